//! Regular expressions, compiled when they are first needed.

use std::fmt;

#[cfg(feature = "pattern")]
use std::sync::OnceLock;

#[cfg(feature = "pattern")]
use fancy_regex::{Regex, RegexBuilder};

/// So many steps back a match may take; a text that needs more does not match.
#[cfg(feature = "pattern")]
const BACKTRACK_LIMIT: usize = 1_000_000;

/// A regular expression of the schema. There are none without the feature `pattern`.
///
/// Matching takes time in proportion to the text, except where the expression looks around, refers back
/// or asks for a word boundary: then time may grow with the square of the text's length, and matching is given
/// up, as if nothing was found, after a million steps back of those that the engine counts.
pub struct Pattern {
    #[cfg(feature = "pattern")]
    ecma: &'static str,
    #[cfg(feature = "pattern")]
    translated: &'static str,
    #[cfg(feature = "pattern")]
    compiled: OnceLock<Option<Regex>>,
    #[cfg(not(feature = "pattern"))]
    never: std::convert::Infallible,
}

#[cfg(feature = "pattern")]
impl Pattern {
    /// A pattern as the schema has it, and as it was translated for the engine.
    pub const fn new(ecma: &'static str, translated: &'static str) -> Self {
        Pattern {
            ecma,
            translated,
            compiled: OnceLock::new(),
        }
    }

    /// As the schema has it.
    pub(super) fn as_str(&self) -> &'static str {
        self.ecma
    }

    /// Whether the pattern is found in the text.
    pub(crate) fn matches(&self, text: &str) -> bool {
        let compiled = self.compiled.get_or_init(|| {
            let mut builder = RegexBuilder::new(self.translated);
            builder.backtrack_limit(BACKTRACK_LIMIT).build().ok()
        });
        let regex = compiled.as_ref();
        regex.is_some_and(|regex| regex.is_match(text).unwrap_or(false))
    }
}

#[cfg(not(feature = "pattern"))]
impl Pattern {
    pub(super) fn as_str(&self) -> &'static str {
        match self.never {}
    }

    pub(crate) fn matches(&self, _: &str) -> bool {
        match self.never {}
    }
}

impl fmt::Debug for Pattern {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}
