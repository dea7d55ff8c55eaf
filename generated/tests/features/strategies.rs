//! The same as strategies of `proptest`.

use acs_calling_events::{Broken, CallEnded, CallingEvent, Delivery, Encode, Event, is_valid};
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::{Config, TestRunner};

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
        prop_assert!(!is_valid(broken.value()));
        prop_assert!(!broken.violation().message().is_empty());
    }
}

#[test]
fn what_fails_is_made_smaller() {
    let mut runner = TestRunner::deterministic();
    let mut smaller = 0;
    for _ in 0..20 {
        let mut tree = any::<Event<'static>>()
            .new_tree(&mut runner)
            .expect("an event");
        let before = tree.current().to_json().len();
        for _ in 0..2_000 {
            if !tree.simplify() {
                break;
            }
        }
        smaller += usize::from(tree.current().to_json().len() < before);
    }
    assert!(smaller >= 15, "{smaller} of 20");
}
