//! Libraries that read any JSON: into nothing, or into a tree of values.

use std::hint::black_box;

use serde::de::IgnoredAny;
use serde_json::Value;
use simd_json::prelude::{ValueAsArray, ValueAsScalar, ValueObjectAccess};
use sonic_rs::{JsonContainerTrait, JsonValueTrait};

use super::{Job, Tally};
use crate::bodies::Body;

const JSON: &str = "a body is JSON";

/// serde_json: checks the syntax, keeps nothing.
pub const SERDE_SKIP: Job = Job {
    name: "serde_json, skip (IgnoredAny)",
    run: |body| {
        black_box(serde_json::from_slice::<IgnoredAny>(&body.bytes).expect(JSON));
    },
    tally: None,
};

/// serde_json: a tree.
pub const SERDE_VALUE: Job = Job {
    name: "serde_json, untyped Value",
    run: |body| {
        black_box(serde_json::from_slice::<Value>(&body.bytes).expect(JSON));
    },
    tally: Some(|body| {
        let events: Vec<Value> = serde_json::from_slice(&body.bytes).expect(JSON);
        let names = events.iter().map(|it| it[tag(body)].as_str().expect(JSON));
        Tally::of_types(names)
    }),
};

/// sonic-rs: checks the syntax, keeps nothing.
pub const SONIC_SKIP: Job = Job {
    name: "sonic-rs, skip (IgnoredAny)",
    run: |body| {
        black_box(sonic_rs::from_slice::<IgnoredAny>(&body.bytes).expect(JSON));
    },
    tally: None,
};

/// sonic-rs: a tree of its own.
pub const SONIC_VALUE: Job = Job {
    name: "sonic-rs, untyped Value",
    run: |body| {
        black_box(sonic_rs::from_slice::<sonic_rs::Value>(&body.bytes).expect(JSON));
    },
    tally: Some(|body| {
        let events: sonic_rs::Value = sonic_rs::from_slice(&body.bytes).expect(JSON);
        let events = events.as_array().expect(JSON);
        let name = |it: &sonic_rs::Value| it[tag(body)].as_str().map(str::to_owned);
        let names: Vec<String> = events.iter().filter_map(name).collect();
        Tally::of_types(names.iter().map(String::as_str))
    }),
};

/// simd-json: a tree that borrows from the body, which it overwrites: the copy is part of the job.
pub const SIMD_VALUE: Job = Job {
    name: "simd-json, copy and borrowed Value",
    run: |body| {
        let mut copy = body.bytes.clone();
        black_box(simd_json::to_borrowed_value(&mut copy).expect(JSON));
    },
    tally: Some(|body| {
        let mut copy = body.bytes.clone();
        let events = simd_json::to_borrowed_value(&mut copy).expect(JSON);
        let events = events.as_array().expect(JSON);
        let names = events
            .iter()
            .map(|it| it.get(tag(body)).expect(JSON).as_str().expect(JSON));
        Tally::of_types(names)
    }),
};

fn tag(body: &Body) -> &'static str {
    match body.shape {
        crate::bodies::Shape::CloudEvents => "type",
        _ => "eventType",
    }
}
