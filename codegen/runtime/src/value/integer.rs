//! Integers with their text kept, however many digits they have.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::{Invalid, Number};
use crate::decode::Decode;
use crate::owned::IntoOwned;
use crate::read::{Reader, Step};
use crate::write::Encode;

/// A JSON number without a fractional part, with its text as it came; `1.0` and `1e2` are integers.
#[derive(Clone, PartialEq, Eq)]
pub struct Integer<'a> {
    number: Number<'a>,
}

impl<'a> Integer<'a> {
    pub(crate) const ZERO: Self = Integer {
        number: Number::ZERO,
    };

    /// The text, as it came.
    pub fn as_str(&self) -> &str {
        self.number.as_str()
    }

    /// The value, if it is within range.
    pub fn as_i64(&self) -> Option<i64> {
        self.number.as_i64()
    }

    /// The value, if it is within range.
    pub fn as_u64(&self) -> Option<u64> {
        self.number.as_u64()
    }

    /// The nearest `f64`, which is finite.
    pub fn as_f64(&self) -> f64 {
        self.number.as_f64()
    }

    /// The same integer, borrowing nothing.
    pub fn into_owned(self) -> Integer<'static> {
        IntoOwned::into_owned(self)
    }
}

impl<'a> TryFrom<Number<'a>> for Integer<'a> {
    type Error = Invalid;

    fn try_from(number: Number<'a>) -> Result<Self, Invalid> {
        if number.is_integer() {
            Ok(Integer { number })
        } else {
            Err(Invalid::new("an integer"))
        }
    }
}

impl<'a> From<Integer<'a>> for Number<'a> {
    fn from(integer: Integer<'a>) -> Self {
        integer.number
    }
}

impl FromStr for Integer<'static> {
    type Err = Invalid;

    fn from_str(text: &str) -> Result<Self, Invalid> {
        Number::from_str(text)?.try_into()
    }
}

impl From<i64> for Integer<'static> {
    fn from(number: i64) -> Self {
        Integer {
            number: number.into(),
        }
    }
}

impl From<u64> for Integer<'static> {
    fn from(number: u64) -> Self {
        Integer {
            number: number.into(),
        }
    }
}

impl From<i32> for Integer<'static> {
    fn from(number: i32) -> Self {
        i64::from(number).into()
    }
}

impl From<u32> for Integer<'static> {
    fn from(number: u32) -> Self {
        u64::from(number).into()
    }
}

impl fmt::Display for Integer<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.number.fmt(f)
    }
}

impl fmt::Debug for Integer<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl<'a> Decode<'a> for Integer<'a> {
    #[inline]
    fn decode(&mut self, reader: &mut Reader<'a>) -> Step {
        self.number = reader.integer()?;
        Ok(())
    }
}

impl Encode for Integer<'_> {
    fn encode(&self, out: &mut Vec<u8>) {
        self.number.encode(out);
    }
}

impl IntoOwned for Integer<'_> {
    type Owned = Integer<'static>;

    #[inline]
    fn own_into(&mut self, place: &mut Self::Owned) {
        self.number.own_into(&mut place.number);
    }
}

impl Serialize for Integer<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.number.serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Integer<'_> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Number::deserialize(deserializer)?
            .try_into()
            .map_err(serde::de::Error::custom)
    }
}
