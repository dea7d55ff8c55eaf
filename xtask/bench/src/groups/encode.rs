//! From events back to bytes.

use std::rc::Rc;

use acs_calling_events::{Encode, Root};
use serde_json::Value;

use super::{Entry, Group, Plan, Sizes};
use crate::bodies::{Bodies, Shape};
use crate::jobs::tagged::{self, Grid};

pub fn plan(bodies: &Bodies, sizes: Sizes) -> Plan<'_> {
    let title = format!("{} mixed events, decoded already: encode", sizes.batch);
    let (ours, peer) = ("acs-calling-events, to_vec", "serde_json, derived, to_vec");
    Plan::new(title, move |title| {
        let body = bodies.mixed(sizes.batch, Shape::Service);
        let tagged = tagged::events::<Grid>(&body.bytes);
        let typed = acs_calling_events::decode(&body.bytes).expect("the events are valid");
        let typed: Rc<Root<'static>> = Rc::new(typed.into_owned());
        assert_eq!(parse(&typed.to_vec()), parse(&body.bytes));
        let entries = vec![
            Entry::new(peer, &body, move || {
                serde_json::to_vec(&tagged).expect("the types have no maps with other keys")
            }),
            Entry::new(ours, &body, move || typed.to_vec()),
        ];
        Group::of_entries(title, entries).ratio(ours, peer, 0.5, None)
    })
}

fn parse(json: &[u8]) -> Value {
    serde_json::from_slice(json).expect("a body is JSON")
}
