//! Changes to an event that make it harder to read.

use fastrand::Rng;

use super::json::Json;

/// Names another type.
pub fn rename(event: &mut Json, name: &str) {
    if let Some(event_type) = event.get_mut("eventType") {
        *event_type = Json::Text(name.to_owned());
    }
}

/// An unknown member in `data`: so many values, each of so many objects and arrays one in another.
pub fn nest(event: &mut Json, depth: usize, count: usize) {
    let chain = (0..depth).fold(Json::Other("1".to_owned()), |inner, level| {
        match level % 2 {
            0 => Json::Array(vec![inner]),
            _ => Json::Object(vec![("next".to_owned(), inner)]),
        }
    });
    if let Some(Json::Object(data)) = event.get_mut("data") {
        data.push(("addedLater".to_owned(), Json::Array(vec![chain; count])));
    }
}

/// A member in `data` with which the `data` of another type begins.
pub fn mislead(event: &mut Json, article: &[Json], is_first: bool) {
    let Some(Json::Object(data)) = event.get_mut("data") else {
        return;
    };
    let mut firsts = article.iter().filter_map(|other| match other.get("data") {
        Some(Json::Object(members)) => members.first(),
        _ => None,
    });
    let foreign =
        firsts.rfind(|(name, _)| name != "startedBy" && data.iter().all(|(it, _)| it != name));
    if let Some(foreign) = foreign {
        let place = if is_first { 0 } else { data.len() };
        data.insert(place, foreign.clone());
    }
}

/// One thing that the schema does not allow.
pub fn spoil(event: &mut Json, rng: &mut Rng) {
    let number = Json::Other("7".to_owned());
    match rng.u8(..4) {
        0 => set(event.get_mut("id"), number),
        1 => set(
            event.get_mut("eventTime"),
            Json::Text("yesterday".to_owned()),
        ),
        2 => {
            let first = event.get_mut("data").and_then(|data| match data {
                Json::Object(members) => members.first_mut(),
                _ => None,
            });
            set(first.map(|(_, value)| value), Json::Text("none".to_owned()));
        }
        _ => {
            if let Some(Json::Object(data)) = event.get_mut("data") {
                let required = ["recordingStorageInfo", "serverCallId", "startedBy", "to"];
                data.retain(|(name, _)| !required.contains(&name.as_str()));
            }
        }
    }
}

fn set(place: Option<&mut Json>, value: Json) {
    if let Some(place) = place {
        *place = value;
    }
}
