//! Random events: valid ones, and such that break one rule.

use std::collections::{BTreeMap, BTreeSet};
use std::hash::{DefaultHasher, Hash as _, Hasher as _};

use acs_calling_events::*;
use arbitrary::{Arbitrary, Unstructured};
use jsonschema::Validator;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

/// How many are drawn.
const MANY: u64 = 2_000;

/// What a definition of the schema allows, by another implementation.
fn independent(definition: &str) -> Validator {
    let schema: Value = serde_json::from_str(SCHEMA).expect("JSON");
    let place = format!("#/$defs/{definition}");
    let part = json!({ "$ref": place, "$defs": schema["$defs"] });
    let options = jsonschema::options().should_validate_formats(true);
    options.build(&part).expect("a valid schema")
}

/// Bytes that look random, the same for the same seed.
fn bytes(seed: u64) -> Vec<u8> {
    let draw = |index: u64| {
        let mut hasher = DefaultHasher::new();
        (seed, index).hash(&mut hasher);
        hasher.finish().to_le_bytes()
    };
    (0..128).flat_map(draw).collect()
}

fn draw<T: for<'u> Arbitrary<'u>>(seed: u64) -> T {
    T::arbitrary(&mut Unstructured::new(&bytes(seed))).unwrap_or_else(|it| panic!("{seed}: {it}"))
}

#[test]
fn valid_ones_are_valid_and_come_back() {
    let independent = independent("Event");
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
    assert!(!is_valid(&json!([broken.value()])));
}

#[test]
fn a_broken_one_is_rejected_for_the_one_reason_and_alone() {
    for seed in 0..MANY {
        let broken: Broken<Event<'_>> = draw(seed);
        let good: Event<'_> = draw(seed);
        let body = format!("[{},{}]", broken.value(), good.to_json());
        let delivery = Delivery::decode(body.as_bytes()).expect("JSON");
        let mut events = delivery.into_events();
        let rejected = events.next().expect("two").expect_err(&body);
        let found: Vec<String> = rejected.violations().iter().map(place).collect();
        assert_eq!(found, [place(broken.violation())], "{body}");
        assert_eq!(events.next().expect("two").as_ref().ok(), Some(&good));
    }
}

#[test]
fn every_rule_gets_broken() {
    macro_rules! all {
        ($($name:ident)*) => { [$(broken_rules::<$name<'static>>(stringify!($name))),*] };
    }
    let broken = all! {
        Event EventGridEvent CloudEvent RecordingFileStatusUpdated CallStarted CallEnded
        CallParticipantAdded CallParticipantRemoved IncomingCall SubscriptionValidation
        SubscriptionDeleted CallParticipant Participant ParticipantRole CommunicationIdentifier
        IdentifierKind CommunicationUser PhoneNumber MicrosoftTeamsUser MicrosoftTeamsApp
        TeamsExtensionUser CloudEnvironment CallGroup CallRoom CallEndedBy EndedByType CallEndReason
        CustomContext RecordingStorageInfo RecordingChunk RecordingContentType RecordingChannelType
        RecordingFormatType
    };
    let broken: BTreeSet<String> = broken.into_iter().flatten().collect();
    let missed: Vec<String> = rules().difference(&broken).cloned().collect();
    // The envelope requires `data` of every event, so what each type says besides is never alone.
    let expected: Vec<String> = (0..CallingEvent::EVENT_TYPES.len())
        .map(|index| format!("EventGridEvent/allOf/{index}/then/required missing `data`"))
        .collect();
    assert_eq!(missed, expected);
}

fn place(violation: &Violation) -> String {
    let (instance, schema) = (violation.instance_pointer(), violation.schema_pointer());
    format!("{instance}: {} ({schema})", violation.keyword())
}

/// Breaks values of one definition, and gives the rules that were broken.
#[track_caller]
fn broken_rules<T>(definition: &str) -> BTreeSet<String>
where
    T: DeserializeOwned,
    Broken<T>: for<'u> Arbitrary<'u>,
{
    let independent = independent(definition);
    let mut rules = BTreeSet::new();
    for seed in 0..1_200 {
        let broken: Broken<T> = draw(seed);
        let (value, expected) = (broken.value(), broken.violation());
        let Err(error) = T::deserialize(value) else {
            panic!("{value} is read in spite of {expected}");
        };
        let reason = error.to_string();
        let rule = format!("({})", expected.schema_pointer());
        assert!(
            reason.ends_with(&rule) && !reason.contains('\n'),
            "{value}: {reason}"
        );

        let errors: Vec<_> = independent.iter_errors(value).collect();
        assert_eq!(errors.len(), 1, "{value}: {errors:?}");
        // Of alternatives they blame the choice between them, we the rule of the one that is meant.
        let (ours, theirs) = (
            expected.instance_pointer(),
            errors[0].instance_path().as_str(),
        );
        assert!(
            ours.starts_with(theirs),
            "{value}: {theirs} instead of {expected}"
        );

        let rule = expected.schema_pointer().trim_start_matches("#/$defs/");
        rules.insert(match expected.keyword() {
            "required" => format!("{rule} {}", expected.message()),
            _ => rule.to_owned(),
        });
    }
    rules
}

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
