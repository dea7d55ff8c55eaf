//! The cursor over an object's members: it predicts that they come in the schema's order.

use std::borrow::Cow;
use std::fmt;

use super::content::Content;
use super::keys::{Keys, UNKNOWN};
use super::seen::Seen;
use super::string::RawString;
use super::{Reader, Refused, Step};
use crate::value::Members;

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

/// What a step to the next member came to.
enum Next {
    /// The value of the member of this index.
    Known(usize),
    /// The end of the object.
    End,
    /// No member that was expected.
    Unpredicted,
}

/// A type that reads the members of an object one by one.
pub trait Fields<'a> {
    /// Reads the value of the member of this index.
    ///
    /// # Errors
    ///
    /// Refused when the text is not JSON or not what the member's type allows.
    fn read(&mut self, index: usize, object: &mut Object<'a>, reader: &mut Reader<'a>) -> Step;

    /// Where members are kept that the schema does not name; none where there must not be any.
    fn extra(&mut self) -> Option<&mut Members<'a>>;
}

/// Goes over the members of one object.
pub struct Object<'a> {
    keys: &'static Keys,
    /// One more than the index of the last known member, zero before the first.
    place: usize,
    /// What was passed over last.
    after: After,
    /// The known members that were read.
    seen: Seen,
    /// How many unknown members were kept.
    pub(super) unknown: usize,
    /// Where the object begins.
    pub(super) start: usize,
    /// The string that tells the type of the content.
    pub(super) tag: Option<RawString<'a>>,
    /// What is known of the content.
    pub(super) content: Content,
}

impl<'a> Reader<'a> {
    /// Begins an object.
    ///
    /// # Errors
    ///
    /// Refused when anything else is next, or when it is nested too deeply.
    #[inline]
    pub fn object(&mut self, keys: &'static Keys) -> Step<Object<'a>> {
        if self.next_byte() != Some(b'{') {
            return Err(Refused);
        }
        self.enter()?;
        let start = self.position;
        self.position += 1;
        self.pass_space();
        Ok(Object {
            keys,
            place: 0,
            after: After::Brace,
            seen: Seen::default(),
            unknown: 0,
            start,
            tag: None,
            content: Content::Absent,
        })
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

    /// Reads a member's name and the colon after it.
    #[inline]
    fn name(&mut self) -> Step<RawString<'a>> {
        let name = self.raw_string()?;
        self.colon()?;
        Ok(name)
    }

    /// Passes over the value of the member whose name stands at `offset`, if that is shadowed.
    #[inline]
    fn pass_shadowed(&mut self, offset: usize) -> Step<bool> {
        let is_shadowed = self.shadowed.binary_search(&offset).is_ok();
        if is_shadowed {
            self.skip()?;
        }
        Ok(is_shadowed)
    }

    /// Reads the colon after a member's name.
    #[inline]
    pub(super) fn colon(&mut self) -> Step {
        if self.next_byte() != Some(b':') {
            return Err(Refused);
        }
        self.position += 1;
        Ok(())
    }
}

impl<'a> Object<'a> {
    /// Whether members may be expected in some order; else [`step`](Self::step) must not be called.
    /// A prediction would not notice that a member is shadowed.
    #[inline]
    pub fn in_order(&self, reader: &Reader<'a>) -> bool {
        reader.shadowed.is_empty()
    }

    /// The index of the member that should come next.
    #[inline]
    fn expected(&self, reader: &Reader<'a>) -> usize {
        if self.in_order(reader) {
            reader.follow.after(self.keys.slot, self.place)
        } else {
            UNKNOWN
        }
    }

    /// Reads a member if it comes next, its name as in `quoted`: a step that costs little in a text
    /// whose members come in the schema's order. True if another member may follow. `index` is less than 64 and that
    /// of no member that came before.
    ///
    /// # Errors
    ///
    /// Refused when the member is.
    #[inline(always)]
    pub fn step(
        &mut self,
        reader: &mut Reader<'a>,
        fields: &mut impl Fields<'a>,
        quoted: &'static str,
        index: usize,
    ) -> Step<bool> {
        if !reader.comes_next(quoted)? && !reader.comes_after_space(quoted)? {
            return Ok(true);
        }
        reader.position += quoted.len();
        self.seen.add_new(index);
        fields.read(index, self, reader)?;
        if reader.peek() == Some(b',') {
            reader.position += 1;
            Ok(true)
        } else {
            self.after = After::Member;
            Ok(false)
        }
    }

    /// Reads the members that are left, in any order.
    ///
    /// # Errors
    ///
    /// Refused when a member is, or comes twice, and when the text is not JSON.
    #[inline]
    pub fn others(&mut self, reader: &mut Reader<'a>, fields: &mut impl Fields<'a>) -> Step {
        if self.after == After::Member && reader.peek() == Some(b'}') {
            reader.leave();
            return Ok(());
        }
        self.note_steps();
        while let Some(index) = self.next(reader, fields.extra())? {
            fields.read(index, self, reader)?;
        }
        Ok(())
    }

