//! The benchmark's command line. `cargo xtask bench` starts it.

mod bodies;
mod jobs;
mod measure;

use std::time::Duration;

use clap::Parser;

use self::bodies::{Bodies, Body, Shape};
use self::jobs::{READ, Tally};
use self::measure::Effort;

#[derive(Parser)]
#[command(bin_name = "cargo xtask bench")]
struct Arguments {
    /// How often each job is timed
    #[arg(long, value_name = "N", default_value_t = 15)]
    rounds: usize,
    /// What is drawn: the same for the same number
    #[arg(long, value_name = "N", default_value_t = 1)]
    seed: u64,
    /// Only decode so many times, for a profiler
    #[arg(long, value_name = "N")]
    decode: Option<usize>,
}

fn main() {
    let arguments = Arguments::parse();
    let bodies = Bodies::new(arguments.seed);
    if let Some(times) = arguments.decode {
        let body = bodies.mixed(100, Shape::Service);
        for _ in 0..times {
            (jobs::ours::DECODE.run)(&body);
        }
        return;
    }
    let effort = Effort {
        rounds: arguments.rounds.max(1),
        slice: Duration::from_millis(10),
    };
    for shape in Shape::EVENT_GRID.into_iter().chain([Shape::CloudEvents]) {
        let body = bodies.mixed(100, shape);
        check(&body);
        println!(
            "100 mixed events, {}: {} bytes an event",
            shape.name(),
            body.bytes.len() / 100
        );
        for it in measure::run(READ, &body, effort) {
            println!(
                "  {:40} {:8.0} ns {:8.3}",
                it.job.name, it.nanoseconds, it.ratio
            );
        }
    }
}

/// All jobs find the same events, so that none is measured failing.
fn check(body: &Body) {
    let expected = Tally::of_types(body.types.iter().map(String::as_str));
    for job in READ {
        if let Some(tally) = job.tally {
            assert_eq!(tally(body), expected, "{} finds other events", job.name);
        }
    }
}
