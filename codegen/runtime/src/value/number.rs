//! Numbers with their text kept, so that no digit is lost.

use std::fmt;
use std::str::FromStr;

use super::Invalid;
use super::compact::Compact;
use crate::owned::IntoOwned;
use crate::read::Reader;
use crate::schema::Decimal;

/// A JSON number, with its text as it came.
///
/// Numbers are equal when they are mathematically equal: `1`, `1.0` and `10e-1` are.
#[derive(Clone)]
pub struct Number<'a> {
    text: Compact<'a, 22>, // as large as a `Text`
}

impl<'a> Number<'a> {
    pub(crate) const ZERO: Self = Number::trusted("0");

    /// Holds a text that was checked already.
    pub(crate) const fn trusted(text: &'a str) -> Self {
        Number {
            text: Compact::Borrowed(text),
        }
    }

    /// The text, as it came.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The nearest `f64`, which is finite.
    pub fn as_f64(&self) -> f64 {
        self.text
            .parse()
            .map_or(0.0, |number: f64| number.clamp(f64::MIN, f64::MAX))
    }

    /// The value, if it is an integer (`1.0` and `1e2` are) within range.
    pub fn as_i64(&self) -> Option<i64> {
        self.text
            .parse()
            .ok()
            .or_else(|| Decimal::parse(&self.text).to_i128()?.try_into().ok())
    }

    /// The value, if it is an integer (`1.0` and `1e2` are) within range.
    pub fn as_u64(&self) -> Option<u64> {
        self.text
            .parse()
            .ok()
            .or_else(|| Decimal::parse(&self.text).to_i128()?.try_into().ok())
    }

    /// Whether it has no fractional part; `1.0` and `1e2` have none.
    pub fn is_integer(&self) -> bool {
        Decimal::parse(&self.text).is_integer()
    }

    /// The same number, borrowing nothing.
    pub fn into_owned(self) -> Number<'static> {
        IntoOwned::into_owned(self)
    }
}

impl FromStr for Number<'static> {
    type Err = Invalid;

    fn from_str(text: &str) -> Result<Self, Invalid> {
        Number::try_from(text).map(Number::into_owned)
    }
}

impl<'a> TryFrom<&'a str> for Number<'a> {
    type Error = Invalid;

    fn try_from(text: &'a str) -> Result<Self, Invalid> {
        let mut reader = Reader::new(text);
        match reader.number_text() {
            Ok(number) if number.len() == text.len() => Ok(Number::trusted(text)),
            _ => Err(Invalid::new("a JSON number")),
        }
    }
}

impl TryFrom<f64> for Number<'static> {
    type Error = Invalid;

    /// Only infinities and NaN are refused.
    fn try_from(number: f64) -> Result<Self, Invalid> {
        if !number.is_finite() {
            return Err(Invalid::new("a finite number"));
        }
        // `Debug` chooses the shortest text that reads back the same, with an exponent where it is shorter.
        Ok(Number {
            text: Compact::owned(&format!("{number:?}")),
        })
    }
}

impl From<i64> for Number<'static> {
    fn from(number: i64) -> Self {
        Number {
            text: Compact::owned(&number.to_string()),
        }
    }
}

impl From<u64> for Number<'static> {
    fn from(number: u64) -> Self {
        Number {
            text: Compact::owned(&number.to_string()),
        }
    }
}

impl From<i32> for Number<'static> {
    fn from(number: i32) -> Self {
        i64::from(number).into()
    }
}

impl From<u32> for Number<'static> {
    fn from(number: u32) -> Self {
        u64::from(number).into()
    }
}

impl PartialEq for Number<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.text == other.text || Decimal::parse(&self.text) == Decimal::parse(&other.text)
    }
}

impl Eq for Number<'_> {}

impl IntoOwned for Number<'_> {
    type Owned = Number<'static>;

    fn own_into(&mut self, place: &mut Self::Owned) {
        self.text.own_into(&mut place.text);
    }
}

impl fmt::Display for Number<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

impl fmt::Debug for Number<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}
