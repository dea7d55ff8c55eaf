//! The shapes in which the same events may come.

use fastrand::Rng;

use super::json::Json;
use super::write::{self, Escapes, Style};

/// How events are arranged and written.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Shape {
    /// Minified, in the order in which the service writes members.
    Service,
    /// The same with `eventType` before `data`.
    TypeFirst,
    /// The same with all members sorted by name.
    Sorted,
    /// In the service's order, with line breaks and spaces.
    Pretty,
    /// Minified, with about one escape in an event, and an unknown member in every object.
    Foreign,
    /// The same with up to three escapes in every second string.
    Escaped,
    /// Minified, with three unknown members in a row in every object.
    Extended,
    /// CloudEvents, minified, in the order in which the service writes members.
    CloudEvents,
}

impl Shape {
    /// Those that are alike but for how they are written.
    pub const EVENT_GRID: [Self; 7] = [
        Self::Service,
        Self::TypeFirst,
        Self::Sorted,
        Self::Pretty,
        Self::Foreign,
        Self::Escaped,
        Self::Extended,
    ];

    /// All of them.
    pub const ALL: [Self; 8] = [
        Self::Service,
        Self::TypeFirst,
        Self::Sorted,
        Self::Pretty,
        Self::Foreign,
        Self::Escaped,
        Self::Extended,
        Self::CloudEvents,
    ];

    /// In a few words.
    pub fn name(self) -> &'static str {
        match self {
            Self::Service => "minified in the service's order",
            Self::TypeFirst => "eventType before data",
            Self::Sorted => "members sorted by name",
            Self::Pretty => "pretty-printed",
            Self::Foreign => "few escapes and unknown members",
            Self::Escaped => "many escapes and unknown members",
            Self::Extended => "three unknown members in every object",
            Self::CloudEvents => "minified CloudEvents",
        }
    }

    /// The body that holds the events.
    pub fn body(self, events: &[Json], rng: &mut Rng) -> String {
        let mut events = events.to_vec();
        match self {
            Self::Service | Self::Pretty => {}
            Self::TypeFirst => events.iter_mut().for_each(type_first),
            Self::Sorted => events.iter_mut().for_each(sort),
            Self::Foreign | Self::Escaped => {
                events.iter_mut().for_each(|it| add_unknown(it, 1, rng));
            }
            Self::Extended => events.iter_mut().for_each(|it| add_unknown(it, 3, rng)),
            Self::CloudEvents => events.iter_mut().for_each(to_cloud_event),
        }
        let style = &mut Style {
            pretty: self == Self::Pretty,
            escapes: self.escapes(rng),
        };
        write::text(&Json::Array(events), style)
    }

    fn escapes(self, rng: &mut Rng) -> Option<Escapes<'_>> {
        let (one_in, most) = match self {
            Self::Foreign => (16, 1),
            Self::Escaped => (2, 3),
            _ => return None,
        };
        Some(Escapes { rng, one_in, most })
    }
}

fn type_first(event: &mut Json) {
    let Json::Object(members) = event else { return };
    let place = |name| members.iter().position(|(it, _)| it == name);
    if let (Some(data), Some(event_type)) = (place("data"), place("eventType"))
        && data < event_type
    {
        let event_type = members.remove(event_type);
        members.insert(data, event_type);
    }
}

fn sort(event: &mut Json) {
    event.each_object(&mut |_, members| members.sort_by(|(left, _), (right, _)| left.cmp(right)));
}

/// Members that no schema knows, in a row anywhere in each object.
fn add_unknown(event: &mut Json, count: u8, rng: &mut Rng) {
    const VALUES: [&str; 6] = [
        "true",
        "null",
        "17",
        "\"later\"",
        "[1,2,3]",
        "{\"version\":2,\"tags\":[\"a\",\"b\"]}",
    ];
    event.each_object(&mut |holder, members| {
        let first = rng.u8(..10);
        let added: Vec<_> = (first..first + count)
            .map(|number| {
                // A map of headers allows any name, but only text.
                let value = match holder {
                    "voipHeaders" => Json::Text("later".to_owned()),
                    _ => Json::parse(rng.choice(VALUES).expect("six")),
                };
                (format!("addedLater{number}"), value)
            })
            .collect();
        let place = rng.usize(..=members.len());
        members.splice(place..place, added);
    });
}

fn to_cloud_event(event: &mut Json) {
    let Json::Object(members) = event else { return };
    members.retain(|(name, _)| !matches!(name.as_str(), "dataVersion" | "metadataVersion"));
    for (name, _) in members.iter_mut() {
        let other = match name.as_str() {
            "topic" => "source",
            "eventType" => "type",
            "eventTime" => "time",
            same => same,
        };
        *name = other.to_owned();
    }
    let version = ("specversion".to_owned(), Json::Text("1.0".to_owned()));
    let time = members.iter().position(|(name, _)| name == "time");
    members.insert(time.unwrap_or(members.len()), version);
}
