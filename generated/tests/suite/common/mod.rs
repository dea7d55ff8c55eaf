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

use std::sync::LazyLock;

use serde_json::{Number, Value};

/// The value that a text stands for.
#[track_caller]
pub fn parse(text: &str) -> Value {
    match serde_json::from_str(text) {
        Ok(value) => value,
        Err(error) => panic!("not JSON: {error}: {text}"),
    }
}

/// Whether `serde_json` was built to keep the texts of numbers, however large they are.
pub static KEEPS_TEXTS: LazyLock<bool> =
    LazyLock::new(|| serde_json::from_str::<Number>("1e999").is_ok());

/// The value of a body, if it is JSON whose numbers are all within the range of `f64`.
pub fn read(body: &[u8]) -> Option<Value> {
    let value = serde_json::from_slice(body).ok();
    value.filter(|_| !*KEEPS_TEXTS || are_in_range(&numbers(body)))
}

fn are_in_range(numbers: &[String]) -> bool {
    let mut numbers = numbers.iter();
    numbers.all(|it| it.parse().is_ok_and(f64::is_finite))
}

/// The texts of all numbers of a body that is JSON, those of repeated members too.
fn numbers(body: &[u8]) -> Vec<String> {
    let mut outside = String::new();
    let mut bytes = body.iter();
    while let Some(&byte) = bytes.next() {
        if byte == b'"' {
            while let Some(&byte) = bytes.next().filter(|it| **it != b'"') {
                if byte == b'\\' {
                    bytes.next();
                }
            }
        }
        outside.push(char::from(byte));
    }
    let parts = outside.split(|it| !matches!(it, '0'..='9' | '+' | '-' | '.' | 'e' | 'E'));
    let numbers = parts.filter(|it| it.contains(|it: char| it.is_ascii_digit()));
    numbers.map(str::to_owned).collect()
}

#[test]
fn numbers_are_found_outside_of_strings() {
    let body = br#"{"1": [-2.5e+3,true,"\"4"],"b":0 , "b":{"5":"\\"},"c":[6]}"#;
    assert_eq!(numbers(body), ["-2.5e+3", "0", "6"]);
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
