//! Changes to a schema that leave it JSON, made with the words of the dictionary.

use std::sync::LazyLock;

use serde_json::{Map, Value};

/// What the dictionary has.
struct Words {
    keywords: Vec<String>,
    values: Vec<Value>,
}

static WORDS: LazyLock<Words> = LazyLock::new(|| {
    let lines = include_str!("../dictionaries/generate.dict").lines();
    let quoted = lines.filter_map(|line| line.strip_prefix('"')?.strip_suffix('"'));
    let texts = quoted.map(|it| it.replace(r#"\""#, r#"""#).replace(r"\\", r"\"));
    let (members, others): (Vec<_>, Vec<_>) = texts.partition(|it| it.ends_with(':'));
    let name = |it: &String| serde_json::from_str(it.trim_end_matches(':'));
    Words {
        keywords: members.iter().filter_map(|it| name(it).ok()).collect(),
        values: others
            .iter()
            .filter_map(|it| serde_json::from_str(it).ok())
            .collect(),
    }
});

/// Changes the text in one to four places; none if it is no JSON.
pub fn mutate(text: &[u8], seed: u32) -> Option<Vec<u8>> {
    let mut value: Value = serde_json::from_slice(text).ok()?;
    let mut random = Random(u64::from(seed) | 1 << 32);
    for _ in 0..=random.below(4) {
        let donor = node(&mut value, random.below(1 << 20)).clone();
        change(node(&mut value, random.below(1 << 20)), donor, &mut random);
    }
    serde_json::to_vec(&value).ok()
}

fn change(value: &mut Value, donor: Value, random: &mut Random) {
    let words = &*WORDS;
    let keyword = random.pick(&words.keywords).clone();
    let word = random.pick(&words.values).clone();
    match (random.below(8), value) {
        (0, value) => *value = donor,
        (1, value) => *value = word,
        (2, value) => *value = Value::Object(Map::from_iter([(keyword, value.take())])),
        (3, value) => *value = Value::Array(vec![value.take(), donor]),
        (4, Value::Object(members)) => {
            members.insert(keyword, word);
        }
        (5, Value::Object(members)) => {
            let name = word.as_str().unwrap_or("a");
            members.insert(name.to_owned(), donor);
        }
        (6, Value::Object(members)) if !members.is_empty() => {
            let index = random.below(members.len());
            let name = members.keys().nth(index).cloned().unwrap_or_default();
            let removed = members.remove(&name);
            if let Some(removed) = removed.filter(|_| random.below(2) == 0) {
                members.insert(keyword, removed);
            }
        }
        (_, Value::Object(members)) => {
            members.insert(keyword, donor);
        }
        (4 | 5, Value::Array(items)) => items.push(word),
        (6, Value::Array(items)) if !items.is_empty() => {
            items.remove(random.below(items.len()));
        }
        (_, Value::Array(items)) => items.push(donor),
        (_, value) => *value = word,
    }
}

/// The value itself or any value inside, all equally likely.
fn node(value: &mut Value, number: usize) -> &mut Value {
    let mut left = number % count(value);
    let mut value = value;
    while left > 0 {
        left -= 1;
        let children: Box<dyn Iterator<Item = &mut Value>> = match value {
            Value::Array(items) => Box::new(items.iter_mut()),
            Value::Object(members) => Box::new(members.values_mut()),
            _ => unreachable!("it has nothing inside"),
        };
        let mut chosen = None;
        for child in children {
            let size = count(child);
            if left < size {
                chosen = Some(child);
                break;
            }
            left -= size;
        }
        value = chosen.expect("the number is less than the count");
    }
    value
}

fn count(value: &Value) -> usize {
    1 + match value {
        Value::Array(items) => items.iter().map(count).sum(),
        Value::Object(members) => members.values().map(count).sum(),
        _ => 0,
    }
}

/// A xorshift generator.
struct Random(u64);

impl Random {
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 16) as usize % end
    }

    fn pick<'t, T>(&mut self, items: &'t [T]) -> &'t T {
        &items[self.below(items.len())]
    }
}
