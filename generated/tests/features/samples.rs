//! Random events: valid ones, and such that break one rule.

use std::collections::{BTreeMap, BTreeSet};

use acs_calling_events::{
    Broken, CallEnded, CallingEvent, Delivery, Encode, Event, Root, SCHEMA, decode, is_valid,
    validate,
};
use arbitrary::{Arbitrary, Unstructured};
use jsonschema::Validator;
use serde_json::Value;

/// How many are drawn.
const MANY: u64 = 3_000;

/// What the schema allows, by another implementation.
fn independent() -> Validator {
    let mut schema: Value = serde_json::from_str(SCHEMA).expect("JSON");
    // Without it formats are asserted all the same.
    schema.as_object_mut().expect("an object").remove("$schema");
    let options = jsonschema::options().should_validate_formats(true);
    options.build(&schema).expect("a valid schema")
}

/// Bytes that look random (SplitMix64), the same for the same seed.
fn bytes(seed: u64) -> Vec<u8> {
    let mut state = seed.wrapping_mul(0x9E37_79B9_7F4A_7C15);
    let mut draw = || {
        state = state.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (state ^ (state >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        (mixed ^ (mixed >> 31)).to_le_bytes()
    };
    (0..128).flat_map(|_| draw()).collect()
}

fn draw<T: for<'u> Arbitrary<'u>>(seed: u64) -> T {
    T::arbitrary(&mut Unstructured::new(&bytes(seed))).unwrap_or_else(|it| panic!("{seed}: {it}"))
}

#[test]
fn valid_ones_are_valid_and_come_back() {
    let independent = independent();
    let mut types = BTreeMap::new();
    let mut envelopes = BTreeSet::new();
    for seed in 0..MANY {
        let event: Event<'_> = draw(seed);
        let text = event.to_json();
        let value: Value = serde_json::from_str(&text).expect("JSON");
        if let Err(violations) = validate(&value) {
            panic!("{violations} in {text}");
        }
        assert!(independent.is_valid(&value), "{text}");
        let delivery = Delivery::decode(text.as_bytes()).expect("JSON");
        let again = delivery.into_events().next().expect("one").expect("valid");
        assert_eq!(again, event, "{text}");
        assert_eq!(again.to_json(), text);

        let event_type = event.data().event_type();
        let is_known = CallingEvent::EVENT_TYPES.contains(&event_type);
        let counted = if is_known { event_type } else { "any other" };
        *types.entry(counted.to_owned()).or_insert(0_u64) += 1;
        envelopes.insert(matches!(event, Event::CloudEvent(_)));
    }
    assert_eq!(envelopes.len(), 2);
    assert_eq!(
        types.len(),
        CallingEvent::EVENT_TYPES.len() + 1,
        "{types:?}"
    );
    for (event_type, count) in types {
        assert!(
            count > MANY / 30,
            "{event_type} is drawn only {count} times"
        );
    }
}

#[test]
fn bodies_and_parts_can_be_drawn() {
    let mut batches = 0;
    for seed in 0..200 {
        let root: Root<'_> = draw(seed);
        batches += u32::from(matches!(root, Root::Events(_)));
        assert!(decode(root.to_json().as_bytes()).is_ok());
        let call: CallEnded<'_> = draw(seed);
        assert!(!call.to_json().is_empty());
        let data: CallingEvent<'_> = draw(seed);
        assert!(!data.event_type().contains("CallingEvent"));
    }
    assert!(batches > 50, "{batches}");
}

#[test]
fn without_bytes_the_smallest_is_drawn() {
    let event = Event::arbitrary(&mut Unstructured::new(&[])).expect("some event");
    assert!(event.to_json().len() < 300, "{}", event.to_json());
    let broken = Broken::<Event<'_>>::arbitrary(&mut Unstructured::new(&[])).expect("broken");
    assert!(!is_valid(broken.value()));
}

#[test]
fn broken_ones_are_refused_for_the_one_reason() {
    let independent = independent();
    let mut broken_rules = BTreeSet::new();
    for seed in 0..MANY * 2 {
        let broken: Broken<Event<'_>> = draw(seed);
        let text = broken.value().to_string();
        let expected = broken.violation();
        let place = |it: &acs_calling_events::Violation| {
            let place = (it.instance_pointer(), it.schema_pointer(), it.keyword());
            format!("{place:?}")
        };

        let delivery = Delivery::decode(text.as_bytes()).expect("JSON");
        let rejected = delivery
            .into_events()
            .next()
            .expect("one")
            .expect_err(&text);
        let found: Vec<String> = rejected.violations().iter().map(place).collect();
        assert_eq!(found, [place(expected)], "{text}");

        let errors: Vec<_> = independent.iter_errors(broken.value()).collect();
        assert_eq!(errors.len(), 1, "{text}: {errors:?}");
        let pointer = expected.instance_pointer();
        assert!(
            errors[0].instance_path().as_str() == pointer
                // An alternative that is meant is ours to find; they blame the choice around it.
                || pointer.starts_with(errors[0].instance_path().as_str()),
            "{text}: {} instead of {expected}",
            errors[0].instance_path()
        );
        let rule = expected.schema_pointer().trim_start_matches("#/$defs/");
        broken_rules.insert(match expected.keyword() {
            "required" => format!("{rule} {}", expected.message()),
            _ => rule.to_owned(),
        });
    }
    let missed: Vec<String> = rules().difference(&broken_rules).cloned().collect();
    assert_eq!(missed, NEVER_ALONE, "rules that were never broken");
}

/// Whatever breaks one of these makes another rule apply: a condition asks for it before, or one of
/// the envelope asks for the same.
const NEVER_ALONE: [&str; 0] = [];

/// Every rule of the schema that can be broken, by its place.
fn rules() -> BTreeSet<String> {
    let schema: Value = serde_json::from_str(SCHEMA).expect("JSON");
    let mut found = BTreeSet::new();
    for (name, definition) in schema["$defs"].as_object().expect("definitions") {
        collect(definition, name, &mut found);
    }
    found
}

fn collect(schema: &Value, at: &str, found: &mut BTreeSet<String>) {
    let Value::Object(members) = schema else {
        return;
    };
    for (keyword, argument) in members {
        match (keyword.as_str(), argument) {
            ("type" | "const" | "format", _) => {
                found.insert(format!("{at}/{keyword}"));
            }
            ("required", Value::Array(names)) => {
                for name in names {
                    let name = name.as_str().expect("a name");
                    found.insert(format!("{at}/required missing `{name}`"));
                }
            }
            ("anyOf", Value::Array(alternatives)) => {
                found.insert(format!("{at}/anyOf"));
                // Where only one alternative is for a type, its own rules are broken; null has none.
                for (index, it) in alternatives.iter().enumerate() {
                    if it.get("type").is_none() && it.get("enum").is_none() {
                        collect(it, &format!("{at}/anyOf/{index}"), found);
                    }
                }
            }
            ("allOf", Value::Array(schemas)) => {
                for (index, it) in schemas.iter().enumerate() {
                    collect(it, &format!("{at}/allOf/{index}"), found);
                }
            }
            ("properties", Value::Object(properties)) => {
                for (name, it) in properties {
                    collect(it, &format!("{at}/properties/{name}"), found);
                }
            }
            ("then" | "else" | "items" | "additionalProperties", it) => {
                collect(it, &format!("{at}/{keyword}"), found);
            }
            _ => {}
        }
    }
}
