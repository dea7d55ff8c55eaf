//! Small changes to payloads: to their values, and to the bytes of their texts.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use acs_calling_events::CallingEvent;
use serde_json::{Map, Value, json};

use super::complete::schema;
use super::random::Random;

/// Changes one place of the value; `donor` is where a value may be taken from.
pub fn mutate(random: &mut Random, value: &mut Value, donor: &Value) {
    let mut index = random.below(count(value));
    let place = part_mut(value, &mut index).expect("an index below the count of values");
    match place {
        Value::Object(members) if !random.one_in(6) => mutate_members(random, members, donor),
        Value::Array(items) if !random.one_in(4) => mutate_items(random, items, donor),
        Value::String(text) if random.one_in(2) => mutate_text(random, text),
        _ => replace(random, place, donor),
    }
}

/// Changes some bytes of the text.
pub fn mutate_bytes(random: &mut Random, text: &mut Vec<u8>, donor: &[u8]) {
    const TELLING: &[u8] = b"{}[]\",:\\/ \n\t\0\x1f\x7f\x80\xc3\xed\xff0123456789+-.eEtfnulTZ";
    let at = random.below(text.len() + 1);
    let length = 1 + random.below(12);
    let end = (at + length).min(text.len());
    match random.below(8) {
        0 => {
            if let Some(byte) = text.get_mut(at) {
                *byte ^= 1 << random.below(8);
            }
        }
        1 => {
            text.drain(at..end);
        }
        2 => text.insert(at, *random.pick(TELLING)),
        3 => {
            if let Some(byte) = text.get_mut(at) {
                *byte = *random.pick(TELLING);
            }
        }
        4 if random.one_in(4) => text.truncate(at),
        4 | 5 => {
            let slice = text[at..end].to_vec();
            let to = random.below(text.len() + 1);
            text.splice(to..to, slice);
        }
        6 => {
            let from = random.below(donor.len() + 1);
            let slice = donor[from..donor.len().min(from + length)].to_vec();
            text.splice(at..end, slice);
        }
        _ => {
            let literals: [&[u8]; 12] = [
                b"null",
                b"1.0",
                b"-0",
                b"1e2",
                b"1e400",
                b"00",
                b"\\u0041",
                b"\\ud83d\\ude00",
                b"\\ud83d",
                b"\"\":0,",
                b"\"id\":1,",
                b"\xef\xbb\xbf",
            ];
            let literal = *random.pick(&literals);
            text.splice(at..at, literal.iter().copied());
        }
    }
}

/// A name that the schema knows, or one that it nearly knows.
pub fn name(random: &mut Random) -> String {
    static NAMES: LazyLock<Vec<String>> = LazyLock::new(|| {
        let mut names = BTreeSet::new();
        collect_names(schema(), &mut names);
        names.into_iter().collect()
    });
    // Those that decide how the rest is read.
    const DECIDING: [&str; 5] = [
        "specversion",
        "communicationIdentifier",
        "data",
        "type",
        "eventType",
    ];
    match random.below(8) {
        0 | 1 => (*random.pick(&DECIDING)).to_owned(),
        2 => random.pick(&NAMES).to_uppercase(),
        3 => (*random.pick(&["", "x", "specVersion", "é", "a/b~c", "\u{1F600}", "\n\"\\"]))
            .to_owned(),
        _ => random.pick(&NAMES).clone(),
    }
}

/// A value at the edge of what some schema allows.
pub fn edge(random: &mut Random) -> Value {
    match random.below(8) {
        0 => Value::Null,
        1 => json!(random.one_in(2)),
        2 | 3 => number(random),
        4 => json!(event_type(random)),
        5 => json!(time_stamp(random)),
        6 => json!(*random.pick(&[
            "",
            "1.0",
            "text",
            "Participant",
            "+1\u{e9}\u{1F600}\u{0}\"\\/"
        ])),
        _ => {
            let values = [
                json!([]),
                json!({}),
                json!([null]),
                json!([[[]]]),
                json!({ "rawId": null }),
                json!({ "communicationIdentifier": null }),
                json!({ "communicationIdentifier": {}, "role": "Attendee" }),
                json!({ "role": 1 }),
                json!({ "specversion": "1.0" }),
                json!({ "": {} }),
            ];
            random.pick(&values).clone()
        }
    }
}

fn number(random: &mut Random) -> Value {
    let numbers = [
        json!(0),
        json!(-1),
        json!(0.0),
        json!(-0.0),
        json!(1.0),
        json!(1.5),
        json!(1e2),
        json!(1e300),
        json!(-1e-300),
        json!(5e-324),
        json!(f64::MAX),
        json!(i64::MIN),
        json!(u64::MAX),
        json!(9_007_199_254_740_993_i64),
        json!(49.728617199999995),
    ];
    random.pick(&numbers).clone()
}

fn event_type(random: &mut Random) -> String {
    let known = *random.pick(&CallingEvent::EVENT_TYPES);
    match random.below(6) {
        0 => known.to_lowercase(),
        1 => format!("{known} "),
        2 => "Contoso.Other".to_owned(),
        _ => known.to_owned(),
    }
}

