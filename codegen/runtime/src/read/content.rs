//! The content of an object, a value whose type a tag beside it tells: before it or after it.

use super::{Reader, Step};
use crate::value::Text;

/// What is known of an object's content before its type is told.
#[derive(Debug, Default)]
pub struct TaggedContent<'a> {
    /// The string that tells the type.
    tag: Option<Text<'a>>,
    /// Where the content begins.
    start: Option<usize>,
    /// Whether the type that was guessed refuses it.
    refused: bool,
}

impl<'a> TaggedContent<'a> {
    /// Reads the tag: the string that tells the type.
    ///
    /// # Errors
    ///
    /// Refused when anything else is next.
    #[inline]
    pub fn read_tag(&mut self, reader: &mut Reader<'a>) -> Step {
        reader.string_into_slot(&mut self.tag)
    }

    /// The tag, if it came.
    #[inline]
    pub fn tag(&self) -> Option<Text<'a>> {
        self.tag.clone()
    }

    /// Notes that the content begins here.
    #[inline]
    pub fn begin(&mut self, reader: &Reader<'a>) {
        self.start = Some(reader.position);
    }

    /// Where the content begins, if it came.
    #[inline]
    pub fn start(&self) -> Option<usize> {
        self.start
    }

    /// Notes that the type that was guessed refuses the content.
    #[inline]
    pub fn refuse(&mut self) {
        self.refused = true;
    }

    /// Whether the type that was guessed refuses the content.
    #[inline]
    pub fn is_refused(&self) -> bool {
        self.refused
    }
}
