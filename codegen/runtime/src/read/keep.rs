//! What becomes of a member's value: it goes into its field, or is kept beside the others.

use super::others::Others;
use super::{Kind, Reader, Refused, Step};
use crate::decode::Decode;
use crate::value::{Json, Members};

/// Once so many unknown members were like ones before, the object is searched for duplicates instead of by each of
/// them.
const MANY: usize = 4;

impl Others {
    /// Keeps the unknown member that `rest` begins with; its name has no escapes, and its value is next.
    #[inline(always)]
    pub(super) fn unknown<'a>(
        &mut self,
        rest: &'a str,
        name: &str,
        reader: &mut Reader<'a>,
        extra: &mut Members<'a>,
    ) -> Step {
        let start = reader.text.len() - rest.len();
        reader.pass_value()?;
        let member = rest.get(..reader.position - start).ok_or(Refused)?;
        self.refuse_repeated(name, reader, extra)?;
        extra.append_text(reader.text, member);
        Ok(())
    }

    /// Keeps an unknown member whose name has escapes, and whose value is next.
    pub(super) fn unknown_escaped<'a>(
        &mut self,
        name: String,
        reader: &mut Reader<'a>,
        extra: &mut Members<'a>,
    ) -> Step {
        self.refuse_repeated(&name, reader, extra)?;
        extra.append(name.into(), Json::trusted(reader.raw()?));
        Ok(())
    }

    /// Refuses a member if one of that name was kept before.
    #[inline(always)]
    fn refuse_repeated(&mut self, name: &str, reader: &Reader<'_>, extra: &Members<'_>) -> Step {
        // Names that differ seldom share the bit.
        let ends = [name.as_bytes().first(), name.as_bytes().last()];
        let [first, last] = ends.map(|it| usize::from(it.copied().unwrap_or_default()));
        let bit = 1 << ((3 * first + last + 8 * name.len()) % 64);
        let is_alike = self.unknown & bit != 0;
        self.unknown |= bit;
        if is_alike {
            self.refuse_equal(name, reader, extra)
        } else {
            Ok(())
        }
    }

    /// The same of one that is like one before.
    #[inline(never)]
    fn refuse_equal(&mut self, name: &str, reader: &Reader<'_>, extra: &Members<'_>) -> Step {
        self.alike += 1;
        let is_repeated = match self.alike {
            _ if !reader.shadowed.is_empty() => false,
            ..MANY => extra.contains(name),
            MANY => reader.has_duplicates(self.start)?,
            _ => false,
        };
        if is_repeated { Err(Refused) } else { Ok(()) }
    }
}

impl<'a> Reader<'a> {
    /// Reads an optional member that may be `null`: that is kept in `extra`, anything else in `slot`.
    ///
    /// # Errors
    ///
    /// Refused when the value is.
    #[inline(always)]
    pub fn optional<T: Decode<'a>>(
        &mut self,
        slot: &mut Option<T>,
        name: &'static str,
        extra: &mut Members<'a>,
    ) -> Step {
        let start = self.position;
        let is_kept = T::TAKES_NULL && self.kind() == Ok(Kind::Null);
        if !is_kept && self.some(slot).is_ok() {
            return Ok(());
        }
        self.keep_null(start, slot, name, extra)
    }

    /// Reads an optional member that must not be `null`, unless its own type says so.
    ///
    /// # Errors
    ///
    /// Refused when the value is.
    #[inline(always)]
    pub fn some<T: Decode<'a>>(&mut self, slot: &mut Option<T>) -> Step {
        T::decode_some(slot, self)
    }

    /// Keeps an optional member in `extra`, if its value at `start` is `null`; its field took no other.
    ///
    /// # Errors
    ///
    /// Refused when it is not `null`.
    #[cold]
    #[inline(never)]
    fn keep_null<T>(
        &mut self,
        start: usize,
        slot: &mut Option<T>,
        name: &'static str,
        extra: &mut Members<'a>,
    ) -> Step {
        *slot = None;
        self.position = start;
        keep_null(self, name, extra)
    }
}

/// Keeps an explicit `null` beside the unknown members.
#[inline(never)]
fn keep_null<'a>(reader: &mut Reader<'a>, name: &'static str, extra: &mut Members<'a>) -> Step {
    reader.next_byte();
    let start = reader.position;
    reader.literal(b"null")?;
    // Nearly always its name stands before it as it is.
    let before = reader.text.get(..start).unwrap_or_default().trim_end();
    let before = before.strip_suffix(':').unwrap_or_default().trim_end();
    let before = before
        .strip_suffix('"')
        .and_then(|it| it.strip_suffix(name));
    let at = before.and_then(|it| Some(it.strip_suffix('"')?.len()));
    match at.and_then(|at| reader.text.get(at..reader.position)) {
        Some(member) => extra.append_text(reader.text, member),
        None => extra.append(name.into(), Json::trusted("null")),
    }
    Ok(())
}
