//! The type is behind `data`, so that a decoder has to guess it: what a wrong guess costs.

use std::rc::Rc;

use super::{Entry, Group, Plan, Sizes};
use crate::bodies::Bodies;
use crate::jobs::ours;

const RIGHT: &str = "another type's member last in data";
const WRONG: &str = "the same member first in data";

/// In one event, and in many: a decoder may learn from the first of them.
pub fn plans(bodies: &Bodies, sizes: Sizes) -> impl Iterator<Item = Plan<'_>> {
    [1, sizes.batch].into_iter().map(move |count| {
        let title = match count {
            1 => "A type that is wrongly guessed, one event".to_owned(),
            _ => format!("A type that is wrongly guessed, {count} events"),
        };
        Plan::new(title, move |title| {
            let of = |is_first: bool| {
                let body = Rc::new(bodies.misleading(count, is_first));
                Entry::of_job(&ours::DECODE, &body)
            };
            let entries = vec![of(false).named(RIGHT), of(true).named(WRONG)];
            Group::of_entries(title, entries).ratio(WRONG, RIGHT, 2.5, None)
        })
    })
}
