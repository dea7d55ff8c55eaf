//! Text, as events hold it: borrowed from the body, or owned without an allocation while it is short.

use std::borrow::{Borrow, Cow};
use std::cmp::Ordering;
use std::convert::Infallible;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::ops::Deref;
use std::str::FromStr;

use super::compact::Compact;
use crate::owned::IntoOwned;

/// A text, borrowed from the body unless it holds escapes.
///
/// It is used as a `&str` is. Up to 22 bytes are owned without an allocation. It is as large as a `String`, and so
/// is an `Option` of it.
#[derive(Clone)]
pub struct Text<'a> {
    text: Compact<'a, 22>,
}

impl<'a> Text<'a> {
    /// Borrows a text, in constants too.
    #[inline(always)]
    pub const fn borrowed(text: &'a str) -> Self {
        Text {
            text: Compact::Borrowed(text),
        }
    }

    /// The text.
    #[inline]
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The same text, borrowing nothing.
    #[inline]
    pub fn into_owned(self) -> Text<'static> {
        IntoOwned::into_owned(self)
    }

    /// The same text as a `String`.
    pub fn into_string(self) -> String {
        match self.text {
            Compact::Long(text) => text.into_string(),
            text => (*text).to_owned(),
        }
    }

    /// The text, for as long as it is borrowed.
    pub(crate) fn as_borrowed(&self) -> Option<&'a str> {
        match self.text {
            Compact::Borrowed(text) => Some(text),
            _ => None,
        }
    }

    /// A copy.
    pub(crate) fn owned(text: &str) -> Text<'static> {
        Text {
            text: Compact::owned(text),
        }
    }

    /// Whether it holds an allocation, which is to be set free.
    #[inline(always)]
    pub(crate) fn is_allocated(&self) -> bool {
        matches!(self.text, Compact::Long(_))
    }
}

impl IntoOwned for Text<'_> {
    type Owned = Text<'static>;

    fn own_into(&mut self, place: &mut Self::Owned) {
        self.text.own_into(&mut place.text);
    }
}

impl Default for Text<'_> {
    #[inline(always)]
    fn default() -> Self {
        // Not a constant: of a value that holds one, the compiler would copy all bytes, those without meaning too.
        Text {
            text: Compact::Borrowed(""),
        }
    }
}

impl Deref for Text<'_> {
    type Target = str;

    #[inline]
    fn deref(&self) -> &str {
        &self.text
    }
}

impl AsRef<str> for Text<'_> {
    #[inline]
    fn as_ref(&self) -> &str {
        self
    }
}

impl Borrow<str> for Text<'_> {
    #[inline]
    fn borrow(&self) -> &str {
        self
    }
}

impl<'a> From<&'a str> for Text<'a> {
    #[inline]
    fn from(text: &'a str) -> Self {
        Text::borrowed(text)
    }
}

impl<'a> From<&'a String> for Text<'a> {
    #[inline]
    fn from(text: &'a String) -> Self {
        Text::borrowed(text)
    }
}

impl From<String> for Text<'_> {
    /// Takes the allocation over, unless the text is short.
    fn from(text: String) -> Self {
        Text { text: text.into() }
    }
}

impl<'a> From<Cow<'a, str>> for Text<'a> {
    fn from(text: Cow<'a, str>) -> Self {
        match text {
            Cow::Borrowed(text) => text.into(),
            Cow::Owned(text) => text.into(),
        }
    }
}

impl<'a> From<Text<'a>> for Cow<'a, str> {
    fn from(text: Text<'a>) -> Self {
        match text.as_borrowed() {
            Some(text) => Cow::Borrowed(text),
            None => Cow::Owned(text.into_string()),
        }
    }
}

impl From<Text<'_>> for String {
    fn from(text: Text<'_>) -> Self {
        text.into_string()
    }
}

impl<'a, const N: usize> From<Text<'a>> for Compact<'a, N> {
    fn from(text: Text<'a>) -> Self {
        match text.as_borrowed() {
            Some(text) => Compact::Borrowed(text),
            None => Compact::owned(&text),
        }
    }
}

impl FromStr for Text<'static> {
    type Err = Infallible;

    fn from_str(text: &str) -> Result<Self, Infallible> {
        Ok(Text::owned(text))
    }
}

impl PartialEq for Text<'_> {
    #[inline]
    fn eq(&self, other: &Self) -> bool {
        **self == **other
    }
}

impl Eq for Text<'_> {}

impl PartialOrd for Text<'_> {
    #[inline]
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Text<'_> {
    #[inline]
    fn cmp(&self, other: &Self) -> Ordering {
        (**self).cmp(&**other)
    }
}

impl Hash for Text<'_> {
    #[inline]
    fn hash<H: Hasher>(&self, state: &mut H) {
        (**self).hash(state);
    }
}

/// Compares with other types of text, on either side.
macro_rules! equal {
    ($($other:ty),*) => {
        $(
            impl PartialEq<$other> for Text<'_> {
                #[inline]
                fn eq(&self, other: &$other) -> bool {
                    **self == other[..]
                }
            }

            impl PartialEq<Text<'_>> for $other {
                #[inline]
                fn eq(&self, other: &Text<'_>) -> bool {
                    self[..] == **other
                }
            }
        )*
    };
}

equal!(str, &str, String, Cow<'_, str>);

impl fmt::Display for Text<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&**self, f)
    }
}

impl fmt::Debug for Text<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&**self, f)
    }
}
