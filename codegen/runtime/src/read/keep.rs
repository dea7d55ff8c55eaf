//! What becomes of a member's value: it goes into its field, or is kept beside the others.

use std::borrow::Cow;

use super::{Object, Reader, Refused, Step};
use crate::decode::Decode;
use crate::value::{Json, Members};

/// With so many unknown members, the object is searched for duplicates once instead of by each of them.
const MANY: usize = 32;

impl<'a> Object<'a> {
    /// Keeps the unknown member that was just stepped to.
    ///
    /// # Errors
    ///
    /// Refused when a member of that name was kept before, or when the text is not JSON.
    #[inline(never)]
    pub fn unknown(&mut self, reader: &mut Reader<'a>, extra: &mut Members<'a>) -> Step {
        if reader.shadowed.is_empty() {
            self.unknown += 1;
            let repeated = match self.unknown {
                1 if extra.is_empty() => false,
                ..MANY => extra.contains(&reader.key()),
                MANY => reader.has_duplicates(self.start)?,
                _ => false,
            };
            if repeated {
                return Err(Refused);
            }
        }
        let name = reader.key;
        if name.is_plain() {
            reader.skip()?;
            extra.append_text(reader.slice(name.offset, reader.position)?);
        } else {
            let json = reader.raw()?;
            extra.append(name.text(), Json::trusted(json));
        }
        Ok(())
    }

    /// Reads an optional member that may be `null`: that is kept in `extra`, anything else in `slot`.
    ///
    /// # Errors
    ///
    /// Refused when the value is.
    #[inline(always)]
    pub fn optional<T: Decode<'a>>(
        &mut self,
        reader: &mut Reader<'a>,
        slot: &mut Option<T>,
        name: &'static str,
        extra: &mut Members<'a>,
    ) -> Step {
        if reader.peek() <= Some(b' ') {
            reader.next_byte();
        }
        if reader.peek() == Some(b'n') {
            return keep_null(reader, name, extra);
        }
        self.some(reader, slot)
    }

    /// Reads an optional member that must not be `null`, unless its own type says so.
    ///
    /// # Errors
    ///
    /// Refused when the value is.
    #[inline(always)]
    pub fn some<T: Decode<'a>>(&mut self, reader: &mut Reader<'a>, slot: &mut Option<T>) -> Step {
        slot.get_or_insert_with(T::blank).decode(reader)
    }
}

/// Keeps an explicit `null` beside the unknown members.
#[inline(never)]
fn keep_null<'a>(reader: &mut Reader<'a>, name: &'static str, extra: &mut Members<'a>) -> Step {
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
        Some(member) => extra.append_text(member),
        None => extra.append(Cow::Borrowed(name), Json::trusted("null")),
    }
    Ok(())
}
