//! Whether a body is accepted and comes back as it came, or is refused, by every way in.

use acs_calling_events::{Delivery, Encode, Event, Root, decode, is_valid, validate};

use super::judge::allows;
use super::parse;
use super::same::assert_same;

/// Fails unless the body is valid and comes back as it came, also after its text was copied.
#[track_caller]
pub fn survives<'t>(name: &str, body: &'t str) -> Root<'t> {
    let value = parse(body);
    assert!(
        allows(&value),
        "{name}: the independent validator refuses {body}"
    );
    if let Err(violations) = validate(&value) {
        panic!("{name}: {violations}: {body}");
    }
    let root = decode(body.as_bytes()).unwrap_or_else(|it| panic!("{name}: {it}: {body}"));
    let encoded = root.to_json();
    assert_same(name, body, &encoded);
    assert!(
        !encoded.contains(['\n', '\r']),
        "{name}: more than one line"
    );
    assert_eq!(
        root.clone().into_owned().to_json(),
        encoded,
        "{name}: owned"
    );
    let serialized = serde_json::to_value(&root).unwrap_or_else(|it| panic!("{name}: {it}"));
    assert_eq!(serialized, value, "{name}: to_value");
    root
}

/// The same for a body of one event.
#[track_caller]
pub fn survives_one(body: &str) -> Event<'_> {
    survives("body", body);
    let delivery = Delivery::decode(body.as_bytes()).unwrap_or_else(|it| panic!("{it}: {body}"));
    let event = delivery.into_events().next().expect("one event");
    let event = event.unwrap_or_else(|it| panic!("{it}: {body}"));
    assert_same("event", body, &event.to_json());
    event
}

/// Fails unless the body is JSON but not valid.
#[track_caller]
pub fn refused(body: &str) {
    let value = parse(body);
    assert!(!allows(&value), "the independent validator allows {body}");
    assert!(
        validate(&value).is_err() && !is_valid(&value),
        "valid: {body}"
    );
    assert!(decode(body.as_bytes()).is_err(), "decoded: {body}");
    let delivery = Delivery::decode(body.as_bytes()).unwrap_or_else(|it| panic!("{it}: {body}"));
    assert!(delivery.events().all(|it| it.is_err()), "delivered: {body}");
}
