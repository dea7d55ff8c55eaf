//! Every keyword of the drafts: which drafts have it, and what its value must look like.

use super::dialect::{Dialect, Vocabulary};
use super::spelling;

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
    /// The text `#`, which is the schema resource around it.
    Here,
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
    /// A schema or an array of schemas that holds at least one (`items` before 2020-12).
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

/// Asks for the keyword of that dialect that `name` is likely a misspelling of.
pub fn hint(dialect: Dialect, name: &str) -> String {
    spelling::hint(name, known(dialect).map(|it| it.name))
}

/// Whether some draft has a keyword of that name whose value is an object from name to schema.
pub fn holds_named_schemas(name: &str) -> bool {
    let mut keywords = VOCABULARIES.iter().flat_map(|(_, keywords)| *keywords);
    keywords
        .any(|it| it.name == name && matches!(it.shape, Shape::SchemaMap | Shape::SchemaOrNamesMap))
}

fn known(dialect: Dialect) -> impl Iterator<Item = &'static Keyword> {
    let vocabularies = VOCABULARIES
        .iter()
        .filter(move |(it, _)| dialect.vocabularies.has(*it));
    let keywords = vocabularies.flat_map(|(_, keywords)| *keywords);
    keywords.filter(move |it| (it.since..=it.until).contains(&dialect.draft))
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
            only(Draft::Draft201909, "$recursiveRef", Shape::Here),
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
