//! The items of a body: values, and what is wrong with those that are none.

use std::fmt;

use super::source::Source;
use super::{Decode, Described, JsonError, Rejected};

/// Before so many items were read, it is too early to tell from them how many there will be.
const FEW: usize = 8;

/// The items of one body in their order, each decoded or rejected.
///
/// A rejected one takes only a few bytes, however large the values are: a body of very many small items
/// that are none must not take much more memory than it has bytes.
#[derive(Clone, Debug)]
pub struct Batch<T> {
    values: Vec<T>,
    /// Each with the number of values that come before it.
    rejected: Vec<(usize, Rejected)>,
}

impl<T> Batch<T> {
    /// How many items there are, rejected ones included.
    pub fn len(&self) -> usize {
        self.values.len() + self.rejected.len()
    }

    /// Whether there is no item at all.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The items, in order.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = Result<&T, &Rejected>> {
        let rejected = self.rejected.iter().map(|(before, it)| (*before, it));
        Merged::new(self.values.iter(), rejected)
    }

    /// The same with each value made into another one.
    pub fn map<U>(self, with: impl FnMut(T) -> U) -> Batch<U> {
        Batch {
            values: self.values.into_iter().map(with).collect(),
            rejected: self.rejected,
        }
    }

    pub(super) fn with_room(values: usize) -> Self {
        Batch {
            values: Vec::with_capacity(values),
            rejected: Vec::new(),
        }
    }

    /// Decodes all items that are left, each in the place where it stays.
    ///
    /// # Errors
    ///
    /// The body is not JSON in UTF-8.
    #[inline]
    pub(super) fn fill<'a>(&mut self, source: &mut Source<'a>) -> Result<(), JsonError>
    where
        T: Decode<'a> + Described,
    {
        while source.next()? {
            self.make_room(source);
            self.values.extend(std::iter::once_with(T::blank));
            if let Some(value) = self.values.last_mut()
                && let Some(rejected) = source.read(value)?
            {
                self.values.pop();
                self.push(Err(rejected));
            }
        }
        Ok(())
    }

    /// Makes room for as many values as there will be if all are as long as those so far.
    #[inline]
    fn make_room(&mut self, source: &Source<'_>) {
        let items = self.len();
        let values = &mut self.values;
        if values.len() == values.capacity() && items > 0 {
            let (read, left) = source.progress();
            let length = read / items;
            let mut expected = left / length.max(1);
            // A few more, since those that come may be shorter: to move all of them for the last ones takes longer than to
            // decode some. Never more room than as many bytes as are left.
            expected = (expected + expected / 4 + 1).min(left / size_of::<T>().max(1));
            if items < FEW {
                expected = expected.min(FEW);
            }
            // Half as many again at least, so that wrong guesses are few.
            values.reserve_exact(expected.max(values.len() / 2));
        }
    }

    fn push(&mut self, item: Result<T, Rejected>) {
        match item {
            Ok(value) => self.values.push(value),
            Err(rejected) => self.rejected.push((self.values.len(), rejected)),
        }
    }
}

impl<T> Default for Batch<T> {
    fn default() -> Self {
        Batch {
            values: Vec::new(),
            rejected: Vec::new(),
        }
    }
}

impl<T> FromIterator<Result<T, Rejected>> for Batch<T> {
    fn from_iter<I: IntoIterator<Item = Result<T, Rejected>>>(items: I) -> Self {
        let mut batch = Batch::default();
        items.into_iter().for_each(|item| batch.push(item));
        batch
    }
}

impl<T> IntoIterator for Batch<T> {
    type Item = Result<T, Rejected>;
    type IntoIter = IntoIter<T>;

    fn into_iter(self) -> IntoIter<T> {
        IntoIter {
            items: Merged::new(self.values.into_iter(), self.rejected.into_iter()),
        }
    }
}

/// The items of a [`Batch`] by value.
pub struct IntoIter<T> {
    items: Merged<std::vec::IntoIter<T>, std::vec::IntoIter<(usize, Rejected)>>,
}

impl<T> fmt::Debug for IntoIter<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("IntoIter").finish_non_exhaustive()
    }
}

impl<T> Iterator for IntoIter<T> {
    type Item = Result<T, Rejected>;

    fn next(&mut self) -> Option<Self::Item> {
        self.items.next()
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.items.size_hint()
    }
}

impl<T> ExactSizeIterator for IntoIter<T> {}

/// Values, and between them what was rejected.
struct Merged<V, R: Iterator> {
    values: V,
    rejected: std::iter::Peekable<R>,
    given: usize,
}

impl<V, R: Iterator> Merged<V, R> {
    fn new(values: V, rejected: R) -> Self {
        Merged {
            values,
            rejected: rejected.peekable(),
            given: 0,
        }
    }
}

impl<V, R, E> Iterator for Merged<V, R>
where
    V: ExactSizeIterator,
    R: ExactSizeIterator<Item = (usize, E)>,
{
    type Item = Result<V::Item, E>;

    fn next(&mut self) -> Option<Self::Item> {
        if let Some((_, rejected)) = self.rejected.next_if(|(before, _)| *before == self.given) {
            return Some(Err(rejected));
        }
        self.given += 1;
        self.values.next().map(Ok)
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        let left = self.values.len() + self.rejected.len();
        (left, Some(left))
    }
}

impl<V, R, E> ExactSizeIterator for Merged<V, R>
where
    V: ExactSizeIterator,
    R: ExactSizeIterator<Item = (usize, E)>,
{
}
