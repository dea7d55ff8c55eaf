//! The schema as the specification reads it: draft and vocabularies known, every subschema found,
//! every keyword's value checked, every reference resolved.

mod dialect;
mod keywords;
mod loops;
mod resolve;

use std::collections::HashMap;

use referencing::Resolver;
use serde_json::{Map, Value};

use crate::pointer;
use crate::report::{Problem, Report};
use crate::source::Source;

pub use self::dialect::Dialect;
pub use self::keywords::{ACCESSORS, Draft, RARE, SENSITIVE};
pub use self::resolve::{Documents, documents};

/// Index of a subschema in [`Schema::subschemas`].
pub type SchemaId = usize;

/// All subschemas that the root reaches, itself first.
pub struct Schema<'d> {
    /// What the root's `$schema` says.
    pub dialect: Dialect,
    /// The subschemas.
    pub subschemas: Vec<Subschema<'d>>,
    ids: HashMap<*const Value, SchemaId>,
}

/// One schema inside the document, or inside one that it refers to.
pub struct Subschema<'d> {
    /// Where it is: `#/$defs/CallStarted`, with the URI in front if it is in another document.
    pub pointer: String,
    /// Its value: an object or a boolean.
    pub value: &'d Value,
    /// The draft that its keywords are read by.
    pub draft: Draft,
    /// What its `$ref` refers to.
    pub reference: Option<SchemaId>,
}

impl<'d> Schema<'d> {
    /// The subschema that `value` is: a keyword's value inside this schema.
    pub fn id_of(&self, value: &Value) -> SchemaId {
        self.ids[&std::ptr::from_ref(value)]
    }
}

impl<'d> Subschema<'d> {
    /// The keywords, none for a boolean schema.
    pub fn keywords(&self) -> Option<&'d Map<String, Value>> {
        self.value.as_object()
    }

    /// The value of a keyword.
    pub fn keyword(&self, name: &str) -> Option<&'d Value> {
        self.keywords()?.get(name)
    }

    /// The text of an annotation such as `description`.
    pub fn text(&self, name: &str) -> Option<&'d str> {
        self.keyword(name)?.as_str()
    }
}

/// Reads the document that `documents` was made for.
pub fn read<'d>(
    source: &'d Source,
    documents: &'d Documents<'d>,
    dialect: Dialect,
) -> Result<Schema<'d>, Report> {
    let mut walk = Walk {
        source,
        schema: Schema {
            dialect,
            subschemas: Vec::new(),
            ids: HashMap::new(),
        },
        problems: Vec::new(),
        open: Vec::new(),
    };
    let resolver = documents.resolver(resolve::base_uri(source)?);
    walk.meet(
        "#".to_owned(),
        source.document.as_value(),
        dialect.draft,
        resolver,
    );
    while let Some((id, resolver)) = walk.open.pop() {
        walk.enter(id, resolver);
    }
    let Walk {
        schema,
        mut problems,
        ..
    } = walk;
    problems.extend(loops::find(source, &schema));
    match Report::of(problems) {
        Some(report) => Err(report),
        None => Ok(schema),
    }
}

/// The state of the walk over all subschemas.
struct Walk<'d> {
    source: &'d Source,
    schema: Schema<'d>,
    problems: Vec<Problem>,
    open: Vec<(SchemaId, Resolver<'d>)>,
}

impl<'d> Walk<'d> {
    /// Notes a subschema when it is met the first time.
    fn meet(
        &mut self,
        pointer: String,
        value: &'d Value,
        draft: Draft,
        resolver: Resolver<'d>,
    ) -> SchemaId {
        let next = self.schema.subschemas.len();
        let id = *self
            .schema
            .ids
            .entry(std::ptr::from_ref(value))
            .or_insert(next);
        if id == next {
            self.schema.subschemas.push(Subschema {
                pointer,
                value,
                draft,
                reference: None,
            });
            self.open.push((id, resolver));
        }
        id
    }

