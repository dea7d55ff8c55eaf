//! What is wrong with a keyword's value, apart from what is inside its subschemas.

use std::collections::HashSet;

use serde_json::Value;

use crate::pointer::join;

use super::documents;
use super::keywords::{Keyword, Shape};
use super::spelling;

/// What a place in a schema is when it is none.
pub const NO_SCHEMA: &str = "must be a schema (an object or a boolean)";

const NAMES: &str = "must be an array of different strings";

/// The names that `type` knows.
pub const TYPES: [&str; 7] = [
    "null", "boolean", "integer", "number", "string", "array", "object",
];

/// Pointers and messages of all mistakes in the value of a keyword, which is at `at`.
pub fn complaints(keyword: &Keyword, at: &str, value: &Value) -> Vec<(String, String)> {
    if let Some(reason) = documents::complaint(value) {
        if keyword.name == "$schema" {
            return Vec::new(); // an unknown dialect, which was reported as one
        }
        return vec![(at.to_owned(), reason.to_owned())];
    }
    if let Some(must) = whole(keyword.shape, value) {
        return vec![(at.to_owned(), format!("`{}` {must}", keyword.name))];
    }
    match (keyword.shape, value) {
        (Shape::Names, Value::Array(items)) => different(at, items, not_text),
        (Shape::Types, Value::Array(items)) => different(at, items, not_a_type),
        (Shape::Types, one) => not_a_type(one)
            .map(|it| (at.to_owned(), it))
            .into_iter()
            .collect(),
        (Shape::NameLists, Value::Object(members)) => {
            let lists = members.iter().map(|(name, list)| (join(at, name), list));
            lists
                .flat_map(|(at, list)| names(at, list, NAMES))
                .collect()
        }
        (Shape::SchemaOrNamesMap, Value::Object(members)) => {
            let must = "must be a schema or an array of different strings";
            let lists = members.iter().filter(|(_, it)| !is_schema(it));
            let lists = lists.map(|(name, list)| (join(at, name), list));
            lists.flat_map(|(at, list)| names(at, list, must)).collect()
        }
        (Shape::Vocabularies, Value::Object(members)) => {
            let wrong = members.iter().filter(|(_, it)| !it.is_boolean());
            let flag = |(uri, _): (&String, _)| (join(at, uri), "must be `true` or `false`".into());
            wrong.map(flag).collect()
        }
        _ => Vec::new(),
    }
}

/// Whether a value can be a schema at all.
pub fn is_schema(value: &Value) -> bool {
    value.is_object() || value.is_boolean()
}

/// What the value as a whole must be, if it is not.
fn whole(shape: Shape, value: &Value) -> Option<&'static str> {
    let is_filled = || value.as_array().is_some_and(|items| !items.is_empty());
    let (right, must) = match shape {
        Shape::Any => (true, ""),
        Shape::Text => (value.is_string(), "must be a string"),
        Shape::Here => (value == "#", "must be `#`"),
        Shape::Flag => (value.is_boolean(), "must be `true` or `false`"),
        Shape::Count => (is_count(value), "must be an integer that is not negative"),
        Shape::Number => (value.is_number(), "must be a number"),
        Shape::Positive => (
            value.as_f64().is_some_and(|it| it > 0.0),
            "must be a number greater than 0",
        ),
        Shape::Array => (value.is_array(), "must be an array"),
        Shape::Names => (value.is_array(), NAMES),
        Shape::NameLists => (
            value.is_object(),
            "must be an object of arrays of different strings",
        ),
        Shape::Types => (
            value.is_string() || is_filled(),
            "must be a type's name or an array of different ones",
        ),
        Shape::Vocabularies => (value.is_object(), "must be an object of booleans"),
        Shape::Schema => (is_schema(value), NO_SCHEMA),
        Shape::Schemas => (is_filled(), "must be an array of at least one schema"),
        Shape::SchemaMap => (value.is_object(), "must be an object of schemas"),
        Shape::SchemaOrSchemas => (
            is_schema(value) || is_filled(),
            "must be a schema or an array of at least one schema",
        ),
        Shape::SchemaOrNamesMap => (
            value.is_object(),
            "must be an object of schemas and arrays of different strings",
        ),
    };
    (!right).then_some(must)
}

fn is_count(value: &Value) -> bool {
    let is_whole = |it: f64| it >= 0.0 && it.fract() == 0.0;
    value.as_u64().is_some() || value.as_f64().is_some_and(is_whole)
}

fn names(at: String, list: &Value, must: &str) -> Vec<(String, String)> {
    match list {
        Value::Array(items) => different(&at, items, not_text),
        _ => vec![(at, must.to_owned())],
    }
}

/// Complaints about single items, and about those that were there before.
fn different(
    at: &str,
    items: &[Value],
    complaint: impl Fn(&Value) -> Option<String>,
) -> Vec<(String, String)> {
    let mut seen = HashSet::new();
    let wrong = items.iter().enumerate().filter_map(|(index, item)| {
        let text = item.as_str().unwrap_or_default();
        let repeated = || (!seen.insert(text)).then(|| format!("`{text}` is already in the array"));
        let message = complaint(item).or_else(repeated)?;
        Some((join(at, &index.to_string()), message))
    });
    wrong.collect()
}

fn not_text(value: &Value) -> Option<String> {
    (!value.is_string()).then(|| "must be a string".to_owned())
}

fn not_a_type(value: &Value) -> Option<String> {
    let Some(name) = value.as_str() else {
        return Some("must be a type's name".to_owned());
    };
    let unknown = !TYPES.contains(&name);
    unknown.then(|| format!("unknown type `{name}`{}", spelling::hint(name, TYPES)))
}
