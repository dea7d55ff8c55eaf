//! The events that others send and read: the article's six, in both schemas.

use acs_calling_events::fixtures::{CLOUD_EVENTS_BATCH, EVENT_GRID_BATCH};
use serde_json::{Value, json};

/// One of the two schemas that Event Grid delivers events in.
#[derive(Clone, Copy, PartialEq)]
pub enum Schema {
    EventGrid,
    CloudEvent,
}

impl Schema {
    pub const BOTH: [Self; 2] = [Self::EventGrid, Self::CloudEvent];

    /// As the scripts call it.
    pub fn name(self) -> &'static str {
        match self {
            Self::EventGrid => "EventGrid",
            Self::CloudEvent => "CloudEvent",
        }
    }

    /// The text of the six events.
    pub fn text(self) -> &'static str {
        match self {
            Self::EventGrid => EVENT_GRID_BATCH,
            Self::CloudEvent => CLOUD_EVENTS_BATCH,
        }
    }

    /// The six events, as they are delivered.
    pub fn delivered(self) -> Vec<Value> {
        let parsed: Value = serde_json::from_str(self.text()).expect("the examples are JSON");
        parsed.as_array().expect("a batch").clone()
    }

    /// The same as they are published: without the members that the service adds.
    pub fn published(self) -> Vec<Value> {
        let mut events = self.delivered();
        for event in events.iter_mut().filter_map(Value::as_object_mut) {
            event.remove("topic");
            event.remove("metadataVersion");
        }
        events
    }
}

/// The six CloudEvents with a `source` that is a URI reference. The article's, with its placeholders in
/// braces, is none, and the libraries of CloudEvents insist.
pub fn strict_cloud_events() -> Vec<Value> {
    let mut events = Schema::CloudEvent.delivered();
    for event in &mut events {
        let source = event["source"].as_str().unwrap_or_default();
        event["source"] = json!(source.replace(['{', '}'], ""));
    }
    events
}

/// The same events under other names.
pub fn renamed(events: Vec<Value>, suffix: &str) -> Vec<Value> {
    let rename = |mut event: Value| {
        event["id"] = json!(format!("{}{suffix}", id(&event)));
        event
    };
    events.into_iter().map(rename).collect()
}

pub fn id(event: &Value) -> &str {
    event["id"].as_str().unwrap_or_default()
}
