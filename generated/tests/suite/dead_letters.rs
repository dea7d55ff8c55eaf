//! Blobs of dead letters: what Event Grid adds is kept, and told; no line costs the others.

use acs_calling_events::{Delivery, Encode, Event};
use serde_json::{Value, json};

use crate::common::files::example;
use crate::common::items;

/// An event as it is in a blob of the Event Grid schema.
fn dead_event() -> Value {
    let mut event = items(&example("CallEnded/article.json").value)[0].clone();
    event["deadLetterReason"] = "MaxDeliveryAttemptsExceeded".into();
    event["deliveryAttempts"] = 30.into();
    event["lastDeliveryOutcome"] = "NotFound".into();
    event["publishTime"] = "2020-08-13T17:18:14.0265758Z".into();
    event["lastDeliveryAttemptTime"] = "2020-08-14T17:18:14.0465788Z".into();
    event
}

/// The same of the other schema, where names have no capitals.
fn dead_cloud_event() -> Value {
    json!({
        "id": "1", "source": "/s", "type": "Other", "specversion": "1.0", "data": {},
        "deadletterreason": "TimeToLiveExceeded",
        "deliveryattempts": 3,
        "lastdeliveryoutcome": "TimedOut",
        "publishtime": "2020-08-13T21:21:36.4018726Z",
    })
}

#[track_caller]
fn only(body: &Value) -> Event<'static> {
    let text = body.to_string();
    let delivery = Delivery::decode(text.as_bytes())
        .expect("JSON")
        .into_owned();
    let event = delivery.into_events().next().expect("an event");
    event.unwrap_or_else(|rejected| panic!("{rejected}"))
}

#[test]
fn both_schemas_say_why() {
    let event = only(&dead_event());
    let dead = event.dead_letter().expect("it is dead");
    assert_eq!(dead.reason(), "MaxDeliveryAttemptsExceeded");
    assert_eq!(dead.attempts(), Some(30));
    assert_eq!(dead.last_outcome(), Some("NotFound"));
    let published = dead.published().map(|it| it.as_str());
    assert_eq!(published, Some("2020-08-13T17:18:14.0265758Z"));
    let last_attempt = dead.last_attempt().map(|it| it.as_str());
    assert_eq!(last_attempt, Some("2020-08-14T17:18:14.0465788Z"));

    let event = only(&dead_cloud_event());
    let dead = event.dead_letter().expect("it is dead");
    assert_eq!(dead.reason(), "TimeToLiveExceeded");
    assert_eq!(dead.attempts(), Some(3));
    assert_eq!(dead.last_outcome(), Some("TimedOut"));
    assert!(dead.published().is_some());
    assert!(dead.last_attempt().is_none());
}

#[test]
fn what_was_added_is_written_back() {
    for body in [dead_event(), dead_cloud_event()] {
        let written: Value = serde_json::from_str(&only(&body).to_json()).expect("JSON");
        assert_eq!(written, body);
    }
}

#[test]
fn other_values_are_no_reason_to_fail() {
    let mut event = dead_event();
    for (name, value) in [
        ("deliveryAttempts", json!(-1)),
        ("deliveryAttempts", json!("30")),
        ("lastDeliveryOutcome", json!(404)),
        ("publishTime", json!("yesterday")),
        ("publishTime", json!(null)),
    ] {
        event[name] = value;
        let event = only(&event);
        let dead = event.dead_letter().expect("it has a reason");
        assert_eq!(dead.reason(), "MaxDeliveryAttemptsExceeded");
    }
    event["deadLetterReason"] = json!(1);
    assert!(only(&event).dead_letter().is_none());
    let alive = &example("CallEnded/article.json").value;
    assert!(only(alive).dead_letter().is_none());
}

/// Which lines there are, and how many events on each; none where it is not JSON.
fn lines(text: &str) -> Vec<(usize, Option<usize>)> {
    let lines = Delivery::decode_lines(text.as_bytes());
    lines
        .map(|(before, it)| (before, it.ok().map(|it| it.len())))
        .collect()
}

#[test]
fn one_body_or_one_on_each_line() {
    let (one, other) = (dead_event().to_string(), dead_cloud_event().to_string());
    let cases = [
        (format!("[{one},{other}]"), vec![(0, Some(2))]),
        (format!("[\n{one},\n{other}\n]\n"), vec![(0, Some(2))]),
        (format!("{one}\n"), vec![(0, Some(1))]),
        (format!("{one}\n{other}"), vec![(0, Some(1)), (1, Some(1))]),
        (
            format!("{one}\r\n\r\n[{other}]\r\n"),
            vec![(0, Some(1)), (2, Some(1))],
        ),
        (
            format!("oops\n{other}\n{{"),
            vec![(0, None), (1, Some(1)), (2, None)],
        ),
        ("{}\n{}".to_owned(), vec![(0, Some(1)), (1, Some(1))]),
        ("[\n{},\n{}\noops\n]".to_owned(), vec![(0, None)]),
        ("oops".to_owned(), vec![(0, None)]),
        (String::new(), vec![(0, None)]),
    ];
    for (text, expected) in cases {
        assert_eq!(lines(&text), expected, "{text}");
    }
    let latin = [one.as_bytes(), b"\ncaf\xE9\n", other.as_bytes()].concat();
    let fine: Vec<_> = Delivery::decode_lines(&latin)
        .map(|(_, it)| it.is_ok())
        .collect();
    assert_eq!(fine, [true, false, true]);
}
