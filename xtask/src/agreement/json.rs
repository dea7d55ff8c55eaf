//! JSON whose numbers are as written and whose objects may have a name twice.

use serde_json::Value;

use crate::random::Random;

/// A JSON text taken apart.
#[derive(Clone, Debug)]
pub enum Json {
    Null,
    Bool(bool),
    Number(String),
    Text(String),
    Array(Vec<Self>),
    Object(Vec<(String, Self)>),
}

impl From<&Value> for Json {
    fn from(value: &Value) -> Self {
        match value {
            Value::Null => Self::Null,
            Value::Bool(it) => Self::Bool(*it),
            Value::Number(it) => Self::Number(it.to_string()),
            Value::String(it) => Self::Text(it.clone()),
            Value::Array(items) => Self::Array(items.iter().map(Self::from).collect()),
            Value::Object(members) => {
                let members = members.iter();
                Self::Object(
                    members
                        .map(|(name, it)| (name.clone(), it.into()))
                        .collect(),
                )
            }
        }
    }
}

impl Json {
    /// One line, written in one of the many ways that mean the same.
    pub fn text(&self, random: &mut Random) -> String {
        let mut text = String::new();
        self.write(&mut text, random);
        text
    }

    fn write(&self, text: &mut String, random: &mut Random) {
        match self {
            Self::Null => text.push_str("null"),
            Self::Bool(it) => text.push_str(if *it { "true" } else { "false" }),
            Self::Number(it) => {
                text.push_str(it);
                if !it.contains(['.', 'e', 'E']) && random.chance(8) {
                    text.push_str(random.pick(&[".0", "e0", ".00", "E+0"]));
                }
            }
            Self::Text(it) => string(it, text, random),
            Self::Array(items) => {
                text.push('[');
                for (index, item) in items.iter().enumerate() {
                    separate(index, text, random);
                    item.write(text, random);
                }
                text.push(']');
            }
            Self::Object(members) => {
                text.push('{');
                for (index, (name, value)) in members.iter().enumerate() {
                    separate(index, text, random);
                    string(name, text, random);
                    text.push(':');
                    value.write(text, random);
                }
                text.push('}');
            }
        }
    }
}

fn separate(index: usize, text: &mut String, random: &mut Random) {
    if index > 0 {
        text.push(',');
    }
    if random.chance(5) {
        text.push_str(random.pick(&[" ", "\t", "  "]));
    }
}

fn string(value: &str, text: &mut String, random: &mut Random) {
    if !random.chance(8) {
        text.push_str(&Value::from(value).to_string());
        return;
    }
    text.push('"');
    for character in value.chars() {
        if character != '"' && character != '\\' && !character.is_control() && random.chance(50) {
            text.push(character);
            continue;
        }
        for unit in character.encode_utf16(&mut [0; 2]) {
            let escape = if random.chance(50) {
                format!("\\u{unit:04x}")
            } else {
                format!("\\u{unit:04X}")
            };
            text.push_str(&escape);
        }
    }
    text.push('"');
}
