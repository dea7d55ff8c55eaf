//! The same as strategies of `proptest`.

use acs_calling_events::{Broken, CallEnded, CallingEvent, Delivery, Encode, Event, is_valid};
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::{Config, TestRunner};
use serde_json::json;

proptest! {
    #![proptest_config(Config { failure_persistence: None, ..Config::with_cases(64) })]

    #[test]
    fn valid_ones_are_read(event: Event<'static>, call: CallEnded<'static>, data: CallingEvent<'static>) {
        let body = event.to_json();
        let delivery = Delivery::decode(body.as_bytes()).expect("JSON");
        prop_assert_eq!(delivery.events().flatten().collect::<Vec<_>>(), [&event]);
        prop_assert!(call.to_json().contains("serverCallId"));
        prop_assert!(!data.event_type().contains("CallingEvent"));
    }

    #[test]
    fn broken_ones_are_refused(broken: Broken<Event<'static>>) {
        // In a batch, because a body that is an empty array is one of no events.
        prop_assert!(!is_valid(&json!([broken.value()])));
        prop_assert!(!broken.violation().message().is_empty());
    }
}

#[test]
fn what_fails_is_made_smaller() {
    let mut runner = TestRunner::deterministic();
    for _ in 0..3 {
        let strategy = any::<Event<'static>>();
        let mut tree = strategy.new_tree(&mut runner).expect("an event");
        while tree.simplify() && tree.current().to_json().len() > 300 {}
        let smallest = tree.current().to_json();
        assert!(smallest.len() <= 300, "{smallest}");
    }
}
