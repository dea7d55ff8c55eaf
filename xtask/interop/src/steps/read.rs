//! The readers of the Azure SDKs read what we encode.

use std::time::Duration;

use acs_calling_events::{Encode, decode};
use serde_json::{Value, json};

use super::{Outcome, needed};
use crate::Context;
use crate::compare::{self, MICROSECOND, MILLISECOND};
use crate::events::Schema;
use crate::failure::Failure;

pub fn javascript(context: &Context) -> Outcome {
    let node = needed!(context.javascript);
    let read = node.run("read.cjs", &[], &encoded()?)?;
    check(&read, &node.named("@azure/eventgrid"), MILLISECOND).map(Ok)
}

pub fn python(context: &Context) -> Outcome {
    let python = needed!(context.python);
    let read = python.run("read.py", &[], &encoded()?)?;
    check(&read, &python.named("azure-eventgrid"), MICROSECOND).map(Ok)
}

/// The texts that our types encode to.
fn encoded() -> Result<Value, Failure> {
    let mut texts = json!({});
    for schema in Schema::BOTH {
        let root = decode(schema.text().as_bytes()).map_err(|it| Failure::new(it.to_string()))?;
        texts[schema.name()] = json!(root.to_json());
    }
    Ok(texts)
}

fn check(read: &Value, name: &str, precision: Duration) -> Result<String, Failure> {
    let count =
        |schema: Schema| compare::kept(&schema.delivered(), &read[schema.name()], precision);
    let (grid, cloud) = (count(Schema::EventGrid)?, count(Schema::CloudEvent)?);
    Ok(format!(
        "{name} read {grid} events in the Event Grid schema and {cloud} CloudEvents, and all their members"
    ))
}
