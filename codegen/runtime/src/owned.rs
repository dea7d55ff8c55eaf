//! Values that borrow nothing.

use std::mem::{self, ManuallyDrop};

use crate::value::Map;

/// A value that can be made independent of the body that it was decoded from.
pub trait IntoOwned: Sized {
    /// The same type, borrowing nothing.
    type Owned;

    /// Whether what stays after [`take_owned`](IntoOwned::take_owned) has to be dropped, as a box that is never
    /// empty has.
    const LEAVES: bool = false;

    /// Takes the value from where it is: copies what was borrowed, and moves what was owned. What stays is
    /// meaningless, and need not be dropped unless it [`LEAVES`](IntoOwned::LEAVES) something.
    fn take_owned(&mut self) -> Self::Owned;

    /// Copies what was borrowed.
    #[inline]
    fn into_owned(mut self) -> Self::Owned {
        if Self::LEAVES {
            return self.take_owned();
        }
        ManuallyDrop::new(self).take_owned()
    }
}

impl IntoOwned for bool {
    type Owned = bool;

    #[inline]
    fn take_owned(&mut self) -> bool {
        *self
    }
}

impl IntoOwned for () {
    type Owned = ();

    fn take_owned(&mut self) {}
}

impl<T: IntoOwned> IntoOwned for Option<T> {
    type Owned = Option<T::Owned>;

    #[inline]
    fn take_owned(&mut self) -> Self::Owned {
        if T::LEAVES {
            return self.take().map(T::into_owned);
        }
        self.as_mut().map(T::take_owned)
    }
}

impl<T: IntoOwned> IntoOwned for Box<T> {
    type Owned = Box<T::Owned>;

    const LEAVES: bool = true;

    fn take_owned(&mut self) -> Self::Owned {
        Box::new(T::take_owned(self))
    }
}

impl<T: IntoOwned> IntoOwned for Vec<T> {
    type Owned = Vec<T::Owned>;

    fn take_owned(&mut self) -> Self::Owned {
        mem::take(self).into_iter().map(T::into_owned).collect()
    }
}

impl<V: IntoOwned> IntoOwned for Map<'_, V> {
    type Owned = Map<'static, V::Owned>;

    fn take_owned(&mut self) -> Self::Owned {
        // One by one, as they were read: to collect them would sort them once more.
        let mut owned = Map::new();
        for (name, value) in mem::take(self) {
            owned.insert(name.into_owned(), value.into_owned());
        }
        owned
    }
}
