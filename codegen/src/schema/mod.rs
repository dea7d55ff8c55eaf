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
    /// What its keywords are read by.
    pub dialect: Dialect,
    /// The URI of the schema resource that it belongs to.
    pub base: String,
    /// What its `$ref` refers to.
    pub reference: Option<SchemaId>,
    /// What its `$dynamicRef` or `$recursiveRef` refers to.
    pub dynamic: Option<Dynamic>,
}

/// A reference whose target may depend on the way that led to it.
#[derive(Clone)]
pub struct Dynamic {
    /// What it refers to, if nothing on the way says otherwise.
    pub target: SchemaId,
    /// The anchor that schema resources on the way may have too; none if the target is fixed.
    pub anchor: Option<String>,
}

impl<'d> Schema<'d> {
    /// The subschema that `value` is: a keyword's value inside this schema.
    pub fn id_of(&self, value: &Value) -> SchemaId {
        self.ids[&std::ptr::from_ref(value)]
    }
}

impl<'d> Subschema<'d> {
    /// The keywords that its dialect knows, none for a boolean schema.
    pub fn keywords(&self) -> impl Iterator<Item = (&'d String, &'d Value)> {
        let members = self.value.as_object().into_iter().flatten();
        members.filter(|(name, _)| self.knows(name))
    }

    /// The value of a keyword.
    pub fn keyword(&self, name: &str) -> Option<&'d Value> {
        self.value.get(name).filter(|_| self.knows(name))
    }

    /// Whether its dialect knows a keyword. Before 2019-09, whatever stands beside `$ref` is ignored.
    fn knows(&self, name: &str) -> bool {
        let alone = self.dialect.draft == Draft::Draft7 && self.value.get("$ref").is_some();
        let counts = !alone || matches!(name, "$ref" | "definitions");
        counts && keywords::find(self.dialect, name).is_some()
    }

    /// The text of an annotation such as `description`.
    pub fn text(&self, name: &str) -> Option<&'d str> {
        self.keyword(name)?.as_str()
    }
}

/// Reads the document that `documents` was made for.
pub fn read<'d>(
    source: &'d Source,
    resources: &'d Map<String, Value>,
    documents: &'d Documents<'d>,
    settings: Settings,
) -> Result<Schema<'d>, Report> {
    let mut walk = Walk {
        source,
        resources,
        assert_format: settings.assert_format,
        schema: Schema {
            dialect: Dialect::of_draft(settings.draft.unwrap_or(Draft::Draft202012)),
            subschemas: Vec::new(),
            ids: HashMap::new(),
        },
        problems: Vec::new(),
        open: Vec::new(),
    };
    let resolver = documents.resolver(resolve::base_uri(source)?);
    let root = source.document.as_value();
    walk.meet("#".to_owned(), root, walk.schema.dialect, resolver);
    walk.schema.dialect = walk.schema.subschemas[0].dialect;
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

/// What the caller says of how to read.
#[derive(Clone, Copy)]
pub struct Settings {
    /// The draft of a document that names none.
    pub draft: Option<Draft>,
    /// Whether `format` asserts whatever the dialect says.
    pub assert_format: bool,
}