    /// Notes how far the steps came, which they leave to be told from the members they read.
    #[inline]
    fn note_steps(&mut self) {
        self.place = self.seen.behind_last();
        if self.place > 0 && self.after == After::Brace {
            self.after = After::Comma;
        }
    }

    /// Steps to the value of the next member that is known, and gives its index; those before it are kept.
    #[inline]
    fn next(
        &mut self,
        reader: &mut Reader<'a>,
        extra: Option<&mut Members<'a>>,
    ) -> Step<Option<usize>> {
        match self.next_predicted(reader)? {
            Next::Unpredicted => self.next_unpredicted(reader, extra),
            Next::Known(index) => Ok(Some(index)),
            Next::End => Ok(None),
        }
    }

    /// The same if it is the one that is expected.
    #[inline(always)]
    fn next_predicted(&mut self, reader: &mut Reader<'a>) -> Step<Next> {
        if self.after == After::Member {
            match reader.peek() {
                Some(b',') => {
                    reader.position += 1;
                    reader.pass_space();
                    self.after = After::Comma;
                }
                Some(b'}') => {
                    reader.leave();
                    return Ok(Next::End);
                }
                _ => return Ok(Next::Unpredicted),
            }
        }
        let expected = self.expected(reader);
        match self.keys.keys.get(expected) {
            Some(key) if key.needle.starts(reader.rest()) => {
                reader.position += key.needle.len();
                self.after = After::Member;
                self.known(reader, expected)?;
                Ok(Next::Known(expected))
            }
            _ => Ok(Next::Unpredicted),
        }
    }

    #[inline(never)]
    fn next_unpredicted(
        &mut self,
        reader: &mut Reader<'a>,
        mut extra: Option<&mut Members<'a>>,
    ) -> Step<Option<usize>> {
        while reader.next_name(&mut self.after)? {
            let offset = reader.position;
            let Some(name) = reader.plain_string() else {
                match self.rare_name(reader, extra.as_deref_mut())? {
                    Some(index) => return Ok(Some(index)),
                    None => continue,
                }
            };
            reader.colon()?;
            if reader.pass_shadowed(offset)? {
                continue;
            }
            match (self.keys.find)(name) {
                UNKNOWN => {
                    let extra = extra.as_deref_mut().ok_or(Refused)?;
                    self.unknown(offset, name, reader, extra)?;
                }
                index => return self.learned(reader, index),
            }
            match self.next_predicted(reader)? {
                Next::Unpredicted => {}
                Next::Known(index) => return Ok(Some(index)),
                Next::End => return Ok(None),
            }
        }
        Ok(None)
    }

    /// Reads a name that has escapes or comes soon before the end of the text: the index of its member if that is
    /// known, else it is kept.
    #[inline(never)]
    fn rare_name(
        &mut self,
        reader: &mut Reader<'a>,
        extra: Option<&mut Members<'a>>,
    ) -> Step<Option<usize>> {
        let name = reader.name()?;
        if reader.pass_shadowed(name.offset)? {
            return Ok(None);
        }
        let text = name.text();
        let index = (self.keys.find)(&text);
        if index != UNKNOWN {
            return self.learned(reader, index);
        }
        let extra = extra.ok_or(Refused)?;
        match text {
            Cow::Borrowed(text) => self.unknown(name.offset, text, reader, extra)?,
            Cow::Owned(text) => self.unknown_escaped(text, reader, extra)?,
        }
        Ok(None)
    }

    /// Steps to the value of the next member, whatever it is, and gives its name.
    ///
    /// # Errors
    ///
    /// Refused when the text is not JSON.
    pub(crate) fn next_of_any_name(
        &mut self,
        reader: &mut Reader<'a>,
    ) -> Step<Option<RawString<'a>>> {
        while reader.next_name(&mut self.after)? {
            let name = reader.name()?;
            if !reader.pass_shadowed(name.offset)? {
                return Ok(Some(name));
            }
        }
        Ok(None)
    }

    /// Notes that a member was seen, and that it came after the last one.
    #[inline]
    fn learned(&mut self, reader: &mut Reader<'a>, index: usize) -> Step<Option<usize>> {
        if self.in_order(reader) {
            reader.follow.learn(self.keys.slot, self.place, index);
        }
        self.known(reader, index)?;
        Ok(Some(index))
    }

    /// Notes that a member was seen.
    #[inline]
    fn known(&mut self, reader: &mut Reader<'a>, index: usize) -> Step {
        self.place = index + 1;
        self.seen.add(reader, index, self.keys.keys.len())
    }

    /// Ends the object: all members of these indices must have been seen.
    ///
    /// # Errors
    ///
    /// Refused when one was not.
    #[inline]
    pub fn end(&self, reader: &mut Reader<'a>, required: &[usize]) -> Step {
        let has_all = required.iter().all(|&index| self.seen.has(reader, index));
        self.seen.end(reader);
        if has_all { Ok(()) } else { Err(Refused) }
    }
}

impl fmt::Debug for Object<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Object")
            .field("keys", &self.keys)
            .finish_non_exhaustive()
    }
}
