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

/// The value of a body, if it is JSON whose numbers are within the range of `f64`. That `serde_json` says
/// so itself depends on its features.
pub fn read(body: &[u8]) -> Option<Value> {
    let value = serde_json::from_slice(body).ok();
    value.filter(in_range)
}

fn in_range(value: &Value) -> bool {
    match value {
        Value::Number(number) => number.as_f64().is_some_and(f64::is_finite),
        Value::Array(items) => items.iter().all(in_range),
        Value::Object(members) => members.values().all(in_range),
        _ => true,
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
