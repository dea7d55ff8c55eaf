//! Strategies for values of generated types, as `proptest` has them. A failing value is made smaller
//! by taking from the bytes that it is made of.

use std::fmt::Debug;

use arbitrary::Unstructured;
use proptest::arbitrary::{Arbitrary, any};
use proptest::collection::vec;
use proptest::strategy::{BoxedStrategy, Strategy};

use crate::decode::Described;
use crate::sample::Broken;
use crate::value::Text;

/// Enough for a batch of a few events.
const MOST_BYTES: usize = 2048;

/// Implements `proptest`'s `Arbitrary` for generated types.
///
/// Without the feature `proptest` it does nothing.
#[macro_export]
#[doc(hidden)]
macro_rules! implement_proptest {
    ($($type:ty),* $(,)?) => {
        $(
            /// With the feature `proptest`: values that the schema allows.
            impl $crate::proptest::arbitrary::Arbitrary for $type {
                type Parameters = ();
                type Strategy = $crate::proptest::strategy::BoxedStrategy<Self>;

                fn arbitrary_with(_: ()) -> Self::Strategy {
                    $crate::strategy($crate::sample)
                }
            }
        )*
    };
}

/// What `draw` makes of any bytes.
#[doc(hidden)]
pub fn strategy<T: Debug + 'static>(
    draw: fn(&mut Unstructured<'_>) -> arbitrary::Result<T>,
) -> BoxedStrategy<T> {
    let bytes = vec(any::<u8>(), 0..=MOST_BYTES);
    let drawn = move |bytes: Vec<u8>| draw(&mut Unstructured::new(&bytes)).ok();
    bytes
        .prop_filter_map("no value of the schema was found", drawn)
        .boxed()
}

impl<T: Described + 'static> Arbitrary for Broken<T> {
    type Parameters = ();
    type Strategy = BoxedStrategy<Self>;

    fn arbitrary_with((): ()) -> Self::Strategy {
        strategy(Broken::sample)
    }
}

impl Arbitrary for Text<'static> {
    type Parameters = ();
    type Strategy = BoxedStrategy<Self>;

    fn arbitrary_with((): ()) -> Self::Strategy {
        any::<String>().prop_map(Text::from).boxed()
    }
}
