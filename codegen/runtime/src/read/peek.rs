//! Looking ahead and back: what tells alternatives apart, and what is judged after it was read.

use memchr::memchr3;

use super::ahead::WINDOW;
use super::scan::white_space;
use super::{Guess, Kind, Mark, Reader, Refused, Step};
use crate::schema::{Located, Schema};

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

    /// Decodes what was read at an earlier position once more, then comes back to this one.
    ///
    /// # Errors
    ///
    /// Refused when `with` is; the reader has come back in that case too.
    #[inline]
    pub fn again<T>(&mut self, at: usize, with: impl FnOnce(&mut Self) -> Step<T>) -> Step<T> {
        let mark = self.mark();
        self.position = at;
        let result = with(self);
        self.reset(mark);
        result
    }

    /// The name of the next object's first member; nothing is read.
    #[inline]
    fn first_name(&mut self) -> Option<&'a str> {
        if self.next_byte() != Some(b'{') {
            return None;
        }
        let inner = self.position + 1;
        if self.bytes().get(inner) <= Some(&b' ') {
            return self.name_after_space(inner);
        }
        self.plain_string_at(inner).ok()
    }

    #[inline(never)]
    fn name_after_space(&self, at: usize) -> Option<&'a str> {
        let space = white_space(self.bytes().get(at..)?);
        self.plain_string_at(at + space).ok()
    }

    /// The name of the next object's first member, which may tell its type; none once such a name was
    /// misleading, so that other ways to tell are taken.
    #[inline]
    pub fn telling_name(&mut self) -> Option<&'a str> {
        if self.follow.misled {
            return None;
        }
        self.first_name()
    }

    /// Notes that a type was told wrongly.
    #[cold]
    pub fn was_misled(&mut self) {
        self.follow.misled = true;
    }

    /// Which of several types comes next: the one that the first member tells, or the one that came
    /// last, or else the one that one of the next few members tells. Nothing is read; the answer is a
    /// guess, `None` being one too.
    #[inline]
    pub fn likely(&mut self, guess: &Guess, tell: impl Fn(&str) -> Option<usize>) -> Option<usize> {
        let told = self.first_name().and_then(&tell);
        told.or_else(|| self.follow.came(guess))
            .or_else(|| self.likely_later(&tell))
    }

    /// Notes whether and what [`likely`](Self::likely) guessed rightly.
    #[inline]
    pub fn learn(&mut self, guess: &Guess, index: Option<usize>) {
        self.follow.learn_came(guess, index);
    }

    /// Asks about the next few members after the first one, up to the first array or object: there a string that follows
    /// a comma is a name.
    #[inline(never)]
    fn likely_later(&self, tell: &impl Fn(&str) -> Option<usize>) -> Option<usize> {
        let rest = self.rest();
        let window = rest.get(..WINDOW).unwrap_or(rest);
        let mut at = 1; // behind the brace
        for _ in 0..LOOKED_AT {
            at += memchr3(b',', b'{', b'[', window.get(at..)?)?;
            if window[at] != b',' {
                return None;
            }
            at += 1;
            at += white_space(window.get(at..)?);
            if let Ok(name) = self.plain_string_at(self.position + at)
                && let Some(told) = tell(name)
            {
                return Some(told);
            }
        }
        None
    }

    /// Reads on trial: if that is refused (false), the reader is back where it began. Nothing is tried if too many
    /// attempts are under way already, one inside another.
    #[inline]
    pub fn attempt(&mut self, with: impl FnOnce(&mut Self) -> Step) -> Option<bool> {
        let mark = self.mark();
        let done = self.attempt_here(with)?;
        if !done {
            self.reset(mark);
        }
        Some(done)
    }

    /// The same, but afterwards the reader is behind the value in any case.
    ///
    /// # Errors
    ///
    /// Refused when the text is not JSON.
    #[inline]
    pub fn attempt_or_skip(&mut self, with: impl FnOnce(&mut Self) -> Step) -> Step<Option<bool>> {
        let mark = self.mark();
        let done = self.attempt_here(with);
        if done != Some(true) {
            self.pass_refused(mark)?;
        }
        Ok(done)
    }

    #[inline]
    fn attempt_here(&mut self, with: impl FnOnce(&mut Self) -> Step) -> Option<bool> {
        if self.attempts == MAX_ATTEMPTS {
            return None;
        }
        self.attempts += 1;
        let done = with(self).is_ok();
        self.attempts -= 1;
        Some(done)
    }

    /// Passes over a value that was refused. An object that was read to its end, as it is when it lacks a member, is not
    /// read again.
    #[cold]
    #[inline(never)]
    fn pass_refused(&mut self, mark: Mark) -> Step {
        let has_passed_object = self.bytes().get(mark.position) == Some(&b'{')
            && self.position > mark.position
            && self.depth == mark.depth;
        if has_passed_object {
            return Ok(());
        }
        self.reset(mark);
        self.skip()
    }

    /// Reads a value and judges it by a schema.
    ///
    /// # Errors
    ///
    /// Refused when `read` is, and when the value is not valid.
    #[inline]
    pub fn judged<T>(
        &mut self,
        schema: &'static Schema,
        read: impl FnOnce(&mut Self) -> Step<T>,
    ) -> Step<T> {
        let start = self.position;
        let read = read(self)?;
        self.judge(start, schema)?;
        Ok(read)
    }

    /// Judges the value between `start` and the present position by a schema.
    ///
    /// # Errors
    ///
    /// Refused when it is not valid.
    #[inline(never)]
    pub fn judge(&mut self, start: usize, schema: &'static Schema) -> Step {
        let value = self.again(start, Located::read)?;
        if schema.accepts(&value) {
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
