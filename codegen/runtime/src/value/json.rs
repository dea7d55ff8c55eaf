//! Any JSON value, kept as text that is known to be well-formed.

use std::fmt;
use std::str::FromStr;

use serde_json::Value;

use super::{Invalid, Text};
use crate::owned::IntoOwned;
use crate::read::Reader;
use crate::schema::equal;

/// Any JSON value, with its text as it came.
///
/// Two are equal when their texts or their values are; `1` equals `1.0`, and the order of members
/// does not count. `Debug` shows no more than the length, because nobody knows what is sensitive.
#[derive(Clone)]
pub struct Json<'a> {
    text: Text<'a>,
}

impl<'a> Json<'a> {
    pub(crate) const NULL: Self = Json::trusted("null");

    /// Holds a text that was checked already.
    pub(crate) const fn trusted(text: &'a str) -> Self {
        Json {
            text: Text::borrowed(text),
        }
    }

    /// The text, as it came, without white space around it.
    pub fn as_raw(&self) -> &str {
        &self.text
    }

    /// The string, if it is one; borrowed unless it holds escapes.
    pub fn as_str(&self) -> Option<Text<'_>> {
        Reader::new(&self.text).string().ok()
    }

    /// The string, if it is one; borrowed from where this is, unless it holds escapes.
    pub fn into_str(self) -> Option<Text<'a>> {
        match self.text.as_borrowed() {
            Some(text) => Reader::new(text).string().ok(),
            None => self.as_str().map(Text::into_owned),
        }
    }

    /// Whether it is `null`.
    pub fn is_null(&self) -> bool {
        self.text == "null"
    }

    /// The value, parsed; `null` if it is nested so deeply that `serde_json` refuses to parse it,
    /// which only a value converted from a [`Value`] can be.
    pub fn to_value(&self) -> Value {
        self.parsed().unwrap_or_default()
    }

    fn parsed(&self) -> Option<Value> {
        serde_json::from_str(&self.text).ok()
    }

    /// The same value, borrowing nothing.
    pub fn into_owned(self) -> Json<'static> {
        IntoOwned::into_owned(self)
    }
}

impl<'a> TryFrom<&'a str> for Json<'a> {
    type Error = Invalid;

    fn try_from(text: &'a str) -> Result<Self, Invalid> {
        let mut reader = Reader::new(text);
        match reader.raw() {
            Ok(raw) if reader.at_end() => Ok(Json::trusted(raw)),
            _ => Err(Invalid::new("a JSON value")),
        }
    }
}

impl FromStr for Json<'static> {
    type Err = Invalid;

    fn from_str(text: &str) -> Result<Self, Invalid> {
        Json::try_from(text).map(Json::into_owned)
    }
}

impl From<Value> for Json<'static> {
    fn from(value: Value) -> Self {
        Json {
            text: value.to_string().into(),
        }
    }
}

impl IntoOwned for Json<'_> {
    type Owned = Json<'static>;

    #[inline]
    fn own_into(&mut self, place: &mut Self::Owned) {
        self.text.own_into(&mut place.text);
    }
}

impl PartialEq for Json<'_> {
    fn eq(&self, other: &Self) -> bool {
        if self.text == other.text {
            return true;
        }
        match (self.parsed(), other.parsed()) {
            (Some(ours), Some(theirs)) => equal(&ours, &theirs),
            _ => false, // what is nested too deeply is equal to nothing but its text
        }
    }
}

impl Eq for Json<'_> {}

impl fmt::Debug for Json<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Json({} bytes)", self.text.len())
    }
}
