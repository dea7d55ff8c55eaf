//! Every example payload is accepted, and comes back as it came: through bytes, through serde, and
//! after it was made independent of the body.

use acs_calling_events::{Delivery, Encode, Event, IntoOwned, Root, decode, is_valid, validate};
use serde_json::Value;

use crate::common::files::{Example, valid};
use crate::common::judge::allows;
use crate::common::same::assert_same;
use crate::common::{items, parse};

#[test]
fn there_are_many() {
    assert!(valid().len() >= 150, "only {} examples", valid().len());
}

#[test]
fn each_is_accepted() {
    for Example { name, value, .. } in valid() {
        assert_accepted(name, value);
    }
}

#[test]
fn each_item_of_a_batch_is_accepted_alone() {
    for_each_item(|name, item| assert_accepted(name, item));
}

#[test]
fn each_comes_back_from_bytes() {
    for Example { name, text, .. } in valid() {
        let root = decoded(name, text);
        assert_same(name, text, &root.to_json());
        assert_eq!(root.to_vec(), root.to_json().into_bytes(), "{name}");
        assert_same(name, text, &root.into_owned().to_json());
    }
}

#[test]
fn each_item_of_a_batch_comes_back_from_bytes_alone() {
    for_each_item(|name, item| {
        let text = item.to_string();
        let root = decoded(name, &text);
        assert_same(name, &text, &root.to_json());
        assert_same(name, &text, &root.into_owned().to_json());
    });
}

#[test]
fn each_comes_back_from_a_delivery() {
    for Example { name, text, value } in valid() {
        let delivery = delivered(name, text);
        let encoded: Vec<String> = delivery.events().map(|it| encoded(name, it)).collect();
        let encoded = if value.is_array() {
            format!("[{}]", encoded.join(","))
        } else {
            encoded.concat()
        };
        assert_same(name, text, &encoded);

        let owned = delivery.into_owned();
        let events = owned
            .into_events()
            .map(|it| it.expect("it was accepted before"));
        let events: Vec<String> = events.map(|it| it.to_json()).collect();
        assert!(
            encoded.contains(&events.join(",")),
            "{name}: owned events differ"
        );
    }
}

#[test]
fn each_comes_back_through_serde() {
    for Example { name, text, value } in valid() {
        let root = decoded(name, text);
        let serialized = serde_json::to_value(&root).unwrap_or_else(|it| panic!("{name}: {it}"));
        assert_eq!(&serialized, value, "{name}: to_value");
        let written = serde_json::to_string(&root).unwrap_or_else(|it| panic!("{name}: {it}"));
        assert_eq!(&parse(&written), value, "{name}: to_string");
        let read: Root<'_> =
            serde_json::from_value(value.clone()).unwrap_or_else(|it| panic!("{name}: {it}"));
        assert_eq!(&parse(&read.to_json()), value, "{name}: from_value");
        let read: Root<'_> = serde_json::from_str(text).unwrap_or_else(|it| panic!("{name}: {it}"));
        assert_eq!(&parse(&read.to_json()), value, "{name}: from_str");
    }
}

#[test]
fn each_item_of_a_batch_comes_back_through_serde() {
    for_each_item(|name, item| {
        let event: Event<'_> =
            serde_json::from_value(item.clone()).unwrap_or_else(|it| panic!("{name}: {it}"));
        assert_eq!(&parse(&event.to_json()), item, "{name}: from_value");
        let serialized = serde_json::to_value(&event).unwrap_or_else(|it| panic!("{name}: {it}"));
        assert_eq!(&serialized, item, "{name}: to_value");
    });
}

#[test]
fn each_is_equal_to_itself_however_it_was_read() {
    for Example { name, text, .. } in valid() {
        let root = decoded(name, text);
        assert_eq!(root, root.clone(), "{name}: cloned");
        assert_eq!(root, root.clone().into_owned(), "{name}: owned");
        let encoded = root.to_json();
        assert_eq!(root, decoded(name, &encoded), "{name}: encoded");
        assert_eq!(
            decoded(name, &encoded).to_json(),
            encoded,
            "{name}: encoded again"
        );
    }
}

/// Calls `check` with each event of each example.
#[track_caller]
fn for_each_item(check: impl Fn(&str, &Value)) {
    let mut count = 0;
    for Example { name, value, .. } in valid() {
        for (index, item) in items(value).into_iter().enumerate() {
            check(&format!("{name}[{index}]"), item);
            count += 1;
        }
    }
    assert!(count >= valid().len(), "only {count} events");
}

#[track_caller]
fn assert_accepted(name: &str, value: &Value) {
    assert!(
        allows(value),
        "{name}: the independent validator refuses it"
    );
    assert!(is_valid(value), "{name}: not valid");
    if let Err(violations) = validate(value) {
        panic!("{name}: {violations}");
    }
    let text = value.to_string();
    let root = decoded(name, &text);
    match (&root, value) {
        (Root::Events(events), Value::Array(items)) => {
            assert_eq!(events.len(), items.len(), "{name}")
        }
        (Root::Event(_), Value::Object(_)) => {}
        _ => panic!("{name}: decoded as the wrong form: {root:?}"),
    }
    assert_eq!(delivered(name, &text).len(), items(value).len(), "{name}");
}

#[track_caller]
fn decoded<'t>(name: &str, text: &'t str) -> Root<'t> {
    decode(text.as_bytes()).unwrap_or_else(|error| panic!("{name}: {error}"))
}

/// The delivery, none of whose events was rejected.
#[track_caller]
fn delivered<'t>(name: &str, text: &'t str) -> Delivery<'t> {
    let delivery = Delivery::decode(text.as_bytes());
    let delivery = delivery.unwrap_or_else(|error| panic!("{name}: {error}"));
    for event in delivery.events() {
        encoded(name, event);
    }
    delivery
}

#[track_caller]
fn encoded(name: &str, event: Result<&Event<'_>, &acs_calling_events::Rejected>) -> String {
    match event {
        Ok(event) => event.to_json(),
        Err(rejected) => panic!("{name}: {rejected}"),
    }
}

#[test]
fn owned_values_know_it_by_their_type() {
    fn owned<T: IntoOwned<Owned = Root<'static>>>(value: T) -> Root<'static> {
        value.into_owned()
    }
    let Example { name, text, .. } = &valid()[0];
    assert_same(name, text, &owned(decoded(name, text)).to_json());
}
