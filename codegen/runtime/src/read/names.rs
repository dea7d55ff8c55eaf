//! From member to member of an object, by their names alone.

use super::string::RawString;
use super::{Reader, Refused, Step};

/// What a cursor stands behind.
#[derive(Clone, Copy, PartialEq, Eq)]
enum After {
    /// The opening brace: a name or the closing brace comes next.
    Brace,
    /// A comma: a name comes next.
    Comma,
    /// A member: a comma or the closing brace comes next.
    Member,
}

/// Goes over the members of an object none of which is known.
pub(crate) struct Names {
    after: After,
}

impl Names {
    /// Steps to the value of the next member, and gives its name.
    ///
    /// # Errors
    ///
    /// Refused when the text is not JSON.
    pub(crate) fn next<'a>(&mut self, reader: &mut Reader<'a>) -> Step<Option<RawString<'a>>> {
        while reader.next_name(&mut self.after)? {
            let name = reader.name()?;
            if !reader.pass_shadowed(name.offset)? {
                return Ok(Some(name));
            }
        }
        Ok(None)
    }
}

impl<'a> Reader<'a> {
    /// Begins an object none of whose members is known.
    ///
    /// # Errors
    ///
    /// Refused when anything else is next, or when it is nested too deeply.
    pub(crate) fn names(&mut self) -> Step<Names> {
        self.brace()?;
        Ok(Names {
            after: After::Brace,
        })
    }

    /// Calls `visit` at each member's value; it must read that value.
    pub(crate) fn each_member(
        &mut self,
        mut visit: impl FnMut(&mut Self, RawString<'a>) -> Step,
    ) -> Step {
        let mut names = self.names()?;
        while let Some(name) = names.next(self)? {
            visit(self, name)?;
        }
        Ok(())
    }

    /// Begins an object, and says where.
    #[inline]
    pub(super) fn brace(&mut self) -> Step<usize> {
        if self.peek() != Some(b'{') && self.next_byte() != Some(b'{') {
            return Err(Refused);
        }
        self.open()
    }

    /// Begins the object whose brace is next, and says where.
    #[inline]
    pub(super) fn open(&mut self) -> Step<usize> {
        self.enter()?;
        let start = self.position;
        self.position += 1;
        Ok(start)
    }

    /// Moves to the next member's name (true), or past the closing brace (false).
    #[inline]
    fn next_name(&mut self, after: &mut After) -> Step<bool> {
        let mut next = self.next_byte();
        if *after == After::Member && next == Some(b',') {
            *after = After::Comma;
            self.position += 1;
            next = self.next_byte();
        }
        match next {
            Some(b'}') if *after != After::Comma => {
                self.leave();
                Ok(false)
            }
            Some(b'"') if *after != After::Member => {
                *after = After::Member;
                Ok(true)
            }
            _ => Err(Refused),
        }
    }

    /// Moves from the end of a member to the next one's name (true), or past the closing brace (false).
    #[inline(always)]
    pub(super) fn next_member(&mut self) -> Step<bool> {
        let mut next = self.peek();
        if next != Some(b',') {
            next = self.next_byte();
        }
        match next {
            Some(b',') => {
                self.position += 1;
                self.pass_space();
                Ok(true)
            }
            Some(b'}') => {
                self.leave();
                Ok(false)
            }
            _ => Err(Refused),
        }
    }

    /// Reads a member's name and the colon after it.
    #[inline]
    pub(super) fn name(&mut self) -> Step<RawString<'a>> {
        let name = self.raw_string()?;
        self.colon()?;
        Ok(name)
    }

    /// Reads the colon after a member's name.
    #[inline]
    pub(super) fn colon(&mut self) -> Step {
        if self.peek() != Some(b':') && self.next_byte() != Some(b':') {
            return Err(Refused);
        }
        self.position += 1;
        Ok(())
    }

    /// Passes over the value of the member whose name stands at `offset`, if that is shadowed.
    #[inline]
    pub(super) fn pass_shadowed(&mut self, offset: usize) -> Step<bool> {
        let is_shadowed = self.shadowed.binary_search(&offset).is_ok();
        if is_shadowed {
            self.skip()?;
        }
        Ok(is_shadowed)
    }
}
