//! What sonic-rs offers.

use std::hint::black_box;

use super::Job;

/// A tree of its own kind, which borrows nothing.
pub const VALUE: Job = Job {
    name: "sonic-rs: untyped Value",
    run: |body| {
        black_box(sonic_rs::from_slice::<sonic_rs::Value>(&body.bytes).expect("a body is JSON"));
    },
    tally: None,
};
