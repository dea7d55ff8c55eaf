//! What texts are held in: it costs no allocation to own them while they are short.

use std::hash::{Hash, Hasher};
use std::mem;
use std::ops::Deref;

use crate::owned::IntoOwned;

/// Text of which up to `N` bytes are owned where they are, without an allocation.
#[derive(Clone)]
pub(crate) enum Compact<'a, const N: usize> {
    Borrowed(&'a str),
    Short { length: u8, bytes: [u8; N] },
    Long(Box<str>),
}

impl<const N: usize> Compact<'_, N> {
    /// A copy.
    pub fn owned(text: &str) -> Compact<'static, N> {
        let mut bytes = [0; N];
        match (bytes.get_mut(..text.len()), u8::try_from(text.len())) {
            (Some(place), Ok(length)) => {
                place.copy_from_slice(text.as_bytes());
                Compact::Short { length, bytes }
            }
            _ => Compact::Long(text.into()),
        }
    }
}

impl<const N: usize> IntoOwned for Compact<'_, N> {
    type Owned = Compact<'static, N>;

    #[inline]
    fn take_owned(&mut self) -> Self::Owned {
        match self {
            Compact::Borrowed(text) => Compact::owned(text),
            Compact::Short { length, bytes } => Compact::Short {
                length: *length,
                bytes: *bytes,
            },
            Compact::Long(text) => Compact::Long(mem::take(text)),
        }
    }
}

impl<const N: usize> Deref for Compact<'_, N> {
    type Target = str;

    #[inline]
    fn deref(&self) -> &str {
        match self {
            Compact::Borrowed(text) => text,
            // It was a text when it was copied.
            Compact::Short { length, bytes } => {
                str::from_utf8(&bytes[..usize::from(*length)]).unwrap_or_default()
            }
            Compact::Long(text) => text,
        }
    }
}

impl<const N: usize> From<String> for Compact<'_, N> {
    fn from(text: String) -> Self {
        if text.len() > N {
            Compact::Long(text.into_boxed_str())
        } else {
            Compact::owned(&text)
        }
    }
}

impl<const N: usize> PartialEq for Compact<'_, N> {
    fn eq(&self, other: &Self) -> bool {
        **self == **other
    }
}

impl<const N: usize> Eq for Compact<'_, N> {}

impl<const N: usize> Hash for Compact<'_, N> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        (**self).hash(state);
    }
}
