//! Random values of generated types, as `arbitrary` draws them.

use arbitrary::{Arbitrary, Error, Result, Unstructured};
use serde::de::DeserializeOwned;

use crate::decode::Described;
use crate::sample::Broken;
use crate::value::Text;

/// Implements `Arbitrary` of the libraries `arbitrary` and `proptest` for generated types.
///
/// Without the feature `arbitrary` it does nothing.
#[macro_export]
#[doc(hidden)]
macro_rules! implement_arbitrary {
    ($($type:ty),* $(,)?) => {
        $(
            /// With the feature `arbitrary`: values that the schema allows.
            impl<'u> $crate::arbitrary::Arbitrary<'u> for $type {
                fn arbitrary(
                    u: &mut $crate::arbitrary::Unstructured<'u>,
                ) -> $crate::arbitrary::Result<Self> {
                    $crate::sample(u)
                }
            }
        )*

        $crate::implement_proptest!($($type),*);
    };
}

/// Draws a value that the type's schema allows.
#[doc(hidden)]
pub fn sample<T: Described + DeserializeOwned>(u: &mut Unstructured<'_>) -> Result<T> {
    let value = T::schema().sample(u)?;
    serde_json::from_value(value).map_err(|_| Error::IncorrectFormat)
}

impl<'u, T: Described> Arbitrary<'u> for Broken<T> {
    fn arbitrary(u: &mut Unstructured<'u>) -> Result<Self> {
        Broken::sample(u)
    }
}

impl<'u> Arbitrary<'u> for Text<'_> {
    fn arbitrary(u: &mut Unstructured<'u>) -> Result<Self> {
        u.arbitrary().map(Text::owned)
    }

    fn size_hint(depth: usize) -> (usize, Option<usize>) {
        <&str>::size_hint(depth)
    }
}
