//! Lines and columns of ascending offsets, counted once.

use memchr::{memchr_iter, memrchr};

use crate::schema::{Violation, Violations};

/// Counts the lines of a text from one offset to the next.
pub(super) struct Lines<'a> {
    bytes: &'a [u8],
    /// How far lines were counted.
    counted: usize,
    line: usize,
    line_start: usize,
}

impl<'a> Lines<'a> {
    pub(super) fn new(bytes: &'a [u8]) -> Self {
        Lines {
            bytes,
            counted: 0,
            line: 1,
            line_start: 0,
        }
    }

    /// The violations with the places that belong to the offsets of their values, in the text's order. The offsets count
    /// from a byte that so many come before.
    pub(super) fn placed(
        &mut self,
        mut found: Vec<(Violation, usize)>,
        before: usize,
    ) -> Violations {
        if !found.is_sorted_by_key(|(_, offset)| *offset) {
            found.sort_by_key(|(_, offset)| *offset);
        }
        let place = |(mut violation, offset): (Violation, usize)| {
            violation.set_place(self.place(before + offset));
            violation
        };
        Violations::new(found.into_iter().map(place).collect())
    }

    /// The line and the column of a byte, both from 1. Offsets should ascend: each step back counts anew.
    pub(super) fn place(&mut self, offset: usize) -> (usize, usize) {
        if offset < self.counted {
            *self = Lines::new(self.bytes);
        }
        let between = self.bytes.get(self.counted..offset).unwrap_or_default();
        if let Some(last) = memrchr(b'\n', between) {
            self.line += memchr_iter(b'\n', between).count();
            self.line_start = self.counted + last + 1;
        }
        self.counted = offset;
        (self.line, offset - self.line_start + 1)
    }
}
