//! The type is behind `data`, so that a decoder has to guess it: what a wrong guess costs.

use std::rc::Rc;

use super::{Entry, Group, Plan, Sizes};
use crate::bodies::Bodies;
use crate::jobs::ours;

pub fn plan(bodies: &Bodies, sizes: Sizes) -> Plan<'_> {
    let (right, wrong) = (
        "another type's member last in data",
        "the same member first in data",
    );
    Plan::new("A type that is wrongly guessed", move |title| {
        let of = |is_first: bool| Rc::new(bodies.misleading(sizes.batch, is_first));
        let entries = vec![
            Entry::of_job(&ours::DECODE, &of(false)).named(right),
            Entry::of_job(&ours::DECODE, &of(true)).named(wrong),
        ];
        Group::of_entries(title, entries).ratio(wrong, right, 2.5, None)
    })
}
