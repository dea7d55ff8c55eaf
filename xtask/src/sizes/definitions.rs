//! Definitions as schemas of many have them: most are objects of a few members, which refer to each other.

use serde_json::{Map, Value, json};

use crate::random::Random;

const NOUNS: [&str; 16] = [
    "account",
    "address",
    "amount",
    "call",
    "channel",
    "chunk",
    "context",
    "device",
    "endpoint",
    "group",
    "owner",
    "policy",
    "recording",
    "session",
    "status",
    "token",
];

const ADJECTIVES: [&str; 8] = [
    "active", "created", "default", "external", "inner", "last", "primary", "raw",
];

/// How many shapes there are where most definitions are alike.
const SHAPES: usize = 40;

/// Definitions each of which is drawn by itself.
pub fn different(size: usize) -> Value {
    schema(size, size)
}

/// Definitions of a few shapes, under many names.
pub fn alike(size: usize) -> Value {
    schema(size, SHAPES)
}

fn schema(size: usize, shapes: usize) -> Value {
    let definition = |index: usize| {
        let random = Random::new(1, (index % shapes) as u64);
        let of = size.min(shapes);
        let definition = Draw { random, of }.definition();
        (name(index), definition)
    };
    let roots = (0..size.min(20)).map(|it| (format!("root{it}"), reference(it)));
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "type": "object",
        "properties": roots.collect::<Map<_, _>>(),
        "$defs": (0..size).map(definition).collect::<Map<_, _>>(),
    })
}

fn name(index: usize) -> String {
    let noun = NOUNS[index % NOUNS.len()];
    let (first, rest) = noun.split_at(1);
    format!("{}{rest}{index}", first.to_uppercase())
}

fn reference(index: usize) -> Value {
    json!({ "$ref": format!("#/$defs/{}", name(index)) })
}

/// Draws one definition.
struct Draw {
    random: Random,
    /// How many definitions it may refer to.
    of: usize,
}

impl Draw {
    fn definition(&mut self) -> Value {
        match self.random.below(20) {
            0..=13 => self.object(),
            14..=16 => self.enumeration(),
            17 => self.text(),
            18 => json!({ "type": "array", "items": self.other(), "maxItems": 100 }),
            _ => json!({ "oneOf": [self.other(), self.text()] }),
        }
    }

    /// An object of two to eight members.
    fn object(&mut self) -> Value {
        let count = 2 + self.random.below(7);
        let mut object = self.object_of(count, Self::member);
        object["description"] = json!("One of the many things that the schema describes.");
        if self.random.chance(10) {
            object["additionalProperties"] = json!(false);
        }
        object
    }

    fn object_of(&mut self, count: usize, member: fn(&mut Self) -> Value) -> Value {
        let mut properties = Map::new();
        let mut required = Vec::new();
        for index in 0..count {
            let adjective = self.random.pick(&ADJECTIVES);
            let noun = self.random.pick(&NOUNS);
            let (first, rest) = noun.split_at(1);
            let name = format!("{adjective}{}{rest}{index}", first.to_uppercase());
            if self.random.chance(40) {
                required.push(name.clone());
            }
            properties.insert(name, member(self));
        }
        json!({ "type": "object", "required": required, "properties": properties })
    }

    fn member(&mut self) -> Value {
        let mut member = match self.random.below(20) {
            0..=4 => self.text(),
            5..=6 => self.integer(),
            7 => json!({ "type": "boolean" }),
            8 => json!({ "type": "number" }),
            9..=10 => json!({ "type": ["null", "string"] }),
            11..=13 => return self.other(),
            14 => json!({ "anyOf": [self.other(), { "type": "null" }] }),
            15..=16 => json!({ "type": "array", "items": self.other() }),
            17 => json!({ "type": "object", "additionalProperties": { "type": "string" } }),
            18 => self.enumeration(),
            _ => self.object_of(2, Self::text),
        };
        if self.random.chance(50) {
            member["description"] = json!("What this member says of the object.");
        }
        member
    }

    fn text(&mut self) -> Value {
        match self.random.below(8) {
            0..=2 => json!({ "type": "string" }),
            3 => {
                json!({ "type": "string", "minLength": 1, "maxLength": 10 + self.random.below(90) })
            }
            4 => {
                json!({ "type": "string", "pattern": format!("^[a-z]{{1,{}}}$", 1 + self.random.below(20)) })
            }
            5 => json!({ "type": "string", "format": "date-time" }),
            6 => json!({ "type": "string", "format": "uuid" }),
            _ => json!({ "type": "string", "format": "uri" }),
        }
    }

    fn integer(&mut self) -> Value {
        if self.random.chance(50) {
            json!({ "type": "integer" })
        } else {
            json!({ "type": "integer", "minimum": 0, "maximum": self.random.below(1_000) })
        }
    }

    fn enumeration(&mut self) -> Value {
        let count = 2 + self.random.below(6);
        let first = self.random.below(ADJECTIVES.len());
        let values = (0..count).map(|it| ADJECTIVES[(first + it) % ADJECTIVES.len()]);
        json!({ "type": "string", "enum": values.collect::<Vec<_>>() })
    }

    /// A reference to some definition.
    fn other(&mut self) -> Value {
        reference(self.random.below(self.of))
    }
}
