//! What texts are held in: it costs no allocation to own them while they are short.

use std::hash::{Hash, Hasher};
use std::mem;
use std::ops::Deref;

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
        let mut owned = Compact::Borrowed("");
        owned.copy(text);
        owned
    }

    /// The same text, borrowing nothing.
    pub fn into_owned(mut self) -> Compact<'static, N> {
        let mut owned = Compact::Borrowed("");
        self.own_into(&mut owned);
        owned
    }

    /// Fills in a place that has nothing to set free: copies the text if it is borrowed, else moves it. What stays has
    /// nothing to set free either.
    #[inline]
    pub fn own_into(&mut self, place: &mut Compact<'static, N>) {
        let owned = match self {
            Compact::Borrowed(text) => return place.copy(text),
            Compact::Short { length, bytes } => Compact::Short {
                length: *length,
                bytes: *bytes,
            },
            Compact::Long(text) => Compact::Long(mem::take(text)),
        };
        mem::forget(mem::replace(place, owned));
    }

    /// Fills itself in with a copy.
    #[inline]
    fn copy(&mut self, text: &str) {
        let owned = match u8::try_from(text.len()) {
            Ok(length) if text.len() <= N => Compact::Short {
                length,
                bytes: [0; N],
            },
            _ => Compact::Long(text.into()),
        };
        mem::forget(mem::replace(self, owned));
        if let Compact::Short { bytes, .. } = self
            && let Some(place) = bytes.get_mut(..text.len())
        {
            place.copy_from_slice(text.as_bytes());
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
