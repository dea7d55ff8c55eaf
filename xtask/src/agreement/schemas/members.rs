//! Keywords of objects and arrays.

use serde_json::{Value, json};

use crate::cli::Draft;

use super::super::words::{NAMES, PATTERNS};
use super::{At, Draw, Keywords};

impl Draw<'_> {
    pub(super) fn name(&mut self) -> String {
        self.random.pick(&NAMES).to_owned()
    }

    fn names(&mut self, count: usize) -> Vec<String> {
        let mut names: Vec<String> = (0..count).map(|_| self.name()).collect();
        names.sort();
        names.dedup();
        names
    }

    pub(super) fn object(&mut self, keywords: &mut Keywords, at: At) {
        self.types(keywords, &["object"]);
        if self.random.chance(80) {
            let count = 1 + self.random.below(4);
            let members = self.named(count, at.step());
            keywords.insert("properties".into(), members);
        }
        if self.random.chance(45) {
            let mut required: Vec<String> = match keywords.get("properties") {
                Some(Value::Object(members)) => members.keys().cloned().collect(),
                _ => Vec::new(),
            };
            required.retain(|_| self.random.chance(60));
            if self.random.chance(12) {
                let count = self.random.below(3);
                required.extend(self.names(count));
                required.sort();
                required.dedup();
            }
            keywords.insert("required".into(), required.into());
        }
        if self.random.chance(16) {
            let patterns: Vec<_> = (0..1 + self.random.below(2))
                .map(|_| {
                    (
                        self.random.pick(&PATTERNS).0.to_owned(),
                        self.schema(at.step()),
                    )
                })
                .collect();
            keywords.insert(
                "patternProperties".into(),
                Value::Object(patterns.into_iter().collect()),
            );
        }
        if self.random.chance(25) {
            let schema = if self.random.chance(40) {
                json!(false)
            } else {
                self.schema(at.step())
            };
            keywords.insert("additionalProperties".into(), schema);
        }
        if self.random.chance(8) {
            let mut names = Keywords::new();
            self.strings(&mut names);
            let names = if self.random.chance(80) {
                names.into()
            } else {
                self.schema(at.step())
            };
            keywords.insert("propertyNames".into(), names);
        }
        if self.random.chance(8) {
            let count = self.count(4);
            keywords.insert("minProperties".into(), count);
        }
        if self.random.chance(10) {
            let count = self.count(5);
            keywords.insert("maxProperties".into(), count);
        }
        self.dependencies(keywords, at);
    }

    fn named(&mut self, count: usize, at: At) -> Value {
        let names = self.names(count);
        let members = names.into_iter().map(|name| (name, self.schema(at)));
        Value::Object(members.collect())
    }

    fn dependencies(&mut self, keywords: &mut Keywords, at: At) {
        if self.draft == Draft::Draft7 {
            if self.random.chance(14) {
                let names = self.names(2);
                let members: Vec<_> = names
                    .into_iter()
                    .map(|name| {
                        let names = self.names(2);
                        let needs = if self.random.chance(50) {
                            json!(names)
                        } else {
                            self.schema(at.deeper())
                        };
                        (name, needs)
                    })
                    .collect();
                keywords.insert(
                    "dependencies".into(),
                    Value::Object(members.into_iter().collect()),
                );
            }
            return;
        }
        if self.random.chance(10) {
            let names = self.names(2);
            let members: Vec<_> = names
                .into_iter()
                .map(|name| (name, json!(self.names(2))))
                .collect();
            keywords.insert(
                "dependentRequired".into(),
                Value::Object(members.into_iter().collect()),
            );
        }
        if self.random.chance(8) {
            let schemas = self.named(1, at.deeper());
            keywords.insert("dependentSchemas".into(), schemas);
        }
    }

    pub(super) fn array(&mut self, keywords: &mut Keywords, at: At) {
        self.types(keywords, &["array"]);
        if self.random.chance(40) {
            let count = 1 + self.random.below(3);
            let schemas = self.schemas(count, at.step());
            let (first, rest) = if self.draft == Draft::Draft202012 {
                ("prefixItems", "items")
            } else {
                ("items", "additionalItems")
            };
            keywords.insert(first.into(), schemas);
            if self.random.chance(50) {
                let rest_schema = if self.random.chance(30) {
                    json!(false)
                } else {
                    self.schema(at.step())
                };
                keywords.insert(rest.into(), rest_schema);
            }
        } else if self.random.chance(70) {
            let schema = self.schema(at.step());
            keywords.insert("items".into(), schema);
        }
        if self.random.chance(22) {
            let schema = self.schema(at.step());
            keywords.insert("contains".into(), schema);
        }
        // Without `contains`, and in draft-07, these say nothing.
        if self.random.chance(if keywords.contains_key("contains") {
            35
        } else {
            2
        }) {
            let count = self.count(3);
            keywords.insert("minContains".into(), count);
        }
        if self.random.chance(if keywords.contains_key("contains") {
            35
        } else {
            2
        }) {
            let count = self.count(4);
            keywords.insert("maxContains".into(), count);
        }
        if self.random.chance(18) {
            let count = self.count(4);
            keywords.insert("minItems".into(), count);
        }
        if self.random.chance(18) {
            let count = self.count(5);
            keywords.insert("maxItems".into(), count);
        }
        if self.random.chance(20) {
            keywords.insert("uniqueItems".into(), json!(self.random.chance(90)));
        }
    }

    pub(super) fn unevaluated(&mut self, keywords: &mut Keywords, at: At) {
        const TELLING: [&str; 6] = ["allOf", "anyOf", "oneOf", "if", "$ref", "dependentSchemas"];
        if self.draft == Draft::Draft7 {
            return;
        }
        let telling = TELLING.iter().any(|it| keywords.contains_key(*it));
        let likely = if telling { 16 } else { 4 };
        for name in ["unevaluatedProperties", "unevaluatedItems"] {
            if self.random.chance(likely) {
                let schema = if self.random.chance(60) {
                    json!(false)
                } else {
                    self.schema(at.step())
                };
                keywords.insert(name.into(), schema);
            }
        }
    }
}
