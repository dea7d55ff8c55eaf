//! The walk over all subschemas that the root reaches: each is met once, and its keywords are checked.

use std::collections::{HashMap, HashSet};

use referencing::{Registry, Resolver};
use serde_json::Value;

use crate::pointer::join;
use crate::problems::Problems;

use super::dialect::Dialect;
use super::documents::{self, Documents};
use super::keywords::{self, Draft, Shape};
use super::{Dynamic, Schema, SchemaId, Settings, Subschema, resolve, values};

/// Finds all subschemas, the root first.
pub(super) fn walk<'d>(
    documents: &'d Documents,
    registry: &'d Registry<'d>,
    settings: Settings<'_>,
    problems: &mut Problems<'_>,
) -> Schema<'d> {
    let dialect = Dialect::of_draft(settings.draft.unwrap_or(Draft::Draft202012));
    let mut walk = Walk {
        settings,
        pointers: documents.pointers(),
        schema: Schema {
            dialect,
            subschemas: Vec::new(),
            ids: HashMap::new(),
        },
        problems,
        open: Vec::new(),
    };
    let resolver = registry.resolver(documents.base.clone());
    walk.meet("#".to_owned(), &documents.root, dialect, resolver);
    walk.schema.dialect = walk.schema.subschemas[0].dialect;
    while let Some((id, resolver)) = walk.open.pop() {
        walk.enter(id, resolver);
    }
    walk.schema
}

/// The state of the walk.
struct Walk<'d, 'w, 's> {
    settings: Settings<'w>,
    pointers: HashMap<*const Value, String>,
    schema: Schema<'d>,
    problems: &'w mut Problems<'s>,
    open: Vec<(SchemaId, Resolver<'d>)>,
}

impl<'d> Walk<'d, '_, '_> {
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
                wrong: HashSet::new(),
            });
            self.open.push((id, resolver));
        }
        id
    }

    /// The dialect that a schema names, or else the one of the schema around it.
    fn dialect(&mut self, pointer: &str, value: &Value, around: Dialect) -> Dialect {
        let assert_format = self.settings.assert_format;
        let asserting = |it: Dialect| Dialect {
            asserts_format: it.asserts_format || assert_format,
            ..it
        };
        let around = asserting(around);
        let Some(uri) = value.get("$schema").and_then(documents::text) else {
            return around;
        };
        let message = match Dialect::named(uri, self.settings.resources).map(asserting) {
            Ok(named) if named == around || documents::is_resource(pointer, value) => return named,
            Ok(_) => format!(
                "`{uri}` is another dialect, which only a schema with an `$id` of its own can have"
            ),
            Err(message) => message,
        };
        self.problems.at(&join(pointer, "$schema"), message);
        around
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
            Err(message) => {
                // What is inside it cannot be met, so it says nothing.
                let names = keywords.keys().map(String::as_str);
                self.schema.subschemas[id].wrong.extend(names);
                return self.problems.at(&join(&pointer, "$id"), message);
            }
        };
        self.schema.subschemas[id].base = resolver.base_uri().as_str().to_owned();
        for (name, value) in keywords {
            let at = join(&pointer, name);
            match keywords::find(dialect, name) {
                Some(keyword) if self.schema.subschemas[id].counts(name) => {
                    let complaints = values::complaints(keyword, &at, value);
                    if !complaints.is_empty() {
                        self.schema.subschemas[id].wrong.insert(keyword.name);
                    }
                    // Elsewhere an annotation of ours may be somebody else's.
                    if dialect.strict || !name.starts_with("x-") {
                        for (at, message) in complaints {
                            self.problems.at(&at, message);
                        }
                    }
                    self.subschemas(&at, value, dialect, keyword.shape, &resolver);
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
        let at = join(&subschema.pointer, keyword);
        match resolve::lookup(resolver, reference, &self.pointers) {
            Ok(target) if values::is_schema(target.value) => {
                self.problems.lead(&at, &target.pointer);
                let mut around = dialect;
                if target.resolver.base_uri() != resolver.base_uri()
                    && let Some(root) = resolve::root(&target.resolver, &self.pointers)
                {
                    // Its dynamic anchors count once it is entered, wherever they are in it.
                    let root = self.meet(root.pointer, root.value, dialect, root.resolver);
                    around = self.schema.subschemas[root].dialect;
                }
                Some(self.meet(target.pointer, target.value, around, target.resolver))
            }
            Ok(_) => {
                self.problems
                    .at(&at, format!("`{reference}` is not a schema"));
                None
            }
            Err(message) => {
                self.problems.at(&at, message);
                None
            }
        }
    }

    fn anchor(&self, id: SchemaId, keyword: &str) -> Option<String> {
        self.schema.subschemas[id].text(keyword).map(str::to_owned)
    }

    /// Meets what is inside a keyword's value.
    fn subschemas(
        &mut self,
        at: &str,
        value: &'d Value,
        dialect: Dialect,
        shape: Shape,
        resolver: &Resolver<'d>,
    ) {
        match (shape, value) {
            (Shape::Schema | Shape::SchemaOrSchemas, Value::Object(_) | Value::Bool(_)) => {
                self.meet(at.to_owned(), value, dialect, resolver.clone());
            }
            (Shape::Schemas | Shape::SchemaOrSchemas, Value::Array(items)) => {
                for (index, item) in items.iter().enumerate() {
                    self.subschema(join(at, &index.to_string()), item, dialect, resolver);
                }
            }
            (Shape::SchemaMap, Value::Object(members)) => {
                for (name, member) in members {
                    self.subschema(join(at, name), member, dialect, resolver);
                }
            }
            (Shape::SchemaOrNamesMap, Value::Object(members)) => {
                let schemas = members.iter().filter(|(_, it)| values::is_schema(it));
                for (name, member) in schemas {
                    self.subschema(join(at, name), member, dialect, resolver);
                }
            }
            _ => {}
        }
    }

    /// What is no schema is reported, and met as one that says nothing.
    fn subschema(
        &mut self,
        at: String,
        value: &'d Value,
        dialect: Dialect,
        resolver: &Resolver<'d>,
    ) {
        if !values::is_schema(value) {
            self.problems.at(&at, values::NO_SCHEMA);
        }
        self.meet(at, value, dialect, resolver.clone());
    }

    /// A name that no vocabulary knows is an annotation, but in a strict dialect it is a typo.
    fn unknown(&mut self, at: &str, name: &str, dialect: Dialect) {
        if dialect.strict {
            let hint = keywords::hint(dialect, name);
            let message = format!("unknown keyword `{name}`{hint}");
            self.problems.at_name(at, message);
        }
    }
}
