//! The cursor over the members of an object that come in the schema's order, as a publisher writes them that follows it.
//!
//! Its methods are inlined into each decoder, where what they are given is known.

use std::fmt;

use super::keys::Keys;
use super::others::Others;
use super::scan::{CHUNK, Chunk};
use super::{Reader, Refused, Step};
use crate::value::Members;

/// A type that reads the members of an object one by one.
pub trait Fields<'a> {
    /// What must be known of the object's content before its type is told, which is a
    /// [`TaggedContent`](super::TaggedContent); nothing in an object without a content.
    type Content;

    /// Reads the value of the member of this index.
    ///
    /// # Errors
    ///
    /// Refused when the text is not JSON or not what the member's type allows.
    fn read(&mut self, index: usize, content: &mut Self::Content, reader: &mut Reader<'a>) -> Step;

    /// Ends the object, all of whose members were read.
    ///
    /// # Errors
    ///
    /// Refused when its content is not what its type allows.
    #[inline(always)]
    fn end(&mut self, content: &Self::Content, reader: &mut Reader<'a>) -> Step {
        let _ = (content, reader);
        Ok(())
    }

    /// Where members are kept that the schema does not name; none where there must not be any.
    fn extra(&mut self) -> Option<&mut Members<'a>>;
}

/// Goes over the members of one object.
///
/// As long as they come in the schema's order nothing refers to it, so that registers hold it.
pub struct Object {
    keys: &'static Keys,
    /// Where the object begins.
    start: usize,
    /// Whether the brace that ends it comes next.
    is_over: bool,
    /// The members that were read, one bit each.
    seen: u64,
    /// What comes next, unless too little is left: each name that may come is compared with it.
    next: Option<Chunk>,
}

impl<'a> Reader<'a> {
    /// Begins an object.
    ///
    /// # Errors
    ///
    /// Refused when anything else is next, or when it is nested too deeply.
    #[inline(always)]
    pub fn object(&mut self, keys: &'static Keys) -> Step<Object> {
        let (start, next) = match self.behind(b'{')? {
            Some(next) => (self.open()?, Some(next)),
            None => (self.open_after_space()?, self.chunk()?),
        };
        Ok(Object {
            keys,
            start,
            is_over: false,
            seen: 0,
            next,
        })
    }

    /// Passes over a brace and over white space around it.
    #[inline(never)]
    fn open_after_space(&mut self) -> Step<usize> {
        let start = self.brace()?;
        if self.peek() <= Some(b' ') {
            self.next_byte_after_lines();
        }
        Ok(start)
    }

    /// Passes over the comma after a member, and over white space around it; false if the brace comes next that ends the
    /// object.
    #[inline(never)]
    fn comma_after_space(&mut self) -> Step<bool> {
        match self.rest() {
            [b',', b' ', b'"', ..] => self.position += 2,
            [b',', ..] => {
                self.position += 1;
                self.next_byte_after_lines();
            }
            _ => return self.comma_behind_space(),
        }
        Ok(true)
    }

    /// The same where white space comes before it.
    #[inline(never)]
    fn comma_behind_space(&mut self) -> Step<bool> {
        match self.next_byte() {
            Some(b',') => {
                self.position += 1;
                self.next_byte();
                Ok(true)
            }
            Some(b'}') => Ok(false),
            _ => Err(Refused),
        }
    }

    /// What comes next, unless too little is left.
    #[inline(always)]
    fn chunk(&self) -> Step<Option<Chunk>> {
        let rest = self.bytes().get(self.position..).ok_or(Refused)?;
        Ok(rest.first_chunk().copied())
    }

    /// The same behind a byte that comes next, if a name follows at once.
    #[inline(always)]
    pub(super) fn behind(&self, byte: u8) -> Step<Option<Chunk>> {
        let rest = self.bytes().get(self.position..).ok_or(Refused)?;
        Ok(match rest.first_chunk::<{ 1 + CHUNK }>() {
            Some([first, next @ ..]) if [*first, next[0]] == [byte, b'"'] => Some(*next),
            _ => None,
        })
    }

    /// Whether members may be expected in some order. A prediction would not notice that a member is shadowed.
    #[inline]
    pub(super) fn in_order(&self) -> bool {
        self.shadowed.is_empty()
    }
}

impl Object {
    /// Whether members may be expected in the schema's order; else [`step`](Object::step) must not be called.
    #[inline(always)]
    pub fn in_order(&self, reader: &Reader<'_>) -> bool {
        reader.in_order() && self.next.is_some()
    }

    /// Reads a member if it comes next: a step that costs little in a text whose members come in the schema's order. True
    /// if another member may follow. `index` is less than 64 and that of no member that came before.
    ///
    /// # Errors
    ///
    /// Refused when the member is.
    #[inline(always)]
    pub fn step<'a, F: Fields<'a>>(
        &mut self,
        reader: &mut Reader<'a>,
        fields: &mut F,
        content: &mut F::Content,
        index: usize,
    ) -> Step<bool> {
        let needle = &self.keys.keys.get(index).ok_or(Refused)?.needle;
        if !self.next.is_some_and(|next| needle.begins(&next)) {
            return Ok(true);
        }
        if needle.len() > CHUNK && !needle.ends_at(reader.rest()) {
            return Ok(true);
        }
        reader.position += needle.len();
        self.seen |= 1 << index;
        fields.read(index, content, reader)?;
        self.next = reader.behind(b',')?;
        if self.next.is_some() {
            reader.position += 1;
            return Ok(true);
        }
        if reader.peek() != Some(b'}') && reader.comma_after_space()? {
            self.next = reader.chunk()?;
            return Ok(self.next.is_some());
        }
        self.is_over = true;
        Ok(false)
    }

    /// Reads the members that are left, in any order, and ends the object: all members of the `required` indices must
    /// have come.
    ///
    /// # Errors
    ///
    /// Refused when one of those did not, when a member is refused or comes twice, and when the text is not JSON.
    #[inline(always)]
    pub fn end<'a, F: Fields<'a>>(
        &mut self,
        reader: &mut Reader<'a>,
        fields: &mut F,
        content: &mut F::Content,
        required: &[usize],
    ) -> Step {
        if !self.is_over {
            return self.read_others(reader, fields, content, required);
        }
        reader.leave();
        let came = |&index: &usize| index < 64 && self.seen >> index & 1 == 1;
        if required.iter().all(came) {
            fields.end(content, reader)
        } else {
            Err(Refused)
        }
    }

    /// The same where they do not come in the schema's order, or not all of them.
    #[inline(always)]
    fn read_others<'a, F: Fields<'a>>(
        &mut self,
        reader: &mut Reader<'a>,
        fields: &mut F,
        content: &mut F::Content,
        required: &[usize],
    ) -> Step {
        let mut others = Others::new(self.keys, self.start, self.seen);
        let mut member = others.first(reader, fields.extra())?;
        while let Some(index) = member {
            fields.read(index, content, reader)?;
            member = others.next(reader, fields.extra())?;
        }
        others.end(reader, required)?;
        fields.end(content, reader)
    }
}

impl fmt::Debug for Object {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Object")
            .field("keys", &self.keys)
            .finish_non_exhaustive()
    }
}
