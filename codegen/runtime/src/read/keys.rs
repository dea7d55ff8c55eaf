//! The members that a schema names, as they are looked for in a text.

use super::follow::Slot;
use super::scan::Needle;

/// What [`Keys`] find for a member that the schema does not name.
pub const UNKNOWN: usize = usize::MAX;

/// A member that the schema names.
#[derive(Debug)]
pub struct Key {
    pub(super) needle: Needle,
}

impl Key {
    /// `quoted` is its name, escaped, quoted and with a colon: `"name":`.
    pub const fn new(quoted: &'static str) -> Self {
        Key {
            needle: Needle::new(quoted),
        }
    }
}

/// The members that the schema names.
#[derive(Debug)]
pub struct Keys {
    /// In the schema's order.
    pub(super) keys: &'static [Key],
    pub(super) find: fn(&str) -> usize,
    /// Where the reader remembers in which order they came.
    pub(super) slot: Slot,
}

impl Keys {
    /// The members in the schema's order; `find` gives the index of a name, or [`UNKNOWN`].
    pub const fn new(keys: &'static [Key], find: fn(&str) -> usize) -> Self {
        let (mut slot, mut at) = (Slot::FIRST, 0);
        while at < keys.len() {
            slot = slot.with(keys[at].needle.text());
            at += 1;
        }
        Keys { keys, find, slot }
    }
}
