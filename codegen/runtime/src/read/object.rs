//! The cursor over an object's members: it predicts that they come in the schema's order.

use std::borrow::Cow;
use std::fmt;

use super::keys::{Keys, UNKNOWN};
use super::string::RawString;
use super::{Reader, Refused, Step};

/// What a cursor stands behind.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum After {
    /// The opening brace: a name or the closing brace comes next.
    Brace,
    /// A comma: a name comes next.
    Comma,
    /// A member: a comma or the closing brace comes next.
    Member,
}

/// A type that reads the members of an object one by one.
pub trait Fields<'a> {
    /// Reads the value of the member of this index, or of one that is [`UNKNOWN`].
    ///
    /// # Errors
    ///
    /// Refused when the text is not JSON or not what the member's type allows.
    fn read(&mut self, index: usize, object: &mut Object<'a>, reader: &mut Reader<'a>) -> Step;
}

/// Goes over the members of one object.
pub struct Object<'a> {
    keys: &'static Keys,
    /// One more than the index of the last known member, zero before the first.
    place: usize,
    /// What was passed over last.
    after: After,
    /// The known members that were read, one bit each; from the first to the 64th.
    seen: u64,
    /// Where the reader notes the others.
    more: Option<usize>,
    /// How many unknown members were kept.
    pub(super) unknown: usize,
    /// Where the object begins.
    pub(super) start: usize,
    /// The string that tells the type of the content.
    tag: Option<RawString<'a>>,
    /// What is known of the content.
    content: Content,
}

