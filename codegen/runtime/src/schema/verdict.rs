//! What the type of a value decides by itself, before any keyword is looked at.

use super::Types;

/// What a schema says of all values of a type: most of what is judged needs to be asked no more.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Verdict {
    /// Values of these types are accepted, whatever they are.
    sure: Types,
    /// Values of other types are refused.
    possible: Types,
}

impl Verdict {
    /// Nothing is decided.
    pub const OPEN: Verdict = Verdict::between(Types::NONE, Types::ALL);
    /// Everything is accepted.
    pub const ACCEPTED: Verdict = Verdict::exactly(Types::ALL);

    /// Values of these types are accepted, all others are refused.
    pub const fn exactly(types: Types) -> Self {
        Verdict::between(types, types)
    }

    /// Values of other types are refused.
    pub const fn only(types: Types) -> Self {
        Verdict::between(Types::NONE, types)
    }

    /// Values of other types are accepted.
    pub const fn except(types: Types) -> Self {
        Verdict::between(Types::ALL.without(types), Types::ALL)
    }

    /// Values of the first types are accepted, and those of types that are not among the others refused.
    pub const fn between(sure: Types, possible: Types) -> Self {
        Verdict { sure, possible }
    }

    /// Whether all values of a type are accepted.
    #[inline]
    pub(super) fn accepts(self, types: Types) -> bool {
        self.sure.contains(types)
    }

    /// Whether all values of a type are refused.
    #[inline]
    pub(super) fn refuses(self, types: Types) -> bool {
        !self.possible.intersects(types)
    }
}
