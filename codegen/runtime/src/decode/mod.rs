//! From bytes to checked values. The fast path fills values in place and asks no questions; what it
//! refuses, and only that, is judged again with every reason and place.

mod batch;
mod cold;
mod duplicates;
mod error;
mod lines;
mod values;

pub use self::batch::Batch;
pub use self::error::{DecodeError, JsonError, Rejected};

use self::cold::Cold;
use crate::read::{Reader, Step};
use crate::schema::{MAX_REPORTED, Schema};

/// Before so many items were read, it is too early to tell from them how many there will be.
const FEW: usize = 8;

/// A type that can be read from JSON.
pub trait Decode<'a>: Sized {
    /// A value to decode into; cheap, and meaningless until decoding succeeded.
    fn blank() -> Self;

    /// Reads the next value into `self`, which [`blank`](Decode::blank) made.
    ///
    /// # Errors
    ///
    /// Refused when the text is not JSON or not what the type allows; `self` is meaningless then.
    fn decode(&mut self, reader: &mut Reader<'a>) -> Step;

    /// Reads the next value if that is a string, for a type that is read from one: the commonest of optional members, in
    /// one call. False if it is anything else or is refused; it is not read then.
    #[inline(always)]
    fn decode_string(_: &mut Option<Self>, _: &mut Reader<'a>) -> bool {
        false
    }
}

/// A type whose values are described by a schema: decoding accepts exactly what that does.
pub trait Described {
    /// The schema.
    fn schema() -> &'static Schema;
}

/// Decodes one value.
///
/// Of several members of the same name the last one counts, as it does for `serde_json`.
///
/// # Errors
///
/// The body is not JSON in UTF-8, or its value violates the schema of `T`.
pub fn decode<'a, T: Decode<'a> + Described>(body: &'a [u8]) -> Result<T, DecodeError> {
    let text = simdutf8::basic::from_utf8(body).map_err(|_| cold::not_utf8(body))?;
    let mut reader = Reader::new(text);
    let mut value = T::blank();
    if value.decode(&mut reader).is_ok() && reader.at_end() {
        return Ok(value);
    }
    if let Some(error) = cold::syntax_error(text) {
        return Err(error.into());
    }
    Ok(Cold::new(text).judge(&Reader::new(text))?)
}

/// Decodes one value, or each item of an array of them; what is wrong with one does not affect the others.
///
/// # Errors
///
/// The body is not JSON in UTF-8, in any part of it.
pub fn decode_each<'a, T: Decode<'a> + Described>(body: &'a [u8]) -> Result<Batch<T>, JsonError> {
    let text = simdutf8::basic::from_utf8(body).map_err(|_| cold::not_utf8(body))?;
    let mut reader = Reader::new(text);
    let mut items = Items {
        // Most bodies hold one item, and room for more would have to come from afar.
        batch: Batch::with_room(1),
        cold: Cold::new(text),
        reported: 0,
    };
    match items.decode(&mut reader) {
        Ok(()) if reader.at_end() => Ok(items.batch),
        _ => Err(cold::syntax_error(text).unwrap_or_else(JsonError::unexplained)),
    }
}

/// The items that were decoded so far.
struct Items<'a, T> {
    batch: Batch<T>,
    cold: Cold<'a>,
    /// How many violations were found.
    reported: usize,
}

impl<'a, T: Decode<'a> + Described> Items<'a, T> {
    fn decode(&mut self, reader: &mut Reader<'a>) -> Step {
        let Ok(mut array) = reader.array() else {
            return self.decode_one(reader);
        };
        let start = reader.position();
        while array.next(reader)? {
            self.make_room(reader, start);
            self.decode_one(reader)?;
        }
        Ok(())
    }

    /// Makes room for as many values as there will be if all are as long as those so far, which began at `start`.
    #[inline]
    fn make_room(&mut self, reader: &Reader<'a>, start: usize) {
        let items = self.batch.len();
        let values = self.batch.values();
        if values.len() == values.capacity() && items > 0 {
            let (length, left) = ((reader.position() - start) / items, reader.left());
            // Never more room than as many bytes as are left.
            let mut expected = (left / length.max(1) + 1).min(left / size_of::<T>().max(1));
            if items < FEW {
                expected = expected.min(FEW);
            }
            // Half as many again at least, so that wrong guesses are few.
            values.reserve_exact(expected.max(values.len() / 2));
        }
    }

    /// Decodes the next value in the place where it stays.
    #[inline]
    fn decode_one(&mut self, reader: &mut Reader<'a>) -> Step {
        let mark = reader.mark();
        let values = self.batch.values();
        values.extend(std::iter::once_with(T::blank));
        if let Some(value) = values.last_mut()
            && value.decode(reader).is_err()
        {
            reader.reset(mark);
            self.decode_refused(reader)?;
        }
        Ok(())
    }

    /// Judges the next value, for which the last place is meant and which was refused.
    #[cold]
    #[inline(never)]
    fn decode_refused(&mut self, reader: &mut Reader<'a>) -> Step {
        let item = reader.clone();
        reader.skip()?;
        self.batch.values().pop();
        let index = self.batch.len();
        let judged = self.cold.judge(&item);
        self.batch.push(judged.map_err(|violations| {
            self.reported += violations.len();
            if self.reported > MAX_REPORTED {
                Rejected::unreported(index)
            } else {
                Rejected::new(index, violations)
            }
        }));
        Ok(())
    }
}
