//! Values that borrow nothing.

use std::borrow::Cow;

use crate::value::{Json, Map, Members, Number, Timestamp};

/// A value that can be made independent of the body that it was decoded from.
pub trait IntoOwned {
    /// The same type, borrowing nothing.
    type Owned;

    /// Copies what was borrowed.
    fn into_owned(self) -> Self::Owned;
}

impl IntoOwned for Cow<'_, str> {
    type Owned = Cow<'static, str>;

    #[inline]
    fn into_owned(self) -> Cow<'static, str> {
        Cow::Owned(self.into_owned())
    }
}

impl IntoOwned for Number<'_> {
    type Owned = Number<'static>;

    #[inline]
    fn into_owned(self) -> Self::Owned {
        self.into_owned()
    }
}

impl IntoOwned for Timestamp<'_> {
    type Owned = Timestamp<'static>;

    #[inline]
    fn into_owned(self) -> Self::Owned {
        self.into_owned()
    }
}

impl IntoOwned for Json<'_> {
    type Owned = Json<'static>;

    #[inline]
    fn into_owned(self) -> Self::Owned {
        self.into_owned()
    }
}

impl IntoOwned for Members<'_> {
    type Owned = Members<'static>;

    #[inline]
    fn into_owned(self) -> Self::Owned {
        self.into_owned()
    }
}

impl IntoOwned for bool {
    type Owned = bool;

    #[inline]
    fn into_owned(self) -> bool {
        self
    }
}

impl IntoOwned for () {
    type Owned = ();

    fn into_owned(self) {}
}

impl<T: IntoOwned> IntoOwned for Option<T> {
    type Owned = Option<T::Owned>;

    fn into_owned(self) -> Self::Owned {
        self.map(T::into_owned)
    }
}

impl<T: IntoOwned> IntoOwned for Box<T> {
    type Owned = Box<T::Owned>;

    fn into_owned(self) -> Self::Owned {
        Box::new(T::into_owned(*self))
    }
}

impl<T: IntoOwned> IntoOwned for Vec<T> {
    type Owned = Vec<T::Owned>;

    fn into_owned(self) -> Self::Owned {
        self.into_iter().map(T::into_owned).collect()
    }
}

impl<V: IntoOwned> IntoOwned for Map<'_, V> {
    type Owned = Map<'static, V::Owned>;

    fn into_owned(self) -> Self::Owned {
        // One by one, as they were read: to collect them would sort them once more.
        let mut owned = Map::new();
        for (name, value) in self {
            owned.insert(IntoOwned::into_owned(name), value.into_owned());
        }
        owned
    }
}
