//! Strings: borrowed when they stand for themselves, unescaped into a buffer when they do not.

use std::borrow::Cow;

use super::scan::{plain, plain_in_chunks};
use super::{Reader, Refused, Step};

/// A string that was read but not unescaped, and where it stands.
#[derive(Debug, Clone, Copy)]
pub(crate) struct RawString<'a> {
    /// Where its opening quote stands.
    pub(crate) offset: usize,
    inner: &'a str,
    escaped: bool,
}

impl<'a> RawString<'a> {
    /// Stands where no string was read yet.
    pub(super) const EMPTY: Self = RawString {
        offset: 0,
        inner: "",
        escaped: false,
    };

    /// Whether it has no escapes.
    #[inline]
    pub(super) fn is_plain(self) -> bool {
        !self.escaped
    }

    /// The string, with its escapes as they are written.
    #[inline]
    pub(crate) fn as_written(self) -> &'a str {
        self.inner
    }

    /// The string that this is.
    #[inline]
    pub(crate) fn text(self) -> Cow<'a, str> {
        if self.escaped {
            unescape(self.inner)
        } else {
            Cow::Borrowed(self.inner)
        }
    }
}

impl<'a> Reader<'a> {
    /// Reads a string; it is borrowed unless it holds escapes.
    ///
    /// # Errors
    ///
    /// Refused when anything else is next.
    #[inline]
    pub fn string(&mut self) -> Step<Cow<'a, str>> {
        Ok(self.raw_string()?.text())
    }

    /// Reads a string into its place; it is borrowed unless it holds escapes.
    ///
    /// # Errors
    ///
    /// Refused when anything else is next.
    pub(crate) fn string_into(&mut self, place: &mut Cow<'a, str>) -> Step {
        if let Cow::Borrowed(place) = place
            && let Some(text) = self.plain_string()
        {
            *place = text;
            return Ok(());
        }
        self.any_string_into(place)
    }

    #[inline(never)]
    fn any_string_into(&mut self, place: &mut Cow<'a, str>) -> Step {
        if self.next_byte() != Some(b'"') {
            return Err(Refused);
        }
        self.position += 1;
        let inner = self.text.get(self.position..).ok_or(Refused)?;
        let end = plain(inner.as_bytes());
        let length = if inner.as_bytes().get(end) == Some(&b'"') {
            *place = Cow::Borrowed(inner.get(..end).ok_or(Refused)?);
            end
        } else {
            self.unescaped.clear();
            let length = unescape_into(&mut self.unescaped, inner, end)?;
            *place = Cow::Owned(self.unescaped.clone());
            length
        };
        self.position += length + 1;
        Ok(())
    }

    /// Reads the string that begins at this byte, if all of it stands for itself and it does not end soon before
    /// the text does.
    #[inline(always)]
    pub(super) fn plain_string(&mut self) -> Option<&'a str> {
        let text = self.plain_string_at(self.position)?;
        self.position += text.len() + 2;
        Some(text)
    }

    /// The same of the string that begins at another byte, without reading it.
    #[inline(always)]
    pub(super) fn plain_string_at(&self, at: usize) -> Option<&'a str> {
        let inner = self.text.get(at..)?.strip_prefix('"')?;
        let end = plain_in_chunks(inner.as_bytes())?;
        // Asked for first, the quote spares `get` the question whether a character begins there.
        if inner.as_bytes().get(end) != Some(&b'"') {
            return None;
        }
        inner.get(..end)
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
    #[inline]
    pub(crate) fn raw_string(&mut self) -> Step<RawString<'a>> {
        self.next_byte();
        let offset = self.position;
        if let Some(inner) = self.plain_string() {
            return Ok(RawString {
                offset,
                inner,
                escaped: false,
            });
        }
        let escaped = self.pass_string()?;
        let inner = self.slice(offset + 1, self.position - 1)?;
        Ok(RawString {
            offset,
            inner,
            escaped,
        })
    }

    /// Passes over the string that begins at this byte; true if it holds escapes.
    #[inline]
    pub(super) fn pass_string(&mut self) -> Step<bool> {
        if self.peek() != Some(b'"') {
            return Err(Refused);
        }
        self.position += 1;
        self.position += plain(self.rest());
        let escaped = self.peek() != Some(b'"');
        if escaped {
            self.pass_escapes()?;
        }
        self.position += 1;
        Ok(escaped)
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

/// Unescapes the string that goes on to its closing quote, and says where that is. As many bytes as `plain` says
/// stand for themselves at first.
fn unescape_into(out: &mut String, inner: &str, plain_at_first: usize) -> Step<usize> {
    let (mut rest, mut end) = (inner, plain_at_first);
    loop {
        out.push_str(rest.get(..end).ok_or(Refused)?);
        rest = &rest[end..];
        if rest.starts_with('"') {
            return Ok(inner.len() - rest.len());
        }
        let (character, length) = escape(rest.as_bytes()).ok_or(Refused)?;
        out.push(character);
        rest = rest.get(length..).ok_or(Refused)?;
        end = plain(rest.as_bytes());
    }
}

/// What the inner part of a string stands for; its escapes were checked.
#[inline(never)]
fn unescape<'a>(inner: &str) -> Cow<'a, str> {
    let mut text = String::with_capacity(inner.len());
    let mut rest = inner;
    while let Some((before, _)) = rest.split_once('\\') {
        text.push_str(before);
        rest = &rest[before.len()..];
        let Some((character, length)) = escape(rest.as_bytes()) else {
            break;
        };
        text.push(character);
        rest = &rest[length..];
    }
    text.push_str(rest);
    Cow::Owned(text)
}

/// The character that an escape stands for, and how many bytes the escape has; none if it is wrong.
fn escape(bytes: &[u8]) -> Option<(char, usize)> {
    let [b'\\', kind, ..] = bytes else {
        return None;
    };
    let character = match kind {
        b'u' => return unicode_escape(bytes),
        b'"' | b'\\' | b'/' => char::from(*kind),
        b'b' => '\u{8}',
        b'f' => '\u{c}',
        b'n' => '\n',
        b'r' => '\r',
        b't' => '\t',
        _ => return None,
    };
    Some((character, 2))
}

/// `\uXXXX`, or two of them for a character beyond the basic plane.
fn unicode_escape(bytes: &[u8]) -> Option<(char, usize)> {
    let high = code_unit(bytes)?;
    if let Some(character) = char::from_u32(high) {
        return Some((character, 6));
    }
    let low = code_unit(bytes.get(6..)?)?;
    if high >= 0xDC00 || !(0xDC00..0xE000).contains(&low) {
        return None;
    }
    let character = 0x1_0000 + ((high - 0xD800) << 10) + (low - 0xDC00);
    Some((char::from_u32(character)?, 12))
}

fn code_unit(bytes: &[u8]) -> Option<u32> {
    let [b'\\', b'u', digits @ ..] = bytes else {
        return None;
    };
    let [a, b, c, d] = digits
        .first_chunk::<4>()?
        .map(|it| u32::from(HEX[usize::from(it)]));
    let unit = a << 12 | b << 8 | c << 4 | d;
    ((a | b | c | d) < 16).then_some(unit)
}

/// The value of each hexadecimal digit; 16 for other bytes.
static HEX: [u8; 256] = {
    let mut values = [16; 256];
    let mut value = 0;
    while value < 16 {
        values[b"0123456789abcdef"[value] as usize] = value as u8;
        values[b"0123456789ABCDEF"[value] as usize] = value as u8;
        value += 1;
    }
    values
};
