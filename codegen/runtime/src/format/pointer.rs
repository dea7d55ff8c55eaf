//! `json-pointer` of RFC 6901, and `relative-json-pointer`.

/// Whether the text is a JSON Pointer: empty, or names after slashes in which `~` is escaped.
pub(super) fn is_json_pointer(text: &str) -> bool {
    let mut after_tildes = text.split('~').skip(1);
    (text.is_empty() || text.starts_with('/')) && after_tildes.all(|it| it.starts_with(['0', '1']))
}

/// Whether the text is a relative JSON Pointer of draft-bhutton-relative-json-pointer-00.
pub(super) fn is_relative(text: &str) -> bool {
    let Some(rest) = strip_number(text) else {
        return false;
    };
    match rest.strip_prefix(['+', '-']) {
        Some(rest) => strip_number(rest).is_some_and(is_json_pointer),
        None => rest == "#" || is_json_pointer(rest),
    }
}

/// Whether the text is a relative JSON Pointer of draft-handrews-relative-json-pointer-01 and 02.
pub(super) fn is_relative_draft7(text: &str) -> bool {
    strip_number(text).is_some_and(|rest| rest == "#" || is_json_pointer(rest))
}

/// What follows a number without leading zeros.
fn strip_number(text: &str) -> Option<&str> {
    if let Some(rest) = text.strip_prefix('0') {
        return Some(rest);
    }
    let rest = text.trim_start_matches(|it: char| it.is_ascii_digit());
    (rest.len() < text.len()).then_some(rest)
}
