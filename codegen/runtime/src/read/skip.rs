//! Passing over whole values, with their grammar checked.

use std::collections::HashSet;

use super::number::few_digits;
use super::scan::{plain_in_chunks, white_space};
use super::{Reader, Refused, Step};

impl<'a> Reader<'a> {
    /// Passes over one value.
    ///
    /// # Errors
    ///
    /// Refused when the text is not JSON.
    pub fn skip(&mut self) -> Step {
        self.pass_space();
        self.position = self.value_end(self.bytes(), self.position)?;
        Ok(())
    }

    /// Passes over one value and gives its text.
    ///
    /// # Errors
    ///
    /// Refused when the text is not JSON.
    pub fn raw(&mut self) -> Step<&'a str> {
        self.next_byte();
        let start = self.position;
        self.skip()?;
        self.slice(start, self.position)
    }

    /// Where the value ends that begins at a byte.
    #[inline(always)]
    pub(super) fn value_end(&mut self, bytes: &[u8], at: usize) -> Step<usize> {
        match bytes.get(at).ok_or(Refused)? {
            b'"' => self.string_end(bytes, at),
            b'{' => self.object_end(at),
            b'[' => self.array_end(at),
            _ => self.word_end(bytes, at),
        }
    }

    #[inline(never)]
    fn object_end(&mut self, at: usize) -> Step<usize> {
        let bytes = self.bytes();
        self.enter()?;
        let mut at = past_space(bytes, at + 1);
        if bytes.get(at) != Some(&b'}') {
            loop {
                at = self.name_end(bytes, at)?;
                at = self.value_end(bytes, past_space(bytes, at))?;
                at = past_space(bytes, at);
                match bytes.get(at) {
                    Some(b',') => at = past_space(bytes, at + 1),
                    Some(b'}') => break,
                    _ => return Err(Refused),
                }
            }
        }
        self.depth += 1;
        Ok(at + 1)
    }

    #[inline(never)]
    fn array_end(&mut self, at: usize) -> Step<usize> {
        let bytes = self.bytes();
        self.enter()?;
        let mut at = past_space(bytes, at + 1);
        if bytes.get(at) != Some(&b']') {
            loop {
                at = self.value_end(bytes, at)?;
                at = past_space(bytes, at);
                match bytes.get(at) {
                    Some(b',') => at = past_space(bytes, at + 1),
                    Some(b']') => break,
                    _ => return Err(Refused),
                }
            }
        }
        self.depth += 1;
        Ok(at + 1)
    }

    /// Where the name that begins at a byte ends, and the colon after it.
    #[inline(always)]
    fn name_end(&mut self, bytes: &[u8], at: usize) -> Step<usize> {
        if bytes.get(at) != Some(&b'"') {
            return Err(Refused);
        }
        let at = past_space(bytes, self.string_end(bytes, at)?);
        if bytes.get(at) != Some(&b':') {
            return Err(Refused);
        }
        Ok(at + 1)
    }

    /// Where the string ends that begins at this byte.
    #[inline(always)]
    fn string_end(&mut self, bytes: &[u8], at: usize) -> Step<usize> {
        let inner = bytes.get(at + 1..).ok_or(Refused)?;
        match plain_in_chunks(inner) {
            Some(end) if inner.get(end) == Some(&b'"') => Ok(at + end + 2),
            _ => self.any_string_end(at),
        }
    }

    #[inline(never)]
    fn any_string_end(&mut self, at: usize) -> Step<usize> {
        self.position = at;
        self.any_raw_string()?;
        Ok(self.position)
    }

    /// Where the number or literal ends that begins at a byte.
    #[inline(always)]
    fn word_end(&mut self, bytes: &[u8], at: usize) -> Step<usize> {
        let rest = bytes.get(at..).ok_or(Refused)?;
        if let Some(digits) = few_digits(rest) {
            Ok(at + digits)
        } else if rest.starts_with(b"null") || rest.starts_with(b"true") {
            Ok(at + 4)
        } else if rest.starts_with(b"false") {
            Ok(at + 5)
        } else {
            self.any_number_end(at)
        }
    }

    #[inline(never)]
    fn any_number_end(&mut self, at: usize) -> Step<usize> {
        self.position = at;
        self.any_number()?;
        Ok(self.position)
    }

    /// Whether a name comes twice in the object that begins at `start`, around the present position.
    #[cold]
    pub(super) fn has_duplicates(&self, start: usize) -> Step<bool> {
        let mut reader = Reader {
            position: start,
            depth: self.depth + 1,
            ..Reader::new(self.text)
        };
        let mut names = HashSet::new();
        let mut repeated = false;
        reader.each_member(|reader, name| {
            repeated |= !names.insert(name.text());
            reader.skip()
        })?;
        Ok(repeated)
    }
}

/// Where white space ends that may begin at a byte.
#[inline(always)]
fn past_space(bytes: &[u8], at: usize) -> usize {
    if bytes.get(at) > Some(&b' ') {
        at
    } else {
        past_any_space(bytes, at)
    }
}

#[inline(never)]
fn past_any_space(bytes: &[u8], at: usize) -> usize {
    // Often it is one space, after a colon.
    if bytes.get(at) == Some(&b' ') && bytes.get(at + 1) > Some(&b' ') {
        return at + 1;
    }
    at + white_space(bytes.get(at..).unwrap_or_default())
}
