//! Every keyword of the drafts: which drafts have it, and what its value must look like.

use serde_json::Value;

use super::dialect::{Dialect, Vocabulary};

/// The drafts of JSON Schema that the generator reads.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Draft {
    /// Draft-07.
    Draft7,
    /// Draft 2019-09.
    Draft201909,
    /// Draft 2020-12.
    Draft202012,
}

/// What a keyword's value must be, and where subschemas are in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// Any value.
    Any,
    /// A string.
    Text,
    /// `true` or `false`.
    Flag,
    /// An integer, not negative.
    Count,
    /// A number.
    Number,
    /// A number greater than zero.
    Positive,
    /// An array.
    Array,
    /// An array of different strings.
    Names,
    /// An object from name to arrays of different strings.
    NameLists,
    /// The name of a type, or an array of different ones.
    Types,
    /// An object from URI to boolean.
    Vocabularies,
    /// A schema.
    Schema,
    /// An array of schemas that holds at least one.
    Schemas,
    /// An object from name to schema.
    SchemaMap,
    /// A schema or an array of schemas (`items` before 2020-12).
    SchemaOrSchemas,
    /// An object from name to schema or array of strings (`dependencies`).
    SchemaOrNamesMap,
}

/// One keyword.
pub struct Keyword {
    /// Its name.
    pub name: &'static str,
    /// What its value must be.
    pub shape: Shape,
    since: Draft,
    until: Draft,
}

/// The keyword of that name in that dialect.
pub fn find(dialect: Dialect, name: &str) -> Option<&'static Keyword> {
    known(dialect).find(|it| it.name == name)
}

/// The keyword of that dialect that `name` is likely a misspelling of.
pub fn suggest(dialect: Dialect, name: &str) -> Option<&'static str> {
    let known = known(dialect).map(|it| (distance(name, it.name), it.name));
    let (distance, keyword) = known.min()?;
    (distance <= 1 + name.len() / 5).then_some(keyword)
}

fn known(dialect: Dialect) -> impl Iterator<Item = &'static Keyword> {
    let vocabularies = VOCABULARIES
        .iter()
        .filter(move |(it, _)| dialect.vocabularies.has(*it));
    let keywords = vocabularies.flat_map(|(_, keywords)| *keywords);
    keywords.filter(move |it| (it.since..=it.until).contains(&dialect.draft))
}

/// What is wrong with a keyword's value, apart from what is inside its subschemas.
pub fn complaint(shape: Shape, value: &Value) -> Option<&'static str> {
    let (right, complaint) = match shape {
        Shape::Any => (true, ""),
        Shape::Text => (value.is_string(), "must be a string"),
        Shape::Flag => (value.is_boolean(), "must be `true` or `false`"),
        Shape::Count => (is_count(value), "must be an integer that is not negative"),
        Shape::Number => (value.is_number(), "must be a number"),
        Shape::Positive => (
            value.as_f64().is_some_and(|it| it > 0.0),
            "must be a number greater than 0",
        ),
        Shape::Array => (value.is_array(), "must be an array"),
        Shape::Names => (is_names(value), "must be an array of different strings"),
        Shape::NameLists => (
            all_members(value, is_names),
            "must be an object of arrays of different strings",
        ),
        Shape::Types => (
            is_types(value),
            "must be a type's name or an array of different ones",
        ),
        Shape::Vocabularies => (
            all_members(value, Value::is_boolean),
            "must be an object of booleans",
        ),
        Shape::Schema => (
            is_schema(value),
            "must be a schema (an object or a boolean)",
        ),
        Shape::Schemas => (is_filled(value), "must be an array of at least one schema"),
        Shape::SchemaMap => (value.is_object(), "must be an object of schemas"),
        Shape::SchemaOrSchemas => (
            is_schema(value) || value.is_array(),
            "must be a schema or an array of schemas",
        ),
        Shape::SchemaOrNamesMap => (
            all_members(value, |it| is_schema(it) || is_names(it)),
            "must be an object of schemas and arrays of different strings",
        ),
    };
    (!right).then_some(complaint)
}

/// Whether a value can be a schema at all.
pub fn is_schema(value: &Value) -> bool {
    value.is_object() || value.is_boolean()
}

/// The names that `type` knows.
pub const TYPES: [&str; 7] = [
    "null", "boolean", "integer", "number", "string", "array", "object",
];

fn is_count(value: &Value) -> bool {
    value.as_u64().is_some()
        || value
            .as_f64()
            .is_some_and(|it| it >= 0.0 && it.fract() == 0.0)
}

fn is_filled(value: &Value) -> bool {
    value.as_array().is_some_and(|items| !items.is_empty())
}

fn is_names(value: &Value) -> bool {
    value
        .as_array()
        .is_some_and(|items| items.iter().all(Value::is_string) && is_unique(items))
}

fn is_types(value: &Value) -> bool {
    let is_type = |it: &Value| it.as_str().is_some_and(|name| TYPES.contains(&name));
    is_type(value)
        || value
            .as_array()
            .is_some_and(|items| is_filled(value) && items.iter().all(is_type) && is_unique(items))
}

fn is_unique(items: &[Value]) -> bool {
    let mut names: Vec<_> = items.iter().filter_map(Value::as_str).collect();
    names.sort_unstable();
    names.windows(2).all(|pair| pair[0] != pair[1])
}

fn all_members(value: &Value, is_right: impl Fn(&Value) -> bool) -> bool {
    value
        .as_object()
        .is_some_and(|members| members.values().all(is_right))
}

