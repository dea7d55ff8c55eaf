//! From bytes to events, in every shape and of every type.

use std::rc::Rc;

use super::{Group, Plan, Sizes};
use crate::bodies::{Bodies, Shape};
use crate::jobs::{Job, PEERS, ours, tagged, untyped, whole};

/// A mixed batch in the shapes of the Event Grid schema, and as CloudEvents.
pub fn shapes(bodies: &Bodies, sizes: Sizes) -> impl Iterator<Item = Plan<'_>> {
    Shape::ALL.into_iter().map(move |shape| {
        let title = format!("{} mixed events, {}", sizes.batch, shape.name());
        Plan::new(title, move |title| {
            let body = Rc::new(bodies.mixed(sizes.batch, shape));
            let mut group = limit(Group::of_jobs(title, &jobs(), &body), shape);
            group.elsewhere = (shape == Shape::Service).then_some(body);
            group
        })
    })
}

/// Each event of the article by itself.
pub fn singles(bodies: &Bodies) -> impl Iterator<Item = Plan<'_>> {
    bodies.names().map(move |name| {
        Plan::new(format!("{name} of the article"), move |title| {
            let body = Rc::new(bodies.single(name));
            let group = Group::of_jobs(title, &jobs(), &body);
            match name {
                // A batch has a slot for it, and there is nothing else to allocate.
                "CallStarted" => group
                    .allocations(ours::EACH.name, 0.0)
                    .allocations(ours::DECODE.name, 1.0),
                _ => group,
            }
        })
    })
}

fn jobs() -> Vec<Job> {
    let mut jobs = PEERS.to_vec();
    jobs.extend(ours::ALL);
    jobs
}

/// At most this ratio to the derived tagged enum on the same bytes; and what would be better still.
pub fn ratio(shape: Shape) -> (f64, f64) {
    match shape {
        Shape::Service => (0.11, 0.09),
        // Within 15 % of the Event Grid schema.
        Shape::CloudEvents => (1.15 * 0.11, 1.15 * 0.09),
        Shape::TypeFirst => (0.12, 0.09),
        Shape::Sorted => (0.20, 0.12),
        Shape::Pretty => (0.23, 0.15),
        Shape::Foreign | Shape::Escaped => (0.17, 0.11),
        // Three may cost more than one, but in proportion.
        Shape::Extended => (0.25, 0.17),
    }
}

fn limit(group: Group, shape: Shape) -> Group {
    let (at_most, stretch) = ratio(shape);
    let group = [ours::EACH.name, ours::DECODE.name]
        .into_iter()
        .fold(group, |group, ours| {
            group.ratio(ours, tagged::JOB.name, at_most, Some(stretch))
        });
    let ours = ours::DECODE.name;
    match shape {
        Shape::Service => group
            .ratio(ours, whole::RUNTIME.name, 0.065, None)
            .ratio(ours, untyped::SERDE_SKIP.name, 1.0, None)
            .ratio(ours, untyped::SONIC_VALUE.name, 1.0, None)
            .ratio(ours::OWNED.name, tagged::JOB.name, 0.13, None)
            .ratio(ours::INTO_OWNED.name, tagged::JOB.name, 0.27, None)
            .ratio(ours::EACH_OWNED.name, tagged::JOB.name, 0.27, None)
            .allocations(ours, 0.5),
        _ => group,
    }
}
