//! From bytes to checked values. The fast path fills values in place and asks no questions; what it
//! refuses, and only that, is judged again with every reason and place.

mod batch;
mod cold;
mod duplicates;
mod error;
mod items;
mod lines;
mod source;
mod values;

pub use self::batch::Batch;
pub use self::error::{DecodeError, JsonError, Rejected};
pub use self::items::Items;

use self::cold::Cold;
use self::source::Source;
use crate::blank::Blank;
use crate::read::{Reader, Step};
use crate::schema::Schema;

/// A type that can be read from JSON.
pub trait Decode<'a>: Blank {
    /// Whether `null` may be a value of the type, so that an optional member must be asked for it first.
    const TAKES_NULL: bool = false;

    /// Reads the next value into `self`, which [`blank`](Blank::blank) made.
    ///
    /// # Errors
    ///
    /// Refused when the text is not JSON or not what the type allows; `self` is meaningless then.
    fn decode(&mut self, reader: &mut Reader<'a>) -> Step;

    /// The same in a place that may hold nothing yet.
    ///
    /// # Errors
    ///
    /// Refused when [`decode`](Self::decode) is; what the place holds is meaningless then.
    #[inline(always)]
    fn decode_some(slot: &mut Option<Self>, reader: &mut Reader<'a>) -> Step {
        slot.get_or_insert_with(Self::blank).decode(reader)
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
    Ok(Cold::new(body).judge(&Reader::new(text), 0)?)
}

/// Decodes one value, or each item of an array of them, all before it returns; what is wrong with one does not affect the
/// others.
///
/// # Errors
///
/// The body is not JSON in UTF-8, in any part of it.
pub fn decode_each<'a, T: Decode<'a> + Described>(body: &'a [u8]) -> Result<Batch<T>, JsonError> {
    // Most bodies hold one item, and room for more would have to come from afar.
    let mut batch = Batch::with_room(1);
    batch.fill(&mut Source::new(body))?;
    Ok(batch)
}
