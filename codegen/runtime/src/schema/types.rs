//! Sets of types, as the keyword `type` has them.

use std::fmt;

use serde_json::{Number, Value};

use super::instance::{Instance, Shape};
use super::{Decimal, Keyword, Literal, Schema};

/// A set of JSON Schema's types. An integer is a number; a number is an integer if it has no
/// fractional part, however it is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Types(u8);

const NAMES: [(Types, &str); 7] = [
    (Types::STRING, "a string"),
    (Types::NUMBER, "a number"),
    (Types::INTEGER, "an integer"),
    (Types::BOOLEAN, "a boolean"),
    (Types::OBJECT, "an object"),
    (Types::ARRAY, "an array"),
    (Types::NULL, "null"),
];

/// How far references are followed to find out the types that a schema accepts.
const FAR: usize = 16;

impl Types {
    /// No type.
    pub const NONE: Types = Types(0);
    /// `null`
    pub const NULL: Types = Types(1);
    /// `boolean`
    pub const BOOLEAN: Types = Types(1 << 1);
    /// `integer`
    pub const INTEGER: Types = Types(1 << 2);
    /// `number`
    pub const NUMBER: Types = Types(1 << 3 | Types::INTEGER.0);
    /// `string`
    pub const STRING: Types = Types(1 << 4);
    /// `array`
    pub const ARRAY: Types = Types(1 << 5);
    /// `object`
    pub const OBJECT: Types = Types(1 << 6);
    /// Every type.
    pub const ALL: Types = Types((1 << 7) - 1);

    /// The types of the values of each [`Kind`](crate::read::Kind), in its order.
    pub(super) const OF_KINDS: [Types; 6] = [
        Types::NULL,
        Types::BOOLEAN,
        Types::NUMBER,
        Types::STRING,
        Types::ARRAY,
        Types::OBJECT,
    ];

    /// Both sets together.
    #[must_use]
    pub const fn or(self, other: Types) -> Types {
        Types(self.0 | other.0)
    }

    pub(super) const fn from_bits(bits: u8) -> Types {
        Types(bits & Types::ALL.0)
    }

    /// What is in both sets.
    pub(crate) const fn and(self, other: Types) -> Types {
        Types(self.0 & other.0)
    }

    /// What is in this set only.
    pub(super) const fn without(self, other: Types) -> Types {
        Types(self.0 & !other.0)
    }

    /// Whether all of the others are in this set.
    #[inline]
    pub(super) const fn contains(self, other: Types) -> bool {
        self.0 & other.0 == other.0
    }

    /// Whether one of the others is in this set.
    #[inline]
    pub(super) const fn intersects(self, other: Types) -> bool {
        self.0 & other.0 != 0
    }

    /// The type of a value; for an integer too this is `number`.
    #[inline]
    pub(super) fn of<T: Instance>(value: &T) -> Types {
        Types::OF_KINDS[value.kind() as usize]
    }

    /// Whether the value is of one of these types.
    pub fn accept(self, value: &Value) -> bool {
        self.admit(value)
    }

    /// Whether the value is of one of these types.
    #[inline]
    pub(super) fn admit<T: Instance>(self, value: &T) -> bool {
        let types = Types::of(value);
        self.contains(types) || self.intersects(types) && is_integral(value)
    }

    /// The types that a schema may accept, as far as its keywords tell at a glance.
    pub(crate) fn of_schema(schema: &Schema) -> Types {
        Types::within(schema, FAR)
    }

    fn within(schema: &Schema, far: usize) -> Types {
        let Some(far) = far.checked_sub(1) else {
            return Types::ALL;
        };
        let any = |schemas: &[&Schema]| {
            schemas
                .iter()
                .fold(Types::NONE, |types, it| types.or(Types::within(it, far)))
        };
        let types_of = |keyword: &Keyword| match keyword {
            Keyword::Never => Types::NONE,
            Keyword::Type(types) => *types,
            Keyword::Enum(literals) => literals
                .iter()
                .fold(Types::NONE, |types, it| types.or(Types::of_literal(it))),
            Keyword::Const(literal) => Types::of_literal(literal),
            Keyword::Ref(schema) => Types::within(schema, far),
            Keyword::Later(tables, number) => Types::within(tables.schema(*number), far),
            Keyword::AnyOf(schemas) | Keyword::OneOf(schemas) => any(schemas),
            Keyword::If {
                then: Some(then),
                otherwise: Some(otherwise),
                ..
            } => Types::within(then, far).or(Types::within(otherwise, far)),
            Keyword::AllOf(schemas) => schemas
                .iter()
                .fold(Types::ALL, |types, it| types.and(Types::within(it, far))),
            _ => Types::ALL,
        };
        schema
            .keywords
            .iter()
            .fold(Types::ALL, |types, keyword| types.and(types_of(keyword)))
    }

    fn of_literal(literal: &Literal) -> Types {
        match literal {
            Literal::Null => Types::NULL,
            Literal::Boolean(_) => Types::BOOLEAN,
            Literal::Number(text) if Decimal::parse(text).is_integer() => Types::INTEGER,
            Literal::Number(_) => Types::NUMBER,
            Literal::String(_) => Types::STRING,
            Literal::Array(_) => Types::ARRAY,
            Literal::Object(_) => Types::OBJECT,
        }
    }
}

impl fmt::Display for Types {
    /// As in a sentence: "a string or null".
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let implied = |types| types == Types::INTEGER && self.contains(Types::NUMBER);
        let mut names = NAMES
            .iter()
            .filter(|(types, _)| self.contains(*types) && !implied(*types))
            .map(|(_, name)| *name);
        f.write_str(names.next().unwrap_or("nothing"))?;
        names.try_for_each(|name| write!(f, " or {name}"))
    }
}

/// Whether the value is a number that has no fractional part.
fn is_integral<T: Instance>(value: &T) -> bool {
    matches!(value.shape(), Shape::Number(number) if is_integer(number))
}

/// Whether a number has no fractional part.
pub(crate) fn is_integer(number: &Number) -> bool {
    number.is_i64() || number.is_u64() || Decimal::parse(&number.to_string()).is_integer()
}
