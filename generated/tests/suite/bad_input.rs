//! Bodies that are not JSON and items that are no events: what is said, and where.

use acs_calling_events::{DecodeError, Delivery, Events, decode};
use serde_json::Value;

use crate::common::built::of_type;
use crate::common::files::example;
use crate::common::{KEEPS_TEXTS, read};

#[test]
fn what_is_not_json_is_one_error() {
    let cases: &[(&[u8], &str)] = &[
        (b"", "1:1: EOF while parsing a value"),
        (b" \t ", "1:3: EOF while parsing a value"),
        (b"\n \r\n", "3:1: EOF while parsing a value"),
        (b"hello", "1:1: expected value"),
        (b"<!DOCTYPE html>", "1:1: expected value"),
        (b"validationCode=1", "1:1: expected value"),
        (b"\0", "1:1: expected value"),
        (b"// none\n{}", "1:1: expected value"),
        (b"\xef\xbb\xbf{}", "1:1: expected value"),
        (b"{\0\"\0", "1:2: key must be a string"),
        (b"{'id': 1}", "1:2: key must be a string"),
        (b"{1: 2}", "1:2: key must be a string"),
        (b"{\"id\" 1}", "1:7: expected `:`"),
        (b"{\"id\": }", "1:8: expected value"),
        (b"{\"id\": 1,}", "1:10: trailing comma"),
        (b"[\n  {},\n]", "3:1: trailing comma"),
        (b"[1,,2]", "1:4: expected value"),
        (b"[1 2]", "1:4: expected `,` or `]`"),
        (b"{\"id\": [}", "1:9: expected value"),
        (b"[nul]", "1:5: expected ident"),
        (b"[NaN]", "1:2: expected value"),
        (b"[+1]", "1:2: expected value"),
        (b"[01]", "1:3: invalid number"),
        (b"[1.]", "1:4: invalid number"),
        (b"[.5]", "1:2: expected value"),
        (b"[1e]", "1:4: invalid number"),
        (b"[-]", "1:3: invalid number"),
    ];
    for (body, expected) in cases {
        check_not_json(body, expected);
    }
}

#[test]
fn what_is_cut_off_is_one_error() {
    let cases: &[(&[u8], &str)] = &[
        (b"[", "1:1: EOF while parsing a list"),
        (b"{", "1:1: EOF while parsing an object"),
        (b"[{\"id\"", "1:6: EOF while parsing an object"),
        (b"{\"id\":", "1:6: EOF while parsing a value"),
        (b"{\"id\": \"1", "1:9: EOF while parsing a string"),
        (b"{\"id\": \"1\\", "1:10: EOF while parsing a string"),
        (b"{\"id\": \"\\u00", "1:12: EOF while parsing a string"),
        (b"{\"id\": \"1\"", "1:10: EOF while parsing an object"),
        (b"{\"id\": \"1\",", "1:11: EOF while parsing a value"),
        (b"[\n{}\n", "3:1: EOF while parsing a list"),
        (b"[{},", "1:4: EOF while parsing a value"),
        (b"tru", "1:3: EOF while parsing a value"),
        (b"-", "1:1: EOF while parsing a value"),
    ];
    for (body, expected) in cases {
        check_not_json(body, expected);
    }
}

#[test]
fn an_event_cut_off_anywhere_is_not_json() {
    let text = &example("IncomingCall/article.json").text;
    let whole = text.trim_end().len();
    for length in 0..whole {
        let body = &text.as_bytes()[..length];
        assert!(
            matches!(decode(body), Err(DecodeError::Json(_))) && Delivery::decode(body).is_err(),
            "decoded the first {length} bytes"
        );
    }
    assert!(decode(&text.as_bytes()[..whole]).is_ok());
}

#[test]
fn what_follows_the_body_is_an_error() {
    let cases: &[(&[u8], &str)] = &[
        (b"{} x", "1:4: trailing characters"),
        (b"{}{}", "1:3: trailing characters"),
        (b"{}\n{}\n", "2:1: trailing characters"),
        (b"[],", "1:3: trailing characters"),
        (b"nullx", "1:5: trailing characters"),
        (b"{}\0", "1:3: trailing characters"),
    ];
    for (body, expected) in cases {
        check_not_json(body, expected);
    }
    let text = &example("CallStarted/article.json").text;
    let body = format!("{}\n}}", text.trim_end());
    let line = body.lines().count();
    check_not_json(body.as_bytes(), &format!("{line}:1: trailing characters"));
}

