//! Events that the schema does not allow: each is reported in full, and the others are read.

use std::rc::Rc;

use super::{Entry, Group, Plan, Sizes};
use crate::bodies::Bodies;
use crate::jobs::{ours, schema};

pub fn plan(bodies: &Bodies, sizes: Sizes) -> Plan<'_> {
    let (valid, all) = ("all events valid", "all events invalid");
    Plan::new("Invalid events, each reported in full", move |title| {
        let spoiled = |every: usize| Rc::new(bodies.spoiled(sizes.batch, every));
        let decode = |every| Entry::of_job(&ours::DECODE, &spoiled(every));
        let body = spoiled(1);
        let peer = Rc::clone(&body);
        let peer = Entry::new(
            "all invalid: Value + jsonschema's report",
            &body,
            move || {
                let value = serde_json::from_slice(&peer.bytes).expect("a body is JSON");
                let errors = schema::runtime().iter_errors(&value);
                errors.map(|error| error.to_string()).collect::<Vec<_>>()
            },
        );
        let entries = vec![
            decode(usize::MAX).named(valid),
            decode(10).named("every tenth event invalid"),
            decode(1).named(all),
            peer,
        ];
        Group::of_entries(title, entries).ratio(all, valid, 10.0, None)
    })
}
