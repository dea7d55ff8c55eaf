//! Sixteen bytes at once, with what every x86-64 processor has.

use safe_arch::{
    bitor_m128i, cmp_eq_mask_i8_m128i, m128i, min_u8_m128i, move_mask_i8_m128i, set_splat_i8_m128i,
};

use super::CHUNK;

/// The first byte that is a quote, a backslash or a control character.
#[inline(always)]
pub(super) fn first_special(chunk: &[u8; CHUNK]) -> Option<usize> {
    let chunk = m128i::from(*chunk);
    let control = cmp_eq_mask_i8_m128i(chunk, min_u8_m128i(chunk, splat(b' ' - 1)));
    let either = bitor_m128i(is(chunk, b'"'), is(chunk, b'\\'));
    first(move_mask_i8_m128i(bitor_m128i(either, control)))
}

/// The first byte that is not white space.
#[inline(always)]
pub(super) fn first_not_space(chunk: &[u8; CHUNK]) -> Option<usize> {
    let chunk = m128i::from(*chunk);
    let line = bitor_m128i(is(chunk, b'\n'), is(chunk, b'\r'));
    let space = bitor_m128i(is(chunk, b' '), is(chunk, b'\t'));
    first(!move_mask_i8_m128i(bitor_m128i(line, space)) & 0xFFFF)
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
