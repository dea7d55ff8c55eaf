//! What happens after the fast path refused: syntax errors, violations with their places, and
//! duplicate members.

use super::duplicates::shadowed;
use super::error::JsonError;
use super::lines::Lines;
use super::{Decode, Described};
use crate::read::Reader;
use crate::schema::{Located, Pointer, Violation, Violations};

/// Judges what was refused, item by item of one body.
pub(super) struct Cold<'a> {
    lines: Lines<'a>,
}

impl<'a> Cold<'a> {
    pub(super) fn new(body: &'a [u8]) -> Self {
        Cold {
            lines: Lines::new(body),
        }
    }

    /// Finds out why a value was refused at the reader's position, where well-formed JSON stands, and
    /// decodes it again if only duplicate members were in the way. So many bytes of the body come before the reader's text.
    #[cold]
    #[inline(never)]
    pub(super) fn judge<T: Decode<'a> + Described>(
        &mut self,
        reader: &Reader<'a>,
        before: usize,
    ) -> Result<T, Violations> {
        // Well-formed text is not refused.
        let mut start = reader.clone();
        let _ = start.kind();
        if let Ok(parsed) = Located::read(&mut start.clone()) {
            let found = T::schema().violations(&parsed);
            if !found.is_empty() {
                return Err(self.lines.placed(found, before));
            }
        }
        let mut value = T::blank();
        if value
            .decode(&mut reader.shadowing(shadowed(reader)))
            .is_ok()
        {
            return Ok(value);
        }
        let message = "the decoder refuses what the schema allows";
        let violation = Violation::new(Pointer::default(), T::schema().at, "", message);
        Err(self
            .lines
            .placed(vec![(violation, start.position())], before))
    }
}

/// Why the text is not JSON; none if it is.
#[cold]
#[inline(never)]
pub(super) fn syntax_error(text: &str) -> Option<JsonError> {
    let mut reader = Reader::new(text);
    if reader.skip().is_ok() && reader.at_end() {
        return None;
    }
    Some(match serde_json::from_str::<serde_json::Value>(text) {
        Err(error) => JsonError::from_serde(&error),
        // What only `serde_json` accepts, with a feature that keeps the texts of numbers.
        Ok(_) => {
            let place = Lines::new(text.as_bytes()).place(reader.position());
            JsonError::new("number out of range", place)
        }
    })
}

/// Why a body is refused that is not JSON in UTF-8.
#[cold]
#[inline(never)]
pub(super) fn not_json(body: &[u8]) -> JsonError {
    match simdutf8::basic::from_utf8(body) {
        Ok(text) => syntax_error(text).unwrap_or_else(JsonError::unexplained),
        Err(_) => not_utf8(body),
    }
}

/// Where the bytes stop to be UTF-8.
#[cold]
#[inline(never)]
pub(super) fn not_utf8(body: &[u8]) -> JsonError {
    let valid = body.utf8_chunks().next().map_or(0, |it| it.valid().len());
    JsonError::new("not UTF-8", Lines::new(body).place(valid))
}
