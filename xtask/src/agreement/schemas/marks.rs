//! Schemas in which all values are marked as sensitive, in one of several ways.

use serde_json::Value;

use super::Keywords;

/// Which subschemas are marked.
#[derive(Clone, Copy)]
pub enum Marks {
    /// The root.
    Root,
    /// All.
    All,
    /// Those that name a type whose values `Debug` shows: where none is named, it shows no more than a length.
    Scalars,
    /// These, and all that judge members and items, and definitions.
    Inner,
}

/// The first two leave little to show.
pub const MARKS: [Marks; 6] = [
    Marks::Root,
    Marks::All,
    Marks::Inner,
    Marks::Scalars,
    Marks::Scalars,
    Marks::Scalars,
];

/// What has the subschemas that judge members and items, and definitions.
const INNER: [&str; 11] = [
    "properties",
    "patternProperties",
    "additionalProperties",
    "unevaluatedProperties",
    "items",
    "prefixItems",
    "additionalItems",
    "unevaluatedItems",
    "contains",
    "$defs",
    "definitions",
];

/// What has the subschemas that judge the same value.
const SAME: [&str; 9] = [
    "allOf",
    "anyOf",
    "oneOf",
    "not",
    "if",
    "then",
    "else",
    "dependentSchemas",
    "dependencies",
];

/// Of these, what has a subschema for each name.
const NAMED: [&str; 6] = [
    "properties",
    "patternProperties",
    "$defs",
    "definitions",
    "dependentSchemas",
    "dependencies",
];

impl Marks {
    /// Marks the subschemas of a schema.
    pub fn put(self, schema: &mut Value) {
        match (self, schema) {
            (Self::Root, Value::Object(keywords)) => mark(keywords),
            (Self::Root, _) => {}
            (_, schema) => self.put_below(schema, false),
        }
    }

    fn put_below(self, schema: &mut Value, is_inner: bool) {
        let Value::Object(keywords) = schema else {
            return;
        };
        for (name, value) in keywords.iter_mut() {
            let (name, is_step) = (name.as_str(), INNER.contains(&name.as_str()));
            if !is_step && !SAME.contains(&name) {
                continue;
            }
            let is_inner = is_inner || is_step;
            match value {
                Value::Array(schemas) => {
                    schemas
                        .iter_mut()
                        .for_each(|it| self.put_below(it, is_inner));
                }
                Value::Object(schemas) if NAMED.contains(&name) => {
                    schemas
                        .values_mut()
                        .for_each(|it| self.put_below(it, is_inner));
                }
                schema => self.put_below(schema, is_inner),
            }
        }
        let is_marked = match self {
            Self::Root | Self::All => true,
            Self::Scalars => names_scalar(keywords),
            Self::Inner => is_inner || names_scalar(keywords),
        };
        if is_marked {
            mark(keywords);
        }
    }
}

fn mark(keywords: &mut Keywords) {
    keywords.insert("x-sensitive".into(), true.into());
}

fn names_scalar(keywords: &Keywords) -> bool {
    let is_scalar = |it: &Value| it != "object" && it != "array";
    match keywords.get("type") {
        Some(Value::Array(names)) => names.iter().any(is_scalar),
        name => name.is_some_and(is_scalar),
    }
}
