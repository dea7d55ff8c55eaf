//! What the kind of a value decides by itself, before any keyword is looked at.

use super::Types;
use crate::read::Kind;

/// What a schema says of all values of a type: most of what is judged needs to be asked no more.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Verdict {
    /// Values of these kinds are accepted, whatever they are.
    sure: Kinds,
    /// Values of other kinds are refused.
    possible: Kinds,
}

/// A set of kinds, a bit for each.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Kinds(u8);

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
        let (mut all, mut some) = (0, 0);
        let mut index = 0;
        while index < Types::OF_KINDS.len() {
            let types = Types::OF_KINDS[index];
            all |= (sure.contains(types) as u8) << index;
            some |= (possible.intersects(types) as u8) << index;
            index += 1;
        }
        Verdict {
            sure: Kinds(all),
            possible: Kinds(some),
        }
    }

    /// Whether all values of a kind are accepted.
    #[inline]
    pub(super) fn accepts(self, kind: Kind) -> bool {
        self.sure.has(kind)
    }

    /// Whether all values of a kind are refused.
    #[inline]
    pub(super) fn refuses(self, kind: Kind) -> bool {
        !self.possible.has(kind)
    }
}

impl Kinds {
    #[inline]
    fn has(self, kind: Kind) -> bool {
        self.0 >> kind as u8 & 1 == 1
    }
}
