//! Shapes that have types of their own in Rust: structs, enums, lists, maps and what may be `null`.

use serde_json::{Value, json};

use super::super::words::{MEMBERS, TAGS, TITLES};
use super::{At, Draw, Keywords};

/// So many members are more than the bits of a word.
const MANY: usize = 70;

impl Draw<'_> {
    pub(super) fn shape(&mut self, at: At) -> Value {
        if at.depth == 0 || self.room == 0 {
            return self.shape_of_scalar();
        }
        self.room -= 1;
        let mut shape = match self.random.below(24) {
            0..3 => self.shape_of_scalar(),
            3..5 => self.shape_with_null(at),
            5 => json!({"type": "array", "items": self.shape(at.step())}),
            6 => json!({"type": "object", "additionalProperties": self.shape(at.step())}),
            7..13 => self.shape_of_object(at),
            13..16 => self.shape_of_union(at),
            16..20 => self.shape_of_choice(at),
            20..22 => {
                let mut keywords = Keywords::new();
                self.reference(&mut keywords, at);
                keywords.into()
            }
            22 => self.shape_of_enum(),
            _ => self.schema(at),
        };
        if let Value::Object(keywords) = &mut shape {
            if self.random.chance(6) && !keywords.contains_key("$ref") {
                keywords.insert("x-sensitive".into(), true.into());
            }
            if self.random.chance(4) {
                keywords.insert("title".into(), self.random.pick(&TITLES).into());
            }
        }
        shape
    }

    fn shape_of_scalar(&mut self) -> Value {
        match self.random.below(12) {
            0..3 => json!({"type": "string"}),
            3 => json!({"type": "string", "format": "date-time"}),
            4 => json!({"type": "integer"}),
            5 => json!({"type": "number"}),
            6 => json!({"type": "boolean"}),
            7 => json!({"type": "null"}),
            8 => json!({}),
            9 => self.shape_of_enum(),
            10 => json!({"type": "string", "minLength": 1}),
            _ => json!(self.random.chance(80)),
        }
    }

    /// Known texts, and more often than not any other.
    fn shape_of_enum(&mut self) -> Value {
        let count = 1 + self.random.below(3);
        let mut values: Vec<&str> = (0..count).map(|_| self.random.pick(&TAGS)).collect();
        values.sort_unstable();
        values.dedup();
        match self.random.below(4) {
            0 => json!({"enum": values}),
            1 => json!({"type": "string", "enum": values}),
            _ => json!({"anyOf": [{"enum": values}, {"type": "string"}]}),
        }
    }

    /// Each way to write that a value may be `null`.
    fn shape_with_null(&mut self, at: At) -> Value {
        const NAMES: [&str; 6] = ["string", "integer", "number", "boolean", "array", "object"];
        let other = self.shape(at.deeper());
        match self.random.below(5) {
            0 => json!({"anyOf": [other, {"type": "null"}]}),
            1 => json!({"oneOf": [other, {"type": "null"}]}),
            2 => json!({"oneOf": [{"type": "null"}, other]}),
            3 => json!({"type": [self.random.pick(&NAMES), "null"]}),
            _ => json!({"type": ["null", "array"], "items": self.shape(at.step())}),
        }
    }

    pub(super) fn shape_of_object(&mut self, at: At) -> Value {
        let mut members = Keywords::new();
        let mut required = Vec::new();
        if self.random.chance(4) {
            for index in 0..MANY {
                let (name, schema) = (format!("m{index}"), self.shape_of_scalar());
                if schema != json!(false) && self.random.chance(10) {
                    required.push(name.clone());
                }
                members.insert(name, schema);
            }
        }
        for _ in 0..self.random.below(5) {
            let name = self.member();
            let is_tag = self.random.chance(12);
            let schema = if is_tag {
                json!({"const": self.random.pick(&TAGS)})
            } else {
                self.shape(at.step())
            };
            if is_tag || self.random.chance(35) {
                required.push(name.clone());
            }
            members.insert(name, schema);
        }
        required.sort_unstable();
        required.dedup();
        let mut object = json!({"type": "object", "properties": members});
        if !required.is_empty() {
            object["required"] = required.into();
        }
        match self.random.below(20) {
            0..6 => object["additionalProperties"] = false.into(),
            6..8 => object["additionalProperties"] = self.shape(at.step()),
            8 => object["unevaluatedProperties"] = false.into(),
            _ => {}
        }
        object
    }

    pub(super) fn member(&mut self) -> String {
        self.random.pick(&MEMBERS).to_owned()
    }
}