/// What is known of an object's content, and where it begins.
#[derive(Clone, Copy)]
enum Content {
    Absent,
    Came(usize),
    /// The type that was guessed refuses it.
    Refused(usize),
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
            seen: 0,
            more: None,
            unknown: 0,
            start,
            tag: None,
            content: Content::Absent,
        })
    }

    /// Moves to the next member's name (true), or past the closing brace (false).
    #[inline]
    pub(super) fn next_name(&mut self, after: &mut After) -> Step<bool> {
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
    pub(super) fn name(&mut self) -> Step<RawString<'a>> {
        let name = self.raw_string()?;
        self.colon()?;
        Ok(name)
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
    /// whose members come in the schema's order. True if another member may follow. `index` is less than 64 and that of no member that came before.
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
        self.seen |= 1 << index;
        self.place = index + 1;
        fields.read(index, self, reader)?;
        if reader.peek() == Some(b',') {
            reader.position += 1;
            self.after = After::Comma;
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
        while let Some(index) = self.next(reader)? {
            fields.read(index, self, reader)?;
        }
        Ok(())
    }

    /// Steps to the next member's value: the member's index, [`UNKNOWN`], or `None` after the last one.
    ///
    /// # Errors
    ///
    /// Refused when a known member comes twice, or when the text is not JSON.
    #[inline]
    pub fn next(&mut self, reader: &mut Reader<'a>) -> Step<Option<usize>> {
        if self.after == After::Member {
            match reader.peek() {
                Some(b',') => {
                    reader.position += 1;
                    reader.pass_space();
                    self.after = After::Comma;
                }
                Some(b'}') => {
                    reader.leave();
                    return Ok(None);
                }
                _ => return self.next_unpredicted(reader),
            }
        }
        let expected = self.expected(reader);
        match self.keys.keys.get(expected) {
            Some(key) if key.needle.starts(reader.rest()) => {
                reader.position += key.needle.len();
                self.after = After::Member;
                self.known(reader, expected)
            }
            _ => self.next_unpredicted(reader),
        }
    }

    #[inline(never)]
    fn next_unpredicted(&mut self, reader: &mut Reader<'a>) -> Step<Option<usize>> {
        while reader.next_name(&mut self.after)? {
            let index = self.find(reader)?;
            reader.colon()?;
            if reader.shadowed.binary_search(&reader.key.offset).is_ok() {
                reader.skip()?;
                continue;
            }
            return match index {
                UNKNOWN => Ok(Some(UNKNOWN)),
                index => self.learned(reader, index),
            };
        }
        Ok(None)
    }

    /// Reads a name and looks it up.
    #[inline(always)]
    fn find(&self, reader: &mut Reader<'a>) -> Step<usize> {
        let offset = reader.position;
        if let Some(name) = reader.plain_string() {
            reader.key = RawString::plain(offset, name);
            return Ok((self.keys.find)(name));
        }
        let key = reader.any_raw_string()?;
        reader.key = key;
        Ok((self.keys.find)(&key.text()))
    }

    /// Notes that a member was seen, and that it came after the last one.
    #[inline]
    fn learned(&mut self, reader: &mut Reader<'a>, index: usize) -> Step<Option<usize>> {
        if self.in_order(reader) {
            reader.follow.learn(self.keys.slot, self.place, index);
        }
        self.known(reader, index)
    }

    /// Notes that a member was seen.
    #[inline]
    fn known(&mut self, reader: &mut Reader<'a>, index: usize) -> Step<Option<usize>> {
        self.place = index + 1;
        if index < 64 {
            let bit = 1 << index;
            if self.seen & bit != 0 {
                return Err(Refused);
            }
            self.seen |= bit;
        } else {
            self.known_beyond(reader, index)?;
        }
        Ok(Some(index))
    }

    #[inline(never)]
    fn known_beyond(&mut self, reader: &mut Reader<'a>, index: usize) -> Step {
        let words = self.keys.keys.len() / 64;
        let more = *self.more.get_or_insert_with(|| reader.note(words));
        let word = reader.noted.get_mut(more + index / 64 - 1).ok_or(Refused)?;
        let bit = 1 << (index % 64);
        if *word & bit != 0 {
            return Err(Refused);
        }
        *word |= bit;
        Ok(())
    }

    /// Reads the tag: the string that tells the type of the content.
    ///
    /// # Errors
    ///
    /// Refused when anything else is next.
    #[inline]
    pub fn read_tag(&mut self, reader: &mut Reader<'a>) -> Step {
        self.tag = Some(reader.raw_string()?);
        Ok(())
    }

    /// The tag, if it came.
    #[inline]
    pub fn tag(&self) -> Option<Cow<'a, str>> {
        self.tag.map(RawString::text)
    }

    /// Notes that the content begins here.
    #[inline]
    pub fn begin_content(&mut self, reader: &Reader<'a>) {
        self.content = Content::Came(reader.position);
    }

    /// Notes that the type that was guessed refuses the content.
    #[inline]
    pub fn refuse_content(&mut self) {
        if let Content::Came(start) = self.content {
            self.content = Content::Refused(start);
        }
    }

    /// Where the content begins, if it came.
    #[inline]
    pub fn content(&self) -> Option<usize> {
        match self.content {
            Content::Absent => None,
            Content::Came(start) | Content::Refused(start) => Some(start),
        }
    }

    /// Whether the type that was guessed refuses the content.
    #[inline]
    pub fn is_content_refused(&self) -> bool {
        matches!(self.content, Content::Refused(_))
    }

    fn saw(&self, reader: &Reader<'a>, index: usize) -> bool {
        if index < 64 {
            return self.seen >> index & 1 == 1;
        }
        let word = self
            .more
            .and_then(|more| reader.noted.get(more + index / 64 - 1));
        word.is_some_and(|word| word >> (index % 64) & 1 == 1)
    }

    /// Ends the object: all members of these indices must have been seen.
    ///
    /// # Errors
    ///
    /// Refused when one was not.
    #[inline]
    pub fn end(&self, reader: &mut Reader<'a>, required: &[usize]) -> Step {
        let has_all = required.iter().all(|&index| self.saw(reader, index));
        if let Some(more) = self.more {
            reader.noted.truncate(more);
        }
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
