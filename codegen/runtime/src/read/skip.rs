//! Passing over whole values, with their grammar checked.

use std::collections::HashSet;

use super::{Reader, Refused, Step};

impl<'a> Reader<'a> {
    /// Passes over one value.
    ///
    /// # Errors
    ///
    /// Refused when the text is not JSON.
    pub fn skip(&mut self) -> Step {
        match self.next_byte() {
            Some(b'{' | b'[') => self.skip_nested(),
            _ => self.skip_scalar(),
        }
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

    /// Passes over the array or object that begins at this byte, and over all that is nested in it.
    #[inline(never)]
    fn skip_nested(&mut self) -> Step {
        // One bit for each that is open, the innermost last: set for an object. The first one stays.
        let mut open: u128 = 1;
        loop {
            let mut first = true;
            match self.next_byte().ok_or(Refused)? {
                b'{' => {
                    self.enter()?;
                    open = open << 1 | 1;
                    self.position += 1;
                }
                b'[' => {
                    self.enter()?;
                    open <<= 1;
                    self.position += 1;
                }
                _ => {
                    self.skip_scalar()?;
                    first = false;
                }
            }
            loop {
                let in_object = open & 1 == 1;
                match self.next_byte().ok_or(Refused)? {
                    b'}' if in_object => {}
                    b']' if !in_object => {}
                    b',' if !first => {
                        self.position += 1;
                        if in_object {
                            self.skip_name()?;
                        }
                        break;
                    }
                    _ if first => {
                        if in_object {
                            self.skip_name()?;
                        }
                        break;
                    }
                    _ => return Err(Refused),
                }
                self.leave();
                open >>= 1;
                if open == 1 {
                    return Ok(());
                }
                first = false;
            }
        }
    }

    #[inline]
    fn skip_name(&mut self) -> Step {
        self.next_byte();
        self.pass_string()?;
        self.colon()
    }

    #[inline]
    fn skip_scalar(&mut self) -> Step {
        if self.peek() == Some(b'"') {
            return self.pass_string().map(drop);
        }
        self.skip_word()
    }

    /// Passes over a number or a literal.
    #[inline(never)]
    fn skip_word(&mut self) -> Step {
        match self.peek().ok_or(Refused)? {
            b'n' => self.literal(b"null"),
            b't' => self.literal(b"true"),
            b'f' => self.literal(b"false"),
            _ => self.number_text().map(drop),
        }
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
