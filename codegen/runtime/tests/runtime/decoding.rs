//! The entry points, with a type as the generator emits it.

use std::borrow::Cow;

use codegen_runtime::{
    Decode, DecodeError, Json, Map, Members, Reader, Refused, Text, decode, decode_each,
};

use crate::call::{Any, Call};

#[track_caller]
fn call(text: &str) -> Call<'_> {
    match decode(text.as_bytes()) {
        Ok(call) => call,
        Err(error) => panic!("{error}"),
    }
}

#[track_caller]
fn refused(text: &str, expected: &str) {
    let error = decode::<Call<'_>>(text.as_bytes()).expect_err("it should be refused");
    assert_eq!(error.to_string(), expected);
}

#[test]
fn fills_every_field_and_borrows() {
    let text = r#"{"id":"one","seats":1e1,"started":"2024-05-06T07:08:09Z","topic":"caf\u00e9","tags":["a"],"labels":{"x":true},"parent":{"id":"two","seats":0},"y":[1, 2]}"#;
    let call = call(text);
    assert!(matches!(Cow::from(call.id.clone()), Cow::Borrowed("one")));
    assert_eq!(call.seats.as_i64(), Some(10));
    assert_eq!(call.seats.as_str(), "1e1");
    assert_eq!(call.topic.as_deref(), Some("café"));
    assert_eq!(
        call.started.as_ref().map(|it| it.unix_seconds()),
        Some(1_714_979_289)
    );
    assert_eq!(call.tags, Some(vec!["a".into()]));
    assert_eq!(call.labels, Some(Map::from([("x".into(), true)])));
    assert_eq!(call.parent.as_ref().map(|it| &*it.id), Some("two"));
    assert_eq!(call.extra.raw("y"), Some("[1, 2]"));
}

