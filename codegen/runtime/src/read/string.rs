//! Strings: borrowed when they stand for themselves, unescaped into a buffer when they do not.

use std::borrow::Cow;
use std::mem;

use super::scan::{plain, plain_in_chunks};
use super::unescape::{escape, unescape};
use super::{Reader, Refused, Step};
use crate::value::Text;

/// A string that was read but not unescaped, and where it stands.
#[derive(Debug, Clone, Copy)]
pub(crate) struct RawString<'a> {
    /// Where its opening quote stands.
    pub(crate) offset: usize,
    inner: &'a str,
    escaped: bool,
}

impl<'a> RawString<'a> {
    /// One without escapes.
    #[inline]
    pub(super) fn plain(offset: usize, inner: &'a str) -> Self {
        RawString {
            offset,
            inner,
            escaped: false,
        }
    }

    /// The string that this is.
    #[inline]
    pub(crate) fn text(self) -> Cow<'a, str> {
        if self.escaped {
            Cow::Owned(unescaped(self.inner))
        } else {
            Cow::Borrowed(self.inner)
        }
    }
}

/// What the inner part of a string stands for; its escapes were checked.
#[inline(never)]
fn unescaped(inner: &str) -> String {
    let mut text = String::with_capacity(inner.len());
    unescape(inner, plain(inner.as_bytes()), &mut text);
    text
}

