//! `duration` of RFC 3339, appendix A.

/// Whether the text is a duration: `P1Y2M3DT4H5M6S`, units left out at either end, or `P1W`.
pub(super) fn is_duration(text: &str) -> bool {
    let Some(text) = text.as_bytes().strip_prefix(b"P") else {
        return false;
    };
    if let Some((b'W', rest)) = split_component(text) {
        return rest.is_empty();
    }
    match text {
        [b'T', time @ ..] => is_sequence(time, b"HMS"),
        _ => match text.iter().position(|&byte| byte == b'T') {
            Some(end) => is_sequence(&text[..end], b"YMD") && is_sequence(&text[end + 1..], b"HMS"),
            None => is_sequence(text, b"YMD"),
        },
    }
}

/// Whether the text is numbers whose units follow one another in the list, without a gap.
fn is_sequence(text: &[u8], units: &[u8]) -> bool {
    let Some((first, mut rest)) = split_component(text) else {
        return false;
    };
    let mut units = units.iter().skip_while(|&&unit| unit != first);
    if units.next().is_none() {
        return false;
    }
    while let Some((unit, after)) = split_component(rest) {
        if units.next() != Some(&unit) {
            return false;
        }
        rest = after;
    }
    rest.is_empty()
}

/// Splits a number from what follows it: its unit, and the rest.
fn split_component(text: &[u8]) -> Option<(u8, &[u8])> {
    let digits = text.iter().take_while(|it| it.is_ascii_digit()).count();
    let (&unit, rest) = text[digits..].split_first()?;
    (digits > 0).then_some((unit, rest))
}
