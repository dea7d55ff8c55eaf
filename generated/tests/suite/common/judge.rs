//! The independent verdict: the schema files as the `jsonschema` crate understands them.

use std::sync::LazyLock;

use jsonschema::{Registry, Validator};
use serde_json::{Value, json};

use super::files::schema_file;
use super::{KEEPS_TEXTS, parse};

/// Whether the independent validator allows the value.
pub fn allows(value: &Value) -> bool {
    if *KEEPS_TEXTS {
        // The validator sees no more of a number than an `f64` holds.
        validator().is_valid(&with_plain_numbers(value))
    } else {
        validator().is_valid(value)
    }
}

/// The value with numbers that an `f64` holds: all that the schema asks is whether they are integers.
fn with_plain_numbers(value: &Value) -> Value {
    match value {
        Value::Number(number) if is_integer(&number.to_string()) => json!(1),
        Value::Number(_) => json!(0.5),
        Value::Array(items) => items.iter().map(with_plain_numbers).collect(),
        Value::Object(members) => {
            let plain =
                |(name, value): (&String, &Value)| (name.clone(), with_plain_numbers(value));
            members.iter().map(plain).collect()
        }
        other => other.clone(),
    }
}

/// Whether a number that is written so has no fraction: `1.50e1` has none, `15e-1` has.
fn is_integer(text: &str) -> bool {
    let (mantissa, exponent) = text.split_once(['e', 'E']).unwrap_or((text, "0"));
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let digits = format!("{}{fraction}", whole.trim_start_matches('-'));
    let significant = digits.trim_end_matches('0');
    let behind_point = significant.len() as i64 - (digits.len() - fraction.len()) as i64;
    // Only exponents of absurd length do not fit, and they are beyond any number of digits here.
    let exponent = exponent
        .parse()
        .unwrap_or(match exponent.strip_prefix('-') {
            Some(_) => i64::MIN,
            None => i64::MAX,
        });
    significant.trim_start_matches('0').is_empty() || behind_point <= exponent
}

#[test]
fn integers_are_told_by_their_texts() {
    for text in [
        "0", "-0.0", "15", "1.0", "1.50e1", "100e-2", "1e400", "0e-9", "0.001E3",
    ] {
        assert!(is_integer(text), "{text}");
    }
    for text in [
        "0.5",
        "-15e-1",
        "1e-400",
        "100e-3",
        "1.55e1",
        "1e-99999999999999999999",
    ] {
        assert!(!is_integer(text), "{text}");
    }
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
