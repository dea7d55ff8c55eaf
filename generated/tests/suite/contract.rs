//! What every generated module exports, whatever its schema: the schema's text, the ways to a
//! verdict and their types, and reports that point into instance and schema.

use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;

use acs_calling_events::{
    DecodeError, Root, SCHEMA, Violation, Violations, decode, is_valid, validate,
};
use serde::{Serialize, de::DeserializeOwned};
use serde_json::{Value, json};

use crate::common::complete::schema;
use crate::common::files::{Example, invalid, schema_file, valid};
use crate::common::mutate::edge;
use crate::common::random::Random;
use crate::common::{parse, pointer_step};

#[test]
fn schema_is_the_file_it_was_made_from() {
    assert_eq!(SCHEMA, schema_file("calling-events.schema.json"));
    assert_eq!(
        schema()["$schema"],
        parse(&schema_file("dialect.schema.json"))["$id"]
    );
}

#[test]
fn the_functions_have_the_types_that_were_promised() {
    let is_valid: fn(&Value) -> bool = is_valid;
    let validate: fn(&Value) -> Result<(), Violations> = validate;
    let decode: for<'a> fn(&'a [u8]) -> Result<Root<'a>, DecodeError> = decode;
    for Example { name, text, value } in valid() {
        assert!(is_valid(value) && validate(value).is_ok(), "{name}");
        let root = decode(text.as_bytes());
        assert!(root.is_ok_and(|root| serialized(&root) == *value), "{name}");
    }
}

#[test]
fn the_root_can_be_serialized_and_owned() {
    fn owned<T: Serialize + DeserializeOwned + Clone + PartialEq + Send + Sync + 'static>(
        value: T,
    ) {
        assert!(value == value.clone());
    }
    let root = decode(b"[]").unwrap_or_else(|it| panic!("{it}"));
    owned::<Root<'static>>(root.into_owned());
}

#[test]
fn errors_are_errors() {
    fn error<E: Error + Clone + Send + Sync + 'static>(error: &E) -> String {
        assert!(error.source().is_none(), "{error}: nothing is behind it");
        error.to_string()
    }
    let not_json = decode(b"[").expect_err("cut off");
    assert_eq!(error(&not_json), "1:1: EOF while parsing a list");
    let violated = decode(b"5").expect_err("no event");
    let violations = validate(&json!(5)).expect_err("no event");
    // Only decoding knows the place.
    assert_eq!(error(&violated), format!("1:1: {}", error(&violations)));
}

#[test]
fn violations_can_be_gone_through() {
    let violations = validate(&json!({ "specversion": "1.1", "id": 1 })).expect_err("no event");
    assert_eq!(violations.len(), 4);
    assert!(!violations.is_empty());
    let borrowed: Vec<String> = violations.iter().map(Violation::to_string).collect();
    let again: Vec<String> = (&violations)
        .into_iter()
        .map(Violation::to_string)
        .collect();
    assert_eq!(borrowed, again);
    assert_eq!(borrowed.join("\n"), violations.to_string());

    let expected = [
        ("/id", "#/$defs/CloudEvent/properties/id/type", "type"),
        (
            "/specversion",
            "#/$defs/CloudEvent/properties/specversion/const",
            "const",
        ),
        ("", "#/$defs/CloudEvent/required", "required"),
        ("", "#/$defs/CloudEvent/required", "required"),
    ];
    let owned: Vec<Violation> = violations.into_iter().collect();
    for (violation, (instance, schema, keyword)) in owned.iter().zip(expected) {
        assert_eq!(violation.instance_pointer(), instance, "{violation}");
        assert_eq!(violation.schema_pointer(), schema, "{violation}");
        assert_eq!(violation.keyword(), keyword, "{violation}");
        assert_eq!(
            (violation.line(), violation.column()),
            (None, None),
            "{violation}"
        );
    }
    assert_eq!(
        borrowed,
        [
            "/id: expected a string, found a number (#/$defs/CloudEvent/properties/id/type)",
            "/specversion: expected `\"1.0\"` (#/$defs/CloudEvent/properties/specversion/const)",
            "(root): missing `source` (#/$defs/CloudEvent/required)",
            "(root): missing `type` (#/$defs/CloudEvent/required)",
        ]
    );
}

#[test]
fn every_report_points_into_the_instance_and_the_schema() {
    let mut keywords = BTreeMap::new();
    let mut places = BTreeSet::new();
    let mut check = |name: &str, value: &Value| {
        let Err(violations) = validate(value) else {
            return;
        };
        assert!(!violations.is_empty(), "{name}: refused without a reason");
        for violation in &violations {
            let instance = value.pointer(violation.instance_pointer());
            assert!(
                instance.is_some(),
                "{name}: {violation}: nowhere in the instance"
            );
            let fragment = violation.schema_pointer().strip_prefix('#');
            let found = fragment.and_then(|it| schema().pointer(it));
            assert!(
                found.is_some(),
                "{name}: {violation}: nowhere in the schema"
            );
            let end = violation.schema_pointer().rsplit('/').next();
            assert_eq!(end, Some(violation.keyword()), "{name}: {violation}");
            *keywords.entry(violation.keyword().to_owned()).or_insert(0) += 1;
            places.insert(violation.schema_pointer().to_owned());
        }
    };
    for Example { name, value, .. } in invalid() {
        check(name, value);
    }
    // And with any member of the valid ones replaced.
    let mut random = Random::new(11);
    for Example { name, value, .. } in valid() {
        for pointer in pointers(value) {
            let mut value = value.clone();
            if let Some(place) = value.pointer_mut(&pointer) {
                *place = edge(&mut random);
            }
            check(name, &value);
        }
    }
    let found: Vec<&str> = keywords.keys().map(String::as_str).collect();
    assert_eq!(found, ["anyOf", "const", "format", "required", "type"]);
    assert!(
        places.len() >= 100,
        "only {} places of the schema",
        places.len()
    );
}

fn serialized(root: &Root<'_>) -> Value {
    serde_json::to_value(root).unwrap_or_else(|it| panic!("{it}"))
}

/// Pointers to all values below.
fn pointers(value: &Value) -> Vec<String> {
    let below = |(step, value): (String, &Value)| {
        let deeper = pointers(value).into_iter().map(|it| step.clone() + &it);
        [step.clone()].into_iter().chain(deeper).collect::<Vec<_>>()
    };
    match value {
        Value::Array(items) => {
            let steps = items
                .iter()
                .enumerate()
                .map(|(index, it)| (format!("/{index}"), it));
            steps.flat_map(below).collect()
        }
        Value::Object(members) => {
            let steps = members.iter().map(|(name, it)| (pointer_step(name), it));
            steps.flat_map(below).collect()
        }
        _ => Vec::new(),
    }
}