/// Edits (insert, delete, replace) between two names.
fn distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, left) in a.chars().enumerate() {
        let mut corner = row[0];
        row[0] = i + 1;
        for (j, right) in b.iter().enumerate() {
            let replaced = corner + usize::from(left != *right);
            corner = row[j + 1];
            row[j + 1] = replaced.min(row[j] + 1).min(corner + 1);
        }
    }
    row[b.len()]
}

const fn all(name: &'static str, shape: Shape) -> Keyword {
    Keyword {
        name,
        shape,
        since: Draft::Draft7,
        until: Draft::Draft202012,
    }
}

const fn since(since: Draft, name: &'static str, shape: Shape) -> Keyword {
    Keyword {
        name,
        shape,
        since,
        until: Draft::Draft202012,
    }
}

const fn only(draft: Draft, name: &'static str, shape: Shape) -> Keyword {
    Keyword {
        name,
        shape,
        since: draft,
        until: draft,
    }
}

const fn until(until: Draft, name: &'static str, shape: Shape) -> Keyword {
    Keyword {
        name,
        shape,
        since: Draft::Draft7,
        until,
    }
}

/// The keywords of each vocabulary.
const VOCABULARIES: &[(Vocabulary, &[Keyword])] = &[
    (
        Vocabulary::Core,
        &[
            all("$schema", Shape::Text),
            all("$id", Shape::Text),
            all("$ref", Shape::Text),
            all("$comment", Shape::Text),
            since(Draft::Draft201909, "$anchor", Shape::Text),
            since(Draft::Draft201909, "$vocabulary", Shape::Vocabularies),
            since(Draft::Draft201909, "$defs", Shape::SchemaMap),
            all("definitions", Shape::SchemaMap),
            since(Draft::Draft202012, "$dynamicRef", Shape::Text),
            since(Draft::Draft202012, "$dynamicAnchor", Shape::Text),
            only(Draft::Draft201909, "$recursiveRef", Shape::Text),
            only(Draft::Draft201909, "$recursiveAnchor", Shape::Flag),
        ],
    ),
    (
        Vocabulary::Applicator,
        &[
            all("allOf", Shape::Schemas),
            all("anyOf", Shape::Schemas),
            all("oneOf", Shape::Schemas),
            all("not", Shape::Schema),
            all("if", Shape::Schema),
            all("then", Shape::Schema),
            all("else", Shape::Schema),
            all("properties", Shape::SchemaMap),
            all("patternProperties", Shape::SchemaMap),
            all("additionalProperties", Shape::Schema),
            all("propertyNames", Shape::Schema),
            since(Draft::Draft201909, "dependentSchemas", Shape::SchemaMap),
            all("dependencies", Shape::SchemaOrNamesMap),
            since(Draft::Draft202012, "prefixItems", Shape::Schemas),
            only(Draft::Draft202012, "items", Shape::Schema),
            until(Draft::Draft201909, "items", Shape::SchemaOrSchemas),
            until(Draft::Draft201909, "additionalItems", Shape::Schema),
            all("contains", Shape::Schema),
        ],
    ),
    (
        Vocabulary::Unevaluated,
        &[
            since(Draft::Draft201909, "unevaluatedItems", Shape::Schema),
            since(Draft::Draft201909, "unevaluatedProperties", Shape::Schema),
        ],
    ),
    (
        Vocabulary::Validation,
        &[
            all("type", Shape::Types),
            all("enum", Shape::Array),
            all("const", Shape::Any),
            all("multipleOf", Shape::Positive),
            all("maximum", Shape::Number),
            all("exclusiveMaximum", Shape::Number),
            all("minimum", Shape::Number),
            all("exclusiveMinimum", Shape::Number),
            all("maxLength", Shape::Count),
            all("minLength", Shape::Count),
            all("pattern", Shape::Text),
            all("maxItems", Shape::Count),
            all("minItems", Shape::Count),
            all("uniqueItems", Shape::Flag),
            since(Draft::Draft201909, "maxContains", Shape::Count),
            since(Draft::Draft201909, "minContains", Shape::Count),
            all("maxProperties", Shape::Count),
            all("minProperties", Shape::Count),
            all("required", Shape::Names),
            since(Draft::Draft201909, "dependentRequired", Shape::NameLists),
        ],
    ),
    (Vocabulary::Format, &[all("format", Shape::Text)]),
    (
        Vocabulary::Content,
        &[
            all("contentMediaType", Shape::Text),
            all("contentEncoding", Shape::Text),
            since(Draft::Draft201909, "contentSchema", Shape::Schema),
        ],
    ),
    (
        Vocabulary::MetaData,
        &[
            all("title", Shape::Text),
            all("description", Shape::Text),
            all("default", Shape::Any),
            all("examples", Shape::Array),
            all("readOnly", Shape::Flag),
            all("writeOnly", Shape::Flag),
            since(Draft::Draft201909, "deprecated", Shape::Flag),
        ],
    ),
    (
        Vocabulary::Ours,
        &[
            all(SENSITIVE, Shape::Flag),
            all(ACCESSORS, Shape::NameLists),
            all(RARE, Shape::Flag),
        ],
    ),
];

/// Marks a member whose text must not show in logs.
pub const SENSITIVE: &str = "x-sensitive";

/// Names alternative members that one accessor reads.
pub const ACCESSORS: &str = "x-accessors";

/// Marks an optional member that seldom comes, so that its place in the type is kept small.
pub const RARE: &str = "x-rare";