impl<'a> Reader<'a> {
    /// Reads a string; it is borrowed unless it holds escapes.
    ///
    /// # Errors
    ///
    /// Refused when anything else is next.
    #[inline]
    pub fn string(&mut self) -> Step<Text<'a>> {
        self.string_as()
    }

    /// Reads a string and makes it into what a text can become.
    ///
    /// # Errors
    ///
    /// Refused when anything else is next.
    #[inline]
    pub fn string_as<T: From<&'a str> + From<Text<'a>>>(&mut self) -> Step<T> {
        match self.borrowed_string() {
            Some(text) => Ok(text.into()),
            None => self.any_string().map(T::from),
        }
    }

    #[inline(never)]
    fn borrowed_string(&mut self) -> Option<&'a str> {
        self.next_byte();
        self.plain_string()
    }

    #[inline(never)]
    fn any_string(&mut self) -> Step<Text<'a>> {
        let mut text = Text::default();
        self.any_string_into(&mut text, 0)?;
        Ok(text)
    }

    /// Reads a string into its place; it is borrowed unless it holds escapes.
    ///
    /// # Errors
    ///
    /// Refused when anything else is next.
    pub(crate) fn string_into(&mut self, place: &mut Text<'a>) -> Step {
        let mut plain = 0;
        if !place.is_allocated() {
            match self.plain_string_at(self.position) {
                Ok(text) => {
                    *place = Text::borrowed(text);
                    self.position += text.len() + 2;
                    return Ok(());
                }
                Err(length) => plain = length,
            }
        }
        self.any_string_into(place, plain)
    }

    /// The same into a place that may hold nothing yet.
    ///
    /// # Errors
    ///
    /// Refused when anything else is next.
    #[inline(never)]
    pub(crate) fn string_into_slot(&mut self, slot: &mut Option<Text<'a>>) -> Step {
        match self.plain_string_into_slot(self.position, slot) {
            Ok(()) => Ok(()),
            Err(known) => self.any_string_into_slot(slot, known),
        }
    }

    /// The same of the string that begins at a byte, if all of it stands for itself; else how many bytes of it are known
    /// to.
    #[inline(always)]
    fn plain_string_into_slot(
        &mut self,
        at: usize,
        slot: &mut Option<Text<'a>>,
    ) -> Result<(), usize> {
        if slot.as_ref().is_some_and(Text::is_allocated) {
            return Err(0);
        }
        let text = self.plain_string_at(at)?;
        // It holds no allocation to set free, which the compiler does not see.
        mem::forget(slot.replace(Text::borrowed(text)));
        self.position = at + text.len() + 2;
        Ok(())
    }

    /// The same of any string; so many bytes of it are known to stand for themselves. In a pretty-printed text one space
    /// comes before it.
    #[inline(never)]
    fn any_string_into_slot(&mut self, slot: &mut Option<Text<'a>>, known: usize) -> Step {
        if self.peek() == Some(b' ') && self.plain_string_into_slot(self.position + 1, slot).is_ok()
        {
            return Ok(());
        }
        self.any_string_into(slot.get_or_insert_default(), known)
    }

    /// The same of any string; so many bytes of it are known to stand for themselves.
    #[inline(never)]
    fn any_string_into(&mut self, place: &mut Text<'a>, known: usize) -> Step {
        if self.next_byte() != Some(b'"') {
            return Err(Refused);
        }
        self.position += 1;
        let inner = self.text.get(self.position..).ok_or(Refused)?;
        let plain = match inner.as_bytes().get(known) {
            Some(b'\\') => known,
            _ => known + plain(&inner.as_bytes()[known..]),
        };
        let end = if inner.as_bytes().get(plain) == Some(&b'"') {
            *place = Text::borrowed(inner.get(..plain).ok_or(Refused)?);
            plain
        } else {
            self.unescaped.clear();
            let end = unescape(inner, plain, &mut self.unescaped).ok_or(Refused)?;
            if inner.as_bytes().get(end) != Some(&b'"') {
                return Err(Refused);
            }
            *place = Text::owned(&self.unescaped);
            // A copy of the reader, as each refused item takes one, is not to copy this text too.
            self.unescaped.clear();
            end
        };
        self.position += end + 1;
        Ok(())
    }

    /// Reads the string that begins at this byte, if all of it stands for itself and it does not end soon before
    /// the text does.
    #[inline(always)]
    pub(crate) fn plain_string(&mut self) -> Option<&'a str> {
        let text = self.plain_string_at(self.position).ok()?;
        self.position += text.len() + 2;
        Some(text)
    }

    /// The same of a string that may end soon before the text does.
    #[inline(never)]
    pub(crate) fn last_plain_string(&mut self) -> Option<&'a str> {
        let inner = self.text.get(self.position..)?.strip_prefix('"')?;
        let end = plain(inner.as_bytes());
        if inner.as_bytes().get(end) != Some(&b'"') {
            return None;
        }
        self.position += end + 2;
        inner.get(..end)
    }

    /// The same of the string that begins at another byte, without reading it; else how many of its bytes are known
    /// to stand for themselves.
    #[inline(always)]
    pub(super) fn plain_string_at(&self, at: usize) -> Result<&'a str, usize> {
        // Asked for first, a quote spares `get` the question whether a character begins there.
        if self.bytes().get(at) != Some(&b'"') {
            return Err(0);
        }
        let rest = self.text.get(at..).unwrap_or_default();
        let Some(inner) = rest.strip_prefix('"') else {
            return Err(0);
        };
        let Some(end) = plain_in_chunks(inner.as_bytes()) else {
            return Err(0);
        };
        if inner.as_bytes().get(end) != Some(&b'"') {
            return Err(end);
        }
        inner.get(..end).ok_or(0)
    }

    /// Reads a string that must be `expected`.
    ///
    /// # Errors
    ///
    /// Refused when anything else is next.
    #[inline]
    pub fn text_is(&mut self, expected: &str) -> Step {
        if self.string()? == expected {
            Ok(())
        } else {
            Err(Refused)
        }
    }

    /// Reads a string and leaves it as it is written.
    #[inline(always)]
    pub(crate) fn raw_string(&mut self) -> Step<RawString<'a>> {
        self.next_byte();
        let offset = self.position;
        match self.plain_string() {
            Some(inner) => Ok(RawString::plain(offset, inner)),
            None => self.any_raw_string(),
        }
    }

    #[inline(never)]
    pub(super) fn any_raw_string(&mut self) -> Step<RawString<'a>> {
        if self.peek() != Some(b'"') {
            return Err(Refused);
        }
        let offset = self.position;
        self.position += 1;
        self.position += plain(self.rest());
        let escaped = self.peek() != Some(b'"');
        if escaped {
            self.pass_escapes()?;
        }
        let inner = self.slice(offset + 1, self.position)?;
        self.position += 1;
        Ok(RawString {
            offset,
            inner,
            escaped,
        })
    }

    /// Goes on to the closing quote, checking each escape on the way.
    #[inline(never)]
    fn pass_escapes(&mut self) -> Step {
        loop {
            match self.peek() {
                Some(b'"') => return Ok(()),
                Some(b'\\') => {
                    let (_, length) = escape(self.rest()).ok_or(Refused)?;
                    self.position += length;
                }
                _ => return Err(Refused),
            }
            self.position += plain(self.rest());
        }
    }
}
