//! From item to item of one body.

use super::cold::{self, Cold};
use super::{Decode, Described, JsonError, Rejected};
use crate::read::{Array, Reader, Refused, Step};
use crate::schema::MAX_REPORTED;

/// The items of one body, read one by one into values that others hold.
pub(super) struct Source<'a> {
    text: &'a str,
    reader: Reader<'a>,
    place: Place,
    /// How many items were read.
    count: usize,
    cold: Cold<'a>,
    /// How many violations were found.
    reported: usize,
}

/// Where in its body a source is.
enum Place {
    Start,
    /// In an array, each of whose values is an item.
    Array(Array),
    /// At or behind the only item.
    Only,
    End,
}

impl<'a> Source<'a> {
    /// # Errors
    ///
    /// The body is not UTF-8.
    #[inline]
    pub(super) fn new(body: &'a [u8]) -> Result<Self, JsonError> {
        let text = simdutf8::basic::from_utf8(body).map_err(|_| cold::not_utf8(body))?;
        Ok(Source {
            text,
            reader: Reader::new(text),
            place: Place::Start,
            count: 0,
            cold: Cold::new(text),
            reported: 0,
        })
    }

    /// Steps to the next item: true when the source stands at it, false when there is no other and the body ends.
    ///
    /// # Errors
    ///
    /// Refused when the text is not JSON.
    #[inline]
    pub(super) fn next(&mut self) -> Step<bool> {
        let more = match &mut self.place {
            Place::Array(array) => array.next(&mut self.reader)?,
            Place::Start => self.begin()?,
            Place::Only => false,
            Place::End => return Ok(false),
        };
        if more {
            return Ok(true);
        }
        self.place = Place::End;
        if self.reader.at_end() {
            Ok(false)
        } else {
            Err(Refused)
        }
    }

    #[inline]
    fn begin(&mut self) -> Step<bool> {
        let Ok(mut array) = self.reader.array() else {
            self.place = Place::Only;
            return Ok(true);
        };
        let more = array.next(&mut self.reader)?;
        self.place = Place::Array(array);
        Ok(more)
    }

    /// Reads the item into a blank value. False if that is refused; then it is to be [`judge`](Self::judge)d.
    #[inline]
    pub(super) fn read<T: Decode<'a>>(&mut self, value: &mut T) -> bool {
        let mark = self.reader.mark();
        self.count += 1;
        let done = value.decode(&mut self.reader).is_ok();
        if !done {
            self.reader.reset(mark);
        }
        done
    }

    /// Finds out why the item was refused, or reads it after all.
    ///
    /// # Errors
    ///
    /// Refused when the text is not JSON.
    #[cold]
    #[inline(never)]
    pub(super) fn judge<T: Decode<'a> + Described>(
        &mut self,
        value: &mut T,
    ) -> Step<Option<Rejected>> {
        let item = self.reader.clone();
        self.reader.skip()?;
        let violations = match self.cold.judge(&item) {
            Ok(read) => {
                *value = read;
                return Ok(None);
            }
            Err(violations) => violations,
        };
        let index = self.count - 1;
        self.reported += violations.len();
        Ok(Some(if self.reported > MAX_REPORTED {
            Rejected::unreported(index)
        } else {
            Rejected::new(index, violations)
        }))
    }

    /// Why the text is not JSON, after a step was refused; there is no other item then.
    #[cold]
    pub(super) fn syntax_error(&mut self) -> JsonError {
        self.place = Place::End;
        cold::syntax_error(self.text).unwrap_or_else(JsonError::unexplained)
    }

    /// How many bytes were read, and how many were not.
    #[inline]
    pub(super) fn progress(&self) -> (usize, usize) {
        (self.reader.position(), self.reader.left())
    }
}
