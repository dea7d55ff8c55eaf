//! What serde_json offers.

use std::hint::black_box;

use serde::de::IgnoredAny;

use super::Job;

/// Checks that the text is JSON, and keeps nothing of it.
pub const SKIP: Job = Job {
    name: "serde_json: skip everything",
    run: |body| {
        black_box(serde_json::from_slice::<IgnoredAny>(&body.bytes).expect("a body is JSON"));
    },
    tally: None,
};
