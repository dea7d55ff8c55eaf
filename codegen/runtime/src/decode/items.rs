//! The items of a body, one at a time.

use std::{fmt, mem};

use super::source::Source;
use super::{Decode, Described, JsonError, Rejected};
use crate::blank::Blank;
use crate::owned::IntoOwned;

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
        Ok(self.advance()?.then_some(self.item.as_ref()))
    }

    /// The next item, decoded or rejected, and borrowing nothing, so that it can be kept or sent to another thread;
    /// none after the last one.
    ///
    /// ```
    /// # use codegen_runtime::{Decode, Described, IntoOwned, Items, JsonError};
    /// # use std::sync::mpsc::Sender;
    /// fn send<'a, T>(body: &'a [u8], sender: &Sender<T::Owned>) -> Result<(), JsonError>
    /// where
    ///     T: Decode<'a> + Described + IntoOwned,
    /// {
    ///     let mut items = Items::<T>::new(body);
    ///     while let Some(item) = items.next_owned()? {
    ///         match item {
    ///             Ok(value) => drop(sender.send(value)),
    ///             Err(rejected) => eprintln!("{rejected}"),
    ///         }
    ///     }
    ///     Ok(())
    /// }
    /// ```
    ///
    /// # Errors
    ///
    /// Those of [`next_item`](Items::next_item).
    #[inline]
    pub fn next_owned(&mut self) -> Result<Option<Result<T::Owned, Rejected>>, JsonError>
    where
        T: IntoOwned,
    {
        if !self.advance()? {
            return Ok(None);
        }
        // What stays is dropped before the next is read.
        Ok(Some(match &mut self.item {
            Ok(value) => {
                let mut owned = T::Owned::blank();
                value.own_into(&mut owned);
                Ok(owned)
            }
            Err(rejected) => Err(mem::replace(rejected, Rejected::unreported(0))),
        }))
    }

    /// Reads the next item, if there is one.
    #[inline]
    fn advance(&mut self) -> Result<bool, JsonError> {
        if !self.source.next()? {
            return Ok(false);
        }
        self.item = Ok(T::blank());
        if let Ok(value) = &mut self.item
            && let Some(rejected) = self.source.read(value)?
        {
            self.item = Err(rejected);
        }
        Ok(true)
    }
}

impl<T> fmt::Debug for Items<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Items").finish_non_exhaustive()
    }
}
