//! What the tests have in common: the payloads, an independent validator, and ways to make and to
//! compare JSON.

pub mod built;
pub mod complete;
pub mod files;
pub mod judge;
pub mod mutate;
pub mod random;
pub mod same;
pub mod survival;
pub mod wild;

use serde_json::Value;

/// The value that a text stands for.
#[track_caller]
pub fn parse(text: &str) -> Value {
    match serde_json::from_str(text) {
        Ok(value) => value,
        Err(error) => panic!("not JSON: {error}: {text}"),
    }
}

/// The items of an array, or the value itself: what a body delivers.
pub fn items(value: &Value) -> Vec<&Value> {
    match value {
        Value::Array(items) => items.iter().collect(),
        _ => vec![value],
    }
}

/// A name as one step of a JSON Pointer.
pub fn pointer_step(name: &str) -> String {
    format!("/{}", name.replace('~', "~0").replace('/', "~1"))
}
