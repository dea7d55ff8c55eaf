//! The Kafka example reads a topic: of librdkafka's mock cluster, which another client fills.

use serde_json::{Value, json};

use super::{Outcome, needed};
use crate::Context;
use crate::compare;
use crate::events::{Schema, renamed};
use crate::examples::wait_for_events;
use crate::process::Running;
use crate::workspace;

pub fn check(context: &Context) -> Outcome {
    let python = needed!(context.python);
    let given = json!({
        "eventGrid": renamed(Schema::EventGrid.delivered(), "-event-grid"),
        "cloudEvents": Schema::CloudEvent.delivered(),
    });
    let cluster = Running::start(
        &mut python.script("kafka.py"),
        &given.to_string(),
        "brokers",
    )?;
    let produced: Value = serde_json::from_str(&cluster.ready)?;
    let sent = &produced["events"];
    let brokers = produced["brokers"].as_str().unwrap_or_default();

    let journal = workspace::journal("kafka")?;
    let variables = [("BROKERS", brokers), ("TOPIC", "events")];
    let _example = context.examples.start("kafka", &journal, &variables)?;
    let arrived = wait_for_events(&journal, sent.as_array().map_or(0, Vec::len))?;
    let count = compare::arrived(sent, &arrived)?;
    Ok(Ok(format!(
        "{count} records of {} and {}, plain, structured and binary, all typed and equal",
        python.named("confluent-kafka"),
        python.named("cloudevents"),
    )))
}
