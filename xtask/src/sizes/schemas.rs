//! The large schemas: each is large in one way.

use serde_json::{Map, Value, json};

use super::definitions;

/// A schema, and what its size is counted in.
pub struct Case {
    /// What it has many of.
    pub name: &'static str,
    /// How many of them.
    pub size: usize,
    /// The schema's text.
    pub schema: String,
}

/// The sizes that are measured, before they are scaled, and what makes a schema of that size.
type Row = (&'static str, usize, fn(usize) -> Value);

const CASES: [Row; 12] = [
    (DEFINITIONS, 1_000, definitions::different),
    (DEFINITIONS, 3_000, definitions::different),
    (DEFINITIONS, 10_000, definitions::different),
    ("definitions alike", 10_000, definitions::alike),
    ("members", 3_000, members),
    ("branches", 1_000, branches),
    ("cases", 1_000, cases),
    ("enum values", 10_000, values),
    ("references in a row", 3_000, references),
    ("arrays in a row", 3_000, arrays),
    ("objects in a row", 3_000, objects),
    ("objects in circles", 400, circles),
];

/// The cases whose time must be linear.
pub const DEFINITIONS: &str = "definitions";

/// The cases whose names contain a text, each of a percentage of its size.
pub fn cases_of(only: &str, percent: usize) -> Vec<Case> {
    let wanted = CASES.into_iter().filter(|(name, _, _)| name.contains(only));
    let scaled = wanted.map(|(name, size, schema)| {
        let size = (size * percent / 100).max(2);
        Case {
            name,
            size,
            schema: text(&schema(size)),
        }
    });
    scaled.collect()
}

fn text(schema: &Value) -> String {
    format!("{schema:#}")
}

/// One object of many members.
fn members(size: usize) -> Value {
    let mut required = Vec::new();
    let mut properties = Map::new();
    for index in 0..size {
        let schema = match index % 6 {
            0 => json!({ "type": "string", "description": "A text of the object." }),
            1 => json!({ "type": "integer", "minimum": 0 }),
            2 => json!({ "type": ["null", "string"] }),
            3 => json!({ "type": "string", "format": "date-time" }),
            4 => json!({ "type": "array", "items": { "type": "string" } }),
            _ => json!({ "type": "boolean" }),
        };
        let name = format!("member{index}");
        if index % 12 == 0 {
            required.push(name.clone());
        }
        properties.insert(name, schema);
    }
    json!({ "type": "object", "required": required, "properties": properties })
}

/// One `oneOf` of many objects.
fn branches(size: usize) -> Value {
    let branch = |index: usize| {
        json!({
            "type": "object",
            "required": ["kind"],
            "properties": {
                "kind": { "const": format!("kind{index}") },
                "text": { "type": "string", "maxLength": index + 1 },
                "count": { "type": "integer" },
            },
        })
    };
    json!({ "oneOf": (0..size).map(branch).collect::<Vec<_>>() })
}

/// One object whose one member tells the type of another.
fn cases(size: usize) -> Value {
    let name = |index: usize| format!("Event{index}");
    let case = |index: usize| {
        json!({
            "if": { "properties": { "type": { "const": format!("events.{index}") } }, "required": ["type"] },
            "then": { "properties": { "data": { "$ref": format!("#/$defs/{}", name(index)) } } },
        })
    };
    let data = |index: usize| {
        let schema = json!({
            "type": "object",
            "required": ["id"],
            "properties": {
                "id": { "type": "string" },
                format!("text{index}"): { "type": "string" },
                "count": { "type": ["null", "integer"] },
            },
        });
        (name(index), schema)
    };
    json!({
        "type": "object",
        "required": ["type", "data"],
        "properties": { "type": { "type": "string" }, "data": {} },
        "allOf": (0..size).map(case).collect::<Vec<_>>(),
        "$defs": (0..size).map(data).collect::<Map<_, _>>(),
    })
}

/// One `enum` of many strings.
fn values(size: usize) -> Value {
    let value = |index: usize| format!("value-{index}");
    json!({ "type": "string", "enum": (0..size).map(value).collect::<Vec<_>>() })
}

/// Definitions that each refer to the next, and nothing else.
fn references(size: usize) -> Value {
    in_a_row(size, |next| json!({ "$ref": next }))
}

/// Arrays that each hold the next.
fn arrays(size: usize) -> Value {
    in_a_row(
        size,
        |next| json!({ "type": "array", "items": { "$ref": next } }),
    )
}

/// Objects that each hold the next.
fn objects(size: usize) -> Value {
    in_a_row(size, |next| {
        json!({
            "type": "object",
            "required": ["next"],
            "properties": { "next": { "$ref": next }, "text": { "type": "string" } },
        })
    })
}

/// Objects that each hold five of the others.
fn circles(size: usize) -> Value {
    let object = |index: usize| {
        let others = [1, 3, 7, 13, 29].map(|step| (step * index + step) % size);
        let member = |other: usize| {
            let schema = json!({ "$ref": format!("#/$defs/Knot{other}") });
            (format!("to{other}"), schema)
        };
        let members: Map<_, _> = others.into_iter().map(member).collect();
        let schema = json!({ "type": "object", "properties": members });
        (format!("Knot{index}"), schema)
    };
    let definitions: Map<_, _> = (0..size).map(object).collect();
    json!({ "$ref": "#/$defs/Knot0", "$defs": definitions })
}

/// Definitions that each lead to the next, the last one a string.
fn in_a_row(size: usize, link: impl Fn(String) -> Value) -> Value {
    let mut definitions = Map::new();
    for index in 1..size {
        definitions.insert(
            format!("Link{index}"),
            link(format!("#/$defs/Link{}", index + 1)),
        );
    }
    definitions.insert(format!("Link{size}"), json!({ "type": "string" }));
    json!({ "$ref": "#/$defs/Link1", "$defs": definitions })
}
