//! The Azure SDKs publish to the webhook, as if it were Event Grid.

use std::time::Duration;

use serde_json::{Value, json};

use super::{Outcome, needed};
use crate::Context;
use crate::compare::{self, MICROSECOND, MILLISECOND};
use crate::events::Schema;
use crate::failure::Failure;

pub fn javascript(context: &Context) -> Outcome {
    let node = needed!(context.javascript);
    let name = node.named("@azure/eventgrid");
    let publish = |arguments: &[&str], input: &Value| node.run("publish.cjs", arguments, input);
    check(context, name, MILLISECOND, publish).map(Ok)
}

pub fn python(context: &Context) -> Outcome {
    let python = needed!(context.python);
    let name = python.named("azure-eventgrid");
    let publish = |arguments: &[&str], input: &Value| python.run("publish.py", arguments, input);
    check(context, name, MICROSECOND, publish).map(Ok)
}

fn check(
    context: &Context,
    name: String,
    precision: Duration,
    publish: impl Fn(&[&str], &Value) -> Result<Value, Failure>,
) -> Result<String, Failure> {
    let mut counts = Vec::new();
    for schema in Schema::BOTH {
        let events = schema.published();
        let journal = format!("publish {name} {}", schema.name());
        let (sent, arrived) = context.examples.with_webhook(&journal, |address| {
            publish(&[address, schema.name()], &json!(events))
        })?;
        compare::kept(&events, &sent, precision)?;
        counts.push(compare::arrived(&sent, &arrived)?);
    }
    let [grid, cloud] = counts[..] else {
        return Err(Failure::new("there are two schemas"));
    };
    Ok(format!(
        "{name} sent {grid} events in the Event Grid schema and {cloud} CloudEvents; all came, typed and equal"
    ))
}
