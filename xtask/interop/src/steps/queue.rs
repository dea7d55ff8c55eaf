//! The queue example reads a storage queue: Azurite's, which the Azure SDK fills.

use std::path::Path;
use std::thread;
use std::time::{Duration, Instant};

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use serde_json::{Value, json};

use super::{Outcome, needed};
use crate::Context;
use crate::compare;
use crate::events::{Schema, renamed};
use crate::examples::{events, wait_for_events};
use crate::failure::Failure;
use crate::javascript::JavaScript;
use crate::process::Running;
use crate::workspace;

const AZURITE: &str = "azurite/dist/src/queue/main.js";

pub fn check(context: &Context) -> Outcome {
    let node = needed!(context.javascript);
    let mut azurite = node.program(AZURITE);
    azurite
        .args([
            "--queueHost",
            "127.0.0.1",
            "--queuePort",
            "0",
            "--inMemoryPersistence",
        ])
        .args(["--skipApiVersionCheck", "--disableTelemetry"]);
    let azurite = Running::start(&mut azurite, "", "successfully listens")?;
    let port = azurite.ready.trim().rsplit(':').next().unwrap_or_default();

    let mut sent = Schema::CloudEvent.delivered();
    sent.extend(renamed(Schema::EventGrid.delivered(), "-event-grid"));
    // Each twice: in base64, as Event Grid writes it, and as it is.
    let texts: Vec<String> = sent.iter().map(Value::to_string).collect();
    let messages = texts
        .iter()
        .flat_map(|text| [BASE64_STANDARD.encode(text), text.clone()]);
    let messages: Vec<String> = messages.collect();

    let journal = workspace::journal("queue")?;
    let count = drain(context, node, port, &messages, &journal, sent.len())?;
    let arrived = compare::arrived(&json!(sent), &events(&journal)?)?;
    // Another process knows from its journal what was handled.
    let again = drain(context, node, port, &messages, &journal, sent.len())?;
    compare::arrived(&json!(sent), &events(&journal)?)?;
    Ok(Ok(format!(
        "{} messages of {} through {}: {arrived} events, each once and equal; {again} more after a restart: none again",
        count,
        node.named("@azure/storage-queue"),
        node.named("azurite"),
    )))
}

/// Fills the queue, and has the example empty it; gives how many messages there were.
fn drain(
    context: &Context,
    node: &JavaScript,
    port: &str,
    messages: &[String],
    journal: &Path,
    events: usize,
) -> Result<usize, Failure> {
    let input = json!({ "messages": messages });
    let address = node.run("queue.cjs", &[port, "fill"], &input)?;
    let address = address.as_str().unwrap_or_default();
    let variables = [("QUEUE", address), ("SECONDS", "5")];
    let _example = context.examples.start("queue", journal, &variables)?;
    wait_for_events(journal, events)?;
    let start = Instant::now();
    while node.run("queue.cjs", &[port, "left"], &Value::Null)? != json!(0) {
        if start.elapsed() > Duration::from_secs(30) {
            return Err(Failure::new("messages are left in the queue"));
        }
        thread::sleep(Duration::from_millis(200));
    }
    Ok(messages.len())
}
