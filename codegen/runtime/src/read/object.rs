//! The cursor over an object's members: it predicts that they come in the schema's order.

use std::borrow::Cow;
use std::fmt;

use super::scan::starts_with;
use super::string::RawString;
use super::{Reader, Refused, Step};
use crate::decode::Decode;
use crate::value::{Json, Members};

/// What [`Keys::find`] and [`Object::next`] give for a member that the schema does not name.
pub const UNKNOWN: usize = usize::MAX;

/// With so many unknown members, the object is searched for duplicates once instead of by each of them.
const MANY: usize = 32;

/// The members that the schema names.
#[derive(Debug)]
pub struct Keys {
    /// Their names, in the schema's order.
    pub names: &'static [&'static str],
    /// The same, escaped, quoted and with a colon: `"name":`.
    pub quoted: &'static [&'static str],
    /// The index of a name, or [`UNKNOWN`].
    pub find: fn(&str) -> usize,
}

/// For objects none of whose members is known.
pub(crate) static ANY: Keys = Keys {
    names: &[],
    quoted: &[],
    find: |_| UNKNOWN,
};

/// Goes over the members of one object.
pub struct Object<'a> {
    keys: &'static Keys,
    /// The index of the member that should come next.
    expected: usize,
    /// What must come before the next member: the brace at first, a comma from then on.
    separator: u8,
    /// The known members that were read, one bit each; those from the 64th on are in `seen_more`.
    seen: u64,
    seen_more: Vec<u64>,
    unknown: usize,
    /// Where the object begins.
    start: usize,
    /// The name of the last member that was not predicted.
    key: RawString<'a>,
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
        Ok(Object {
            keys,
            // A prediction would not notice that the member is shadowed.
            expected: if self.shadowed.is_empty() { 0 } else { UNKNOWN },
            separator: b'{',
            seen: 0,
            seen_more: Vec::new(),
            unknown: 0,
            start: self.position,
            key: RawString::EMPTY,
        })
    }

    /// Moves to the next member's name (true), or past the closing brace (false).
    #[inline]
    pub(super) fn next_name(&mut self, separator: &mut u8) -> Step<bool> {
        let first = *separator == b'{';
        match self.next_byte() {
            Some(b'}') if !first => {
                self.leave();
                return Ok(false);
            }
            Some(byte) if byte == *separator => self.position += 1,
            _ => return Err(Refused),
        }
        if first && self.next_byte() == Some(b'}') {
            self.leave();
            return Ok(false);
        }
        *separator = b',';
        if self.next_byte() == Some(b'"') {
            Ok(true)
        } else {
            Err(Refused)
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
    /// Steps to the next member's value: the member's index, [`UNKNOWN`], or `None` after the last one.
    ///
    /// # Errors
    ///
    /// Refused when a known member comes twice, or when the text is not JSON.
    #[inline]
    pub fn next(&mut self, reader: &mut Reader<'a>) -> Step<Option<usize>> {
        if let Some(literal) = self.keys.quoted.get(self.expected)
            && let Some((&separator, rest)) = reader.rest().split_first()
            && separator == self.separator
            && starts_with(rest, literal.as_bytes())
        {
            reader.position += 1 + literal.len();
            self.separator = b',';
            return self.known(self.expected);
        }
        self.next_unpredicted(reader)
    }

    #[inline(never)]
    fn next_unpredicted(&mut self, reader: &mut Reader<'a>) -> Step<Option<usize>> {
        while reader.next_name(&mut self.separator)? {
            if let Some(literal) = self.keys.quoted.get(self.expected)
                && reader.literal(literal.as_bytes()).is_ok()
            {
                return self.known(self.expected);
            }
            self.key = reader.name()?;
            if reader.shadowed.binary_search(&self.key.offset).is_ok() {
                reader.skip()?;
                continue;
            }
            return match (self.keys.find)(&self.key.text()) {
                UNKNOWN => Ok(Some(UNKNOWN)),
                index => self.known(index),
            };
        }
        Ok(None)
    }

    /// Notes that a member was seen, and expects the one after it.
    #[inline]
    fn known(&mut self, index: usize) -> Step<Option<usize>> {
        if self.expected != UNKNOWN {
            self.expected = index + 1;
        }
        if index < 64 {
            let bit = 1 << index;
            if self.seen & bit != 0 {
                return Err(Refused);
            }
            self.seen |= bit;
        } else {
            self.known_beyond(index)?;
        }
        Ok(Some(index))
    }

    #[inline(never)]
    fn known_beyond(&mut self, index: usize) -> Step {
        if self.seen_more.is_empty() {
            self.seen_more = vec![0; self.keys.names.len() / 64];
        }
        let word = self.seen_more.get_mut(index / 64 - 1).ok_or(Refused)?;
        let bit = 1 << (index % 64);
        if *word & bit != 0 {
            return Err(Refused);
        }
        *word |= bit;
        Ok(())
    }

    /// The name of the unknown member that was just stepped to.
    #[inline]
    pub fn key(&mut self) -> Cow<'a, str> {
        self.key.text()
    }

    /// Whether the known member of this index was stepped to.
    #[inline]
    pub fn saw(&self, index: usize) -> bool {
        if index < 64 {
            self.seen >> index & 1 == 1
        } else {
            self.seen_more
                .get(index / 64 - 1)
                .is_some_and(|word| word >> (index % 64) & 1 == 1)
        }
    }

    /// Ends the object: all members of these indices must have been seen.
    ///
    /// # Errors
    ///
    /// Refused when one was not.
    #[inline]
    pub fn require(&self, indices: &[usize]) -> Step {
        if indices.iter().all(|&index| self.saw(index)) {
            Ok(())
        } else {
            Err(Refused)
        }
    }

    /// Keeps the unknown member that was just stepped to.
    ///
    /// # Errors
    ///
    /// Refused when a member of that name was kept before, or when the text is not JSON.
    #[inline(never)]
    pub fn unknown(&mut self, reader: &mut Reader<'a>, extra: &mut Members<'a>) -> Step {
        let name = self.key();
        if reader.shadowed.is_empty() {
            self.unknown += 1;
            let repeated = match self.unknown {
                ..MANY => extra.contains(&name),
                MANY => reader.has_duplicates(self.start)?,
                _ => false,
            };
            if repeated {
                return Err(Refused);
            }
        }
        let json = Json::trusted(reader.raw()?);
        extra.append(name, json);
        Ok(())
    }

    /// Reads an optional member that may be `null`: that is kept in `extra`, anything else in `slot`.
    ///
    /// # Errors
    ///
    /// Refused when the value is.
    #[inline]
    pub fn optional<T: Decode<'a>>(
        &mut self,
        reader: &mut Reader<'a>,
        slot: &mut Option<T>,
        name: &'static str,
        extra: &mut Members<'a>,
    ) -> Step {
        if reader.null() {
            extra.append(Cow::Borrowed(name), Json::trusted("null"));
            return Ok(());
        }
        self.some(reader, slot)
    }

    /// Reads an optional member that must not be `null`, unless its own type says so.
    ///
    /// # Errors
    ///
    /// Refused when the value is.
    #[inline]
    pub fn some<T: Decode<'a>>(&mut self, reader: &mut Reader<'a>, slot: &mut Option<T>) -> Step {
        slot.insert(T::blank()).decode(reader)
    }
}

impl fmt::Debug for Object<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Object")
            .field("keys", &self.keys.names)
            .finish_non_exhaustive()
    }
}

impl fmt::Debug for Reader<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Reader")
            .field("position", &self.position)
            .finish_non_exhaustive()
    }
}
