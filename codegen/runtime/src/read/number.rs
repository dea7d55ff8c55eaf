//! Numbers: their grammar, and whether they are within the range of `f64`.

use super::{Reader, Refused, Step};
use crate::value::Number;

/// With at most so many digits before the point and two in the exponent, no number can overflow.
const SAFE_DIGITS: usize = 200;

impl<'a> Reader<'a> {
    /// Reads a number, keeping its text.
    ///
    /// # Errors
    ///
    /// Refused when anything else is next, and when the number is beyond the range of `f64`.
    #[inline]
    pub fn number(&mut self) -> Step<Number<'a>> {
        Ok(Number::trusted(self.number_text()?))
    }

    /// Reads a number that is an integer in the sense of JSON Schema: `1.0` is one.
    ///
    /// # Errors
    ///
    /// Refused when anything else is next.
    #[inline]
    pub fn integer(&mut self) -> Step<Number<'a>> {
        let text = self.number_text()?;
        if text.bytes().any(|byte| matches!(byte, b'.' | b'e' | b'E')) && !integral(text) {
            return Err(Refused);
        }
        Ok(Number::trusted(text))
    }

    /// Passes over a number. Most have a few digits and nothing else.
    #[inline]
    pub(super) fn pass_number(&mut self) -> Step {
        let rest = self.rest();
        if let Some(b'1'..=b'9') = rest.first() {
            let end = digits(rest, 1);
            if end <= SAFE_DIGITS && !matches!(rest.get(end), Some(b'.' | b'e' | b'E')) {
                self.position += end;
                return Ok(());
            }
        }
        self.number_text().map(drop)
    }

    /// Reads a number as it is written. When it is refused for its range, the reader stands at it.
    #[inline]
    pub(crate) fn number_text(&mut self) -> Step<&'a str> {
        self.next_byte();
        let start = self.position;
        let bytes = self.rest();
        let whole = usize::from(bytes.first() == Some(&b'-'));
        let mut end = match bytes.get(whole) {
            Some(b'0') => whole + 1,
            Some(b'1'..=b'9') => digits(bytes, whole + 1),
            _ => return Err(Refused),
        };
        let mut safe = end - whole <= SAFE_DIGITS;
        if bytes.get(end) == Some(&b'.') {
            end = some_digits(bytes, end + 1)?;
        }
        if let Some(b'e' | b'E') = bytes.get(end) {
            let sign = usize::from(matches!(bytes.get(end + 1), Some(b'+' | b'-')));
            let exponent = end + 1 + sign;
            end = some_digits(bytes, exponent)?;
            safe &= end - exponent <= 2;
        }
        let text = self.slice(start, start + end)?;
        if !safe && !parsed(text).is_some_and(|number| finite(&number)) {
            return Err(Refused);
        }
        self.position += end;
        Ok(text)
    }
}

/// Whether the number can be held by an `f64`; always so, unless a feature of `serde_json` keeps texts.
pub(crate) fn finite(number: &serde_json::Number) -> bool {
    number.as_f64().is_some_and(f64::is_finite)
}

/// The number as the interpreter would see it, so that both judge alike.
#[cold]
fn parsed(text: &str) -> Option<serde_json::Number> {
    text.parse().ok()
}

#[cold]
fn integral(text: &str) -> bool {
    parsed(text).is_some_and(|number| crate::schema::is_integer(&number))
}

/// Where the digits that start at `at` end.
#[inline]
fn digits(bytes: &[u8], mut at: usize) -> usize {
    while bytes.get(at).is_some_and(u8::is_ascii_digit) {
        at += 1;
    }
    at
}

#[inline]
fn some_digits(bytes: &[u8], at: usize) -> Step<usize> {
    match digits(bytes, at) {
        end if end > at => Ok(end),
        _ => Err(Refused),
    }
}
