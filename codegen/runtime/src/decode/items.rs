//! The items of a body, one at a time.

use std::fmt;

use super::source::Source;
use super::{Decode, Described, JsonError, Rejected};

/// Decodes one value, or each item of an array of them, when it is asked for: each in the place of the one before, so
/// that a body of any length needs the room of one value. What is wrong with one does not affect the others.
pub struct Items<'a, T> {
    source: Source<'a>,
    item: Result<T, Rejected>,
}

impl<'a, T: Decode<'a> + Described> Items<'a, T> {
    /// Those of a body, of which nothing is read yet.
    #[inline]
    pub fn new(body: &'a [u8]) -> Self {
        Items {
            source: Source::new(body),
            item: Ok(T::blank()),
        }
    }

    /// The next item, decoded or rejected; none after the last one.
    ///
    /// # Errors
    ///
    /// The body is not JSON in UTF-8 from here on. What came before was given already, and nothing comes after.
    #[inline]
    pub fn next_item(&mut self) -> Result<Option<Result<&T, &Rejected>>, JsonError> {
        if !self.source.next()? {
            return Ok(None);
        }
        self.item = Ok(T::blank());
        if let Ok(value) = &mut self.item
            && let Some(rejected) = self.source.read(value)?
        {
            self.item = Err(rejected);
        }
        Ok(Some(self.item.as_ref()))
    }
}

impl<T> fmt::Debug for Items<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Items").finish_non_exhaustive()
    }
}