#[test]
fn what_is_not_utf8_is_one_error() {
    let cases: &[(&[u8], &str)] = &[
        (b"\xff\xfe{\0}\0", "1:1: not UTF-8"),
        (b"{\n\"id\": \"a\xff\"}", "2:9: not UTF-8"),
        (b"{\"id\": \"\xc3", "1:9: not UTF-8"),
        (b"{\"id\": \"\xc3\"}", "1:9: not UTF-8"),
        // A surrogate, a letter in two bytes too many, and beyond the last character.
        (b"{\"id\": \"\xed\xa0\x80\"}", "1:9: not UTF-8"),
        (b"{\"id\": \"\xe0\x80\xaf\"}", "1:9: not UTF-8"),
        (b"{\"id\": \"\xf4\x90\x80\x80\"}", "1:9: not UTF-8"),
        (b"{\"\x80\": 1}", "1:3: not UTF-8"),
        (b"[{}, {\n\n}]\xa0", "3:3: not UTF-8"),
    ];
    for (body, expected) in cases {
        check_not_json(body, expected);
    }
}

#[test]
fn strings_that_are_none_are_an_error() {
    let cases: &[(&[u8], &str)] = &[
        (br#"{"id": "\ud800"}"#, "1:15: unexpected end of hex escape"),
        (
            br#"{"id": "\ud800x"}"#,
            "1:15: unexpected end of hex escape",
        ),
        (
            br#"{"id": "\ud800\n"}"#,
            "1:16: unexpected end of hex escape",
        ),
        (
            br#"{"id": "\ud800\ud800"}"#,
            "1:20: lone leading surrogate in hex escape",
        ),
        (
            br#"{"id": "\udc00"}"#,
            "1:14: lone leading surrogate in hex escape",
        ),
        (
            br#"{"\udc00": 1}"#,
            "1:8: lone leading surrogate in hex escape",
        ),
        (br#"{"id": "\u12g4"}"#, "1:14: invalid escape"),
        (br#"{"id": "\x"}"#, "1:10: invalid escape"),
        (
            b"{\"id\": \"a\tb\"}",
            "1:10: control character (\\u0000-\\u001F) found while parsing a string",
        ),
        (
            b"{\"id\": \"a\nb\"}",
            "2:1: control character (\\u0000-\\u001F) found while parsing a string",
        ),
        (
            b"{\"id\": \"a\0b\"}",
            "1:10: control character (\\u0000-\\u001F) found while parsing a string",
        ),
    ];
    for (body, expected) in cases {
        check_not_json(body, expected);
    }
    // Not a control character in the sense of JSON.
    assert!(decode(unknown("\"\x7f\u{85}\u{2028}\"").as_bytes()).is_ok());
}

#[test]
fn numbers_beyond_the_range_are_an_error() {
    check_out_of_range(b"1e400", (1, 1), 5);
    check_out_of_range(b"[\n-1e400]", (2, 1), 6);
    for number in ["1e309", "-1.8e308", &"9".repeat(310), "1e99999"] {
        let body = unknown(number);
        let start = body.find(number).expect("it is there");
        check_out_of_range(body.as_bytes(), (1, start + 1), start + number.len());
    }
    // Where the exponent alone is too large.
    check_out_of_range(b"[0.1e999999999999999999999]", (1, 2), 15);
    for number in [
        "1.7e308",
        "-1e-400",
        &"9".repeat(308),
        "0e999999999999999999999",
    ] {
        assert!(decode(unknown(number).as_bytes()).is_ok(), "{number}");
    }
}

#[test]
fn what_is_nested_too_deeply_is_an_error() {
    type Wrap = fn(usize) -> String;
    let wraps: [(&str, Wrap); 4] = [
        // Depths of what surrounds: one, two, one and two.
        ("arrays in data", |depth| {
            unknown(&nested("[", "]", depth - 1))
        }),
        ("objects in a batch", |depth| {
            format!("[{}]", unknown(&objects(depth - 2)))
        }),
        ("extension", |depth| {
            unknown("0").replacen(
                '{',
                &format!("{{\"x\": {}, ", nested("[", "]", depth - 1)),
                1,
            )
        }),
        ("member of the data", |depth| {
            let deep = objects(depth - 3);
            let data = format!(r#"{{"to": {{"x": {deep}}}, "from": {{}}}}"#);
            unknown(&data).replace("Other", "Microsoft.Communication.IncomingCall")
        }),
    ];
    for (name, wrap) in wraps {
        for depth in [126, 127, 128, 129, 10_000, 200_000] {
            let body = wrap(depth);
            let parsed = serde_json::from_str::<Value>(&body).map_err(|it| it.to_string());
            assert_eq!(
                parsed.is_ok(),
                depth <= 127,
                "{name}, {depth} deep: serde_json"
            );
            match decode(body.as_bytes()) {
                Ok(_) => assert!(depth <= 127, "{name}, {depth} deep: decoded"),
                Err(DecodeError::Json(error)) => {
                    let error = error.to_string();
                    assert!(depth > 127, "{name}, {depth} deep: {error}");
                    assert!(
                        error.ends_with(": recursion limit exceeded"),
                        "{name}: {error}"
                    );
                }
                Err(error) => panic!("{name}, {depth} deep: {error}"),
            }
            assert_eq!(
                Delivery::decode(body.as_bytes()).is_ok(),
                depth <= 127,
                "{name}"
            );
        }
    }
}

#[test]
fn a_body_that_is_no_event_is_rejected_as_one() {
    for (body, found) in [
        ("12", "a number"),
        ("\"text\"", "a string"),
        ("null", "null"),
        ("true", "a boolean"),
        ("false", "a boolean"),
    ] {
        check_rejected(
            &format!("\n {body} "),
            &[&format!(
                "event 0: 2:2: (root): expected an object, found {found} (#/$defs/EventGridEvent/type)"
            )],
        );
    }
    check_rejected(
        "{}",
        &[
            "event 0: 1:1: (root): missing `data` (#/$defs/EventGridEvent/required)\n\
           1:1: (root): missing `eventTime` (#/$defs/EventGridEvent/required)\n\
           1:1: (root): missing `eventType` (#/$defs/EventGridEvent/required)\n\
           1:1: (root): missing `id` (#/$defs/EventGridEvent/required)\n\
           1:1: (root): missing `subject` (#/$defs/EventGridEvent/required)",
        ],
    );
    check_rejected(
        r#"{"specversion": "1.0"}"#,
        &[
            "event 0: 1:1: (root): missing `id` (#/$defs/CloudEvent/required)\n\
           1:1: (root): missing `source` (#/$defs/CloudEvent/required)\n\
           1:1: (root): missing `type` (#/$defs/CloudEvent/required)",
        ],
    );
}

#[test]
fn an_array_in_a_batch_is_no_event() {
    let message = "expected an object, found an array (#/$defs/EventGridEvent/type)";
    check_rejected("[[]]", &[&format!("event 0: 1:2: (root): {message}")]);
    check_rejected(
        &format!("[[{}]]", unknown("1")),
        &[&format!("event 0: 1:2: (root): {message}")],
    );
}

#[test]
fn an_empty_batch_has_no_events() {
    for body in ["[]", " [\n] "] {
        let delivery = Delivery::decode(body.as_bytes()).unwrap_or_else(|it| panic!("{it}"));
        assert!(delivery.is_empty(), "{body}: {delivery:?}");
        assert_eq!(delivery.len(), 0, "{body}");
        assert_eq!(delivery.events().count(), 0, "{body}");
        assert!(decode(body.as_bytes()).is_ok(), "{body}");
    }
}

#[test]
fn bad_items_of_a_batch_say_everything() {
    let good = unknown("{}");
    let body = format!(
        r#"[
  {good},
  {{"id": 1, "subject": null, "eventType": "Microsoft.Communication.CallEnded", "eventTime": "today",
    "data": {{"durationOfCall": "12",
             "serverCallId": "x", "reason": {{"code": 1.5, "phrase": []}}}}}},
  {good},
  null,
  {{"specversion": "1.0", "id": "1", "source": "s", "type": "Microsoft.Communication.IncomingCall", "data": {{
    "to": {{"kind": 5, "phoneNumber": {{"value": 4}}}}, "from": [],
    "customContext": {{"sipHeaders": {{"User-To-User": 1, "a/b~c": 2}}}}
  }}}}
]"#
    );
    check_rejected(
        &body,
        &[
            "event 1: 3:10: /id: expected a string, found a number (#/$defs/EventGridEvent/properties/id/type)\n\
             3:24: /subject: expected a string, found null (#/$defs/EventGridEvent/properties/subject/type)\n\
             3:93: /eventTime: not a date-time (#/$defs/EventGridEvent/properties/eventTime/format)\n\
             4:13: /data: missing `startedBy` (#/$defs/CallEnded/required)\n\
             4:32: /data/durationOfCall: expected a number or null, found a string \
             (#/$defs/CallEnded/properties/durationOfCall/type)\n\
             5:54: /data/reason/code: expected an integer or null, found a number \
             (#/$defs/CallEndReason/properties/code/type)\n\
             5:69: /data/reason/phrase: expected a string or null, found an array \
             (#/$defs/CallEndReason/properties/phrase/type)",
            "event 3: 7:3: (root): expected an object, found null (#/$defs/EventGridEvent/type)",
            "event 4: 9:20: /data/to/kind: matches none of the alternatives \
             (#/$defs/CommunicationIdentifier/properties/kind/anyOf)\n\
             9:48: /data/to/phoneNumber/value: expected a string or null, found a number \
             (#/$defs/PhoneNumber/properties/value/type)\n\
             9:61: /data/from: expected an object, found an array (#/$defs/CommunicationIdentifier/type)\n\
             10:54: /data/customContext/sipHeaders/User-To-User: expected a string, found a number \
             (#/$defs/CustomContext/properties/sipHeaders/additionalProperties/type)\n\
             10:66: /data/customContext/sipHeaders/a~1b~0c: expected a string, found a number \
             (#/$defs/CustomContext/properties/sipHeaders/additionalProperties/type)",
        ],
    );
}

#[test]
fn names_in_a_report_cannot_break_its_lines() {
    let header = r#"a\n\r\u0000\u001b[31m\u0085/\""#;
    let data = format!(
        r#"{{"to": {{}}, "from": {{}}, "customContext": {{"sipHeaders": {{"{header}": 1}}}}}}"#
    );
    let body = of_type("Microsoft.Communication.IncomingCall", &data);
    let column = body.find(": 1").expect("it is there") + 3;
    check_rejected(
        &body,
        &[&format!(
            "event 0: 1:{column}: /data/customContext/sipHeaders/\
             a\\u{{a}}\\u{{d}}\\u{{0}}\\u{{1b}}[31m\\u{{85}}~1\": expected a string, found a number \
             (#/$defs/CustomContext/properties/sipHeaders/additionalProperties/type)"
        )],
    );
}

#[test]
fn a_syntax_error_in_the_middle_fails_the_whole_body() {
    let good = unknown("{}");
    let column = good.len() + 2;
    let body = format!("[{good},\n{good} {good},\n{good}]");
    check_not_json(body.as_bytes(), &format!("2:{column}: expected `,` or `]`"));
    // The first item is bad too, but that is not told before the text is known to be JSON.
    check_not_json(b"[{},\n{\"id\": 1],\n{}]", "2:9: expected `,` or `}`");
}

/// An event of a type that the schema does not know.
fn unknown(data: &str) -> String {
    of_type("Other", data)
}

fn nested(open: &str, close: &str, depth: usize) -> String {
    open.repeat(depth) + &close.repeat(depth)
}

fn objects(depth: usize) -> String {
    nested(r#"{"x":"#, "}", depth - 1).replacen(":}", ":{}}", 1)
}

/// Fails unless the body is refused with this text, however it is read.
#[track_caller]
fn check_not_json(body: &[u8], expected: &str) {
    let shown = body.escape_ascii();
    assert!(read(body).is_none(), "serde_json reads {shown}");
    match decode(body) {
        Err(DecodeError::Json(error)) => {
            assert_eq!(error.to_string(), expected, "decode of {shown}");
            let place = format!("{}:{}: ", error.line(), error.column());
            assert!(expected.starts_with(&place), "{place} of {shown}");
        }
        other => panic!("decode of {shown}: {other:?}"),
    }
    match Delivery::decode(body) {
        Err(error) => assert_eq!(error.to_string(), expected, "delivery of {shown}"),
        Ok(delivery) => panic!("delivery of {shown}: {delivery:?}"),
    }
    let mut events = Events::new(body);
    let error = loop {
        match events.next_event() {
            Ok(Some(_)) => {}
            Ok(None) => panic!("events of {shown}"),
            Err(error) => break error,
        }
    };
    assert_eq!(error.to_string(), expected, "events of {shown}");
}

/// The place is where the number begins; or where `serde_json` stops to read it, if that refuses it.
#[track_caller]
fn check_out_of_range(body: &[u8], (line, start): (usize, usize), stop: usize) {
    let column = if *KEEPS_TEXTS { start } else { stop };
    check_not_json(body, &format!("{line}:{column}: number out of range"));
}

/// Fails unless these are the texts of all rejected items.
#[track_caller]
fn check_rejected(body: &str, expected: &[&str]) {
    let delivery = Delivery::decode(body.as_bytes()).unwrap_or_else(|it| panic!("{it}: {body}"));
    let rejected = delivery.events().filter_map(Result::err);
    let texts: Vec<String> = rejected.map(|it| it.to_string()).collect();
    assert_eq!(texts, expected, "{body}");
    assert!(
        matches!(decode(body.as_bytes()), Err(DecodeError::Violations(_))),
        "{body}"
    );
}
