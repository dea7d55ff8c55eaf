//! Keywords that put schemas together, and references.

use serde_json::{Value, json};

use crate::cli::Draft;

use super::super::words::TEXTS;
use super::{At, Draw, INNER, Keywords, ROOT};

impl Draw<'_> {
    pub(super) fn logic(&mut self, keywords: &mut Keywords, at: At) {
        let count = 1 + self.random.below(3);
        match self.random.below(10) {
            0..2 => {
                let schemas = self.schemas(count, at.deeper());
                keywords.insert("allOf".into(), schemas);
            }
            2..5 => {
                let schemas = self.schemas(count, at.deeper());
                keywords.insert("anyOf".into(), schemas);
            }
            5..7 => {
                let schemas = self.schemas(count, at.deeper());
                keywords.insert("oneOf".into(), schemas);
            }
            7 => {
                let schema = self.schema(at.deeper());
                keywords.insert("not".into(), schema);
            }
            _ => {
                for (name, likely) in [("if", 92), ("then", 75), ("else", 60)] {
                    if self.random.chance(likely) {
                        let schema = self.schema(at.deeper());
                        keywords.insert(name.into(), schema);
                    }
                }
            }
        }
    }

    /// Objects told apart by a member, mostly.
    pub(super) fn union(&mut self, keywords: &mut Keywords, at: At) {
        let tag = self.name();
        let by_text = self.random.chance(70);
        let branches: Vec<Value> = (0..2 + self.random.below(3))
            .map(|index| {
                let mut branch = Keywords::new();
                self.object(&mut branch, at.deeper());
                let value = match (by_text, index) {
                    (true, _) => json!(TEXTS[(1 + index) % TEXTS.len()]),
                    (false, 3) => json!(true),
                    (false, _) => json!(index),
                };
                let value = if self.random.chance(90) {
                    value
                } else {
                    self.value(1)
                };
                let members = branch.entry("properties").or_insert_with(|| json!({}));
                members[&tag] = if self.random.chance(85) {
                    json!({"const": value})
                } else {
                    json!({"enum": [value]})
                };
                if self.random.chance(90) {
                    let required = branch.entry("required").or_insert_with(|| json!([]));
                    if let Value::Array(required) = required
                        && !required.contains(&json!(tag))
                    {
                        required.push(json!(tag));
                    }
                }
                branch.into()
            })
            .collect();
        let name = if self.random.chance(65) {
            "oneOf"
        } else {
            "anyOf"
        };
        keywords.insert(name.into(), branches.into());
    }

    /// `$ref` and its dynamic kin, unless nothing may be referred to.
    pub(super) fn reference(&mut self, keywords: &mut Keywords, at: At) {
        if self.is_dynamic && at.stepped && self.random.chance(50) {
            if self.draft == Draft::Draft202012 {
                keywords.insert("$dynamicRef".into(), "#node".into());
            } else {
                keywords.insert("$recursiveRef".into(), "#".into());
            }
            return;
        }
        let folder = if self.draft == Draft::Draft7 {
            "definitions"
        } else {
            "$defs"
        };
        let base = if at.inner { ROOT } else { "" };
        let first = if at.stepped { 0 } else { at.next };
        let mut targets: Vec<String> = (first..self.definitions.max(first))
            .map(|it| format!("{base}#/{folder}/d{it}"))
            .collect();
        if at.stepped {
            targets.push(String::from("#"));
        }
        if self.has_inner && (at.stepped || !at.inner) {
            targets.push(INNER.to_owned());
        }
        if !targets.is_empty() {
            let target = targets[self.random.below(targets.len())].clone();
            keywords.insert("$ref".into(), target.into());
        }
    }
}