#[test]
fn null_and_absent_stay_apart() {
    let absent = call(r#"{"id":"1","seats":1}"#);
    let null = call(r#"{"id":"1","seats":1,"topic":null}"#);
    assert_eq!((absent.topic.as_ref(), null.topic.as_ref()), (None, None));
    assert!(null.extra.is_null("topic"));
    assert_ne!(absent, null);
    refused(
        r#"{"id":"1","seats":1,"tags":null}"#,
        "1:28: /tags: expected an array, found null (#/properties/tags/type)",
    );
}

/// Also where all that come are in the schema's order, to the brace at the end.
#[test]
fn a_required_member_is_missed_wherever_others_come() {
    for text in [
        r#"{"id":"1"}"#,
        r#"{"id":"1","topic":"a text that is not short"}"#,
        r#"{"id":"1","labels":{"a":true},"parent":null}"#,
        r#"{"labels":{"a":true},"id":"a text that is not short"}"#,
        r#"{"id":"1","x":"a text that is not short"}"#,
    ] {
        refused(text, "1:1: (root): missing `seats` (#/required)");
    }
}

/// What is passed over is not nested in what comes after it.
#[test]
fn many_nested_values_are_not_nested_in_one_another() {
    let nested: Vec<_> = (0..200)
        .map(|it| format!(r#""x{it}":[{{"y":[]}}]"#))
        .collect();
    let text = format!(r#"{{"id":"1",{},"seats":1}}"#, nested.join(","));
    assert_eq!(call(&text).extra.len(), 200);
}

#[test]
fn members_in_any_order_with_any_white_space() {
    let expected = call(r#"{"id":"1","seats":1,"topic":"t","x":2}"#);
    for text in [
        r#"{"topic":"t","seats":1,"id":"1","x":2}"#,
        r#"{"x":2,"id":"1","seats":1,"topic":"t"}"#,
        r#"{"id":"1","x":2,"topic":"t","seats":1}"#,
        r#"{"\u0069d":"1","s\u0065ats":1,"topic":"\u0074","\u0078":2}"#,
        "\n{\n    \"id\" : \"1\",\n\t\"seats\":1 ,\r\n          \"topic\"\n:\"t\",\"x\":2\n}\n",
    ] {
        assert_eq!(call(text), expected, "{text}");
    }
}

#[test]
fn unknown_members_at_every_place() {
    let known = [r#""id":"1""#, r#""seats":1"#, r#""topic":"t""#];
    let forms = [
        (r#""x":"#, "", ""),
        (r#""\u0078":"#, "", ""),
        (r#" "x" : "#, " ", "\n"),
        (r#""a name of more than thirty-two bytes":"#, "", ""),
    ];
    let values = [
        "\"later\"",
        "\"l\\u0061ter\"",
        "17",
        "-1.5e3",
        "true",
        "null",
        "[1,{}]",
        "{\"y\":[]}",
    ];
    for (name, before, after) in forms {
        for value in values {
            for (place, other) in (0..=3).flat_map(|it| (0..=4).map(move |other| (it, other))) {
                let mut members = known.map(str::to_owned).to_vec();
                members.insert(place, format!("{name}{value}{before}"));
                members.insert(other, format!(r#"{after}"second":{value}"#));
                let text = format!("{{{}}}", members.join(","));
                let call = call(&text);
                assert_eq!(
                    (&*call.id, call.topic.as_deref()),
                    ("1", Some("t")),
                    "{text}"
                );
                let extra: Vec<_> = call
                    .extra
                    .iter()
                    .map(|(_, json)| json.as_raw().to_owned())
                    .collect();
                assert_eq!(extra, [value, value], "{text}");
                let repeated = text.replacen('{', r#"{"second":0,"#, 1);
                assert_eq!(self::call(&repeated).extra, call.extra, "{repeated}");
            }
        }
    }
}

#[test]
fn the_last_duplicate_counts() {
    let last = call(r#"{"id":"1","seats":-1,"x":1,"id":"2","seats":3,"x":{"y":1,"y":2},"x":4}"#);
    assert_eq!((&*last.id, last.seats.as_i64()), ("2", Some(3)));
    assert_eq!(last.extra.len(), 1);
    assert_eq!(last.extra.raw("x"), Some("4"));

    let nested = call(
        r#"{"id":"1","parent":{"id":1,"id":"p","seats":0},"labels":{"a":1,"\u0061":true},"seats":1}"#,
    );
    assert_eq!(nested.parent.map(|it| it.id), Some("p".into()));
    assert_eq!(nested.labels.map(|it| it.len()), Some(1));

    let topic = call(r#"{"id":"1","seats":1,"topic":null,"topic":"t"}"#);
    assert_eq!(
        (topic.topic.as_deref(), topic.extra.is_empty()),
        (Some("t"), true)
    );
    let topic = call(r#"{"id":"1","seats":1,"topic":"t","topic":null}"#);
    assert_eq!(
        (topic.topic.as_deref(), topic.extra.is_null("topic")),
        (None, true)
    );

    refused(
        r#"{"id":"1","id":2,"seats":1}"#,
        "1:16: /id: expected a string, found a number (#/properties/id/type)",
    );
}

#[test]
fn many_unknown_members() {
    let members: Vec<String> = (0..5_000)
        .map(|index| format!("\"m{index}\":{index}"))
        .collect();
    let text = format!("{{\"id\":\"1\",{},\"seats\":1}}", members.join(","));
    assert_eq!(call(&text).extra.len(), 5_000);
    for repeated in ["m3", "m40", "m4999"] {
        let text = format!(
            "{{\"id\":\"1\",{},\"seats\":1,\"{repeated}\":\"last\"}}",
            members.join(",")
        );
        let call = call(&text);
        assert_eq!(call.extra.len(), 5_000);
        assert_eq!(call.extra.raw(repeated), Some("\"last\""));
    }
}

#[test]
fn many_unknown_members_are_kept_however_they_are_spaced() {
    let members: Vec<String> = (0..100).map(|it| format!("\"x{it}\" : {it}")).collect();
    for space in ["", " ", "\n    ", "\r\n\t"] {
        let text = format!(
            "{{{space}\"id\": \"1\",{space}\"seats\": 1,{space}{}{space}}}",
            members.join(&format!(",{space}"))
        );
        let call = call(&text);
        assert_eq!(call.extra.len(), 100);
        assert_eq!(call.extra.raw("x99"), Some("99"));
    }
}

#[test]
fn each_item_stands_alone() {
    let body = br#" [ {"id":"1","seats":1}, {"id":"","seats":"x"}, 7,
        {"id":"4","seats":4,"id":"5"} ] "#;
    let calls = decode_each::<Call<'_>>(body).expect("it is JSON");
    let calls: Vec<_> = calls.iter().collect();
    assert_eq!(calls.len(), 4);
    assert_eq!(calls[0].map(|it| &*it.id).ok(), Some("1"));
    assert_eq!(calls[3].map(|it| &*it.id).ok(), Some("5"));
    let messages: Vec<String> = calls
        .iter()
        .filter_map(|it| Some(it.err()?.to_string()))
        .collect();
    assert_eq!(
        messages,
        [
            "event 1: 1:32: /id: shorter than 1 character (#/properties/id/minLength)\n\
             1:43: /seats: expected an integer, found a string (#/properties/seats/type)",
            "event 2: 1:49: (root): expected an object, found a number (#/type)",
        ]
    );
    let rejected = calls[1].expect_err("it is not valid");
    assert_eq!((rejected.index(), rejected.violations().len()), (1, 2));
}

#[test]
fn very_many_rejected_items_are_counted_but_not_all_reported() {
    let body = format!("[{}1]", "{},".repeat(270_000));
    let calls = decode_each::<Call<'_>>(body.as_bytes()).expect("it is JSON");
    assert_eq!(calls.len(), 270_001);
    let rejected: Vec<_> = calls.iter().filter_map(Result::err).collect();
    assert_eq!(rejected.len(), 270_001);
    assert_eq!(rejected[262_143].violations().len(), 2);
    assert_eq!(
        rejected[270_000].to_string(),
        "event 270000: (root): not valid; too many violations were found before it to report more of this body (#)"
    );
}

#[test]
fn one_value_is_one_item_and_bad_syntax_fails_all() {
    assert_eq!(
        decode_each::<Call<'_>>(br#"{"id":"1","seats":1}"#).map(|it| it.len()),
        Ok(1)
    );
    assert_eq!(decode_each::<Call<'_>>(b"[]").map(|it| it.len()), Ok(0));
    let error = decode_each::<Call<'_>>(b"[7,\n8,]").expect_err("a comma too many");
    assert_eq!((error.line(), error.column()), (2, 3));
    assert_eq!(error.to_string(), "2:3: trailing comma");
    for body in [
        "",
        "[",
        "[7",
        "[7] 8",
        "7 8",
        "[7,8}",
        "{\"id\":\"1\",\"seats\":1}x",
    ] {
        assert!(decode_each::<Call<'_>>(body.as_bytes()).is_err(), "{body}");
    }
}

#[test]
fn syntax_goes_before_violations() {
    let error = decode::<Call<'_>>(b"{\"id\":7,\"seats\":}").expect_err("no value");
    assert!(matches!(error, DecodeError::Json(_)), "{error}");
    refused("{\"id\":\"1", "1:8: EOF while parsing a string");
}

#[test]
fn numbers_out_of_range_are_bad_syntax() {
    for body in ["1e400", "[0,\n -1e309]", "{\"a\":1e999999999999}"] {
        let error = decode::<Any<'_>>(body.as_bytes()).expect_err("out of range");
        assert!(
            error.to_string().ends_with(": number out of range"),
            "{error}"
        );
    }
}

#[test]
fn what_is_not_utf8_is_placed() {
    let error = decode::<Any<'_>>(b"[\n\"a\xff\"]").expect_err("not UTF-8");
    assert_eq!(error.to_string(), "2:3: not UTF-8");
}

#[test]
fn looking_ahead_reads_nothing() {
    let mut reader = Reader::new(r#" {"a":{"kind":"inner"},"kind":"first","n":1,"kind":"last"} "#);
    assert_eq!(reader.has_member("n"), Ok(true));
    assert_eq!(reader.has_member("inner"), Ok(false));
    assert!(
        reader
            .raw()
            .is_ok_and(|raw| raw.starts_with('{') && raw.ends_with('}'))
    );
    assert_eq!(Reader::new("[1]").has_member("a"), Ok(false));
    assert_eq!(Reader::new("{\"a\" 1}").has_member("a"), Err(Refused));
}

#[test]
fn reading_again_comes_back() {
    let mut reader = Reader::new("[1,2] true");
    assert_eq!(reader.skip(), Ok(()));
    let end = reader.position();
    let mut items: Vec<Json<'_>> = Vec::new();
    assert_eq!(reader.again(0, |reader| items.decode(reader)), Ok(()));
    assert_eq!((items.len(), reader.position()), (2, end));
    assert_eq!(
        reader.again(0, |reader| reader.string().map(drop)),
        Err(Refused)
    );
    assert_eq!(reader.boolean(), Ok(true));
}

#[test]
fn constants() {
    assert_eq!(Reader::new(" \"a\\u0062\"").text_is("ab"), Ok(()));
    for other in ["\"a\"", "\"abc\"", "\"AB\"", "1", "ab"] {
        assert_eq!(Reader::new(other).text_is("ab"), Err(Refused), "{other}");
    }
}

#[test]
fn nothing_of_the_payload_is_shown() {
    let body = r#"{"id":7,"seats":"MARKER","topic":["MARKER"],"started":"MARKER","tags":{"x":"MARKER"},"labels":{"l":"MARKER"},"parent":{"id":"MARKER","seats":1e9}}"#;
    let error = decode::<Call<'_>>(body.as_bytes()).expect_err("much is wrong");
    let rejected = decode_each::<Call<'_>>(body.as_bytes()).expect("it is JSON");
    let syntax = decode::<Call<'_>>(&body.as_bytes()[..body.len() - 1]).expect_err("it is cut");
    for shown in [
        format!("{error} {error:?}"),
        format!("{syntax} {syntax:?}"),
        format!("{rejected:?}"),
        format!("{:?}", Json::try_from("\"MARKER\"")),
        format!("{:?}", call(r#"{"id":"1","seats":1,"x":"MARKER"}"#)),
        format!("{:?}", Reader::new("\"MARKER\"")),
    ] {
        assert!(!shown.contains("MARKER"), "{shown}");
    }
}

/// What an optional member of this value leaves: whether its field holds it, and the value that is kept instead.
fn optional<'a, T: Decode<'a>>(text: &'a str) -> Result<(bool, Option<String>), Refused> {
    let (mut slot, mut extra) = (None::<T>, Members::new());
    let mut reader = Reader::new(text);
    reader.optional(&mut slot, "it", &mut extra)?;
    assert_eq!(reader.position(), text.trim_end().len(), "{text}");
    Ok((slot.is_some(), extra.raw("it").map(str::to_owned)))
}

#[test]
fn optional_null_is_kept_even_where_the_type_takes_it() {
    for text in ["null", " null ", "\n\tnull\r\n"] {
        for left in [
            optional::<Json<'_>>(text),
            optional::<Box<Json<'_>>>(text),
            optional::<Option<bool>>(text),
            optional::<Text<'_>>(text),
            optional::<bool>(text),
            optional::<Vec<bool>>(text),
            optional::<Call<'_>>(text),
        ] {
            assert_eq!(left, Ok((false, Some("null".to_owned()))), "{text}");
        }
    }
    for text in ["true", " false "] {
        for left in [
            optional::<Json<'_>>(text),
            optional::<Option<bool>>(text),
            optional::<bool>(text),
        ] {
            assert_eq!(left, Ok((true, None)), "{text}");
        }
    }
    for text in [
        "nul",
        "nulL",
        "{\"id\":null}",
        "{\"id\":1,\"seats\":null",
        "",
        " ",
    ] {
        assert_eq!(optional::<Call<'_>>(text), Err(Refused), "{text}");
    }
}
