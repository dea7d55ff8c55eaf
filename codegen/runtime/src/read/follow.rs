//! What a reader has learned of the objects that it read: a publisher writes all of them alike, so
//! each one predicts the next.

/// How many places are remembered. Types that share one only spoil each other's predictions.
const PLACES: usize = 256;

/// Of how many unions it is remembered which type came last.
const UNIONS: usize = 32;

/// Where the order of one type's members begins among the remembered places.
#[derive(Debug, Clone, Copy)]
pub(super) struct Slot(u8);

impl Slot {
    pub(super) const FIRST: Self = Slot(0);

    /// Another slot, far from this one, for a type that has this member too.
    pub(super) const fn with(self, text: &str) -> Self {
        let (bytes, mut hash, mut at) = (text.as_bytes(), self.0, 0);
        while at < bytes.len() {
            hash = (hash ^ bytes[at]).wrapping_mul(0x9D).rotate_left(3);
            at += 1;
        }
        Slot(hash)
    }
}

/// Where a reader remembers which of several types came last.
#[derive(Debug)]
pub struct Guess {
    slot: Slot,
}

impl Guess {
    /// For the union of this name.
    pub const fn new(name: &'static str) -> Self {
        Guess {
            slot: Slot::FIRST.with(name),
        }
    }
}

/// For each place, how much later than in the schema's order the member came that followed last time.
#[derive(Clone)]
pub(super) struct Follow {
    skipped: [i8; PLACES],
    /// For each union, one more than the index of the type that came last; zero where that is not known.
    came: [u8; UNIONS],
    /// Whether the first member of an object has told a wrong type.
    pub(super) misled: bool,
}

impl Follow {
    /// In the schema's order.
    pub(super) const fn new() -> Self {
        Follow {
            skipped: [0; PLACES],
            came: [0; UNIONS],
            misled: false,
        }
    }

    /// The index of the member to expect at a place: zero before the first member, then one more than
    /// the index of the last one.
    #[inline]
    pub(super) fn after(&self, slot: Slot, place: usize) -> usize {
        let skipped = self.skipped[Self::at(slot, place)];
        place.wrapping_add_signed(skipped.into())
    }

    /// Notes which member came at a place.
    pub(super) fn learn(&mut self, slot: Slot, place: usize, index: usize) {
        let skipped = index as isize - place as isize;
        if let Ok(skipped) = skipped.try_into() {
            self.skipped[Self::at(slot, place)] = skipped;
        }
    }

    /// The index of the type that came last.
    #[inline]
    pub(super) fn came(&self, guess: &Guess) -> Option<usize> {
        usize::from(self.came[usize::from(guess.slot.0) % UNIONS]).checked_sub(1)
    }

    /// Notes the index of the type that came, if that is known.
    #[inline]
    pub(super) fn learn_came(&mut self, guess: &Guess, index: Option<usize>) {
        let next = index.map_or(0, |index| u8::try_from(index + 1).unwrap_or(0));
        self.came[usize::from(guess.slot.0) % UNIONS] = next;
    }

    #[inline]
    fn at(slot: Slot, place: usize) -> usize {
        usize::from(slot.0.wrapping_add(place as u8))
    }
}
