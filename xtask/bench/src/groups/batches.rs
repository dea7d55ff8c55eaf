//! Whether the cost of an event stays the same: in the other envelope, in large batches, deep down.

use std::rc::Rc;

use super::{Entry, Group, Plan, Sizes, read};
use crate::bodies::{Bodies, Shape};
use crate::jobs::{Job, ours, tagged};

/// How deep what is nested may be before it is refused, less what it is nested in.
const DEEP: usize = 120;

pub fn plans(bodies: &Bodies, sizes: Sizes) -> Vec<Plan<'_>> {
    let mut plans = large(bodies, sizes);
    plans.push(Plan::new(
        "CloudEvents beside the Event Grid schema",
        move |title| {
            let of = |shape: Shape| {
                let body = Rc::new(bodies.mixed(sizes.batch, shape));
                Entry::of_job(&ours::DECODE, &body).named(shape.name())
            };
            let (grid, cloud) = (Shape::Service, Shape::CloudEvents);
            Group::of_entries(title, vec![of(grid), of(cloud)]).ratio(
                cloud.name(),
                grid.name(),
                1.15,
                None,
            )
        },
    ));
    for (job, how) in [(ours::EACH, "one by one"), (ours::DECODE, "all at once")] {
        let title = format!("Batches of one event again and again, {how}");
        plans.push(Plan::new(title, move |title| {
            growing(title, &job, bodies, sizes)
        }));
    }
    plans.push(Plan::new(
        "Unknown members nested ever deeper",
        move |title| nested(title, bodies),
    ));
    plans
}

fn large(bodies: &Bodies, sizes: Sizes) -> Vec<Plan<'_>> {
    Shape::EVENT_GRID
        .into_iter()
        .map(|shape| {
            let title = format!("{} mixed events, {}", sizes.large, shape.name());
            Plan::new(title, move |title| {
                let body = Rc::new(bodies.mixed(sizes.large, shape));
                let (at_most, _) = read::ratio(shape);
                let jobs = [tagged::JOB, ours::EACH, ours::DECODE];
                let group = Group::of_jobs(title, &jobs, &body);
                jobs[1..].iter().fold(group, |group, ours| {
                    group.ratio(ours.name, tagged::JOB.name, at_most * 1.25, None)
                })
            })
        })
        .collect()
}

fn growing(title: String, job: &Job, bodies: &Bodies, sizes: Sizes) -> Group {
    let name = |count: usize| format!("batch of {count}");
    let entries = sizes
        .growing
        .iter()
        .map(|&count| Entry::of_job(job, &Rc::new(bodies.repeated(count))).named(name(count)));
    let group = Group::of_entries(title, entries.collect());
    let (first, others) = sizes.growing.split_first().expect("there are sizes");
    others.iter().fold(group, |group, &count| {
        group.ratio(&name(count), &name(*first), 1.2, None)
    })
}

/// The same number of levels in all, so that the same number of bytes.
fn nested(title: String, bodies: &Bodies) -> Group {
    let name = |depth: usize| format!("{depth} levels");
    let depths = [DEEP / 8, DEEP / 4, DEEP / 2, DEEP];
    let entries = depths.map(|depth| {
        let body = Rc::new(bodies.nested(depth, 64 * DEEP / depth));
        Entry::of_job(&ours::DECODE, &body).named(name(depth))
    });
    let group = Group::of_entries(title, entries.into());
    depths[1..].iter().fold(group, |group, &depth| {
        group.ratio(&name(depth), &name(depths[0]), 1.2, None)
    })
}
