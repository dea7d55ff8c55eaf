//! Eight bytes at once, as the digits of one number: for processors whose wider ones are out of reach.

use super::{CHUNK, TWO};

const ONES: u64 = u64::from_le_bytes([1; 8]);
const HIGH: u64 = u64::from_le_bytes([0x80; 8]);

/// The first byte that is a quote, a backslash or a control character.
#[inline(always)]
pub(super) fn first_special(chunk: &[u8; CHUNK]) -> Option<usize> {
    first(chunk, |word| {
        let control = word.wrapping_sub(ONES * u64::from(b' ')) & !word;
        is(word, b'"') | is(word, b'\\') | control
    })
}

/// The same of twice as many bytes.
#[inline(always)]
pub(super) fn first_special_of_two(two: &[u8; TWO]) -> Option<usize> {
    let mut chunks = two.as_chunks().0.iter().enumerate();
    chunks.find_map(|(index, chunk)| Some(index * CHUNK + first_special(chunk)?))
}

/// The first byte that is not white space.
#[inline(always)]
pub(super) fn first_not_space(chunk: &[u8; CHUNK]) -> Option<usize> {
    chunk
        .iter()
        .position(|byte| !matches!(byte, b' ' | b'\n' | b'\r' | b'\t'))
}

/// Whether the bytes are alike that count, one bit each, the first ones.
#[inline(always)]
pub(super) fn begins(chunk: &[u8; CHUNK], head: &[u8; CHUNK], counted: i32) -> bool {
    let differing = u128::from_le_bytes(*chunk) ^ u128::from_le_bytes(*head);
    let alike = (differing.trailing_zeros() / 8) as i32;
    alike >= counted.trailing_ones() as i32
}

/// Sets the high bit of each byte that is this one. Those above the lowest one found may be wrong,
/// because a subtraction borrows from them.
#[inline(always)]
fn is(word: u64, byte: u8) -> u64 {
    let others = word ^ (ONES * u64::from(byte));
    others.wrapping_sub(ONES) & !others
}

#[inline(always)]
fn first(chunk: &[u8; CHUNK], marks: impl Fn(u64) -> u64) -> Option<usize> {
    let index = |marks: u64| (marks.trailing_zeros() / 8) as usize;
    let wide = u128::from_le_bytes(*chunk);
    let (low, high) = (wide as u64, (wide >> 64) as u64);
    match (marks(low) & HIGH, marks(high) & HIGH) {
        (0, 0) => None,
        (0, high) => Some(8 + index(high)),
        (low, _) => Some(index(low)),
    }
}
