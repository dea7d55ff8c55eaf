//! Passing over whole values, with their grammar checked.

use std::collections::HashSet;

use super::string::RawString;
use super::{Reader, Refused, Step};

impl<'a> Reader<'a> {
    /// Passes over one value.
    ///
    /// # Errors
    ///
    /// Refused when the text is not JSON.
    pub fn skip(&mut self) -> Step {
        match self.next_byte().ok_or(Refused)? {
            b'"' => self.pass_string().map(drop),
            b'{' => self.skip_object(),
            b'[' => self.skip_array(),
            b'n' => self.literal(b"null"),
            b't' => self.literal(b"true"),
            b'f' => self.literal(b"false"),
            _ => self.number_text().map(drop),
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

    fn skip_object(&mut self) -> Step {
        self.enter()?;
        let mut separator = b'{';
        while self.next_name(&mut separator)? {
            self.pass_string()?;
            self.colon()?;
            self.skip()?;
        }
        Ok(())
    }

    fn skip_array(&mut self) -> Step {
        let mut array = self.array()?;
        while array.next(self)? {
            self.skip()?;
        }
        Ok(())
    }

    /// Calls `visit` at each member's value; it must read that value.
    pub(crate) fn each_member(
        &mut self,
        mut visit: impl FnMut(&mut Self, RawString<'a>) -> Step,
    ) -> Step {
        if self.next_byte() != Some(b'{') {
            return Err(Refused);
        }
        self.enter()?;
        let mut separator = b'{';
        while self.next_name(&mut separator)? {
            let name = self.name()?;
            visit(self, name)?;
        }
        Ok(())
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
