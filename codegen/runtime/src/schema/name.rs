//! Names of members that are compared as numbers, which is quicker than comparing texts.

use std::cmp::Ordering;

/// A name with its first bytes as a number, which sorts as the name does.
#[derive(Debug, Clone, Copy)]
pub(super) struct Name<'n> {
    head: u64,
    pub(super) text: &'n str,
}

impl<'n> Name<'n> {
    #[inline]
    pub(super) const fn new(text: &'n str) -> Self {
        Name {
            head: head(text.as_bytes()),
            text,
        }
    }

    /// Whether the name is this text, found out before the program runs.
    pub(super) const fn is(&self, text: &str) -> bool {
        let (ours, theirs) = (self.text.as_bytes(), text.as_bytes());
        let (mut equal, mut index) = (ours.len() == theirs.len(), 0);
        while equal && index < ours.len() {
            equal = ours[index] == theirs[index];
            index += 1;
        }
        equal
    }

    #[inline]
    pub(super) fn cmp(&self, other: &Name<'_>) -> Ordering {
        let by_head = self.head.cmp(&other.head);
        by_head.then_with(|| self.text.cmp(other.text))
    }
}

/// Whether two texts are equal; names, most of which are short, are compared without a call.
#[inline]
pub(super) fn are_equal(ours: &str, theirs: &str) -> bool {
    let (ours, theirs) = (ours.as_bytes(), theirs.as_bytes());
    if ours.len() != theirs.len() {
        return false;
    }
    if let (Some(first), Some(last)) = (ours.first_chunk::<8>(), ours.last_chunk::<8>()) {
        return theirs.first_chunk() == Some(first)
            && theirs.last_chunk() == Some(last)
            && (ours.len() <= 16 || have_equal_middles(ours, theirs));
    }
    if let (Some(first), Some(last)) = (ours.first_chunk::<4>(), ours.last_chunk::<4>()) {
        return theirs.first_chunk() == Some(first) && theirs.last_chunk() == Some(last);
    }
    ours.iter().eq(theirs)
}

/// Whether two texts of the same length are equal whose first and last eight bytes are.
#[inline]
fn have_equal_middles(ours: &[u8], theirs: &[u8]) -> bool {
    match (ours.first_chunk::<16>(), ours.last_chunk::<16>()) {
        (Some(first), Some(last)) if ours.len() <= 32 => {
            theirs.first_chunk() == Some(first) && theirs.last_chunk() == Some(last)
        }
        _ => ours == theirs,
    }
}

/// The first eight bytes, with zeros after the last one of a shorter text.
#[inline]
const fn head(bytes: &[u8]) -> u64 {
    if let Some(first) = bytes.first_chunk::<8>() {
        return u64::from_be_bytes(*first);
    }
    if let (Some(first), Some(last)) = (bytes.first_chunk::<4>(), bytes.last_chunk::<4>()) {
        let (first, last) = (u32::from_be_bytes(*first), u32::from_be_bytes(*last));
        let last = (last as u64) << (8 * (8 - bytes.len()));
        return (first as u64) << 32 | last & 0xFFFF_FFFF;
    }
    match *bytes {
        [a, b, c] => (a as u64) << 56 | (b as u64) << 48 | (c as u64) << 40,
        [a, b] => (a as u64) << 56 | (b as u64) << 48,
        [a] => (a as u64) << 56,
        _ => 0,
    }
}
