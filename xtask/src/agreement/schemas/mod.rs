//! Schemas drawn from a grammar over all keywords of a draft.

mod choices;
mod logic;
mod marks;
mod members;
mod scalars;
mod shapes;

use serde_json::{Map, Value, json};

use crate::cli::Draft;
use crate::random::Random;

use self::marks::{MARKS, Marks};

/// How many subschemas one schema has at most, about.
const ROOM: usize = 24;

/// The resource that holds the schema, and the one that is embedded in it.
pub const ROOT: &str = "https://example.com/root";
pub const INNER: &str = "https://example.com/inner";

const DRAFTS: [Draft; 3] = [Draft::Draft7, Draft::Draft201909, Draft::Draft202012];

/// A schema and how it is read.
#[derive(Clone)]
pub struct Drawn {
    pub draft: Draft,
    pub assert_format: bool,
    /// Without the marks.
    pub schema: Value,
    /// Where all values are sensitive.
    pub marks: Option<Marks>,
}

impl Drawn {
    /// The schema as the generator has it.
    pub fn marked(&self) -> Value {
        let mut schema = self.schema.clone();
        if let Some(marks) = self.marks {
            marks.put(&mut schema);
        }
        schema
    }
}

/// Draws a schema.
pub fn draw(random: &mut Random) -> Drawn {
    let draft = random.pick(&DRAFTS);
    let is_shaped = random.chance(40);
    let mut draw = Draw {
        draft,
        definitions: if random.chance(55) {
            1 + random.below(3)
        } else {
            0
        },
        has_inner: draft != Draft::Draft7 && random.chance(12),
        is_dynamic: draft != Draft::Draft7 && random.chance(if is_shaped { 2 } else { 20 }),
        is_shaped,
        room: ROOM,
        random,
    };
    let schema = draw.root();
    Drawn {
        draft,
        assert_format: draw.random.chance(50),
        schema,
        marks: draw.random.chance(35).then(|| draw.random.pick(&MARKS)),
    }
}

/// Where a subschema is.
#[derive(Clone, Copy)]
struct At {
    depth: usize,
    /// The first definition that a reference may name without a step into the instance.
    next: usize,
    /// Whether there was a step into the instance, so that any definition may be named.
    stepped: bool,
    /// Whether it is in the embedded resource.
    inner: bool,
}

impl At {
    /// In the same instance.
    fn deeper(self) -> Self {
        Self {
            depth: self.depth.saturating_sub(1),
            ..self
        }
    }

    /// In a member or an item of the instance.
    fn step(self) -> Self {
        Self {
            stepped: true,
            ..self.deeper()
        }
    }
}

struct Draw<'r> {
    random: &'r mut Random,
    draft: Draft,
    definitions: usize,
    has_inner: bool,
    /// Whether resources have a dynamic or recursive anchor.
    is_dynamic: bool,
    /// Whether it is mostly shapes that have types of their own.
    is_shaped: bool,
    room: usize,
}

type Keywords = Map<String, Value>;

impl Draw<'_> {
    fn root(&mut self) -> Value {
        let depth = 2 + self.random.below(3);
        let at = At {
            depth,
            next: 0,
            stepped: false,
            inner: false,
        };
        let mut root = Keywords::new();
        while root.is_empty() {
            if let Value::Object(keywords) = self.whole(at) {
                root = keywords;
            } else if self.random.chance(10) && self.definitions == 0 && !self.has_inner {
                return json!(self.random.chance(50));
            }
        }
        // Beside a `$ref` draft-07 reads nothing, not even an `$id`.
        if self.draft == Draft::Draft7 && root.contains_key("$ref") {
            root = Keywords::from_iter([(String::from("allOf"), json!([root]))]);
        }
        let mut definitions = Keywords::new();
        for index in 0..self.definitions {
            self.room = self.room.max(4);
            let at = At {
                depth: 1 + self.random.below(2),
                next: index + 1,
                ..at
            };
            definitions.insert(format!("d{index}"), self.whole(at));
        }
        if self.has_inner {
            root.insert("$id".into(), ROOT.into());
            definitions.insert("inner".into(), self.inner());
        }
        if self.is_dynamic {
            self.anchor(&mut root);
        }
        if !definitions.is_empty() {
            let name = if self.draft == Draft::Draft7 {
                "definitions"
            } else {
                "$defs"
            };
            root.insert(name.into(), definitions.into());
        }
        root.into()
    }

    /// A schema resource of its own, which refers to no definition without a step.
    fn inner(&mut self) -> Value {
        self.room = self.room.max(5);
        let at = At {
            depth: 2,
            next: usize::MAX,
            stepped: false,
            inner: true,
        };
        let mut keywords = match self.schema(at) {
            Value::Object(keywords) => keywords,
            _ => Keywords::new(),
        };
        if self.is_dynamic {
            self.anchor(&mut keywords);
        }
        keywords.insert("$id".into(), INNER.into());
        keywords.into()
    }

    fn anchor(&mut self, keywords: &mut Keywords) {
        if self.draft == Draft::Draft202012 {
            keywords.insert("$dynamicAnchor".into(), "node".into());
        } else if self.random.chance(70) {
            keywords.insert("$recursiveAnchor".into(), true.into());
        }
    }

    /// The root or a definition.
    fn whole(&mut self, at: At) -> Value {
        if self.is_shaped {
            self.shape(at)
        } else {
            self.schema(at)
        }
    }

    fn schema(&mut self, at: At) -> Value {
        if self.room == 0 || self.random.chance(4) {
            return json!(self.random.chance(75));
        }
        self.room -= 1;
        let mut keywords = Keywords::new();
        if at.depth == 0 {
            match self.random.below(10) {
                0 => {}
                1 => self.reference(&mut keywords, at),
                2..5 => self.numbers(&mut keywords),
                5..8 => self.strings(&mut keywords),
                8 => self.values(&mut keywords),
                _ => self.types(
                    &mut keywords,
                    &[
                        "null", "boolean", "integer", "string", "array", "object", "number",
                    ],
                ),
            }
            return keywords.into();
        }
        match self.random.below(100) {
            0..26 => self.object(&mut keywords, at),
            26..42 => self.array(&mut keywords, at),
            42..52 => self.numbers(&mut keywords),
            52..60 => self.strings(&mut keywords),
            60..66 => self.values(&mut keywords),
            66..82 => self.logic(&mut keywords, at),
            82..86 => self.union(&mut keywords, at),
            86..94 => self.reference(&mut keywords, at),
            _ => {}
        }
        while self.random.chance(28) {
            match self.random.below(7) {
                0 => self.object(&mut keywords, at),
                1 => self.array(&mut keywords, at),
                2 => self.numbers(&mut keywords),
                3 => self.strings(&mut keywords),
                4 => self.values(&mut keywords),
                5 => self.logic(&mut keywords, at),
                _ => self.reference(&mut keywords, at),
            }
        }
        self.unevaluated(&mut keywords, at);
        keywords.into()
    }

    fn schemas(&mut self, count: usize, at: At) -> Value {
        let schemas: Vec<Value> = (0..count).map(|_| self.schema(at)).collect();
        schemas.into()
    }
}
