//! What a log gets to see of events: a subscriber captures everything.

use std::fmt;
use std::sync::{Arc, Mutex};

use acs_calling_events::{CallingEventHandler, Delivery, IncomingCall};
use tracing::field::{Field, Visit};
use tracing::span::{Attributes, Id, Record};
use tracing::{Event, Metadata, Subscriber};

/// Every name and every value that spans and events get.
#[derive(Clone, Default)]
struct Capture {
    lines: Arc<Mutex<Vec<String>>>,
}

struct Line<'l>(&'l mut String);

impl Visit for Line<'_> {
    fn record_debug(&mut self, field: &Field, value: &dyn fmt::Debug) {
        *self.0 += &format!(" {field}={value:?}");
    }
}

impl Capture {
    fn push(&self, start: String, visit: impl FnOnce(&mut Line<'_>)) {
        let mut line = start;
        visit(&mut Line(&mut line));
        self.lines.lock().expect("no panic").push(line);
    }

    fn text(&self) -> String {
        self.lines.lock().expect("no panic").join("\n")
    }
}

impl Subscriber for Capture {
    fn enabled(&self, _: &Metadata<'_>) -> bool {
        true
    }

    fn new_span(&self, attributes: &Attributes<'_>) -> Id {
        let metadata = attributes.metadata();
        let start = format!(
            "{} {} {}",
            metadata.level(),
            metadata.target(),
            metadata.name()
        );
        self.push(start, |line| attributes.record(line));
        Id::from_u64(1)
    }

    fn record(&self, _: &Id, record: &Record<'_>) {
        self.push("record".to_owned(), |line| record.record(line));
    }

    fn record_follows_from(&self, _: &Id, _: &Id) {}

    fn event(&self, event: &Event<'_>) {
        self.push(event.metadata().level().to_string(), |line| {
            event.record(line)
        });
    }

    fn enter(&self, _: &Id) {
        self.push("enter".to_owned(), |_| {});
    }

    fn exit(&self, _: &Id) {
        self.push("exit".to_owned(), |_| {});
    }
}

struct Handler;

impl CallingEventHandler for Handler {
    fn incoming_call(&mut self, _: &IncomingCall<'_>, _: &acs_calling_events::Event<'_>) {
        tracing::info!("ring");
    }
}

const CALL: &str = r#"{
    "id": "the id", "topic": "/topic", "subject": "secret subject",
    "eventType": "Microsoft.Communication.IncomingCall",
    "eventTime": "2024-11-05T09:41:07.3826154Z",
    "data": {
        "to": {"rawId": "secret to"}, "from": {"phoneNumber": {"value": "secret number"}},
        "callerDisplayName": "secret name", "incomingCallContext": "secret token",
        "customContext": {"voipHeaders": {"secret header": "secret value"}}
    }
}"#;

#[test]
fn an_event_is_handled_in_its_span() {
    let capture = Capture::default();
    tracing::subscriber::with_default(capture.clone(), || {
        let delivery = Delivery::decode(CALL.as_bytes()).expect("JSON");
        delivery.dispatch(&mut Handler);
    });
    let text = capture.text();
    let lines: Vec<&str> = text.lines().collect();
    assert_eq!(
        lines[0],
        "INFO acs_calling_events event event.id=\"the id\" \
         event.type=\"Microsoft.Communication.IncomingCall\" event.source=\"/topic\""
    );
    let lag = lines[1].strip_prefix("record lag_ms=").expect("the lag");
    assert!(lag.parse::<i64>().is_ok_and(|lag| lag > 0), "{lag}");
    assert_eq!(lines[2..], ["enter", "INFO message=ring", "exit"]);
}

#[test]
fn the_delivery_count_is_there_if_it_is_known() {
    let capture = Capture::default();
    tracing::subscriber::with_default(capture.clone(), || {
        let delivery = Delivery::decode(CALL.as_bytes()).expect("JSON");
        let event = delivery.events().flatten().next().expect("an event");
        let _entered = event.span(Some(3)).entered();
    });
    assert!(
        capture.text().contains(" delivery_count=3"),
        "{}",
        capture.text()
    );
}

#[test]
fn clocks_may_differ_and_times_be_absent() {
    let cloud = r#"{"specversion": "1.0", "id": "1", "source": "s", "type": "t""#;
    for (time, lag) in [
        ("", None),
        (r#", "time": "9999-12-31T23:59:59Z""#, Some('-')),
        (r#", "time": "0000-01-01T00:00:00Z""#, Some('6')),
    ] {
        let capture = Capture::default();
        let body = format!("{cloud}{time}}}");
        tracing::subscriber::with_default(capture.clone(), || {
            let delivery = Delivery::decode(body.as_bytes()).expect("JSON");
            delivery.dispatch(&mut Handler);
        });
        let text = capture.text();
        let found = text
            .split("lag_ms=")
            .nth(1)
            .and_then(|it| it.chars().next());
        assert_eq!(found, lag, "{time}: {text}");
    }
}

#[test]
fn nothing_sensitive_is_in_a_log() {
    let capture = Capture::default();
    let broken = CALL.replace(r#""secret token""#, r#"["secret token"]"#);
    tracing::subscriber::with_default(capture.clone(), || {
        for body in [CALL, &broken] {
            let delivery = Delivery::decode(body.as_bytes()).expect("JSON");
            delivery.dispatch(&mut Handler);
        }
    });
    let text = capture.text();
    assert!(!text.contains("secret"), "{text}");
    assert!(text.contains("WARN message=event 0: "), "{text}");
}

#[cfg(feature = "receiver")]
#[test]
fn a_notification_knows_its_delivery_count() {
    use acs_calling_events::message::Headers;
    use acs_calling_events::receiver::{Action, Head, Settings, receive};

    let head = Head {
        method: "POST",
        query: None,
        headers: Headers::from([("aeg-delivery-count", "2")]),
    };
    let capture = Capture::default();
    tracing::subscriber::with_default(capture.clone(), || {
        match receive(&head, CALL.as_bytes(), &Settings::without_key()) {
            Action::Deliver(notification) => notification.dispatch(&mut Handler),
            other => panic!("{other:?}"),
        }
    });
    assert!(
        capture.text().contains(" delivery_count=2"),
        "{}",
        capture.text()
    );
}
