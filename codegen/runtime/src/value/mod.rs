//! The values that events are made of: their text is borrowed from the body and kept as it came.

mod compact;
mod integer;
mod json;
mod members;
mod number;
mod run;
mod text;
mod timestamp;

use std::collections::BTreeMap;
use std::error::Error;
use std::fmt;

pub use self::integer::Integer;
pub use self::json::Json;
pub use self::members::Members;
pub use self::number::Number;
pub use self::text::Text;
pub use self::timestamp::Timestamp;

/// An object whose members are named by the payload.
pub type Map<'a, V> = BTreeMap<Text<'a>, V>;

/// Stands in `Debug` output for a value that the schema marks as sensitive: `[redacted]`.
pub struct Redacted;

impl fmt::Debug for Redacted {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("[redacted]")
    }
}

/// A text or number is not what the type that it should become can hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Invalid {
    expected: &'static str,
}

impl Invalid {
    pub(crate) const fn new(expected: &'static str) -> Self {
        Invalid { expected }
    }
}

impl fmt::Display for Invalid {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "not {}", self.expected)
    }
}

impl Error for Invalid {}