/// Mostly nearly a date-time.
fn time_stamp(random: &mut Random) -> String {
    let mut two = |below: usize| format!("{:02}", random.below(below));
    let (month, day) = (two(14), two(33));
    let (hour, minute, second) = (two(25), two(61), two(62));
    let (zone_hour, zone_minute) = (two(25), two(61));
    let year = *random.pick(&[
        "0000", "1900", "2000", "2023", "2024", "9999", "10000", "-001",
    ]);
    let t = *random.pick(&["T", "T", "T", "T", "t", " ", ""]);
    let fraction = *random.pick(&["", "", ".6905856", ".0", ".", ",5", ".12345678901234567890"]);
    let sign = *random.pick(&["+", "-", "\u{2212}", ""]);
    let zone = match random.below(5) {
        0 | 1 => "Z".to_owned(),
        2 => "z".to_owned(),
        _ => format!("{sign}{zone_hour}:{zone_minute}"),
    };
    match random.below(6) {
        // Leap seconds, most of them where none can be.
        0 => format!("2016-12-31T{hour}:{minute}:60{zone}"),
        1 => format!("2016-12-31T23:59:60{fraction}{zone}"),
        2 => format!("{year}-02-29T{hour}:{minute}:{second}{fraction}{zone}"),
        _ => format!("{year}-{month}-{day}{t}{hour}:{minute}:{second}{fraction}{zone}"),
    }
}

fn mutate_members(random: &mut Random, members: &mut Map<String, Value>, donor: &Value) {
    let names: Vec<String> = members.keys().cloned().collect();
    if names.is_empty() || random.one_in(4) {
        let value = replacement(random, donor);
        members.insert(name(random), value);
        return;
    }
    let chosen = random.pick(&names);
    match random.below(6) {
        0 => {
            members.remove(chosen);
        }
        1 => {
            let value = members.remove(chosen).unwrap_or_default();
            members.insert(name(random), value);
        }
        2 => {
            let value = members[chosen].clone();
            members.insert(name(random), value);
        }
        3 => {
            let other = random.pick(&names);
            let (ours, theirs) = (members[chosen].clone(), members[other].clone());
            members.insert(chosen.clone(), theirs);
            members.insert(other.clone(), ours);
        }
        4 => {
            members.insert(chosen.clone(), Value::Null);
        }
        _ => {
            let value = replacement(random, donor);
            members.insert(chosen.clone(), value);
        }
    }
}

fn mutate_items(random: &mut Random, items: &mut Vec<Value>, donor: &Value) {
    let at = random.below(items.len() + 1);
    match (items.get(at).cloned(), random.below(4)) {
        (Some(_), 0) => {
            items.remove(at);
        }
        (Some(item), 1) => items.insert(at, item),
        (Some(_), 2) => items[at] = replacement(random, donor),
        _ => items.insert(at, replacement(random, donor)),
    }
}

fn mutate_text(random: &mut Random, text: &mut String) {
    match random.below(4) {
        0 => *text = time_stamp(random),
        1 => *text = event_type(random),
        2 => text.push(*random.pick(&['Z', ' ', '0', 'é', '\u{0}', '"'])),
        _ => {
            text.pop();
        }
    }
}

fn replace(random: &mut Random, place: &mut Value, donor: &Value) {
    let old = place.take();
    *place = match random.below(5) {
        0 => json!([old]),
        1 => json!({ name(random): old }),
        // One of its children takes its place.
        2 => match old {
            Value::Array(items) => items.into_iter().next().unwrap_or_default(),
            Value::Object(members) => members.into_iter().next().unwrap_or_default().1,
            _ => edge(random),
        },
        _ => replacement(random, donor),
    };
}

fn replacement(random: &mut Random, donor: &Value) -> Value {
    if random.one_in(3) {
        part(donor, &mut random.below(count(donor)))
            .cloned()
            .unwrap_or_default()
    } else {
        edge(random)
    }
}

/// How many values there are, at any depth.
fn count(value: &Value) -> usize {
    1 + match value {
        Value::Array(items) => items.iter().map(count).sum(),
        Value::Object(members) => members.values().map(count).sum(),
        _ => 0,
    }
}

/// The value of that index, parents before their children.
fn part<'v>(value: &'v Value, index: &mut usize) -> Option<&'v Value> {
    if *index == 0 {
        return Some(value);
    }
    *index -= 1;
    match value {
        Value::Array(items) => items.iter().find_map(|it| part(it, index)),
        Value::Object(members) => members.values().find_map(|it| part(it, index)),
        _ => None,
    }
}

fn part_mut<'v>(value: &'v mut Value, index: &mut usize) -> Option<&'v mut Value> {
    if *index == 0 {
        return Some(value);
    }
    *index -= 1;
    match value {
        Value::Array(items) => items.iter_mut().find_map(|it| part_mut(it, index)),
        Value::Object(members) => members.values_mut().find_map(|it| part_mut(it, index)),
        _ => None,
    }
}

fn collect_names(value: &Value, names: &mut BTreeSet<String>) {
    if let Some(properties) = value.get("properties").and_then(Value::as_object) {
        names.extend(properties.keys().cloned());
    }
    match value {
        Value::Array(items) => items.iter().for_each(|it| collect_names(it, names)),
        Value::Object(members) => members.values().for_each(|it| collect_names(it, names)),
        _ => {}
    }
}
