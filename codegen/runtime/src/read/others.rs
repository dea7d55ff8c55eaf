//! The members of an object that come in another order than the schema's, and those that it does not name. A publisher
//! writes all objects of one type alike, so each one predicts the next.

use std::borrow::Cow;

use super::keys::{Keys, UNKNOWN};
use super::seen::Seen;
use super::{Reader, Refused, Step};
use crate::value::Members;

/// Goes over the members of one object, in any order.
pub(super) struct Others {
    keys: &'static Keys,
    /// One more than the index of the last known member, zero before the first.
    place: usize,
    /// The known members that were read.
    seen: Seen,
    /// What the names of the unknown members are like, one bit each.
    pub(super) unknown: u64,
    /// How many of them were like one before.
    pub(super) alike: usize,
    /// Where the object begins.
    pub(super) start: usize,
}

impl Others {
    /// Those of an object of which some members were read in the schema's order, one bit of `seen` each.
    #[inline]
    pub(super) fn new(keys: &'static Keys, start: usize, seen: u64) -> Self {
        let seen = Seen::new(seen);
        Others {
            keys,
            place: seen.behind_last(),
            seen,
            unknown: 0,
            alike: 0,
            start,
        }
    }

    /// Moves to the value of the first of these members that is known, and gives its index; those before it are kept. None
    /// once the object has ended.
    #[inline(never)]
    pub(super) fn first<'a>(
        &mut self,
        reader: &mut Reader<'a>,
        extra: Option<&mut Members<'a>>,
    ) -> Step<Option<usize>> {
        // A comma after the last member was passed over.
        if self.place == 0 && reader.next_byte() == Some(b'}') {
            reader.leave();
            return Ok(None);
        }
        // It is none of those after the last one: they were looked for.
        if reader.follow.after(self.keys.slot, self.place) < self.place
            && let Some(index) = self.predicted(reader)?
        {
            return Ok(Some(index));
        }
        self.unpredicted(reader, extra)
    }

    /// The same of the next one.
    ///
    /// What happens most often stands here alone, so that it is done without saving registers.
    #[inline(never)]
    pub(super) fn next<'a>(
        &mut self,
        reader: &mut Reader<'a>,
        extra: Option<&mut Members<'a>>,
    ) -> Step<Option<usize>> {
        let expected = reader.follow.after(self.keys.slot, self.place);
        if let Some(next) = reader.behind(b',')?
            && let Some(key) = self.keys.keys.get(expected)
            && key.needle.is(&next)
            && reader.in_order()
            && self.seen.add_first(expected)
        {
            reader.position += 1 + key.needle.len();
            self.place = expected + 1;
            return Ok(Some(expected));
        }
        if reader.peek() == Some(b'}') {
            reader.leave();
            return Ok(None);
        }
        self.next_rarely(reader, extra)
    }

    #[inline(never)]
    fn next_rarely<'a>(
        &mut self,
        reader: &mut Reader<'a>,
        extra: Option<&mut Members<'a>>,
    ) -> Step<Option<usize>> {
        if !reader.next_member()? {
            return Ok(None);
        }
        if let Some(index) = self.predicted(reader)? {
            return Ok(Some(index));
        }
        self.unpredicted(reader, extra)
    }

    /// The same of the one whose name is next, or of one after it.
    #[inline(always)]
    fn unpredicted<'a>(
        &mut self,
        reader: &mut Reader<'a>,
        mut extra: Option<&mut Members<'a>>,
    ) -> Step<Option<usize>> {
        loop {
            if let Some(index) = self.found(reader, extra.as_deref_mut())? {
                return Ok(Some(index));
            }
            if !reader.next_member()? {
                return Ok(None);
            }
            if let Some(index) = self.predicted(reader)? {
                return Ok(Some(index));
            }
        }
    }

    /// Moves to the value of the member whose name is next, and gives its index, if that is the one that is expected.
    #[inline(always)]
    fn predicted(&mut self, reader: &mut Reader<'_>) -> Step<Option<usize>> {
        if !reader.in_order() {
            return Ok(None);
        }
        let expected = reader.follow.after(self.keys.slot, self.place);
        let Some(key) = self.keys.keys.get(expected) else {
            return Ok(None);
        };
        let rest = reader.bytes().get(reader.position..).ok_or(Refused)?;
        if !key.needle.starts(rest) {
            return Ok(None);
        }
        reader.position += key.needle.len();
        self.known(reader, expected)?;
        Ok(Some(expected))
    }

    /// Moves to the value of the member whose name is next, and gives its index, if that is known; else keeps it.
    #[inline(always)]
    fn found<'a>(
        &mut self,
        reader: &mut Reader<'a>,
        extra: Option<&mut Members<'a>>,
    ) -> Step<Option<usize>> {
        let offset = reader.position;
        let Ok(name) = reader.plain_string_at(offset) else {
            return self.rare_name(reader, extra);
        };
        let rest = reader.text.get(offset..).ok_or(Refused)?;
        reader.position += name.len() + 2;
        reader.colon()?;
        if reader.pass_shadowed(offset)? {
            return Ok(None);
        }
        match (self.keys.find)(name) {
            UNKNOWN => {
                self.unknown(rest, name, reader, extra.ok_or(Refused)?)?;
                Ok(None)
            }
            index => self.learned(reader, index),
        }
    }

    /// Reads a name that has escapes or comes soon before the end of the text: the index of its member if that is
    /// known, else it is kept.
    #[inline(never)]
    fn rare_name<'a>(
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
            Cow::Borrowed(text) => {
                let rest = reader.text.get(name.offset..).ok_or(Refused)?;
                self.unknown(rest, text, reader, extra)?;
            }
            Cow::Owned(text) => self.unknown_escaped(text, reader, extra)?,
        }
        Ok(None)
    }

    /// Notes that a member was seen, and that it came after the last one.
    #[inline]
    fn learned(&mut self, reader: &mut Reader<'_>, index: usize) -> Step<Option<usize>> {
        if reader.in_order() {
            reader.follow.learn(self.keys.slot, self.place, index);
        }
        self.known(reader, index)?;
        Ok(Some(index))
    }

    /// Notes that a member was seen.
    #[inline]
    fn known(&mut self, reader: &mut Reader<'_>, index: usize) -> Step {
        self.place = index + 1;
        self.seen.add(reader, index, self.keys.keys.len())
    }

    /// Ends the object: all members of these indices must have been seen.
    ///
    /// # Errors
    ///
    /// Refused when one was not.
    #[inline]
    pub(super) fn end(&self, reader: &mut Reader<'_>, required: &[usize]) -> Step {
        let has_all = required.iter().all(|&index| self.seen.has(reader, index));
        self.seen.end(reader);
        if has_all { Ok(()) } else { Err(Refused) }
    }
}
