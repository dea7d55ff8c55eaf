//! Values that borrow nothing.

use std::mem;

use crate::blank::Blank;
use crate::value::Map;

/// A value that can be made independent of the body that it was decoded from.
pub trait IntoOwned: Sized {
    /// The same type, borrowing nothing.
    type Owned: Blank;

    /// Whether what stays after [`own_into`](IntoOwned::own_into) has to be dropped, as a box that is never empty has.
    const LEAVES: bool = false;

    /// Fills in a place, which [`blank`](Blank::blank) made: copies what was borrowed, and moves what was owned. What
    /// stays is meaningless, and need not be dropped unless it [`LEAVES`](IntoOwned::LEAVES) something.
    fn own_into(&mut self, place: &mut Self::Owned);

    /// Copies what was borrowed.
    #[inline]
    fn into_owned(mut self) -> Self::Owned {
        let mut owned = Self::Owned::blank();
        self.own_into(&mut owned);
        if !Self::LEAVES {
            mem::forget(self);
        }
        owned
    }
}

impl IntoOwned for bool {
    type Owned = bool;

    #[inline]
    fn own_into(&mut self, place: &mut bool) {
        *place = *self;
    }
}

impl IntoOwned for () {
    type Owned = ();

    fn own_into(&mut self, (): &mut ()) {}
}

impl<T: IntoOwned> IntoOwned for Option<T> {
    type Owned = Option<T::Owned>;

    #[inline]
    fn own_into(&mut self, place: &mut Self::Owned) {
        if let Some(value) = self {
            value.own_into(place.get_or_insert_with(Blank::blank));
            if T::LEAVES {
                *self = None;
            }
        }
    }
}

impl<T: IntoOwned> IntoOwned for Box<T> {
    type Owned = Box<T::Owned>;

    const LEAVES: bool = true;

    fn own_into(&mut self, place: &mut Self::Owned) {
        T::own_into(self, place);
    }
}

impl<T: IntoOwned> IntoOwned for Vec<T> {
    type Owned = Vec<T::Owned>;

    fn own_into(&mut self, place: &mut Self::Owned) {
        // In the same allocation.
        *place = mem::take(self).into_iter().map(T::into_owned).collect();
    }
}

impl<V: IntoOwned> IntoOwned for Map<'_, V> {
    type Owned = Map<'static, V::Owned>;

    fn own_into(&mut self, place: &mut Self::Owned) {
        // One by one, as they were read: to collect them would sort them once more.
        for (name, value) in mem::take(self) {
            place.insert(name.into_owned(), value.into_owned());
        }
    }
}
