//! Which members of an object came.

use super::{Reader, Refused, Step};

/// The known members that were read, one bit each.
#[derive(Clone, Copy)]
pub(super) struct Seen {
    /// From the first to the 64th.
    first: u64,
    /// Where the reader notes the others.
    more: Option<usize>,
}

impl Seen {
    /// Those of the first 64 that came so far.
    #[inline]
    pub(super) fn new(first: u64) -> Self {
        Seen { first, more: None }
    }

    /// Notes one of so many.
    ///
    /// # Errors
    ///
    /// Refused when it came before.
    #[inline]
    pub(super) fn add(&mut self, reader: &mut Reader<'_>, index: usize, count: usize) -> Step {
        match index {
            64.. => self.add_beyond(reader, index, count),
            _ if self.add_first(index) => Ok(()),
            _ => Err(Refused),
        }
    }

    /// The same of the first 64; false of another, and of one that came before: it is not noted.
    #[inline(always)]
    pub(super) fn add_first(&mut self, index: usize) -> bool {
        let bit = if index < 64 { 1 << index } else { 0 };
        let is_new = bit & !self.first != 0;
        self.first |= bit;
        is_new
    }

    #[inline(never)]
    fn add_beyond(&mut self, reader: &mut Reader<'_>, index: usize, count: usize) -> Step {
        let more = *self.more.get_or_insert_with(|| reader.note(count / 64));
        let word = reader.noted.get_mut(more + index / 64 - 1).ok_or(Refused)?;
        let bit = 1 << (index % 64);
        if *word & bit != 0 {
            return Err(Refused);
        }
        *word |= bit;
        Ok(())
    }

    /// Whether one came.
    #[inline]
    pub(super) fn has(&self, reader: &Reader<'_>, index: usize) -> bool {
        if index < 64 {
            return self.first >> index & 1 == 1;
        }
        let word = self
            .more
            .and_then(|more| reader.noted.get(more + index / 64 - 1));
        word.is_some_and(|word| word >> (index % 64) & 1 == 1)
    }

    /// One more than the index of the last one in the schema's order, of the first 64; zero without any.
    #[inline]
    pub(super) fn behind_last(&self) -> usize {
        (u64::BITS - self.first.leading_zeros()) as usize
    }

    /// Gives back what the reader noted.
    #[inline]
    pub(super) fn end(&self, reader: &mut Reader<'_>) {
        if let Some(more) = self.more {
            reader.noted.truncate(more);
        }
    }
}

impl Reader<'_> {
    /// Makes room for notes, and says where.
    fn note(&mut self, words: usize) -> usize {
        let start = self.noted.len();
        self.noted.resize(start + words, 0);
        start
    }
}