    /// Checks the keywords of a subschema and meets the ones inside it.
    fn enter(&mut self, id: SchemaId, resolver: Resolver<'d>) {
        let Subschema {
            pointer,
            value,
            draft,
            ..
        } = &self.schema.subschemas[id];
        let (pointer, value, draft) = (pointer.clone(), *value, *draft);
        let Some(keywords) = value.as_object() else {
            return;
        };
        let resolver = match resolve::inside(&resolver, value, draft) {
            Ok(resolver) => resolver,
            Err(message) => return self.problem(&pointer::join(&pointer, "$id"), message),
        };
        // Before 2019-09, whatever stands beside `$ref` is ignored.
        let alone = draft == Draft::Draft7 && keywords.contains_key("$ref");
        for (name, value) in keywords {
            let at = pointer::join(&pointer, name);
            match keywords::find(draft, name) {
                Some(keyword) if !alone || matches!(name.as_str(), "$ref" | "definitions") => {
                    match keywords::complaint(keyword.shape, value) {
                        Some(complaint) => self.problem(&at, format!("`{name}` {complaint}")),
                        None => self.subschemas(&at, value, draft, keyword.shape, &resolver),
                    }
                }
                Some(_) => {}
                None => self.unknown(&at, name, draft),
            }
        }
        if let Some(reference) = keywords.get("$ref").and_then(Value::as_str) {
            let at = pointer::join(&pointer, "$ref");
            match resolve::lookup(&resolver, reference, draft) {
                Ok(target) if keywords::is_schema(target.value) => {
                    let target =
                        self.meet(target.pointer, target.value, target.draft, target.resolver);
                    self.schema.subschemas[id].reference = Some(target);
                }
                Ok(_) => self.problem(&at, format!("`{reference}` is not a schema")),
                Err(message) => self.problem(&at, message),
            }
        }
    }

    fn subschemas(
        &mut self,
        at: &str,
        value: &'d Value,
        draft: Draft,
        shape: keywords::Shape,
        resolver: &Resolver<'d>,
    ) {
        use keywords::Shape;
        match (shape, value) {
            (Shape::Schema, _) | (Shape::SchemaOrSchemas, Value::Object(_) | Value::Bool(_)) => {
                self.meet(at.to_owned(), value, draft, resolver.clone());
            }
            (Shape::Schemas | Shape::SchemaOrSchemas, Value::Array(items)) => {
                for (index, item) in items.iter().enumerate() {
                    self.subschema(pointer::join(at, &index.to_string()), item, draft, resolver);
                }
            }
            (Shape::SchemaMap, Value::Object(members)) => {
                for (name, member) in members {
                    self.subschema(pointer::join(at, name), member, draft, resolver);
                }
            }
            (Shape::SchemaOrNamesMap, Value::Object(members)) => {
                for (name, member) in members.iter().filter(|(_, member)| !member.is_array()) {
                    self.subschema(pointer::join(at, name), member, draft, resolver);
                }
            }
            _ => {}
        }
    }

    fn subschema(&mut self, at: String, value: &'d Value, draft: Draft, resolver: &Resolver<'d>) {
        if keywords::is_schema(value) {
            self.meet(at, value, draft, resolver.clone());
        } else {
            self.problem(&at, "must be a schema (an object or a boolean)");
        }
    }

    /// A name that no vocabulary knows is an annotation, but in a strict dialect it is a typo.
    fn unknown(&mut self, at: &str, name: &str, draft: Draft) {
        if self.schema.dialect.strict {
            let hint = keywords::suggest(draft, name).map(|it| format!("; did you mean `{it}`?"));
            let message = format!("unknown keyword `{name}`{}", hint.unwrap_or_default());
            self.problems.push(self.source.problem_at_name(at, message));
        }
    }

    fn problem(&mut self, at: &str, message: impl Into<String>) {
        self.problems.push(self.source.problem(at, message));
    }
}
