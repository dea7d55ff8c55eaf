//! Lines and columns of ascending offsets, counted once.

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

    /// The line and the column of a byte, both from 1. Offsets should ascend: each step back counts anew.
    pub(super) fn place(&mut self, offset: usize) -> (usize, usize) {
        if offset < self.counted {
            *self = Lines::new(self.bytes);
        }
        let between = self.bytes.get(self.counted..offset).unwrap_or_default();
        self.line += between.iter().filter(|&&byte| byte == b'\n').count();
        if let Some(last) = between.iter().rposition(|&byte| byte == b'\n') {
            self.line_start = self.counted + last + 1;
        }
        self.counted = offset;
        (self.line, offset - self.line_start + 1)
    }
}
