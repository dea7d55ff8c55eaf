//! The tables that a schema is compiled to: static data that the interpreter walks.

mod decimal;
mod equality;
mod evaluated;
mod holds;
mod literal;
mod pattern;
mod report;
mod tables;
mod types;
mod violation;

use serde_json::Value;

pub use self::literal::Literal;
pub use self::pattern::Pattern;
pub use self::tables::Tables;
pub use self::types::Types;
pub use self::violation::{Violation, Violations};

pub(crate) use self::decimal::Decimal;
pub(crate) use self::equality::equal;
pub(crate) use self::types::is_integer;
pub(crate) use self::violation::{Node, Pointer, Token};

use crate::format::Format;

/// So many violations are reported of one value, and of all items of one body together.
pub(crate) const MAX_REPORTED: usize = 1 << 19;

/// A schema: all of its keywords must hold.
#[derive(Debug)]
pub struct Schema {
    /// Where it is in its document, as a URI fragment: `#/$defs/CallEnded`.
    pub at: &'static str,
    /// What it asks for.
    pub keywords: &'static [Keyword],
}

/// A keyword of JSON Schema with its argument. Numbers are texts, compared exactly.
#[derive(Debug)]
#[non_exhaustive]
pub enum Keyword {
    /// The schema `false`.
    Never,
    /// `type`
    Type(Types),
    /// `enum`
    Enum(&'static [Literal]),
    /// `const`
    Const(Literal),
    /// `multipleOf`
    MultipleOf(&'static str),
    /// `maximum`
    Maximum(&'static str),
    /// `exclusiveMaximum`
    ExclusiveMaximum(&'static str),
    /// `minimum`
    Minimum(&'static str),
    /// `exclusiveMinimum`
    ExclusiveMinimum(&'static str),
    /// `minLength`, in characters.
    MinLength(u64),
    /// `maxLength`, in characters.
    MaxLength(u64),
    /// `pattern`
    Pattern(&'static Pattern),
    /// `format`, asserted.
    Format(Format),
    /// `minItems`
    MinItems(u64),
    /// `maxItems`
    MaxItems(u64),
    /// `uniqueItems`
    UniqueItems,
    /// `prefixItems`
    PrefixItems(&'static [Schema]),
    /// `items`
    Items {
        /// How many items at the start are exempt.
        from: usize,
        /// What the others must match.
        schema: &'static Schema,
    },
    /// `contains`, `minContains` and `maxContains`
    Contains {
        /// What is counted.
        schema: &'static Schema,
        /// At least so many.
        min: u64,
        /// At most so many.
        max: Option<u64>,
        /// Whether what is counted is evaluated too, as it is since draft 2020-12.
        marks: bool,
    },
    /// `unevaluatedItems`
    UnevaluatedItems(&'static Schema),
    /// `minProperties`
    MinProperties(u64),
    /// `maxProperties`
    MaxProperties(u64),
    /// `required`
    Required(&'static [&'static str]),
    /// `dependentRequired`: a name and those that its presence requires.
    DependentRequired(&'static [(&'static str, &'static [&'static str])]),
    /// `properties`
    Properties(&'static [(&'static str, Schema)]),
    /// `patternProperties`
    PatternProperties(&'static [(&'static Pattern, Schema)]),
    /// `additionalProperties`
    AdditionalProperties {
        /// The members that are exempt.
        known: &'static [&'static str],
        /// Those whose names match one of these are exempt too.
        patterns: &'static [&'static Pattern],
        /// What the others must match.
        schema: &'static Schema,
    },
    /// `propertyNames`
    PropertyNames(&'static Schema),
    /// `dependentSchemas`: a name and what its presence requires.
    DependentSchemas(&'static [(&'static str, Schema)]),
    /// `unevaluatedProperties`
    UnevaluatedProperties(&'static Schema),
    /// `allOf`
    AllOf(&'static [Schema]),
    /// `anyOf`
    AnyOf(&'static [Schema]),
    /// `oneOf`
    OneOf(&'static [Schema]),
    /// `not`
    Not(&'static Schema),
    /// `if`, `then` and `else`
    If {
        /// `if`
        test: &'static Schema,
        /// `then`
        then: Option<&'static Schema>,
        /// `else`
        otherwise: Option<&'static Schema>,
    },
    /// `$ref`
    Ref(&'static Schema),
    /// `$ref` to the schema of that number, which is read when it is first needed.
    Later(&'static Tables, usize),
    /// `$dynamicRef` to a `$dynamicAnchor`, or `$recursiveRef` to a `$recursiveAnchor`.
    DynamicRef {
        /// The anchor's name.
        anchor: &'static str,
        /// Where it leads, unless a schema resource that was entered before has the anchor too.
        target: &'static Schema,
    },
    /// The dynamic anchors of the schema resource that is entered here; the first of the keywords.
    Scope(Scope),
}

/// Dynamic anchors, and the schemas that they are on.
pub type Scope = &'static [(&'static str, &'static Schema)];

impl Schema {
    /// A schema with its place in the document.
    pub const fn new(at: &'static str, keywords: &'static [Keyword]) -> Self {
        Schema { at, keywords }
    }

    /// The verdict.
    pub fn is_valid(&self, value: &Value) -> bool {
        holds::is_valid(self, value)
    }

    /// The verdict, with the reasons if it is no.
    ///
    /// # Errors
    ///
    /// Every violation that there is, up to 524,288 of them.
    pub fn validate(&self, value: &Value) -> Result<(), Violations> {
        if self.is_valid(value) {
            return Ok(());
        }
        match report::violations(self, value) {
            found if found.is_empty() => Ok(()),
            found => Err(Violations::new(found)),
        }
    }
}
