//! The members of an object that come in another order than the schema's, and those that it does not name. A publisher
//! writes all objects of one type alike, so each one predicts the next.

use std::borrow::Cow;

use super::keys::{Keys, UNKNOWN};
use super::names::After;
use super::seen::Seen;
use super::{Reader, Refused, Step};
use crate::value::Members;

/// What a step to the next member came to.
enum Next {
    /// The value of the member of this index.
    Known(usize),
    /// The end of the object.
    End,
    /// No member that was expected.
    Unpredicted,
}

/// Goes over the members of one object, in any order.
pub(super) struct Others {
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
}

impl Others {
    /// Those of an object of which some members were read in the schema's order, one bit of `seen` each.
    #[inline]
    pub(super) fn new(keys: &'static Keys, start: usize, after: After, seen: u64) -> Self {
        let seen = Seen::new(seen);
        let place = seen.behind_last();
        // A comma after a member is not noted.
        let after = match after {
            After::Brace if place > 0 => After::Comma,
            after => after,
        };
        Others {
            keys,
            place,
            after,
            seen,
            unknown: 0,
            start,
        }
    }

    /// Steps to the value of the next member that is known, and gives its index; those before it are kept.
    #[inline(always)]
    pub(super) fn next<'a>(
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

    /// The index of the member that should come next.
    #[inline]
    fn expected(&self, reader: &Reader<'_>) -> usize {
        if reader.in_order() {
            reader.follow.after(self.keys.slot, self.place)
        } else {
            UNKNOWN
        }
    }

    /// The same if it is the one that is expected.
    #[inline(always)]
    fn next_predicted(&mut self, reader: &mut Reader<'_>) -> Step<Next> {
        if self.after == After::Member {
            match reader.next_byte() {
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
    fn next_unpredicted<'a>(
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
            Cow::Borrowed(text) => self.unknown(name.offset, text, reader, extra)?,
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
