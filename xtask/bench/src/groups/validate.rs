//! The verdict on a value that is parsed already.

use std::rc::Rc;

use serde_json::Value;

use super::{Entry, Group, Plan, Sizes};
use crate::bodies::{Bodies, Shape};
use crate::jobs::schema::{self, Compiled};

pub fn plan(bodies: &Bodies, sizes: Sizes) -> Plan<'_> {
    let title = format!("{} mixed events, parsed already: validate", sizes.batch);
    let names = [
        "jsonschema's macro, is_valid",
        "jsonschema's macro, validate",
    ];
    let ours = [
        "acs-calling-events, is_valid",
        "acs-calling-events, validate",
    ];
    Plan::new(title, move |title| {
        let body = bodies.mixed(sizes.batch, Shape::Service);
        let value: Value = serde_json::from_slice(&body.bytes).expect("a body is JSON");
        let value = Rc::new(value);
        let entry = |name: &str, is_valid: fn(&Value) -> bool| {
            let value = Rc::clone(&value);
            assert!(is_valid(&value), "{name} refuses the events");
            Entry::new(name, &body, move || is_valid(&value))
        };
        let entries = vec![
            entry(names[0], Compiled::is_valid),
            entry(names[1], |value| Compiled::validate(value).is_ok()),
            entry("jsonschema, is_valid", |value| {
                schema::runtime().is_valid(value)
            }),
            entry("jsonschema, validate", |value| {
                schema::runtime().validate(value).is_ok()
            }),
            entry(ours[0], acs_calling_events::is_valid),
            entry(ours[1], |value| acs_calling_events::validate(value).is_ok()),
        ];
        Group::of_entries(title, entries)
            .ratio(ours[0], names[0], 1.0, None)
            .ratio(ours[1], names[1], 1.0, None)
    })
}
