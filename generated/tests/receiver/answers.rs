//! The table in the receiver's documentation, row by row.

use acs_calling_events::receiver::{Action, Key, Reason, Settings, Settlement};

use crate::payloads::{CALL_STARTED, DELETION, Request, VALIDATION, event, header};

fn open() -> Settings {
    Settings::without_key()
}

#[test]
fn what_is_answered_when_the_handler_succeeds() {
    let known = CALL_STARTED;
    let unknown = event("1");
    let no_id = r#"{"subject": "s", "data": {}, "eventType": "Other", "eventTime": "2024-11-05T09:41:07Z"}"#;
    let mixed = format!("[{unknown}, {no_id}]");
    let batch = format!("[{}, {}, {}]", event("1"), event("2"), event("3"));
    let cases: &[(&str, &str, u16)] = &[
        ("an event", known, 200),
        ("a batch", &batch, 200),
        ("an unknown type", &unknown, 200),
        ("no event", "[]", 200),
        ("a validation", VALIDATION, 200),
        ("a deletion", DELETION, 200),
        ("a rejected event", no_id, 503),
        ("a rejected event among others", &mixed, 503),
        ("JSON that is no event", "\"text\"", 503),
        ("an array that is in an array", "[[]]", 503),
        ("not JSON", "{\"id\": ", 503),
        ("JSON and more", "[] []", 503),
        ("nothing", "", 503),
        ("a form", "a=b&c=d", 503),
    ];
    for (what, body, status) in cases {
        let answer = Request::post(body).answer(&open());
        assert_eq!(answer.status(), *status, "{what}");
    }
    let latin = b"[\"caf\xE9\"]";
    assert_eq!(Request::post(latin).answer(&open()).status(), 503);
}

#[test]
fn a_handler_that_fails_gets_the_events_again() {
    let Action::Deliver(notification) = Request::post(CALL_STARTED).action(&open()) else {
        panic!("not delivered");
    };
    assert_eq!(notification.failed().status(), 503);
}

#[test]
fn the_handler_sees_what_was_rejected() {
    let body = format!("[{}, {{}}, {}]", event("1"), event("2"));
    let Action::Deliver(notification) = Request::post(&body).action(&open()) else {
        panic!("not delivered");
    };
    let events = notification.delivery().events().map(|it| it.is_ok());
    assert_eq!(events.collect::<Vec<_>>(), [true, false, true]);
}

#[test]
fn settings_decide_what_becomes_of_what_nobody_can_handle() {
    for (settlement, status) in [
        (Settlement::Retry, 503),
        (Settlement::DeadLetter, 400),
        (Settlement::Acknowledge, 200),
    ] {
        let unreadable = Request::post("{").answer(&open().unreadable(settlement));
        assert_eq!(unreadable.status(), status, "unreadable {settlement:?}");
        let rejected = Request::post("{}").answer(&open().rejected(settlement));
        assert_eq!(rejected.status(), status, "rejected {settlement:?}");
        let other = Request::post("{}").answer(&open().unreadable(settlement));
        assert_eq!(other.status(), 503, "rejected, and nothing said");
        let fine = Request::post(CALL_STARTED).answer(&open().rejected(settlement));
        assert_eq!(fine.status(), 200, "not rejected");
    }
}

#[test]
fn only_two_methods_are_understood() {
    for method in ["GET", "HEAD", "PUT", "PATCH", "DELETE", "TRACE", "post", ""] {
        let answer = Request::post(CALL_STARTED).method(method).answer(&open());
        assert_eq!(answer.status(), 405, "{method}");
        assert_eq!(header(&answer, "allow"), Some("POST, OPTIONS"));
    }
}

#[test]
fn sizes() {
    let event = event("1");
    let mut batch = vec![b'['];
    while batch.len() + event.len() + 2 < 1 << 20 {
        batch.extend_from_slice(event.as_bytes());
        batch.push(b',');
    }
    batch.pop();
    batch.push(b']');
    batch.resize(1 << 20, b' ');
    assert_eq!(Request::post(&batch).answer(&open()).status(), 200, "1 MiB");

    let exactly = open().max_body(1 << 20);
    assert_eq!(Request::post(&batch).answer(&exactly).status(), 200);
    batch.push(b' ');
    assert_eq!(Request::post(&batch).answer(&exactly).status(), 413);

    batch.resize(Settings::MAX_BODY, b' ');
    assert_eq!(Request::post(&batch).answer(&open()).status(), 200);
    batch.push(b' ');
    assert_eq!(Request::post(&batch).answer(&open()).status(), 413);
}

#[test]
fn an_announced_size_is_enough() {
    for (length, status) in [
        ("2097152", 200),
        ("2097153", 413),
        ("99999999999999", 413),
        ("many", 200),
    ] {
        let request = Request::post("[]").header("Content-Length", length);
        assert_eq!(request.answer(&open()).status(), status, "{length}");
    }
}

#[test]
fn a_wrong_key_is_told_nothing_about_the_body() {
    let settings = Settings::with_key(Key::query("code", "secret")).max_body(1);
    let answer = Request::post("[not JSON").answer(&settings);
    assert_eq!(answer.status(), 401);
}

#[test]
fn content_type_and_event_type_are_not_relied_upon() {
    let types = [
        "application/json; charset=utf-8",
        "application/cloudevents+json",
        "application/cloudevents-batch+json; charset=utf-8",
        "text/plain",
        "",
    ];
    for content_type in types {
        for event_type in [None, Some("Notification"), Some("notification"), Some("?")] {
            let mut request = Request::post(CALL_STARTED).header("content-type", content_type);
            if let Some(event_type) = event_type {
                request = request.header("AEG-Event-Type", event_type);
            }
            let action = request.action(&Settings::without_key());
            assert!(
                matches!(action, Action::Deliver(_)),
                "{content_type} {event_type:?}"
            );
        }
    }
}

#[test]
fn headers_say_more_about_a_delivery() {
    let request = Request::post(CALL_STARTED)
        .header("Aeg-Subscription-Name", "CALLS-TO-CRM")
        .header("aeg-delivery-count", "3");
    let Action::Deliver(notification) = request.action(&open()) else {
        panic!("not delivered");
    };
    assert_eq!(notification.subscription(), Some("CALLS-TO-CRM"));
    assert_eq!(notification.delivery_count(), Some(3));

    let request = Request::post(CALL_STARTED).header("aeg-delivery-count", "-1");
    let Action::Deliver(notification) = request.action(&open()) else {
        panic!("not delivered");
    };
    assert_eq!(notification.delivery_count(), None);
}

#[test]
fn reasons_have_places_and_no_values() {
    let Action::Refuse(refusal) = Request::post("[\n  \"secret\" oops]").action(&open()) else {
        panic!("not refused");
    };
    assert!(matches!(refusal.reason(), Reason::Unreadable(_)));
    assert_eq!(refusal.to_string(), "no event: 2:12: expected `,` or `]`");
    assert_eq!(refusal.answer().body(), refusal.to_string());
}
