//! The content of an object, a value whose type a tag beside it tells: before it or after it.

use std::borrow::Cow;

use super::string::RawString;
use super::{Object, Reader, Step};

/// What is known of an object's content, and where it begins.
#[derive(Clone, Copy)]
pub(super) enum Content {
    Absent,
    Came(usize),
    /// The type that was guessed refuses it.
    Refused(usize),
}

impl<'a> Object<'a> {
    /// Reads the tag: the string that tells the type of the content.
    ///
    /// # Errors
    ///
    /// Refused when anything else is next.
    #[inline]
    pub fn read_tag(&mut self, reader: &mut Reader<'a>) -> Step {
        self.tag = Some(reader.raw_string()?);
        Ok(())
    }

    /// The tag, if it came.
    #[inline]
    pub fn tag(&self) -> Option<Cow<'a, str>> {
        self.tag.map(RawString::text)
    }

    /// Notes that the content begins here.
    #[inline]
    pub fn begin_content(&mut self, reader: &Reader<'a>) {
        self.content = Content::Came(reader.position);
    }

    /// Notes that the type that was guessed refuses the content.
    #[inline]
    pub fn refuse_content(&mut self) {
        if let Content::Came(start) = self.content {
            self.content = Content::Refused(start);
        }
    }

    /// Where the content begins, if it came.
    #[inline]
    pub fn content(&self) -> Option<usize> {
        match self.content {
            Content::Absent => None,
            Content::Came(start) | Content::Refused(start) => Some(start),
        }
    }

    /// Whether the type that was guessed refuses the content.
    #[inline]
    pub fn is_content_refused(&self) -> bool {
        matches!(self.content, Content::Refused(_))
    }
}
