//! Today's whole job: parse to a `Value`, validate it, turn it into types, dispatch on the variant.

use std::hint::black_box;

use serde_json::Value;

use super::tagged::{Cloud, Envelope, Grid, dispatch};
use super::{Job, Tally, schema};
use crate::bodies::{Body, Shape};

/// With the validator that is built while the program runs.
pub const RUNTIME: Job = Job {
    name: "Value + jsonschema + from_value",
    run: |body| {
        black_box(runtime(body));
    },
    tally: Some(runtime),
};

/// With the validator that is built by the compiler.
pub const COMPILED: Job = Job {
    name: "Value + jsonschema's macro + from_value",
    run: |body| {
        black_box(compiled(body));
    },
    tally: Some(compiled),
};

fn runtime(body: &Body) -> Tally {
    decode(body, |value| schema::runtime().is_valid(value))
}

fn compiled(body: &Body) -> Tally {
    decode(body, schema::Compiled::is_valid)
}

fn decode(body: &Body, is_valid: fn(&Value) -> bool) -> Tally {
    let value = serde_json::from_slice(&body.bytes).expect("a body is JSON");
    assert!(is_valid(&value), "the body is valid");
    match body.shape {
        Shape::CloudEvents => typed::<Cloud>(value),
        _ => typed::<Grid>(value),
    }
}

fn typed<E: Envelope>(value: Value) -> Tally {
    let events: Vec<E::Event> =
        serde_json::from_value(value).expect("the events are those that the types are for");
    dispatch(&events)
}
