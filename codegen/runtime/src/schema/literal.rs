//! The values that `const` and `enum` name.

use std::fmt;

use super::Decimal;
use super::instance::{Instance, Object, Shape};
use crate::write::Encode;

/// A JSON value in a schema.
#[derive(Debug)]
pub enum Literal {
    /// `null`
    Null,
    /// `true` or `false`
    Boolean(bool),
    /// A number, as it is written.
    Number(&'static str),
    /// A string.
    String(&'static str),
    /// An array.
    Array(&'static [Literal]),
    /// An object.
    Object(&'static [(&'static str, Literal)]),
}

impl Literal {
    /// Whether the value is this one; numbers are compared mathematically.
    pub(super) fn equals<T: Instance>(&self, value: &T) -> bool {
        match (self, value.shape()) {
            (Literal::Null, Shape::Null) => true,
            (Literal::Boolean(ours), Shape::Boolean(theirs)) => *ours == theirs,
            (Literal::Number(ours), Shape::Number(theirs)) => {
                Decimal::parse(ours) == Decimal::parse(&theirs.to_string())
            }
            (Literal::String(ours), Shape::String(theirs)) => *ours == theirs,
            (Literal::Array(ours), Shape::Array(theirs)) => {
                ours.len() == theirs.len()
                    && ours
                        .iter()
                        .zip(theirs)
                        .all(|(ours, theirs)| ours.equals(theirs))
            }
            (Literal::Object(ours), Shape::Object(theirs)) => {
                let equals = |(name, ours): &(&str, Literal)| {
                    theirs.get(name).is_some_and(|theirs| ours.equals(theirs))
                };
                ours.len() == theirs.len() && ours.iter().all(equals)
            }
            _ => false,
        }
    }
}

impl fmt::Display for Literal {
    /// As JSON.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Literal::Null => f.write_str("null"),
            Literal::Boolean(boolean) => write!(f, "{boolean}"),
            Literal::Number(text) => f.write_str(text),
            Literal::String(text) => f.write_str(&text.to_json()),
            Literal::Array(items) => {
                f.write_str("[")?;
                for (index, item) in items.iter().enumerate() {
                    write!(f, "{}{item}", if index == 0 { "" } else { "," })?;
                }
                f.write_str("]")
            }
            Literal::Object(members) => {
                f.write_str("{")?;
                for (index, (name, value)) in members.iter().enumerate() {
                    write!(
                        f,
                        "{}{}:{value}",
                        if index == 0 { "" } else { "," },
                        name.to_json()
                    )?;
                }
                f.write_str("}")
            }
        }
    }
}
