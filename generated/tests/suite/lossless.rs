//! Nothing is lost between decoding and encoding: what the schema does not know, `null` against
//! absent, the texts of numbers, strings and time stamps.

use acs_calling_events::{CallingEvent, Encode, Json, is_valid};
use serde_json::{Value, json};

use crate::common::built::{TIME, of_type};
use crate::common::complete::{Complete, Place, events, schema_at};
use crate::common::judge::allows;
use crate::common::parse;
use crate::common::random::Random;
use crate::common::survival::{refused, survives, survives_one};

/// Numbers of whose digits none may change.
const NUMBERS: [&str; 22] = [
    "0",
    "-0",
    "-0.0",
    "0e0",
    "1.0",
    "1e2",
    "1E+2",
    "1e-2",
    "100000e-5",
    "49.728617199999995",
    "0.1000000000000000055511151231257827",
    "9007199254740993",
    "9223372036854775807",
    "-9223372036854775808",
    "-9223372036854775809",
    "18446744073709551615",
    "18446744073709551616",
    "12345678901234567890123",
    "123456789012345678901234567890.123456789",
    "1.7976931348623157e308",
    "5e-324",
    "1e-400",
];

/// Strings as they are written.
const STRINGS: [&str; 12] = [
    r#""""#,
    r#"" ""#,
    r#""\"\\\/\b\f\n\r\t""#,
    r#""\u0000\u001f\u007f\u0080""#,
    r#""\u0041\u00e9\u00E9\u2028\uFFFF""#,
    r#""\ud83d\ude00 and \uD83D\uDE00""#,
    r#""\ud800\udc00\udbff\udfff""#,
    "\"é ü 漢字 \u{1F600} \u{10FFFF}\"",
    "\"\u{7f}\u{85}\u{feff}\u{2029}\"",
    r#""sixteen bytes...""#,
    r#""sixteen bytes..\n and more than sixteen\t""#,
    r#""null""#,
];

#[test]
fn unknown_event_types_survive() {
    let data = [
        "{}",
        "[]",
        "null",
        "true",
        "false",
        "\"text\"",
        "\"\"",
        "12",
        "1.50",
        r#"{"a": {"b": [1, {"c": null}], "": 1e2}, "id": "2", "eventType": 3}"#,
        r#"{"startedBy": 5, "serverCallId": null}"#,
    ];
    for event_type in [
        "Contoso.Other",
        "",
        "microsoft.communication.callstarted",
        "\u{1F600}",
    ] {
        for data in data {
            for (name, envelope) in [("eventType", "subject"), ("type", "source")] {
                let rest = match name {
                    "type" => r#""specversion": "1.0""#,
                    _ => r#""eventTime": "2024-11-05T09:41:07.00Z""#,
                };
                let body = format!(
                    r#"{{"id": "1", "{envelope}": "s", "{name}": "{event_type}", {rest}, "data": {data}}}"#
                );
                let event = survives_one(&body);
                let CallingEvent::Unknown(unknown) = event.data() else {
                    panic!("{body}: {event:?}");
                };
                assert_eq!(unknown.event_type(), event_type, "{body}");
                let raw = unknown.data.as_ref().map(Json::as_raw);
                assert_eq!(raw, Some(data), "{body}");
            }
        }
    }
}

