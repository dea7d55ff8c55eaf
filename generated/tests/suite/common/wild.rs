//! JSON written in unusual ways: members in any order and more than once, white space anywhere,
//! escapes where none are needed, numbers in other forms.

use serde_json::{Map, Value};

use super::mutate::edge;
use super::random::Random;

/// Writes the value, except that numbers may become others and repeated members may take the place
/// of the first.
pub fn write(random: &mut Random, value: &Value) -> String {
    let mut writer = Writer {
        random,
        out: String::new(),
    };
    writer.value(value);
    writer.space();
    writer.out
}

struct Writer<'r> {
    random: &'r mut Random,
    out: String,
}

impl Writer<'_> {
    fn value(&mut self, value: &Value) {
        self.space();
        match value {
            Value::Object(members) => self.object(members),
            Value::Array(items) => self.array(items),
            Value::String(text) => self.string(text),
            Value::Number(_) if self.random.one_in(4) => {
                const FORMS: [&str; 16] = [
                    "-0",
                    "-0.0",
                    "0e0",
                    "1.0",
                    "10e-1",
                    "0.00001E5",
                    "1E+2",
                    "1e-7",
                    "1e-400",
                    "12345678901234567890123",
                    "-9223372036854775809",
                    "18446744073709551616",
                    "1.7976931348623157e308",
                    "9007199254740993.0",
                    "0.1e1",
                    "100000e-5",
                ];
                self.out += *self.random.pick(&FORMS);
            }
            other => self.out += &other.to_string(),
        }
    }

    fn object(&mut self, members: &Map<String, Value>) {
        let mut members: Vec<(&String, Value)> = members
            .iter()
            .map(|(name, value)| (name, value.clone()))
            .collect();
        if self.random.one_in(3) {
            for index in 1..members.len() {
                members.swap(index, self.random.below(index + 1));
            }
        }
        // Once more: as it is, or as something else, before or after.
        while !members.is_empty() && self.random.one_in(12) {
            let (name, value) = self.random.pick(&members).clone();
            let again = if self.random.one_in(2) {
                value
            } else {
                edge(self.random)
            };
            let at = self.random.below(members.len() + 1);
            members.insert(at, (name, again));
        }
        let mut separator = '{';
        for (name, value) in &members {
            self.out.push(separator);
            self.space();
            self.string(name);
            self.space();
            self.out.push(':');
            self.value(value);
            self.space();
            separator = ',';
        }
        if members.is_empty() {
            self.out.push('{');
            self.space();
        }
        self.out.push('}');
    }

    fn array(&mut self, items: &[Value]) {
        self.out.push('[');
        for (index, item) in items.iter().enumerate() {
            if index > 0 {
                self.out.push(',');
            }
            self.value(item);
            self.space();
        }
        self.space();
        self.out.push(']');
    }

    fn string(&mut self, text: &str) {
        let escapes = self.random.one_in(8);
        self.out.push('"');
        for character in text.chars() {
            let needed = matches!(character, '"' | '\\' | '\u{0}'..='\u{1f}');
            if needed || escapes && self.random.one_in(6) {
                self.escape(character);
            } else {
                self.out.push(character);
            }
        }
        self.out.push('"');
    }

    fn escape(&mut self, character: char) {
        if character == '/' && self.random.one_in(2) {
            self.out += "\\/";
            return;
        }
        for unit in character.encode_utf16(&mut [0; 2]) {
            self.out += &if self.random.one_in(2) {
                format!("\\u{unit:04x}")
            } else {
                format!("\\u{unit:04X}")
            };
        }
    }

    fn space(&mut self) {
        while self.random.one_in(10) {
            self.out.push(*self.random.pick(&[' ', '\n', '\r', '\t']));
        }
    }
}
