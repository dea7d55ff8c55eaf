//! Keywords of scalars, of types and of whole values.

use serde_json::{Value, json};

use super::super::words::{DIVISORS, FORMATS, NUMBERS, PATTERNS, TEXTS};
use super::{Draw, Keywords};

impl Draw<'_> {
    /// `type`, most of the time: one of the names, and sometimes more.
    pub(super) fn types(&mut self, keywords: &mut Keywords, names: &[&str]) {
        const ALL: [&str; 7] = [
            "null", "boolean", "integer", "number", "string", "array", "object",
        ];
        if keywords.contains_key("type") || !self.random.chance(75) {
            return;
        }
        let name = self.random.pick(names);
        let mut types = vec![name];
        while self.random.chance(18) {
            let more = self.random.pick(&ALL);
            if !types.contains(&more) {
                types.push(more);
            }
        }
        let value = if types.len() == 1 && self.random.chance(90) {
            json!(name)
        } else {
            json!(types)
        };
        keywords.insert("type".into(), value);
    }

    pub(super) fn numbers(&mut self, keywords: &mut Keywords) {
        self.types(keywords, &["integer", "number"]);
        for name in ["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"] {
            if self.random.chance(28) {
                let bound = number(self.random.pick(&NUMBERS));
                keywords.insert(name.into(), bound);
            }
        }
        if self.random.chance(22) {
            let divisor = number(self.random.pick(&DIVISORS));
            keywords.insert("multipleOf".into(), divisor);
        }
    }

    pub(super) fn strings(&mut self, keywords: &mut Keywords) {
        self.types(keywords, &["string"]);
        if self.random.chance(35) {
            let count = self.count(4);
            keywords.insert("minLength".into(), count);
        }
        if self.random.chance(35) {
            let count = self.count(5);
            keywords.insert("maxLength".into(), count);
        }
        if self.random.chance(35) {
            let (pattern, _) = self.random.pick(&PATTERNS);
            keywords.insert("pattern".into(), pattern.into());
        }
        if self.random.chance(30) {
            let (format, _) = self.random.pick(&FORMATS);
            keywords.insert("format".into(), format.into());
        }
    }

    /// `enum` or `const`.
    pub(super) fn values(&mut self, keywords: &mut Keywords) {
        if self.random.chance(45) {
            let value = self.value(2);
            keywords.insert("const".into(), value);
            return;
        }
        let only_texts = self.random.chance(50);
        let mut values: Vec<Value> = Vec::new();
        for _ in 0..1 + self.random.below(4) {
            let value = if only_texts {
                json!(self.random.pick(&TEXTS))
            } else {
                self.value(2)
            };
            // The values should be unique, and 1.0 is 1.
            if !values.iter().any(|it| {
                it.as_f64()
                    .map_or(it == &value, |it| value.as_f64() == Some(it))
            }) {
                values.push(value);
            }
        }
        keywords.insert("enum".into(), values.into());
    }

    pub(super) fn value(&mut self, depth: usize) -> Value {
        match self.random.below(if depth == 0 { 8 } else { 11 }) {
            0 => Value::Null,
            1 => json!(self.random.chance(50)),
            2..5 => number(self.random.pick(&NUMBERS)),
            5..8 => json!(self.random.pick(&TEXTS)),
            8 => (0..self.random.below(3))
                .map(|_| self.value(depth - 1))
                .collect(),
            _ => {
                let members: Vec<(String, Value)> = (0..self.random.below(3))
                    .map(|_| (self.name(), self.value(depth - 1)))
                    .collect();
                Value::Object(members.into_iter().collect())
            }
        }
    }

    /// A count as schemas have it; one in a few is written as a fraction.
    pub(super) fn count(&mut self, limit: usize) -> Value {
        let count = self.random.below(limit);
        if self.random.chance(6) {
            json!(count as f64)
        } else {
            json!(count)
        }
    }
}

fn number(text: &str) -> Value {
    serde_json::from_str(text).unwrap_or_default()
}
