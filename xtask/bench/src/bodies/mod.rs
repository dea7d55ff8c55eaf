//! The bodies that are read: made from the article's six events, the same for the same seed.

mod json;
mod shapes;
mod vary;
mod write;

use std::fs;
use std::path::Path;

use fastrand::Rng;

use self::json::Json;
pub use self::shapes::Shape;

/// The folders of the article's events, in the order of the schema.
const ARTICLE: [&str; 6] = [
    "RecordingFileStatusUpdated",
    "CallStarted",
    "CallEnded",
    "CallParticipantAdded",
    "CallParticipantRemoved",
    "IncomingCall",
];

/// A body and what is in it.
pub struct Body {
    pub bytes: Vec<u8>,
    pub shape: Shape,
    /// The type of each event.
    pub types: Vec<String>,
}

/// Makes bodies.
pub struct Bodies {
    article: Vec<Json>,
    seed: u64,
}

impl Bodies {
    pub fn new(seed: u64) -> Self {
        let article = ARTICLE.iter().map(|name| article(name)).collect();
        Self { article, seed }
    }

    /// So many events with varied values, of all kinds; of one count always the same ones, whatever the shape.
    pub fn mixed(&self, count: usize, shape: Shape) -> Body {
        let mut rng = Rng::with_seed(self.seed ^ count as u64);
        let events: Vec<Json> = (0..count)
            .map(|_| {
                let article = &self.article[rng.usize(..self.article.len())];
                vary::event(article, &mut rng)
            })
            .collect();
        self.body(&events, shape)
    }

    /// Each of the article's events by itself, as it is there.
    pub fn single(&self) -> impl Iterator<Item = (&'static str, Body)> {
        let bodies = self
            .article
            .iter()
            .map(|it| self.body(std::slice::from_ref(it), Shape::Service));
        ARTICLE.into_iter().zip(bodies)
    }

    fn body(&self, events: &[Json], shape: Shape) -> Body {
        let event_type = |event: &Json| {
            event
                .get("eventType")
                .and_then(Json::as_str)
                .expect("a type")
                .to_owned()
        };
        Body {
            bytes: shape
                .body(events, &mut Rng::with_seed(self.seed))
                .into_bytes(),
            shape,
            types: events.iter().map(event_type).collect(),
        }
    }
}

fn article(name: &str) -> Json {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../schema/examples")
        .join(name)
        .join("article.json");
    let text = fs::read_to_string(path).expect("the article's events are in the repository");
    match Json::parse(&text) {
        Json::Array(mut events) if events.len() == 1 => events.remove(0),
        _ => panic!("the article shows one event for each type"),
    }
}
