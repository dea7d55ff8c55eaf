//! Shapes that hold one of several types: told apart by a member or by the type, and contents that another member
//! tells the type of.

use serde_json::{Value, json};

use super::super::words::TAGS;
use super::{At, Draw};

impl Draw<'_> {
    /// One shape after the other, each behind a test.
    pub(super) fn shape_of_union(&mut self, at: At) -> Value {
        let mut union = self.shape_of_object(at.deeper());
        for _ in 0..1 + self.random.below(2) {
            let arm = match self.random.below(10) {
                0..6 => self.shape_of_object(at.deeper()),
                6..8 => self.shape_of_choice(at.deeper()),
                _ => self.shape(at.deeper()),
            };
            let test = self.test_of(&arm);
            union = json!({"if": test, "then": arm, "else": union});
        }
        union
    }

    /// Whether a member is there, which most often the shape has, or whether it is of a type.
    fn test_of(&mut self, shape: &Value) -> Value {
        const NAMES: [&str; 6] = ["null", "boolean", "number", "string", "array", "object"];
        let members = shape["properties"].as_object();
        let first = members.and_then(|it| it.keys().next().cloned());
        let name = first
            .filter(|_| self.random.chance(70))
            .unwrap_or_else(|| self.member());
        match self.random.below(6) {
            0 => json!({"required": [name]}),
            1..4 => json!({"type": "object", "required": [name]}),
            _ => json!({"type": self.random.pick(&NAMES)}),
        }
    }

    /// An object whose one member tells the type of another.
    pub(super) fn shape_of_choice(&mut self, at: At) -> Value {
        let mut object = self.shape_of_object(at);
        let (tag, mut content) = (self.member(), self.member());
        if tag == content {
            content.push('2');
        }
        let is_always_there = self.random.chance(50);
        let mut required: Vec<String> =
            serde_json::from_value(object["required"].take()).unwrap_or_default();
        required.retain(|it| *it != content && *it != tag);
        if self.random.chance(95) {
            required.push(tag.clone());
        }
        if is_always_there {
            required.push(content.clone());
        }
        object["required"] = required.into();
        object["properties"][&tag] = json!({"type": "string"});
        object["properties"][&content] = match self.random.below(5) {
            0 => json!(true),
            1 => json!({"x-sensitive": true}),
            _ => json!({}),
        };
        let count = 1 + self.random.below(4);
        let mut tags: Vec<&str> = (0..count).map(|_| self.random.pick(&TAGS)).collect();
        if self.random.chance(95) {
            tags.sort_unstable();
            tags.dedup();
        }
        let cases = tags.into_iter().map(|value| {
            let mut then = json!({"properties": {&content: self.shape(at.step())}});
            if !is_always_there || self.random.chance(50) {
                then["required"] = json!([content]);
            }
            json!({"if": {"properties": {&tag: {"const": value}}, "required": [tag]}, "then": then})
        });
        object["allOf"] = cases.collect();
        object
    }
}
