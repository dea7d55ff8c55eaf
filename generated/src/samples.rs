//! What happened, drawn at random. It is read only as a part of an event, and so it is drawn as one.

use arbitrary::{Arbitrary, Result, Unstructured};

use crate::model::{CallingEvent, Event};

impl<'u> Arbitrary<'u> for CallingEvent<'static> {
    fn arbitrary(u: &mut Unstructured<'u>) -> Result<Self> {
        Event::arbitrary(u).map(|event| event.data().clone())
    }
}

#[cfg(feature = "proptest")]
impl proptest::arbitrary::Arbitrary for CallingEvent<'static> {
    type Parameters = ();
    type Strategy = proptest::strategy::BoxedStrategy<Self>;

    fn arbitrary_with((): ()) -> Self::Strategy {
        use proptest::strategy::Strategy;

        let events = proptest::arbitrary::any::<Event<'static>>();
        events.prop_map(|event| event.data().clone()).boxed()
    }
}
