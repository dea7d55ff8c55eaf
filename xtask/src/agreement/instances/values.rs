//! Values built from the keywords that judge them.

use serde_json::Value;

use super::super::json::Json;
use super::super::words::{FORMATS, NAMES, PATTERNS, SECRETS, TEXTS};
use super::{Aim, Parts, list, numbers};

/// Which types a keyword speaks of.
const HINTS: [(&str, &[&str]); 5] = [
    (
        "object",
        &[
            "properties",
            "required",
            "patternProperties",
            "additionalProperties",
            "propertyNames",
            "minProperties",
            "maxProperties",
            "dependentRequired",
            "dependentSchemas",
            "dependencies",
            "unevaluatedProperties",
        ],
    ),
    (
        "array",
        &[
            "items",
            "prefixItems",
            "contains",
            "minItems",
            "maxItems",
            "uniqueItems",
            "unevaluatedItems",
        ],
    ),
    (
        "number",
        &[
            "minimum",
            "maximum",
            "exclusiveMinimum",
            "exclusiveMaximum",
            "multipleOf",
        ],
    ),
    ("string", &["minLength", "maxLength", "pattern", "format"]),
    ("integer", &["multipleOf"]),
];

const TYPES: [&str; 7] = [
    "null", "boolean", "integer", "number", "string", "array", "object",
];

