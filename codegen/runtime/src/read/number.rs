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
        let text = match self.digits() {
            Some(digits) => digits,
            None => self.any_integer()?,
        };
        Ok(Number::trusted(text))
    }

    #[inline(never)]
    fn any_integer(&mut self) -> Step<&'a str> {
        let text = self.any_number()?;
        let is_whole = text.bytes().all(|it| !matches!(it, b'.' | b'e' | b'E'));
        if is_whole || integral(text) {
            Ok(text)
        } else {
            Err(Refused)
        }
    }

    /// Reads a number as it is written. When it is refused for its range, the reader stands at it.
    #[inline]
    pub(crate) fn number_text(&mut self) -> Step<&'a str> {
        match self.digits() {
            Some(digits) => Ok(digits),
            None => self.any_number(),
        }
    }

    /// Reads a number that has a few digits and nothing else, as most have, if it comes next.
    #[inline(always)]
    fn digits(&mut self) -> Option<&'a str> {
        self.pass_space();
        // Asked for first, a digit spares `get` the question whether a character begins there.
        let Some(b'1'..=b'9') = self.peek() else {
            return None;
        };
        let rest = self.text.get(self.position..)?;
        let end = few_digits(rest.as_bytes())?;
        let digits = rest.get(..end)?;
        self.position += end;
        Some(digits)
    }

    /// [`number_text`](Self::number_text), whatever the number has beside digits.
    #[inline(never)]
    pub(super) fn any_number(&mut self) -> Step<&'a str> {
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

/// How many bytes a number has that has a few digits and nothing else, if it comes first.
#[inline(always)]
pub(super) fn few_digits(bytes: &[u8]) -> Option<usize> {
    let Some(b'1'..=b'9') = bytes.first() else {
        return None;
    };
    let end = digits(bytes, 1);
    let is_other = end > SAFE_DIGITS || matches!(bytes.get(end), Some(b'.' | b'e' | b'E'));
    (!is_other).then_some(end)
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
