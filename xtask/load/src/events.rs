//! Events by number: those of the article in turn, each with an id of its own.

use serde_json::Value;

const ARTICLE: [&str; 6] = [
    include_str!("../../../schema/examples/CallStarted/article.json"),
    include_str!("../../../schema/examples/CallEnded/article.json"),
    include_str!("../../../schema/examples/CallParticipantAdded/article.json"),
    include_str!("../../../schema/examples/CallParticipantRemoved/article.json"),
    include_str!("../../../schema/examples/IncomingCall/article.json"),
    include_str!("../../../schema/examples/RecordingFileStatusUpdated/article.json"),
];

/// Stands where an event's number goes.
const PLACE: &str = "@number@";

/// Makes events.
pub struct Events {
    templates: Vec<Template>,
}

struct Template {
    event: Value,
    before: String,
    after: String,
}

impl Events {
    pub fn new() -> Self {
        Self {
            templates: ARTICLE.iter().map(|it| Template::new(it)).collect(),
        }
    }

    /// The body that delivers the event: an array of it alone, as Event Grid sends it.
    pub fn body(&self, number: usize) -> String {
        let template = self.template(number);
        format!("[{}{number}{}]", template.before, template.after)
    }

    /// The number of an event that was written down, if it is one of these and nothing of it has changed.
    pub fn number(&self, mut event: Value) -> Option<usize> {
        let number = event["id"].as_str()?.parse().ok()?;
        event["id"] = PLACE.into();
        (event == self.template(number).event).then_some(number)
    }

    fn template(&self, number: usize) -> &Template {
        &self.templates[number % self.templates.len()]
    }
}

impl Template {
    fn new(example: &str) -> Self {
        let example: Value = serde_json::from_str(example).expect("the examples are JSON");
        let mut event = match example {
            Value::Array(mut events) => events.remove(0),
            event => event,
        };
        event["id"] = PLACE.into();
        let text = event.to_string();
        let (before, after) = text.split_once(PLACE).expect("it is the id");
        Self {
            before: before.to_owned(),
            after: after.to_owned(),
            event,
        }
    }
}
