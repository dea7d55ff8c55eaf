//! Scanning many bytes at a time, in safe code.

const ONES: u64 = u64::from_le_bytes([1; 8]);
const HIGH: u64 = u64::from_le_bytes([0x80; 8]);
const SPACES: u64 = u64::from_le_bytes([b' '; 8]);

/// How many bytes from the start stand for themselves inside a JSON string: the first that does not
/// is a quote, a backslash or a control character.
#[inline]
pub(crate) fn plain(bytes: &[u8]) -> usize {
    let mut rest = bytes;
    while let Some((chunk, after)) = rest.split_first_chunk::<16>() {
        let wide = u128::from_le_bytes(*chunk);
        let (low, high) = (special(wide as u64), special((wide >> 64) as u64));
        if low | high != 0 {
            let within = if low != 0 {
                first(low)
            } else {
                8 + first(high)
            };
            return bytes.len() - rest.len() + within;
        }
        rest = after;
    }
    bytes.len() - rest.len() + plain_in_tail(rest)
}

/// [`plain`] for the last bytes of a text.
#[inline(never)]
fn plain_in_tail(bytes: &[u8]) -> usize {
    let special = |&byte: &u8| byte < b' ' || byte == b'"' || byte == b'\\';
    bytes.iter().position(special).unwrap_or(bytes.len())
}

/// Sets the high bit of each byte that is a quote, a backslash or a control character.
///
/// Bytes above the lowest one found may be marked wrongly, because a subtraction borrows from them.
#[inline(always)]
fn special(word: u64) -> u64 {
    let quote = (word ^ (ONES * b'"' as u64)).wrapping_sub(ONES);
    let backslash = (word ^ (ONES * b'\\' as u64)).wrapping_sub(ONES);
    let control = word.wrapping_sub(ONES * b' ' as u64);
    (quote | backslash | control) & !word & HIGH
}

/// The index of the first byte that is not zero.
#[inline(always)]
fn first(marks: u64) -> usize {
    (marks.trailing_zeros() / 8) as usize
}

/// Whether `bytes` starts with `literal`, without the call that comparing slices makes.
#[inline]
pub(super) fn starts_with(bytes: &[u8], literal: &[u8]) -> bool {
    let Some(bytes) = bytes.get(..literal.len()) else {
        return false;
    };
    if literal.len() >= 8 {
        let words = bytes
            .as_chunks::<8>()
            .0
            .iter()
            .zip(literal.as_chunks::<8>().0);
        words.into_iter().all(|(ours, theirs)| ours == theirs)
            && bytes.last_chunk::<8>() == literal.last_chunk::<8>()
    } else if literal.len() >= 4 {
        bytes.first_chunk::<4>() == literal.first_chunk::<4>()
            && bytes.last_chunk::<4>() == literal.last_chunk::<4>()
    } else {
        bytes
            .iter()
            .zip(literal)
            .all(|(ours, theirs)| ours == theirs)
    }
}

/// How many bytes of white space come first.
#[inline]
pub(super) fn white_space(bytes: &[u8]) -> usize {
    let mut rest = bytes;
    loop {
        match rest {
            // Lines are indented by spaces, so many of them follow.
            [b'\n', after @ ..] => rest = after.get(spaces(after)..).unwrap_or_default(),
            [b' ' | b'\r' | b'\t', after @ ..] => rest = after,
            _ => return bytes.len() - rest.len(),
        }
    }
}

/// How many spaces come first, unless the text ends soon after them: then fewer are counted.
#[inline]
fn spaces(bytes: &[u8]) -> usize {
    let mut count = 0;
    for chunk in bytes.as_chunks::<8>().0 {
        let others = u64::from_le_bytes(*chunk) ^ SPACES;
        if others != 0 {
            return count + first(others);
        }
        count += 8;
    }
    count
}
