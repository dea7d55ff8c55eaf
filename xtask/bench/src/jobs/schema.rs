//! Validators of other hands, made from the same schema.

use std::sync::LazyLock;

use jsonschema::{Registry, Validator};
use serde_json::Value;

const SCHEMA: &str = include_str!("../../../../schema/calling-events.schema.json");

const DIALECT: &str = include_str!("../../../../schema/dialect.schema.json");

/// The validator that is built while the program runs.
pub fn runtime() -> &'static Validator {
    static VALIDATOR: LazyLock<Validator> = LazyLock::new(|| {
        let parse = |text| serde_json::from_str::<Value>(text).expect("a schema is JSON");
        let registry = Registry::new()
            .add("urn:acs-calling-events:dialect", parse(DIALECT))
            .and_then(|registry| registry.prepare())
            .expect("the dialect is a valid meta-schema");
        jsonschema::options()
            .with_registry(&registry)
            .build(&parse(SCHEMA))
            .expect("the schema is valid in its dialect")
    });
    &VALIDATOR
}

/// The validator that is built by the compiler.
#[jsonschema::validator(
    path = "../../schema/calling-events.schema.json",
    resources = { "urn:acs-calling-events:dialect" => { path = "../../schema/dialect.schema.json" } },
    validate_formats = true
)]
pub struct Compiled;
