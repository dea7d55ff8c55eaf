//! Names of members that are compared as numbers, which is quicker than comparing texts.

/// Whether two texts are equal, as it can be found out before the program runs.
pub(super) const fn are_equal_const(ours: &str, theirs: &str) -> bool {
    let (ours, theirs) = (ours.as_bytes(), theirs.as_bytes());
    let (mut equal, mut index) = (ours.len() == theirs.len(), 0);
    while equal && index < ours.len() {
        equal = ours[index] == theirs[index];
        index += 1;
    }
    equal
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
    if ours.len() > 32 {
        return ours == theirs;
    }
    let middles = |it: &[u8]| {
        let (first, last) = (it.first_chunk::<16>()?, it.last_chunk::<16>()?);
        Some((*first.last_chunk::<8>()?, *last.first_chunk::<8>()?))
    };
    middles(ours) == middles(theirs)
}
