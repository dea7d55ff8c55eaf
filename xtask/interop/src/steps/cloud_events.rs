//! The CloudEvents libraries send to the webhook, in every mode.

use serde_json::{Value, json};

use super::{Outcome, needed};
use crate::Context;
use crate::compare;
use crate::events::strict_cloud_events;
use crate::failure::Failure;

const MODES: [&str; 3] = ["structured", "binary", "batch"];

pub fn javascript(context: &Context) -> Outcome {
    let node = needed!(context.javascript);
    let send = |arguments: &[&str], input: &Value| node.run("cloud-events.cjs", arguments, input);
    check(context, node.named("cloudevents"), send).map(Ok)
}

pub fn python(context: &Context) -> Outcome {
    let python = needed!(context.python);
    let send = |arguments: &[&str], input: &Value| python.run("cloud_events.py", arguments, input);
    check(context, python.named("cloudevents"), send).map(Ok)
}

fn check(
    context: &Context,
    name: String,
    send: impl Fn(&[&str], &Value) -> Result<Value, Failure>,
) -> Result<String, Failure> {
    let events = json!(strict_cloud_events());
    let mut counts = Vec::new();
    for mode in MODES {
        let journal = format!("{name} {mode}");
        let (sent, arrived) = context
            .examples
            .with_webhook(&journal, |address| send(&[address, mode], &events))?;
        counts.push(format!("{} {mode}", compare::arrived(&sent, &arrived)?));
    }
    Ok(format!(
        "{name} sent {}; all came, typed and equal",
        counts.join(", ")
    ))
}
