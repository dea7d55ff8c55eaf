//! Instances changed in one place.

use super::super::json::Json;
use super::super::words::{NAMES, TEXTS};
use super::numbers;
use crate::random::Random;

/// Changes the value, or one in it.
pub fn mutate(json: &mut Json, random: &mut Random) {
    match json {
        Json::Array(items) if !items.is_empty() && random.chance(60) => {
            let at = random.below(items.len());
            mutate(&mut items[at], random);
        }
        Json::Object(members) if !members.is_empty() && random.chance(65) => {
            let at = random.below(members.len());
            mutate(&mut members[at].1, random);
        }
        Json::Array(items) if random.chance(85) => in_array(items, random),
        Json::Object(members) if random.chance(85) => in_object(members, random),
        Json::Number(number) if random.chance(75) => *number = numbers::near(number, random),
        Json::Text(text) if random.chance(75) => in_text(text, random),
        _ => *json = other(random),
    }
}

fn in_array(items: &mut Vec<Json>, random: &mut Random) {
    let at = random.below(items.len().max(1));
    match random.below(4) {
        0 if !items.is_empty() => drop(items.remove(at)),
        1 if !items.is_empty() => items.insert(at, items[at].clone()),
        2 if items.len() > 1 => items.swap(0, at),
        _ => items.push(other(random)),
    }
}

fn in_object(members: &mut Vec<(String, Json)>, random: &mut Random) {
    let at = random.below(members.len().max(1));
    match random.below(9) {
        0 if !members.is_empty() => drop(members.remove(at)),
        1 if !members.is_empty() => members[at].1 = Json::Null,
        // A name that comes twice: the last one counts.
        2 if !members.is_empty() => members.insert(at, (members[at].0.clone(), other(random))),
        3 if !members.is_empty() => members.push((members[at].0.clone(), other(random))),
        4 if members.len() > 1 => members.swap(0, at),
        5 if members.len() > 1 => members.reverse(),
        6 | 7 if !members.is_empty() => {
            let (name, mut value) = members[at].clone();
            if random.chance(70) {
                mutate(&mut value, random);
            }
            members.insert(random.below(members.len() + 1), (name, value));
        }
        _ => {
            let name = random.pick(&NAMES).to_owned();
            members.insert(at, (name, other(random)));
        }
    }
}

fn in_text(text: &mut String, random: &mut Random) {
    let mut characters: Vec<char> = text.chars().collect();
    let at = random.below(characters.len() + 1);
    let character = random.pick(&['a', 'é', '😀', '"', '\u{0}', ' ', '1', 'A', '\n']);
    match random.below(3) {
        0 if at < characters.len() => drop(characters.remove(at)),
        1 if at < characters.len() => characters[at] = character,
        _ => characters.insert(at, character),
    }
    *text = characters.into_iter().collect();
}

/// Something small of any type.
fn other(random: &mut Random) -> Json {
    match random.below(9) {
        0 => Json::Null,
        1 => Json::Bool(random.chance(50)),
        2..4 => Json::Number(numbers::any(random)),
        4..6 => Json::Text(random.pick(&TEXTS).to_owned()),
        6 => Json::Array(Vec::new()),
        7 => Json::Array(vec![other(random)]),
        _ => Json::Object(vec![(random.pick(&NAMES).to_owned(), other(random))]),
    }
}
