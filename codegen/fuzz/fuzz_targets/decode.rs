//! Any bytes, given to the decoder of the calling events: it never panics, agrees with the validator
//! on what is valid, and what it decodes encodes to equal JSON.
//!
//! Needs `cargo install cargo-fuzz`; a stable toolchain does with `RUSTC_BOOTSTRAP=1`. In `codegen/`:
//!
//! ```text
//! mkdir -p fuzz/corpus/decode
//! find ../schema/examples -name '*.json' | while read -r it; do
//!     cp "$it" "fuzz/corpus/decode/$(echo "$it" | md5sum | cut -c 1-32)"
//! done
//! RUSTC_BOOTSTRAP=1 cargo fuzz run --sanitizer none decode -- \
//!     -dict=fuzz/dictionaries/decode.dict -timeout=20 -rss_limit_mb=4096 -max_total_time=1260
//! ```
//!
//! A crash leaves its input in `fuzz/artifacts/decode/`; give the file in place of the options to see
//! it again, and `cargo fuzz tmin` to make it smaller.

#![no_main]

use std::collections::BTreeSet;

use acs_calling_events::{
    DecodeError, Delivery, Encode, Event, Events, Violations, decode, is_valid, validate,
};
use libfuzzer_sys::fuzz_target;
use serde_json::Value;

fuzz_target!(|body: &[u8]| {
    let decoded = decode(body);
    let delivered = Delivery::decode(body);
    match serde_json::from_slice::<Value>(body) {
        Ok(value) => judge(body, &value),
        Err(_) => assert!(
            matches!(decoded, Err(DecodeError::Json(_))) && delivered.is_err(),
            "not JSON, but decoded"
        ),
    }
});

fn judge(body: &[u8], value: &Value) {
    let decoded = decode(body);
    let validated = validate(value);
    let verdict = is_valid(value);
    assert_eq!(
        (decoded.is_ok(), validated.is_ok()),
        (verdict, verdict),
        "decode and validate against is_valid: {:?}; {:?}",
        decoded.as_ref().err(),
        validated.as_ref().err()
    );
    match decoded {
        Ok(root) => {
            let text = root.to_vec();
            assert_eq!(&parse(&text), value, "encoded");
            let again = decode(&text).expect("what was encoded decodes");
            assert_eq!(parse(&again.to_vec()), *value, "encoded twice");
            assert_eq!(root.into_owned().to_vec(), text, "owned");
        }
        Err(DecodeError::Violations(found)) => {
            // What was decoded is reported in the order of its text, which a `Value` does not know.
            let sorted = |found: &Violations| {
                let places = found.iter().map(|it| {
                    let (instance, schema) = (it.instance_pointer(), it.schema_pointer());
                    (instance.to_owned(), schema.to_owned())
                });
                BTreeSet::from_iter(places)
            };
            let reported = validated.expect_err("the verdicts are equal");
            assert_eq!(sorted(&found), sorted(&reported), "violations");
            assert_eq!(found.len(), reported.len(), "violations");
            assert!(found.iter().all(|it| it.line().is_some()), "{found}");
        }
        Err(error) => panic!("JSON, but {error}"),
    }
    deliver(body, value, verdict);
}

/// A delivery has one event or rejection for each item of a batch, and accepts what decoding accepts.
fn deliver(body: &[u8], value: &Value, verdict: bool) {
    let delivery = Delivery::decode(body).expect("it is JSON");
    let items = match value {
        Value::Array(items) => items.iter().collect(),
        event => vec![event],
    };
    assert_eq!(delivery.len(), items.len(), "items");
    for (item, event) in items.iter().zip(delivery.events()) {
        // An array inside a batch is no event.
        let expected = !item.is_array() && is_valid(item);
        assert_eq!(event.is_ok(), expected, "{:?}", event.err());
        if let Ok(event) = event {
            assert_eq!(&&parse(&event.to_vec()), item, "encoded event");
        }
    }
    let mut events = Events::new(body);
    for expected in delivery.events() {
        let event = events.next_event().expect("it is JSON").expect("an item");
        assert_eq!(event.ok(), expected.ok(), "one by one");
        let texts = [event.err(), expected.err()].map(|it| it.map(ToString::to_string));
        assert_eq!(texts[0], texts[1], "one by one");
    }
    assert!(matches!(events.next_event(), Ok(None)), "one item more");
    let all = delivery.events().all(|it| it.is_ok());
    assert!(all || !verdict, "a valid body has rejected events");
    let owned: Vec<_> = delivery.clone().into_owned().into_events().collect();
    let texts = |it: &Event<'_>| it.to_vec();
    for (owned, event) in owned.iter().zip(delivery.events()) {
        assert_eq!(owned.as_ref().ok().map(texts), event.ok().map(texts));
    }
}

fn parse(text: &[u8]) -> Value {
    serde_json::from_slice(text).expect("what is encoded is JSON")
}
