//! Sixteen bytes at once, with what every x86-64 processor has.

use safe_arch::{
    bitor_m128i, bitxor_m128i, cmp_eq_mask_i8_m128i, cmp_gt_mask_i8_m128i, m128i,
    move_mask_i8_m128i, set_splat_i8_m128i,
};

use super::{CHUNK, TWO};

/// The first byte that is a quote, a backslash or a control character.
#[inline(always)]
pub(super) fn first_special(chunk: &[u8; CHUNK]) -> Option<usize> {
    first(move_mask_i8_m128i(special(*chunk)))
}

/// The same of twice as many bytes, for less than it takes to look twice.
#[inline(always)]
pub(super) fn first_special_of_two(two: &[u8; TWO]) -> Option<usize> {
    let ([low, high], _) = two.as_chunks() else {
        return None; // there are two
    };
    let [low, high] = [*low, *high].map(|chunk| move_mask_i8_m128i(special(chunk)));
    first(low | high << CHUNK)
}

/// Marks the bytes that are a quote, a backslash or a control character.
#[inline(always)]
fn special(chunk: [u8; CHUNK]) -> m128i {
    // The first two make 0x20 of the quote, and change places among those below, so that all of them are at most
    // 0x20, and no other byte is. The others turn that into more than, and the order into that of signed bytes: a
    // comparison that overwrites what is compared, and not a constant.
    const SWAP: u8 = b'"' ^ b' ' ^ 0xFF ^ 0x80;
    const LIMIT: u8 = b'!' ^ 0xFF ^ 0x80;
    let chunk = m128i::from(chunk);
    let low = cmp_gt_mask_i8_m128i(bitxor_m128i(chunk, splat(SWAP)), splat(LIMIT));
    bitor_m128i(low, is(chunk, b'\\'))
}

/// The first byte that is not white space.
#[inline(always)]
pub(super) fn first_not_space(chunk: &[u8; CHUNK]) -> Option<usize> {
    let chunk = m128i::from(*chunk);
    let line = bitor_m128i(is(chunk, b'\n'), is(chunk, b'\r'));
    let space = bitor_m128i(is(chunk, b' '), is(chunk, b'\t'));
    first(!move_mask_i8_m128i(bitor_m128i(line, space)) & 0xFFFF)
}

/// Whether the bytes are alike that count, one bit each.
#[inline(always)]
pub(super) fn begins(chunk: &[u8; CHUNK], head: &[u8; CHUNK], counted: i32) -> bool {
    let alike = cmp_eq_mask_i8_m128i(m128i::from(*chunk), m128i::from(*head));
    move_mask_i8_m128i(alike) & counted == counted
}

#[inline(always)]
fn is(chunk: m128i, byte: u8) -> m128i {
    cmp_eq_mask_i8_m128i(chunk, splat(byte))
}

#[inline(always)]
fn splat(byte: u8) -> m128i {
    set_splat_i8_m128i(byte as i8)
}

/// The index of the lowest bit that is set.
#[inline(always)]
fn first(marks: i32) -> Option<usize> {
    (marks != 0).then(|| marks.trailing_zeros() as usize)
}
