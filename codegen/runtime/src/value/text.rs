//! Text that costs no allocation to own while it is short, as that of numbers and time stamps is.

use std::borrow::Cow;
use std::hash::{Hash, Hasher};
use std::mem;
use std::ops::Deref;

use crate::owned::IntoOwned;

/// Text of which up to `N` bytes are owned where they are, without an allocation.
#[derive(Clone)]
pub(crate) enum Text<'a, const N: usize> {
    Borrowed(&'a str),
    Short { length: u8, bytes: [u8; N] },
    Long(Box<str>),
}

impl<const N: usize> Text<'_, N> {
    /// A copy.
    pub fn owned(text: &str) -> Text<'static, N> {
        let mut bytes = [0; N];
        match (bytes.get_mut(..text.len()), u8::try_from(text.len())) {
            (Some(place), Ok(length)) => {
                place.copy_from_slice(text.as_bytes());
                Text::Short { length, bytes }
            }
            _ => Text::Long(text.into()),
        }
    }
}

impl<const N: usize> IntoOwned for Text<'_, N> {
    type Owned = Text<'static, N>;

    #[inline]
    fn take_owned(&mut self) -> Self::Owned {
        match self {
            Text::Borrowed(text) => Text::owned(text),
            Text::Short { length, bytes } => Text::Short {
                length: *length,
                bytes: *bytes,
            },
            Text::Long(text) => Text::Long(mem::take(text)),
        }
    }
}

impl<const N: usize> Deref for Text<'_, N> {
    type Target = str;

    #[inline]
    fn deref(&self) -> &str {
        match self {
            Text::Borrowed(text) => text,
            // It was a text when it was copied.
            Text::Short { length, bytes } => {
                str::from_utf8(&bytes[..usize::from(*length)]).unwrap_or_default()
            }
            Text::Long(text) => text,
        }
    }
}

impl<'a, const N: usize> From<Cow<'a, str>> for Text<'a, N> {
    #[inline]
    fn from(text: Cow<'a, str>) -> Self {
        match text {
            Cow::Borrowed(text) => Text::Borrowed(text),
            Cow::Owned(text) => Text::owned(&text),
        }
    }
}

impl<const N: usize> PartialEq for Text<'_, N> {
    fn eq(&self, other: &Self) -> bool {
        **self == **other
    }
}

impl<const N: usize> Eq for Text<'_, N> {}

impl<const N: usize> Hash for Text<'_, N> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        (**self).hash(state);
    }
}
