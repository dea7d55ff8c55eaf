//! Of members with the same name in one object the last one counts, wherever they are, whatever the
//! others are.

use acs_calling_events::{CallingEvent, DecodeError, Event, decode};

use crate::common::built::of_type;
use crate::common::survival::{refused, survives_one};

#[test]
fn of_repeated_members_the_last_one_counts() {
    let good = of_type("Other", r#"{"a": 1}"#);
    let append = |member: &str| format!("{}, {member}}}", &good[..good.len() - 1]);
    let call = |members: &str| of_type(CallingEvent::INCOMING_CALL, &format!("{{{members}}}"));
    for body in [
        // What is repeated is the same, another, of the wrong type at first, in the envelope.
        good.replacen('{', r#"{"id": "1", "#, 1),
        good.replacen('{', r#"{"id": "2", "#, 1),
        good.replacen('{', r#"{"id": null, "eventTime": 5, "data": [[[]]], "#, 1),
        good.replacen('{', r#"{"\u0069d": 5, "#, 1),
        good.replacen('{', r#"{"x": 1, "x": 2, "x": 3, "#, 1),
        good.replacen('{', r#"{"topic": null, "topic": "t", "#, 1),
        good.replacen('{', r#"{"topic": "t", "topic": null, "#, 1),
        // What decides how the rest is read.
        good.replacen('{', r#"{"eventType": "Microsoft.Communication.CallEnded", "#, 1),
        r#"{"specversion": 1, "id": "1", "source": "s", "type": "Other", "specversion": "1.0"}"#.to_owned(),
        r#"{"type": "Microsoft.Communication.CallStarted", "id": "1", "source": "s", "type": "Other", "specversion": "1.0"}"#.to_owned(),
        // In the data, in what is below it, and in maps.
        call(r#""to": 1, "to": {}, "from": {}, "from": {"rawId": "1"}"#),
        call(r#""to": {"rawId": 1, "rawId": "1"}, "from": {"rawId": "1", "rawId": null}"#),
        call(r#""to": {"x": 1, "x": 2}, "from": {"communicationUser": 1, "communicationUser": {"id": "1", "id": "2"}}"#),
        call(r#""to": {}, "from": {}, "customContext": {"sipHeaders": {"a": 1, "A": "b", "a": "c"}}"#),
        call(r#""to": {}, "from": {}, "customContext": {"sipHeaders": {"a": "1", "\u0061": "2"}}"#),
        call(r#""to": {}, "from": {}, "customContext": 5, "customContext": null"#),
        of_type(CallingEvent::CALL_STARTED, r#"{"startedBy": {"communicationIdentifier": 5, "role": "r", "communicationIdentifier": {}}, "serverCallId": ""}"#),
        of_type(CallingEvent::CALL_STARTED, r#"{"startedBy": {"role": 5, "role": "r"}, "serverCallId": 5, "serverCallId": ""}"#),
        // Where nobody knows the members.
        of_type("Other", r#"{"a": 1, "a": 2}"#),
    ] {
        survives_one(&body);
    }
    for body in [
        append(r#""id": 5"#),
        append(r#""\u0069\u0064": null"#),
        append(r#""eventTime": "today""#),
        append(r#""eventType": "Microsoft.Communication.CallEnded""#),
        r#"{"id": "1", "source": "s", "type": "Other", "specversion": "1.0", "specversion": "1.1"}"#.to_owned(),
        call(r#""to": {}, "from": {}, "to": 1"#),
        call(r#""to": {"rawId": "1", "rawId": 1}, "from": {}"#),
        call(r#""to": {}, "from": {}, "customContext": {"sipHeaders": {"a": "c", "a": 1}}"#),
        of_type(CallingEvent::CALL_STARTED, r#"{"startedBy": {"communicationIdentifier": {}, "communicationIdentifier": 5}, "serverCallId": ""}"#),
    ] {
        refused(&body);
    }
}

#[test]
fn a_report_points_at_the_last_one() {
    let body = of_type(
        CallingEvent::INCOMING_CALL,
        "{\n\"to\": {\"rawId\": 1},\n\"from\": {},\n\"to\": {\n\"rawId\": \"1\",\n\"rawId\": [\n2]}}",
    );
    let Err(DecodeError::Violations(violations)) = decode(body.as_bytes()) else {
        panic!("{body}: not refused");
    };
    let expected = "6:10: /data/to/rawId: expected a string or null, found an array \
                    (#/$defs/CommunicationIdentifier/properties/rawId/type)";
    assert_eq!(violations.to_string(), expected);
}

#[test]
fn many_repeated_members_are_found() {
    // The search for repeated members changes with their number.
    for count in [2, 30, 31, 32, 33, 34, 100] {
        for repeated in [0, 1, count / 2, count - 2] {
            let members: Vec<String> = (0..count).map(|it| format!("\"x{it}\":{it}")).collect();
            let body = format!(
                r#"{{"id":"1","source":"s",{},"x{repeated}":"again","type":"Other","specversion":"1.0"}}"#,
                members.join(",")
            );
            let event = survives_one(&body);
            let Event::CloudEvent(event) = event else {
                panic!("{body}: {event:?}");
            };
            assert_eq!(event.extra.len(), count, "{body}");
            let found = event.extra.raw(&format!("x{repeated}"));
            assert_eq!(found, Some("\"again\""), "{body}");
        }
    }
}
