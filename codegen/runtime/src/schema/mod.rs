//! The tables that a schema is compiled to: static data that the interpreter walks.

mod cases;
mod decimal;
mod equality;
mod evaluated;
mod holds;
mod instance;
mod literal;
mod located;
mod members;
mod name;
mod objects;
mod pattern;
mod properties;
mod report;
mod tables;
mod types;
mod verdict;
mod violation;
mod words;

use serde_json::Value;

pub use self::cases::{Case, Cases};
pub use self::literal::Literal;
pub use self::pattern::Pattern;
pub use self::properties::{Properties, Property};
pub use self::tables::Tables;
pub use self::types::Types;
pub use self::verdict::Verdict;
pub use self::violation::{OnOneLine, Violation, Violations};

pub(crate) use self::decimal::Decimal;
pub(crate) use self::equality::equal;
pub(crate) use self::located::Located;
pub(crate) use self::types::is_integer;
pub(crate) use self::violation::Pointer;

use self::members::Members;
use self::objects::Objects;
use self::violation::{Node, Token};
use crate::format::Format;

/// So many violations are reported of one value, and of all items of one body together.
pub(crate) const MAX_REPORTED: usize = 1 << 19;

/// A schema: all of its keywords must hold.
#[derive(Debug)]
pub struct Schema {
    /// Where it is in its document, as a URI fragment: `#/$defs/CallEnded`.
    pub at: &'static str,
    /// What the type of a value decides by itself.
    pub(crate) verdict: Verdict,
    /// The dynamic anchors of the schema resource that is entered with it.
    scope: Scope,
    /// What it says about the members that it names.
    members: Members,
    /// What judges the objects that it is applied to.
    objects: Objects,
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
    PrefixItems(&'static [&'static Schema]),
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
    /// `dependentRequired`: a name and those that its presence requires.
    DependentRequired(&'static [(&'static str, &'static [&'static str])]),
    /// `properties` and `required`, at most once in a schema.
    Properties(Properties),
    /// `patternProperties`
    PatternProperties(&'static [(&'static Pattern, &'static Schema)]),
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
    DependentSchemas(&'static [(&'static str, &'static Schema)]),
    /// `unevaluatedProperties`
    UnevaluatedProperties(&'static Schema),
    /// `allOf`
    AllOf(&'static [&'static Schema]),
    /// `anyOf`
    AnyOf(&'static [&'static Schema]),
    /// `oneOf`
    OneOf(&'static [&'static Schema]),
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
    /// An `allOf` of conditions on the value of one member
    Cases(Cases),
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
        Schema::decided(at, Verdict::OPEN, keywords)
    }

    /// A schema of which it is known what it says of the types of values.
    pub const fn decided(at: &'static str, verdict: Verdict, keywords: &'static [Keyword]) -> Self {
        let scope: Scope = match keywords {
            [Keyword::Scope(scope), ..] => scope,
            _ => &[],
        };
        Schema {
            at,
            verdict,
            scope,
            members: Members::of(keywords),
            objects: Objects::Itself,
            keywords,
        }
    }

    /// The same, if it says nothing about objects but what another schema says.
    #[must_use]
    pub const fn objects_as(self, other: &'static Schema) -> Self {
        let objects = Objects::Other(other);
        Schema { objects, ..self }
    }

    /// The same, if it says nothing about objects but what one schema says of those that have a member of
    /// a name, and another schema of all others.
    #[must_use]
    pub const fn objects_by(
        self,
        name: &'static str,
        with: &'static Schema,
        without: &'static Schema,
    ) -> Self {
        let objects = Objects::ByMember {
            name,
            with,
            without,
        };
        Schema { objects, ..self }
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
        let found = report::violations(self, value).into_iter();
        let violations: Vec<Violation> = found.map(|(violation, _)| violation).collect();
        if violations.is_empty() {
            Ok(())
        } else {
            Err(Violations::new(violations))
        }
    }

    /// The verdict on a value of a text.
    pub(crate) fn accepts(&self, value: &Located<'_>) -> bool {
        holds::is_valid(self, value)
    }

    /// What is wrong with a value of a text, each with its offset there.
    pub(crate) fn violations(&self, value: &Located<'_>) -> Vec<(Violation, usize)> {
        report::violations(self, value)
    }
}
