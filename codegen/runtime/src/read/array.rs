//! The cursor over an array's items.

use super::{Reader, Refused, Step};

/// Goes over the items of one array.
#[derive(Debug, Clone, Copy)]
pub struct Array {
    /// What must come before the next item: the bracket at first, a comma from then on.
    separator: u8,
}

impl<'a> Reader<'a> {
    /// Begins an array.
    ///
    /// # Errors
    ///
    /// Refused when anything else is next, or when it is nested too deeply.
    #[inline]
    pub fn array(&mut self) -> Step<Array> {
        if self.next_byte() != Some(b'[') {
            return Err(Refused);
        }
        self.enter()?;
        Ok(Array { separator: b'[' })
    }
}

impl Array {
    /// Steps to the next item: true when the reader stands at it, false after the last one.
    ///
    /// # Errors
    ///
    /// Refused when the text is not JSON.
    #[inline]
    pub fn next(&mut self, reader: &mut Reader<'_>) -> Step<bool> {
        let first = self.separator == b'[';
        match reader.next_byte() {
            Some(b']') if !first => {
                reader.leave();
                return Ok(false);
            }
            Some(byte) if byte == self.separator => reader.position += 1,
            _ => return Err(Refused),
        }
        if first && reader.next_byte() == Some(b']') {
            reader.leave();
            return Ok(false);
        }
        self.separator = b',';
        Ok(true)
    }
}
