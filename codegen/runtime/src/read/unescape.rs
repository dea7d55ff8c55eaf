//! Escapes in strings, and the text that a string with escapes stands for.

use super::scan::plain;

/// Unescapes a string that ends at its closing quote or with the text, and says how many bytes it has as it is
/// written; none if an escape is wrong. Where that ends at neither, a control character stands. Before the first byte
/// that does not stand for itself are so many as `plain_at_first` says.
pub(super) fn unescape(inner: &str, plain_at_first: usize, out: &mut String) -> Option<usize> {
    let (mut rest, mut end) = (inner, plain_at_first);
    loop {
        out.push_str(rest.get(..end)?);
        rest = rest.get(end..)?;
        if !rest.starts_with('\\') {
            return Some(inner.len() - rest.len());
        }
        let (character, length) = escape(rest.as_bytes())?;
        out.push(character);
        rest = rest.get(length..)?;
        end = plain(rest.as_bytes());
    }
}

/// The character that an escape stands for, and how many bytes the escape has; none if it is wrong.
#[inline]
pub(super) fn escape(bytes: &[u8]) -> Option<(char, usize)> {
    let [b'\\', kind, ..] = bytes else {
        return None;
    };
    let character = match kind {
        b'u' => return unicode_escape(bytes),
        b'"' | b'\\' | b'/' => char::from(*kind),
        b'b' => '\u{8}',
        b'f' => '\u{c}',
        b'n' => '\n',
        b'r' => '\r',
        b't' => '\t',
        _ => return None,
    };
    Some((character, 2))
}

/// `\uXXXX`, or two of them for a character beyond the basic plane.
#[inline]
fn unicode_escape(bytes: &[u8]) -> Option<(char, usize)> {
    let high = code_unit(bytes)?;
    if let Some(character) = char::from_u32(high) {
        return Some((character, 6));
    }
    let low = code_unit(bytes.get(6..)?)?;
    if high >= 0xDC00 || !(0xDC00..0xE000).contains(&low) {
        return None;
    }
    let character = 0x1_0000 + ((high - 0xD800) << 10) + (low - 0xDC00);
    Some((char::from_u32(character)?, 12))
}

#[inline]
fn code_unit(bytes: &[u8]) -> Option<u32> {
    let [b'\\', b'u', digits @ ..] = bytes else {
        return None;
    };
    let [a, b, c, d] = digits
        .first_chunk::<4>()?
        .map(|it| u32::from(HEX[usize::from(it)]));
    let unit = a << 12 | b << 8 | c << 4 | d;
    ((a | b | c | d) < 16).then_some(unit)
}

/// The value of each hexadecimal digit; 16 for other bytes.
static HEX: [u8; 256] = {
    let mut values = [16; 256];
    let mut value = 0;
    while value < 16 {
        values[b"0123456789abcdef"[value] as usize] = value as u8;
        values[b"0123456789ABCDEF"[value] as usize] = value as u8;
        value += 1;
    }
    values
};
