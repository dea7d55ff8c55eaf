//! Equality of JSON values as JSON Schema has it: numbers are equal when they are mathematically.

use std::collections::HashSet;

use serde_json::{Map, Number, Value};

use super::Decimal;
use crate::write::Encode;

/// So few items are compared pair by pair.
const FEW: usize = 8;

/// Whether two values are equal.
pub(crate) fn equal(ours: &Value, theirs: &Value) -> bool {
    match (ours, theirs) {
        (Value::Number(ours), Value::Number(theirs)) => equal_numbers(ours, theirs),
        (Value::Array(ours), Value::Array(theirs)) => {
            ours.len() == theirs.len()
                && ours
                    .iter()
                    .zip(theirs)
                    .all(|(ours, theirs)| equal(ours, theirs))
        }
        (Value::Object(ours), Value::Object(theirs)) => {
            let equals = |(name, ours)| theirs.get(name).is_some_and(|theirs| equal(ours, theirs));
            ours.len() == theirs.len() && ours.iter().all(equals)
        }
        _ => ours == theirs,
    }
}

fn equal_numbers(ours: &Number, theirs: &Number) -> bool {
    ours == theirs || Decimal::parse(&ours.to_string()) == Decimal::parse(&theirs.to_string())
}

/// Whether no two items are equal.
pub(super) fn all_unique(items: &[Value]) -> bool {
    if items.len() <= FEW {
        let mut rest = items;
        while let Some((first, after)) = rest.split_first() {
            if after.iter().any(|it| equal(first, it)) {
                return false;
            }
            rest = after;
        }
        return true;
    }
    let mut seen = HashSet::with_capacity(items.len());
    items.iter().all(|item| {
        let mut text = Vec::new();
        write_canonical(item, &mut text);
        seen.insert(text)
    })
}

/// Appends a text that equal values share and others do not.
fn write_canonical(value: &Value, out: &mut Vec<u8>) {
    match value {
        Value::Null => out.push(b'n'),
        Value::Bool(boolean) => boolean.encode(out),
        Value::Number(number) => Decimal::parse(&number.to_string()).write_canonical(out),
        Value::String(text) => text.as_str().encode(out),
        Value::Array(items) => {
            out.push(b'[');
            for item in items {
                write_canonical(item, out);
                out.push(b',');
            }
            out.push(b']');
        }
        Value::Object(members) => write_canonical_object(members, out),
    }
}

fn write_canonical_object(members: &Map<String, Value>, out: &mut Vec<u8>) {
    let mut members: Vec<_> = members.iter().collect();
    members.sort_unstable_by_key(|(name, _)| *name);
    out.push(b'{');
    for (name, value) in members {
        name.as_str().encode(out);
        write_canonical(value, out);
    }
    out.push(b'}');
}
