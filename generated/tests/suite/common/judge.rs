//! The independent verdict: the schema files as the `jsonschema` crate understands them.

use std::sync::LazyLock;

use jsonschema::{Registry, Validator};
use serde_json::Value;

use super::files::schema_file;
use super::parse;

/// Whether the independent validator allows the value.
pub fn allows(value: &Value) -> bool {
    validator().is_valid(value)
}

fn validator() -> &'static Validator {
    // The dialect alone makes the validator assert formats; a test of time stamps would notice.
    static VALIDATOR: LazyLock<Validator> = LazyLock::new(|| {
        let registry = Registry::new()
            .add(
                "urn:acs-calling-events:dialect",
                parse(&schema_file("dialect.schema.json")),
            )
            .and_then(|registry| registry.prepare())
            .expect("the dialect is a valid meta-schema");
        jsonschema::options()
            .with_registry(&registry)
            .build(&parse(&schema_file("calling-events.schema.json")))
            .expect("the schema is valid in its dialect")
    });
    &VALIDATOR
}
