//! Instances near the boundaries of a schema.

mod mutate;
mod numbers;
mod values;

use serde_json::{Map, Value};

use super::json::Json;
use super::schemas::INNER;
use crate::random::Random;

/// How far references and branches are followed in one instance.
const FUEL: usize = 24;

/// How deep an instance nests at most.
const DEPTH: usize = 6;

/// How many values there are in an instance at most, about.
const ROOM: usize = 60;

/// Draws an instance, as JSON text on one line.
pub fn draw(schema: &Value, random: &mut Random) -> String {
    let mut aim = Aim {
        root: schema,
        room: ROOM,
        random,
    };
    let mut json = aim.instance(&[schema], DEPTH);
    while aim.random.chance(35) {
        mutate::mutate(&mut json, aim.random);
    }
    json.text(random)
}

/// Aims at a schema.
struct Aim<'s, 'r> {
    root: &'s Value,
    room: usize,
    random: &'r mut Random,
}

/// The keywords of several subschemas that judge the same instance.
type Parts<'s> = Vec<&'s Map<String, Value>>;

impl<'s> Aim<'s, '_> {
    /// What some subschemas may allow, or nearly allow.
    fn instance(&mut self, schemas: &[&'s Value], depth: usize) -> Json {
        let mut parts = Parts::new();
        let mut fuel = FUEL;
        for schema in schemas {
            self.gather(schema, &mut parts, &mut fuel);
        }
        self.room = self.room.saturating_sub(1);
        self.value(&parts, if self.room == 0 { 0 } else { depth })
    }

    /// The subschema and others beside it, one branch of each choice.
    fn gather(&mut self, schema: &'s Value, parts: &mut Parts<'s>, fuel: &mut usize) {
        let Value::Object(keywords) = schema else {
            return;
        };
        if *fuel == 0 {
            return;
        }
        *fuel -= 1;
        parts.push(keywords);
        for name in ["$ref", "$dynamicRef", "$recursiveRef"] {
            let target = keywords.get(name).and_then(Value::as_str);
            if let Some(target) = target.and_then(|it| resolve(self.root, it)) {
                self.gather(target, parts, fuel);
            }
        }
        let mut all = list(keywords, "allOf");
        if all.len() > 1 && all.iter().all(|it| it.get("if").is_some()) && self.random.chance(90) {
            // The cases of a choice, of which one is met at most.
            let case = &all[self.random.below(all.len())];
            for schema in ["if", "then"].iter().filter_map(|name| case.get(name)) {
                self.gather(schema, parts, fuel);
            }
            all = &[];
        }
        for schema in all {
            self.gather(schema, parts, fuel);
        }
        for name in ["anyOf", "oneOf"] {
            let branches = list(keywords, name);
            if !branches.is_empty() {
                let branch = &branches[self.random.below(branches.len())];
                self.gather(branch, parts, fuel);
            }
        }
        let names: &[&str] = if self.random.chance(50) {
            &["if", "then"]
        } else {
            &["else"]
        };
        for schema in names.iter().filter_map(|name| keywords.get(*name)) {
            self.gather(schema, parts, fuel);
        }
        if let Some(schema) = keywords.get("not").filter(|_| self.random.chance(40)) {
            self.gather(schema, parts, fuel);
        }
        for name in ["dependentSchemas", "dependencies"] {
            for schema in keywords
                .get(name)
                .and_then(Value::as_object)
                .into_iter()
                .flat_map(|it| it.values())
            {
                if self.random.chance(60) {
                    self.gather(schema, parts, fuel);
                }
            }
        }
    }
}

/// The items of a keyword that is an array.
fn list<'s>(keywords: &'s Map<String, Value>, name: &str) -> &'s [Value] {
    keywords
        .get(name)
        .and_then(Value::as_array)
        .map_or(&[], Vec::as_slice)
}

/// What a reference names; of dynamic ones, what they name at first.
fn resolve<'s>(root: &'s Value, reference: &str) -> Option<&'s Value> {
    if reference == INNER {
        return root.pointer("/$defs/inner");
    }
    let (_, fragment) = reference.split_once('#')?;
    root.pointer(fragment).or(Some(root))
}
