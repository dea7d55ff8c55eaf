//! The bodies that are read: made from the article's six events, the same for the same seed.

mod change;
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
    /// The type of each event, or `None` for one that the schema does not allow.
    pub types: Vec<Option<String>>,
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

    /// What the article's events are called.
    pub fn names(&self) -> impl Iterator<Item = &'static str> + use<> {
        ARTICLE.into_iter()
    }

    /// One of the article's events, as it is there.
    pub fn single(&self, name: &str) -> Body {
        let index = ARTICLE.iter().position(|it| *it == name);
        let event = index.map(|index| self.article[index].clone());
        self.body(&Vec::from_iter(event), Shape::Service)
    }

    /// So many events of all kinds with varied values: of one count always the same, whatever the shape.
    pub fn mixed(&self, count: usize, shape: Shape) -> Body {
        self.body(&self.events(count), shape)
    }

    /// One event so many times.
    pub fn repeated(&self, count: usize) -> Body {
        let event = self.events(1);
        let events: Vec<Json> = event.iter().cycle().take(count).cloned().collect();
        self.body(&events, Shape::Service)
    }

    /// A known and an unknown event, each with so many unknown members that are nested so deep.
    pub fn nested(&self, depth: usize, count: usize) -> Body {
        let mut known = self.article[1].clone();
        change::nest(&mut known, depth, count);
        let mut unknown = known.clone();
        change::rename(&mut unknown, "Contoso.Communication.Other");
        self.body(&[known, unknown], Shape::Service)
    }

    /// Mixed events with a member in `data` that belongs to another type: before all others, or after them.
    pub fn misleading(&self, count: usize, is_first: bool) -> Body {
        let mut events = self.events(count);
        for event in &mut events {
            change::mislead(event, &self.article, is_first);
        }
        self.body(&events, Shape::Service)
    }

    /// Mixed events of which one in so many is not allowed.
    pub fn spoiled(&self, count: usize, every: usize) -> Body {
        let mut rng = Rng::with_seed(self.seed);
        let mut events = self.events(count);
        let mut is_spoiled = vec![false; count];
        for index in (0..count).filter(|index| (index + 1) % every == 0) {
            change::spoil(&mut events[index], &mut rng);
            is_spoiled[index] = true;
        }
        let mut body = self.body(&events, Shape::Service);
        for (name, is_spoiled) in body.types.iter_mut().zip(is_spoiled) {
            name.take_if(|_| is_spoiled);
        }
        body
    }

    fn events(&self, count: usize) -> Vec<Json> {
        let mut rng = Rng::with_seed(self.seed ^ count as u64);
        let event = |_| {
            let article = &self.article[rng.usize(..self.article.len())];
            vary::event(article, &mut rng)
        };
        (0..count).map(event).collect()
    }

    fn body(&self, events: &[Json], shape: Shape) -> Body {
        let event_type = |event: &Json| event.get("eventType")?.as_str().map(str::to_owned);
        let text = shape.body(events, &mut Rng::with_seed(self.seed));
        Body {
            bytes: text.into_bytes(),
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
