//! `regex` of ECMA-262.

/// The check looks a named group up among the others, so their number times the length is limited.
const MAX_WORK: usize = 1 << 26;

/// Whether the text is a regular expression.
pub(super) fn is_regex(text: &str) -> bool {
    let named_groups = text.matches("(?<").count();
    named_groups.saturating_mul(text.len()) <= MAX_WORK
        && jsonschema_regex::is_valid_ecma_regex(text)
}