/// The state of the walk over all subschemas.
struct Walk<'d> {
    source: &'d Source,
    resources: &'d Map<String, Value>,
    assert_format: bool,
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
        around: Dialect,
        resolver: Resolver<'d>,
    ) -> SchemaId {
        let next = self.schema.subschemas.len();
        let id = *self
            .schema
            .ids
            .entry(std::ptr::from_ref(value))
            .or_insert(next);
        if id == next {
            let dialect = self.dialect(&pointer, value, around);
            self.schema.subschemas.push(Subschema {
                pointer,
                value,
                dialect,
                base: String::new(),
                reference: None,
                dynamic: None,
            });
            self.open.push((id, resolver));
        }
        id
    }

    /// The dialect that a schema names, or else the one of the schema around it.
    fn dialect(&mut self, pointer: &str, value: &Value, around: Dialect) -> Dialect {
        let mut dialect = around;
        if let Some(uri) = value.get("$schema").and_then(Value::as_str) {
            match Dialect::named(uri, self.resources) {
                Ok(named) => dialect = named,
                Err(message) => self.problem(&pointer::join(pointer, "$schema"), message),
            }
        }
        dialect.asserts_format |= self.assert_format;
        dialect
    }

    /// Checks the keywords of a subschema and meets the ones inside it.
    fn enter(&mut self, id: SchemaId, resolver: Resolver<'d>) {
        let Subschema {
            pointer,
            value,
            dialect,
            ..
        } = &self.schema.subschemas[id];
        let (pointer, value, dialect) = (pointer.clone(), *value, *dialect);
        let Some(keywords) = value.as_object() else {
            return;
        };
        let resolver = match resolve::inside(&resolver, value, dialect.draft) {
            Ok(resolver) => resolver,
            Err(message) => return self.problem(&pointer::join(&pointer, "$id"), message),
        };
        self.schema.subschemas[id].base = resolver.base_uri().as_str().to_owned();
        // Before 2019-09, whatever stands beside `$ref` is ignored.
        let alone = dialect.draft == Draft::Draft7 && keywords.contains_key("$ref");
        for (name, value) in keywords {
            let at = pointer::join(&pointer, name);
            match keywords::find(dialect, name) {
                Some(keyword) if !alone || matches!(name.as_str(), "$ref" | "definitions") => {
                    match keywords::complaint(keyword.shape, value) {
                        Some(complaint) if dialect.strict || !name.starts_with("x-") => {
                            self.problem(&at, format!("`{name}` {complaint}"));
                        }
                        Some(_) => {}
                        None => self.subschemas(&at, value, dialect, keyword.shape, &resolver),
                    }
                }
                Some(_) => {}
                None => self.unknown(&at, name, dialect),
            }
        }
        self.schema.subschemas[id].reference = self.reference(id, "$ref", &resolver);
        if let Some(target) = self.reference(id, "$dynamicRef", &resolver) {
            let anchor = self.anchor(target, "$dynamicAnchor").filter(|anchor| {
                let reference = keywords["$dynamicRef"].as_str().unwrap_or_default();
                reference
                    .rsplit_once('#')
                    .is_some_and(|(_, fragment)| fragment == anchor)
            });
            self.schema.subschemas[id].dynamic = Some(Dynamic { target, anchor });
        }
        if let Some(target) = self.reference(id, "$recursiveRef", &resolver) {
            let is_recursive = self.schema.subschemas[target].keyword("$recursiveAnchor")
                == Some(&Value::Bool(true));
            let anchor = is_recursive.then(String::new);
            self.schema.subschemas[id].dynamic = Some(Dynamic { target, anchor });
        }
    }

    /// Follows a reference keyword of a subschema, if it has it.
    fn reference(
        &mut self,
        id: SchemaId,
        keyword: &str,
        resolver: &Resolver<'d>,
    ) -> Option<SchemaId> {
        let subschema = &self.schema.subschemas[id];
        let dialect = subschema.dialect;
        keywords::find(dialect, keyword)?;
        let reference = subschema.keyword(keyword)?.as_str()?;
        let at = pointer::join(&subschema.pointer, keyword);
        match resolve::lookup(resolver, reference) {
            Ok(target) if keywords::is_schema(target.value) => {
                if target.resolver.base_uri() != resolver.base_uri()
                    && let Some(root) = resolve::root(&target.resolver)
                {
                    // Its dynamic anchors count once it is entered, wherever they are in it.
                    self.meet(root.pointer, root.value, dialect, root.resolver);
                }
                Some(self.meet(target.pointer, target.value, dialect, target.resolver))
            }
            Ok(_) => {
                self.problem(&at, format!("`{reference}` is not a schema"));
                None
            }
            Err(message) => {
                self.problem(&at, message);
                None
            }
        }
    }

    fn anchor(&self, id: SchemaId, keyword: &str) -> Option<String> {
        self.schema.subschemas[id].text(keyword).map(str::to_owned)
    }

    fn subschemas(
        &mut self,
        at: &str,
        value: &'d Value,
        dialect: Dialect,
        shape: keywords::Shape,
        resolver: &Resolver<'d>,
    ) {
        use keywords::Shape;
        match (shape, value) {
            (Shape::Schema, _) | (Shape::SchemaOrSchemas, Value::Object(_) | Value::Bool(_)) => {
                self.meet(at.to_owned(), value, dialect, resolver.clone());
            }
            (Shape::Schemas | Shape::SchemaOrSchemas, Value::Array(items)) => {
                for (index, item) in items.iter().enumerate() {
                    self.subschema(
                        pointer::join(at, &index.to_string()),
                        item,
                        dialect,
                        resolver,
                    );
                }
            }
            (Shape::SchemaMap, Value::Object(members)) => {
                for (name, member) in members {
                    self.subschema(pointer::join(at, name), member, dialect, resolver);
                }
            }
            (Shape::SchemaOrNamesMap, Value::Object(members)) => {
                for (name, member) in members.iter().filter(|(_, member)| !member.is_array()) {
                    self.subschema(pointer::join(at, name), member, dialect, resolver);
                }
            }
            _ => {}
        }
    }

    fn subschema(
        &mut self,
        at: String,
        value: &'d Value,
        dialect: Dialect,
        resolver: &Resolver<'d>,
    ) {
        if keywords::is_schema(value) {
            self.meet(at, value, dialect, resolver.clone());
        } else {
            self.problem(&at, "must be a schema (an object or a boolean)");
        }
    }

    /// A name that no vocabulary knows is an annotation, but in a strict dialect it is a typo.
    fn unknown(&mut self, at: &str, name: &str, dialect: Dialect) {
        if dialect.strict {
            let hint = keywords::suggest(dialect, name).map(|it| format!("; did you mean `{it}`?"));
            let message = format!("unknown keyword `{name}`{}", hint.unwrap_or_default());
            self.problems.push(self.source.problem_at_name(at, message));
        }
    }

    fn problem(&mut self, at: &str, message: impl Into<String>) {
        self.problems.push(self.source.problem(at, message));
    }
}
