//! Looking ahead and back: what tells alternatives apart, and what is judged after it was read.

use std::borrow::Cow;

use super::{Kind, Reader, Refused, Step};
use crate::schema::Schema;

/// How many members are looked at for a guess.
const LOOKED_AT: usize = 8;

/// Each attempt inside another may double the work, so their number is bounded.
const MAX_ATTEMPTS: u8 = 3;

impl<'a> Reader<'a> {
    /// The kind of the next value, which is not read.
    ///
    /// # Errors
    ///
    /// Refused when no value can begin here.
    #[inline]
    pub fn kind(&mut self) -> Step<Kind> {
        match self.next_byte() {
            Some(b'n') => Ok(Kind::Null),
            Some(b't' | b'f') => Ok(Kind::Boolean),
            Some(b'-' | b'0'..=b'9') => Ok(Kind::Number),
            Some(b'"') => Ok(Kind::String),
            Some(b'[') => Ok(Kind::Array),
            Some(b'{') => Ok(Kind::Object),
            _ => Err(Refused),
        }
    }

    /// Whether the next value, which is not read, is an object that has this member.
    ///
    /// # Errors
    ///
    /// Refused when the text is not JSON.
    pub fn has_member(&mut self, name: &str) -> Step<bool> {
        let mut found = false;
        self.peek_members(|reader, member| {
            found |= member == name;
            reader.skip()
        })?;
        Ok(found)
    }

    /// The string that this member of the next value has, if that is an object and the member a
    /// string; nothing is read. Of several members of that name the last one counts.
    ///
    /// # Errors
    ///
    /// Refused when the text is not JSON.
    pub fn member_text(&mut self, name: &str) -> Step<Option<Cow<'a, str>>> {
        let mut found = None;
        self.peek_members(|reader, member| {
            if member != name {
                return reader.skip();
            }
            if reader.kind()? == Kind::String {
                found = Some(reader.string()?);
                Ok(())
            } else {
                found = None;
                reader.skip()
            }
        })?;
        Ok(found)
    }

    /// Decodes at an earlier position, which must be at the same depth, then comes back to this one.
    ///
    /// # Errors
    ///
    /// Refused when `with` is; the reader has come back in that case too.
    pub fn again<T>(&mut self, at: usize, with: impl FnOnce(&mut Self) -> Step<T>) -> Step<T> {
        let mark = self.mark();
        self.position = at;
        let result = with(self);
        self.reset(mark);
        result
    }

    /// Asks `tell` about the names of the next object's members, in order, until one tells something;
    /// nothing is read. Only a few members are looked at, and none after the first array or object:
    /// the answer is a guess, `None` being one too.
    #[inline]
    pub fn likely<T>(&mut self, tell: impl Fn(&str) -> Option<T>) -> Option<T> {
        let mark = self.mark();
        let told = self.first_told(tell);
        self.reset(mark);
        told
    }

    fn first_told<T>(&mut self, tell: impl Fn(&str) -> Option<T>) -> Option<T> {
        if self.next_byte() != Some(b'{') {
            return None;
        }
        self.position += 1;
        for _ in 0..LOOKED_AT {
            let name = self.raw_string().ok()?;
            if let Some(told) = tell(name.as_written()) {
                return Some(told);
            }
            if self.next_byte() != Some(b':') {
                return None;
            }
            self.position += 1;
            if matches!(self.next_byte(), Some(b'{' | b'[')) {
                return None;
            }
            self.skip().ok()?;
            if self.next_byte() != Some(b',') {
                return None;
            }
            self.position += 1;
        }
        None
    }

    /// Reads on trial: false, and back where it began, if that is refused or if too many attempts are
    /// under way already, one inside another.
    #[inline]
    pub fn attempt(&mut self, with: impl FnOnce(&mut Self) -> Step) -> bool {
        if self.attempts == MAX_ATTEMPTS {
            return false;
        }
        let mark = self.mark();
        self.attempts += 1;
        let done = with(self).is_ok();
        self.attempts -= 1;
        if !done {
            self.reset(mark);
        }
        done
    }

    /// Goes to another position, which must be at the same depth, and gives the one it leaves.
    #[inline]
    pub fn jump(&mut self, position: usize) -> usize {
        std::mem::replace(&mut self.position, position)
    }

    /// Judges the value between `start` and the present position by a schema.
    ///
    /// # Errors
    ///
    /// Refused when it is not valid.
    #[inline(never)]
    pub fn judge(&mut self, start: usize, schema: &'static Schema) -> Step {
        let text = self.slice(start, self.position)?;
        let value = serde_json::from_str(text).map_err(|_| Refused)?;
        if schema.is_valid(&value) {
            Ok(())
        } else {
            Err(Refused)
        }
    }

    /// Calls `visit` at each member's value, if an object is next, and comes back.
    fn peek_members(&mut self, mut visit: impl FnMut(&mut Self, &str) -> Step) -> Step {
        if self.kind()? != Kind::Object {
            return Ok(());
        }
        self.again(self.position, |reader| {
            reader.each_member(|reader, name| visit(reader, &name.text()))
        })
    }
}
