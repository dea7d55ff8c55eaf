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
        self.pass_value()
    }

    /// The same without a call.
    #[inline(always)]
    pub(super) fn pass_value(&mut self) -> Step {
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
    fn value_end(&mut self, bytes: &[u8], at: usize) -> Step<usize> {
        match bytes.get(at).ok_or(Refused)? {
            b'"' => self.string_end(bytes, at),
            b'{' | b'[' => self.nested_end(at),
            _ => self.word_end(bytes, at),
        }
    }

    /// Where the array or object ends that begins at this byte.
    #[inline(never)]
    fn nested_end(&mut self, mut at: usize) -> Step<usize> {
        let bytes = self.bytes();
        // One bit for each that is open, the innermost last: set for an object. The first one stays.
        let mut open: u64 = 1;
        loop {
            match bytes.get(at).ok_or(Refused)? {
                // Without a call for each, since a processor foresees only so many returns.
                first @ (b'{' | b'[') if open >> 63 == 0 => {
                    self.enter()?;
                    let is_object = *first == b'{';
                    open = open << 1 | u64::from(is_object);
                    at = past_space(bytes, at + 1);
                    // The bracket that closes is two bytes further in ASCII.
                    if bytes.get(at) != Some(&(first + 2)) {
                        if is_object {
                            at = past_space(bytes, self.name_end(bytes, at)?);
                        }
                        continue;
                    }
                }
                b'{' | b'[' => at = self.nested_end(at)?,
                b'"' => at = self.string_end(bytes, at)?,
                _ => at = self.word_end(bytes, at)?,
            }
            loop {
                at = past_space(bytes, at);
                let in_object = open & 1 == 1;
                match bytes.get(at) {
                    Some(b',') => {
                        at = past_space(bytes, at + 1);
                        if in_object {
                            at = past_space(bytes, self.name_end(bytes, at)?);
                        }
                        break;
                    }
                    Some(b'}') if in_object => {}
                    Some(b']') if !in_object => {}
                    _ => return Err(Refused),
                }
                at += 1;
                self.depth += 1;
                open >>= 1;
                if open == 1 {
                    return Ok(at);
                }
            }
        }
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
