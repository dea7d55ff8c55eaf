//! Values to fill in.

use crate::value::{Integer, Json, Map, Members, Number, Text, Timestamp};

/// A type of which there is a value to fill in, in its place.
pub trait Blank: Sized {
    /// That value: cheap, and meaningless until it is filled in.
    fn blank() -> Self;
}

/// Types, those of some parameters too, each with its blank value.
macro_rules! blank {
    ($([$($parameter:tt)*] $type:ty: $blank:expr,)*) => {
        $(
            impl<$($parameter)*> Blank for $type {
                #[inline(always)]
                fn blank() -> Self {
                    $blank
                }
            }
        )*
    };
}

blank! {
    [] bool: false,
    [] (): (),
    [] Text<'_>: Text::default(),
    [] Number<'_>: Number::ZERO,
    [] Integer<'_>: Integer::ZERO,
    [] Timestamp<'_>: Timestamp::epoch(),
    [] Json<'_>: Json::NULL,
    [T] Option<T>: None,
    [T: Blank] Box<T>: Box::new(T::blank()),
    [T] Vec<T>: Vec::new(),
    [V] Map<'_, V>: Map::new(),
    [] Members<'_>: Members::new(),
}