#[test]
fn data_may_be_absent_from_unknown_cloud_events_only() {
    let absent = r#"{"id": "1", "source": "s", "type": "Other", "specversion": "1.0"}"#;
    let CallingEvent::Unknown(unknown) = survives_one(absent).data().clone() else {
        panic!("{absent}: known");
    };
    assert_eq!(unknown.data, None);
    let null = absent.replace('}', r#", "data": null}"#);
    assert_ne!(survives_one(absent), survives_one(&null));
    survives_one(&absent.replace('}', r#", "data_base64": "AA=="}"#));

    for event_type in CallingEvent::EVENT_TYPES {
        refused(&absent.replace("Other", event_type));
    }
    refused(
        r#"{"id": "1", "subject": "s", "eventType": "Other", "eventTime": "2024-11-05T09:41:07Z"}"#,
    );
}

#[test]
fn unknown_members_survive_at_every_level() {
    let names = [
        "x",
        "",
        "a/b~c",
        "é",
        "\"\\\n",
        "ID",
        "Data",
        "kind ",
        "\u{1F600}",
    ];
    for event in events() {
        for name in names {
            let mut value = event.value.clone();
            let added = add_to_every_object(&mut value, name);
            assert!(added >= 2, "{}: only {added} objects", event.name);
            survives(&event.name, &value.to_string());
        }
    }
}

#[test]
fn unknown_members_keep_their_text() {
    let deep = format!("{}1.0{}", "[{\"x\": ".repeat(40), "}]".repeat(40));
    let scalars = NUMBERS.iter().chain(&STRINGS).copied();
    for (index, value) in scalars
        .chain(["null", "true", "[ ]", "{ }", &deep])
        .enumerate()
    {
        // Each value in another quarter of the events.
        for event in events().iter().skip(index % 4).step_by(4) {
            let text = event.value.to_string();
            // At the start of the envelope and of the data.
            let text = text.replacen('{', &format!("{{\"extension\": {value}, "), 1);
            let data = "\"data\":{";
            let text = text.replacen(data, &format!("{data}\n  \"extra\": {value}, "), 1);
            survives(&event.name, &text);
        }
    }
}

#[test]
fn many_unknown_members_survive_in_their_order() {
    for count in [1, 31, 32, 33, 64, 65, 1000] {
        let names: Vec<String> = (0..count)
            .map(|it| format!("{}", it * 7919 % 10_007))
            .collect();
        let members: Vec<String> = names.iter().map(|it| format!("\"{it}\":{it}.0")).collect();
        let body = format!(
            r#"{{"id":"1","source":"s","type":"Other","specversion":"1.0",{}}}"#,
            members.join(",")
        );
        assert_eq!(survives_one(&body).to_json(), body);
    }
}

#[test]
fn unknown_enum_values_survive() {
    let mut checked = 0;
    for event in events() {
        for place in &event.optional {
            let Some(listed) = open_enum(place) else {
                continue;
            };
            let unlisted = ["", "PhoneNumber", "{role}", "null"];
            let unlisted = unlisted.into_iter().map(|it| json!(it));
            for text in listed.iter().cloned().chain(unlisted) {
                let mut value = event.value.clone();
                *at(&mut value, place) = text;
                survives(&event.name, &value.to_string());
                checked += 1;
            }
        }
    }
    assert!(checked >= 1000, "only {checked}");
}

#[test]
fn null_and_absent_stay_apart() {
    let mut checked = 0;
    for event in events() {
        let text = event.value.to_string();
        let present = survives(&event.name, &text);
        for place in &event.optional {
            let name = format!("{}: {}", event.name, place.instance);
            let mut null = event.value.clone();
            *at(&mut null, place) = Value::Null;
            let mut absent = event.value.clone();
            remove(&mut absent, place);

            let texts = [null, absent].map(|it| it.to_string());
            let [null, absent] = texts.each_ref().map(|text| survives(&name, text));
            assert_ne!(present, null, "{name}");
            assert_ne!(present, absent, "{name}");
            assert_ne!(null, absent, "{name}");
            checked += 1;
        }
    }
    assert!(checked >= 500, "only {checked} members");
}

#[test]
fn every_optional_member_may_be_null_or_absent_at_once() {
    let mut random = Random::new(7);
    for event in events() {
        for chance in [1, 2, 3] {
            for _ in 0..8 {
                let mut value = event.value.clone();
                // Those inside others come before them: later they may be gone.
                for place in &event.optional {
                    if random.one_in(chance) {
                        *at(&mut value, place) = Value::Null;
                    } else if random.one_in(2) {
                        remove(&mut value, place);
                    }
                }
                survives(&event.name, &value.to_string());
            }
        }
    }
}

#[test]
fn numbers_keep_their_text() {
    for number in NUMBERS {
        let call = format!(
            r#"{{"startedBy": {{}}, "serverCallId": "", "durationOfCall": {number}, "callDurationInSeconds":{number}}}"#
        );
        let event = of_type(CallingEvent::CALL_ENDED, &call);
        let CallingEvent::CallEnded(data) = survives_one(&event).data().clone() else {
            panic!("{event}: another variant");
        };
        assert_eq!(
            data.duration_in_seconds().map(|it| it.as_str()),
            Some(number)
        );
    }
}

#[test]
fn integers_keep_their_text() {
    let mut integers = 0;
    for number in NUMBERS {
        let data = format!(
            r#"{{"recordingStorageInfo": {{"recordingChunks": [{{"index": {number}}}]}}, "recordingDurationMs": {number}}}"#
        );
        let body = of_type(CallingEvent::RECORDING_FILE_STATUS_UPDATED, &data);
        let value = parse(&body);
        assert_eq!(is_valid(&value), allows(&value), "{number}");
        if allows(&value) {
            survives_one(&body);
            integers += 1;
        } else {
            refused(&body);
        }
    }
    assert!(
        (10..NUMBERS.len()).contains(&integers),
        "{integers} integers"
    );
}

#[test]
fn strings_keep_every_character() {
    for string in STRINGS {
        for event_type in CallingEvent::EVENT_TYPES.into_iter().chain(["Other"]) {
            let body = format!(
                r#"{{"id": {string}, "subject": {string}, "topic": {string}, "eventType": "{event_type}",
                    "eventTime": "2024-11-05T09:41:07Z", "extra": {string}, {string}: 1,
                    "data": {{"to": {{"rawId": {string}, "kind": {string}}}, "from": {{{string}: {string}}},
                              "startedBy": {{"role": {string}}}, "serverCallId": {string},
                              "customContext": {{"sipHeaders": {{{string}: {string}}}}},
                              "displayName": {string}, "validationCode": {string},
                              "recordingStorageInfo": {{"recordingChunks": [{{"documentId": {string}}}]}}}}}}"#
            );
            let event = survives_one(&body);
            assert_eq!(json!(event.id()), parse(string), "{body}");
        }
    }
}

#[test]
fn time_stamps_keep_every_digit() {
    for time in [
        "2024-11-05T09:41:07Z",
        "2024-11-05T09:41:07.0Z",
        "2024-11-05T09:41:07.3826154Z",
        "2024-11-05t09:41:07.3826154z",
        "2024-11-05T09:41:07.123456789012345678901234567890+00:00",
        "2024-11-05T09:41:07.10-08:00",
        "2016-12-31T23:59:60Z",
        "2017-01-01T05:29:60.5+05:30",
        "0000-02-29T00:00:00-23:59",
        "9999-12-31T23:59:59.9999999+23:59",
    ] {
        let data = format!(r#"{{"recordingStorageInfo": {{}}, "recordingStartTime": "{time}"}}"#);
        let body = of_type(CallingEvent::RECORDING_FILE_STATUS_UPDATED, &data);
        let body = body.replace(TIME, time);
        let event = survives_one(&body);
        assert_eq!(event.time().map(|it| it.as_str()), Some(time));
        // Escapes are writing, not time.
        survives_one(
            &body
                .replace(':', "\\u003a")
                .replace("\"\\u003a ", "\": ")
                .replace("\"\\u003a", "\":"),
        );
    }
}

#[test]
fn the_order_of_members_makes_no_difference() {
    for event in events() {
        let text = event.value.to_string();
        let reversed = reversed(&event.value);
        let (ours, theirs) = (
            survives(&event.name, &text),
            survives(&event.name, &reversed),
        );
        assert_eq!(ours, theirs, "{}", event.name);
        assert_eq!(ours.to_json(), theirs.to_json(), "{}", event.name);
    }
}

#[test]
fn white_space_makes_no_difference() {
    for event in events() {
        let text = event.value.to_string();
        let pretty = serde_json::to_string_pretty(&event.value).expect("a value can be written");
        let pretty = format!("\r\n\t {} \n", pretty.replace('\n', "\r\n\t"));
        let (ours, theirs) = (survives(&event.name, &text), survives(&event.name, &pretty));
        assert_eq!(ours, theirs, "{}", event.name);
        assert_eq!(ours.to_json(), theirs.to_json(), "{}", event.name);
    }
}

#[track_caller]
fn at<'v>(value: &'v mut Value, place: &Place) -> &'v mut Value {
    let found = value.pointer_mut(&place.instance);
    found.unwrap_or_else(|| panic!("nothing at {}", place.instance))
}