impl<'s> Aim<'s, '_> {
    pub(super) fn value(&mut self, parts: &Parts<'s>, depth: usize) -> Json {
        let mut literals: Vec<&Value> = Vec::new();
        for part in parts {
            literals.extend(part.get("const"));
            literals.extend(list(part, "enum"));
        }
        if !literals.is_empty() && self.random.chance(80) {
            return Json::from(self.random.pick(&literals));
        }
        let name = self.type_of(parts);
        match name {
            "null" => Json::Null,
            "boolean" => Json::Bool(self.random.chance(50)),
            "integer" | "number" => Json::Number(self.number(parts)),
            "string" => Json::Text(self.string(parts)),
            "array" if depth > 0 => self.array(parts, depth - 1),
            "object" if depth > 0 => self.object(parts, depth - 1),
            "array" => Json::Array(Vec::new()),
            _ => Json::Object(Vec::new()),
        }
    }

    fn type_of(&mut self, parts: &Parts<'s>) -> &'static str {
        let named = |name: &str, value: &Value| match value {
            Value::String(it) => it == name,
            Value::Array(items) => items.iter().any(|it| it == name),
            _ => false,
        };
        let values: Vec<&Value> = parts.iter().filter_map(|it| it.get("type")).collect();
        let mut names: Vec<&'static str> = TYPES
            .into_iter()
            .filter(|name| !values.is_empty() && values.iter().all(|it| named(name, it)))
            .collect();
        if names.is_empty() {
            names = TYPES
                .into_iter()
                .filter(|name| values.iter().any(|it| named(name, it)))
                .collect();
        }
        if names.is_empty() {
            for (name, keywords) in HINTS {
                let count = keywords
                    .iter()
                    .filter(|it| parts.iter().any(|part| part.contains_key(**it)))
                    .count();
                names.extend(std::iter::repeat_n(name, count));
            }
        }
        if names.is_empty() || self.random.chance(5) {
            return TYPES[self.random.below(TYPES.len())];
        }
        names[self.random.below(names.len())]
    }

    fn number(&mut self, parts: &Parts<'s>) -> String {
        const BOUNDS: [&str; 5] = [
            "minimum",
            "maximum",
            "exclusiveMinimum",
            "exclusiveMaximum",
            "multipleOf",
        ];
        let mut bounds = Vec::new();
        for name in BOUNDS {
            bounds.extend(
                parts
                    .iter()
                    .filter_map(|it| Some((name, it.get(name)?.to_string()))),
            );
        }
        if bounds.is_empty() || self.random.chance(15) {
            return numbers::any(self.random);
        }
        let (name, bound) = &bounds[self.random.below(bounds.len())];
        if *name == "multipleOf" {
            numbers::multiple(bound, self.random)
        } else {
            numbers::near(bound, self.random)
        }
    }

    fn string(&mut self, parts: &Parts<'s>) -> String {
        let texts_of =
            |name: &str, table: &[(&str, &'static [&'static str])]| -> Vec<&'static str> {
                let named: Vec<&str> = parts
                    .iter()
                    .filter_map(|it| it.get(name)?.as_str())
                    .collect();
                let rows = table.iter().filter(|(it, _)| named.contains(it));
                rows.flat_map(|(_, texts)| texts.iter().copied()).collect()
            };
        let mut texts = texts_of("pattern", &PATTERNS);
        texts.extend(texts_of("format", &FORMATS));
        if !texts.is_empty() && self.random.chance(85) {
            return texts[self.random.below(texts.len())].to_owned();
        }
        let lengths: Vec<u64> = ["minLength", "maxLength"]
            .iter()
            .flat_map(|name| parts.iter().filter_map(|it| length(it.get(*name)?)))
            .collect();
        if lengths.is_empty() || self.random.chance(20) {
            if self.random.chance(2) {
                return "x".repeat(300);
            }
            if self.random.chance(25) {
                return self.random.pick(&SECRETS).to_owned();
            }
            return TEXTS[self.random.below(TEXTS.len())].to_owned();
        }
        let length = lengths[self.random.below(lengths.len())] as usize + self.random.below(3);
        let character = self.random.pick(&["a", "é", "😀", "e\u{301}", "\\", "1"]);
        character
            .chars()
            .cycle()
            .take(length.saturating_sub(1))
            .collect()
    }

    fn array(&mut self, parts: &Parts<'s>, depth: usize) -> Json {
        let bounds: Vec<u64> = ["minItems", "maxItems", "minContains", "maxContains"]
            .iter()
            .flat_map(|name| parts.iter().filter_map(|it| length(it.get(*name)?)))
            .collect();
        let prefixes = |part: &&'s serde_json::Map<String, Value>| {
            list(part, "prefixItems")
                .len()
                .max(list(part, "items").len())
        };
        let prefix = parts.iter().map(prefixes).max().unwrap_or_default();
        let length = if !bounds.is_empty() && self.random.chance(60) {
            (bounds[self.random.below(bounds.len())] as usize + self.random.below(3))
                .saturating_sub(1)
        } else if prefix > 0 && self.random.chance(70) {
            (prefix + self.random.below(3)).saturating_sub(1)
        } else {
            self.random.below(4)
        };
        let mut items: Vec<Json> = Vec::new();
        for index in 0..length {
            if index > 0 && self.random.chance(8) {
                let again = items[self.random.below(items.len())].clone();
                items.push(again);
                continue;
            }
            let mut schemas: Vec<&'s Value> = Vec::new();
            for part in parts {
                let first = list(part, "prefixItems")
                    .get(index)
                    .or(list(part, "items").get(index));
                let rest = ["items", "additionalItems", "unevaluatedItems"]
                    .iter()
                    .filter_map(|name| part.get(*name))
                    .find(|it| !it.is_array());
                schemas.extend(first.or(rest));
                if self.random.chance(50) {
                    schemas.extend(part.get("contains"));
                }
            }
            items.push(self.instance(&schemas, depth));
        }
        Json::Array(items)
    }

    fn object(&mut self, parts: &Parts<'s>, depth: usize) -> Json {
        let mut names: Vec<(String, bool)> = Vec::new();
        for part in parts {
            let required = list(part, "required").iter().filter_map(Value::as_str);
            names.extend(required.map(|it| (it.to_owned(), true)));
            for keyword in [
                "properties",
                "dependentRequired",
                "dependentSchemas",
                "dependencies",
            ] {
                let members = part.get(keyword).and_then(Value::as_object);
                names.extend(
                    members
                        .into_iter()
                        .flat_map(|it| it.keys())
                        .map(|it| (it.clone(), false)),
                );
            }
            for needs in ["dependentRequired", "dependencies"]
                .iter()
                .filter_map(|it| part.get(*it)?.as_object())
            {
                let needed = needs
                    .values()
                    .filter_map(Value::as_array)
                    .flatten()
                    .filter_map(Value::as_str);
                names.extend(needed.map(|it| (it.to_owned(), false)));
            }
            for pattern in part
                .get("patternProperties")
                .and_then(Value::as_object)
                .into_iter()
                .flat_map(|it| it.keys())
            {
                let row = PATTERNS.iter().find(|(it, _)| it == pattern);
                names.extend(row.map(|(_, texts)| (self.random.pick(texts).to_owned(), false)));
            }
            if let Some(schema) = part.get("propertyNames")
                && let Json::Text(name) = self.instance(&[schema], 0)
            {
                names.push((name, false));
            }
        }
        names.sort_by(|a, b| a.0.cmp(&b.0).then(b.1.cmp(&a.1)));
        names.dedup_by(|later, former| later.0 == former.0);
        names.retain(|(_, is_required)| self.random.chance(if *is_required { 95 } else { 60 }));
        let mut names: Vec<String> = names.into_iter().map(|(name, _)| name).collect();
        while self.random.chance(20) {
            names.push(NAMES[self.random.below(NAMES.len())].to_owned());
        }
        for index in (1..names.len()).rev() {
            names.swap(index, self.random.below(index + 1));
        }
        let mut members = Vec::new();
        for name in names {
            let schemas = self.schemas_of(parts, &name);
            let value = if self.random.chance(8) {
                Json::Null
            } else {
                self.instance(&schemas, depth)
            };
            members.push((name, value));
        }
        Json::Object(members)
    }

    /// The subschemas that a member is likely judged by.
    fn schemas_of(&mut self, parts: &Parts<'s>, name: &str) -> Vec<&'s Value> {
        let mut schemas: Vec<&'s Value> = Vec::new();
        for part in parts {
            let known = part.get("properties").and_then(|it| it.get(name));
            schemas.extend(known);
            let patterns = part.get("patternProperties").and_then(Value::as_object);
            for (pattern, schema) in patterns.into_iter().flatten() {
                let row = PATTERNS.iter().find(|(it, _)| it == pattern);
                if row.is_some_and(|(_, texts)| texts.contains(&name)) {
                    schemas.push(schema);
                }
            }
            if known.is_none() {
                let rest = ["additionalProperties", "unevaluatedProperties"];
                schemas.extend(rest.iter().filter_map(|it| part.get(*it)));
            }
        }
        schemas
    }
}

/// A bound on a length, which may be written as a fraction.
fn length(value: &Value) -> Option<u64> {
    value.as_f64().map(|it| it as u64)
}
