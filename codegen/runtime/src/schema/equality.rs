//! Equality of JSON values as JSON Schema has it: numbers are equal when they are mathematically.

use std::collections::HashSet;

use serde_json::Number;

use super::Decimal;
use super::instance::{Instance, Object, Shape};
use crate::write::Encode;

/// So few items are compared pair by pair.
const FEW: usize = 8;

/// Whether two values are equal.
pub(crate) fn equal<T: Instance>(ours: &T, theirs: &T) -> bool {
    match (ours.shape(), theirs.shape()) {
        (Shape::Null, Shape::Null) => true,
        (Shape::Boolean(ours), Shape::Boolean(theirs)) => ours == theirs,
        (Shape::Number(ours), Shape::Number(theirs)) => equal_numbers(ours, theirs),
        (Shape::String(ours), Shape::String(theirs)) => ours == theirs,
        (Shape::Array(ours), Shape::Array(theirs)) => {
            ours.len() == theirs.len()
                && ours
                    .iter()
                    .zip(theirs)
                    .all(|(ours, theirs)| equal(ours, theirs))
        }
        (Shape::Object(ours), Shape::Object(theirs)) => {
            let equals = |(name, ours)| theirs.get(name).is_some_and(|theirs| equal(ours, theirs));
            ours.len() == theirs.len() && ours.entries().all(equals)
        }
        _ => false,
    }
}

fn equal_numbers(ours: &Number, theirs: &Number) -> bool {
    ours == theirs || Decimal::parse(&ours.to_string()) == Decimal::parse(&theirs.to_string())
}

/// Whether no two items are equal.
pub(super) fn all_unique<T: Instance>(items: &[T]) -> bool {
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
fn write_canonical<T: Instance>(value: &T, out: &mut Vec<u8>) {
    match value.shape() {
        Shape::Null => out.push(b'n'),
        Shape::Boolean(boolean) => boolean.encode(out),
        Shape::Number(number) => Decimal::parse(&number.to_string()).write_canonical(out),
        Shape::String(text) => text.encode(out),
        Shape::Array(items) => {
            out.push(b'[');
            for item in items {
                write_canonical(item, out);
                out.push(b',');
            }
            out.push(b']');
        }
        Shape::Object(members) => {
            let mut members: Vec<_> = members.entries().collect();
            members.sort_unstable_by_key(|(name, _)| *name);
            out.push(b'{');
            for (name, value) in members {
                name.encode(out);
                write_canonical(value, out);
            }
            out.push(b'}');
        }
    }
}