#[track_caller]
fn remove(value: &mut Value, place: &Place) {
    let (parent, name) = place.instance.rsplit_once('/').expect("a member");
    let parent = value.pointer_mut(parent).and_then(Value::as_object_mut);
    let removed = parent.and_then(|it| it.remove(name));
    assert!(removed.is_some(), "nothing at {}", place.instance);
}

/// The values that are listed for a member, if it is an enum of known values and any others.
fn open_enum(place: &Place) -> Option<&'static Vec<Value>> {
    let target = schema_at(&place.schema)
        .pointer("/anyOf/0/$ref")?
        .as_str()?;
    schema_at(&target[1..]).pointer("/anyOf/0/enum")?.as_array()
}

/// Adds a member of that name, except to maps of headers, and gives how often.
fn add_to_every_object(value: &mut Value, name: &str) -> usize {
    match value {
        Value::Array(items) => items
            .iter_mut()
            .map(|it| add_to_every_object(it, name))
            .sum(),
        Value::Object(members) => {
            let below = members
                .iter_mut()
                .filter(|(name, _)| !name.ends_with("Headers"));
            let added: usize = below.map(|(_, it)| add_to_every_object(it, name)).sum();
            members.insert(name.to_owned(), json!({ "x": [1.0, "\n", { "": null }] }));
            added + 1
        }
        _ => 0,
    }
}

/// The value as text, the members of each object from the last to the first.
fn reversed(value: &Value) -> String {
    match value {
        Value::Array(items) => {
            let items: Vec<String> = items.iter().map(reversed).collect();
            format!("[{}]", items.join(","))
        }
        Value::Object(members) => {
            let members = members.iter().rev();
            let members: Vec<String> = members
                .map(|(name, value)| format!("{}:{}", json!(name), reversed(value)))
                .collect();
            format!("{{{}}}", members.join(","))
        }
        other => other.to_string(),
    }
}

#[test]
fn payloads_made_from_the_schema_are_complete() {
    assert_eq!(events().len(), 32, "events, envelopes and forms");
    for Complete {
        name,
        value,
        optional,
        ..
    } in events()
    {
        assert!(allows(value), "{name}: {value}");
        assert!(!optional.is_empty(), "{name}: nothing is optional");
    }
}
