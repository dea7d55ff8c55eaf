//! The Rust type of every subschema that needs one. What has no natural type is a JSON value that
//! the validator judges.

use std::collections::{HashMap, HashSet};

use serde_json::Value;

use crate::pointer;
use crate::problems::Problems;
use crate::schema::{Schema, SchemaId};
use crate::source::Source;

use super::bounds::Bounds;
use super::names::{Scope, spoken, type_name};
use super::{Arm, Keyword, Kind, Node, ROOT, Type, TypeDef, TypeId, Union, Use, follow};
use super::{accessors, arrange, choice, finite, guesses, sizes};

/// Makes the types, the root's first.
pub(super) fn lower(
    source: &Source,
    schema: &Schema<'_>,
    nodes: &[Node],
    problems: &mut Problems<'_>,
) -> Vec<TypeDef> {
    let mut shapes = Shapes {
        source,
        schema,
        nodes,
        problems,
        types: Vec::new(),
        names: Scope::types(),
        named: HashMap::new(),
        bounds: Bounds::default(),
        open: HashSet::new(),
        depth: 0,
        choices: HashMap::new(),
    };
    let definitions = shapes.definitions();
    let starts: Vec<SchemaId> = std::iter::once(0)
        .chain(definitions.iter().copied())
        .collect();
    shapes.bounds = Bounds::find(nodes, &starts, |id| shapes.has_shape(id));
    shapes.root();
    if !shapes.is_dynamic() {
        for id in definitions {
            shapes.type_of(id, "");
        }
    }
    shapes.idle_accessors();
    let mut types = arrange::in_order(source, schema, shapes.types);
    finite::settle(&mut types);
    choice::find_envelopes(&mut types);
    accessors::share(&mut types);
    arrange::mark_borrowing(&mut types);
    sizes::box_large_variants(&mut types);
    guesses::find(&mut types);
    types
}

pub(super) struct Shapes<'s, 'p> {
    source: &'s Source,
    pub schema: &'s Schema<'s>,
    pub nodes: &'s [Node],
    pub problems: &'s mut Problems<'p>,
    pub types: Vec<TypeDef>,
    pub names: Scope,
    /// The name that a definition has taken before its type is made.
    named: HashMap<SchemaId, Slot>,
    bounds: Bounds,
    /// Subschemas whose type is being made and has no name: a loop through them ends in a JSON value.
    open: HashSet<SchemaId>,
    /// How many types without names are being made, one inside another.
    depth: usize,
    pub choices: HashMap<choice::Key, TypeId>,
}

/// How deep types without names go.
const DEEP: usize = 16;

enum Slot {
    Reserved(String),
    Made(TypeId),
}

impl Shapes<'_, '_> {
    /// Definitions take their names first, in the order of the text.
    fn definitions(&mut self) -> Vec<SchemaId> {
        let mut found = Vec::new();
        for keyword in ["$defs", "definitions"] {
            let members = self.schema.subschemas[0]
                .keyword(keyword)
                .and_then(Value::as_object);
            for (name, value) in members.into_iter().flatten() {
                let at = pointer::join(&format!("#/{keyword}"), name);
                found.push((self.source.order(&at), name, self.schema.id_of(value)));
            }
        }
        found.sort_unstable();
        let mut names = Scope::types();
        for (_, name, id) in &found {
            let at = &self.schema.subschemas[*id].pointer;
            let name = self.name_of(
                &mut names,
                type_name(spoken(name)),
                &format!("definition `{name}`"),
                at,
            );
            self.named.insert(*id, Slot::Reserved(name));
        }
        self.names = names;
        found.into_iter().map(|(_, _, id)| id).collect()
    }

    fn root(&mut self) {
        self.push("Root".to_owned(), 0);
        self.named.insert(0, Slot::Made(ROOT));
        let (kind, judged) = if self.is_dynamic() {
            // Where a dynamic reference leads depends on the way from the root, so only the whole can be judged.
            (Kind::Wrapper(Type::Json), true)
        } else if let Some(shape) = self.shape(0, "Root") {
            shape
        } else {
            let content = self.anonymous(0, "Root");
            (Kind::Wrapper(content.ty), content.judged.is_some())
        };
        self.types[ROOT].kind = kind;
        self.types[ROOT].judged = judged;
    }

    fn is_dynamic(&self) -> bool {
        let mut keywords = self.nodes.iter().flat_map(|it| &it.keywords);
        keywords.any(|it| matches!(it, Keyword::DynamicRef { .. }))
    }

    /// The type that a subschema has where it is used; `hint` names it if it needs a name.
    pub fn type_of(&mut self, id: SchemaId, hint: &str) -> Use {
        if self.bounds.end_at(id) {
            return Use::json(id);
        }
        let id = follow(self.nodes, id);
        if let Some(Slot::Made(made)) = self.named.get(&id) {
            return Use {
                ty: Type::Named(*made),
                judged: None,
            };
        }
        let json = Use::json(id);
        if !self.open.insert(id) {
            return json;
        }
        let depth = self.depth;
        let made = if self.bounds.allow(id) {
            self.depth = 0;
            self.name_type(id, hint)
        } else if self.has_shape(id) || depth == DEEP {
            json
        } else {
            self.depth += 1;
            match self.named.get(&id) {
                // What is inside a definition is named after it, wherever it is used first.
                Some(Slot::Reserved(name)) => {
                    let name = name.clone();
                    self.anonymous(id, &name)
                }
                _ => self.anonymous(id, hint),
            }
        };
        self.depth = depth;
        self.open.remove(&id);
        made
    }

    /// Gives a subschema a type with a name, or none if it turns out to have no natural one.
    fn name_type(&mut self, id: SchemaId, hint: &str) -> Use {
        let name = self.take_name(id, hint);
        let made = self.push(name.clone(), id);
        self.named.insert(id, Slot::Made(made));
        let (kind, judged) = self
            .shape(id, &name)
            .expect("only what has a shape is given a name");
        self.types[made].kind = kind;
        self.types[made].judged = judged;
        Use {
            ty: Type::Named(made),
            judged: None,
        }
    }

    /// Adds a type, whose kind is to be found while others already refer to it.
    pub(super) fn push(&mut self, name: String, schema: SchemaId) -> TypeId {
        self.types.push(TypeDef {
            name,
            module: String::new(),
            schema,
            docs: self.docs(schema),
            kind: Kind::Wrapper(Type::Json),
            judged: false,
            borrows: true,
            sensitive: self.is_sensitive(schema),
        });
        self.types.len() - 1
    }

    /// The name that a definition has reserved, or a new one.
    pub fn take_name(&mut self, id: SchemaId, hint: &str) -> String {
        match self.named.remove(&id) {
            Some(Slot::Reserved(name)) => name,
            _ => self.names.give(type_name(hint)),
        }
    }

    /// Gives something its name. A strict dialect is ours to keep tidy: one that needs a number is a mistake.
    pub fn name_of(&mut self, names: &mut Scope, name: String, what: &str, at: &str) -> String {
        if self.schema.dialect.strict
            && let Some(owner) = names.owner(&name)
        {
            let message = format!("{what} would share the Rust name `{name}` with {owner}");
            self.problems.at_name(at, message);
        }
        names.give_to(name, what)
    }

    fn has_shape(&self, id: SchemaId) -> bool {
        self.is_struct(id)
            || self.strings(id).is_some()
            || self.open_enum(id).is_some()
            || self.arms(id).is_some()
    }

    /// The named type of a subschema, and whether reading it leaves something for the validator.
    fn shape(&mut self, id: SchemaId, name: &str) -> Option<(Kind, bool)> {
        if self.is_struct(id) {
            return Some(self.struct_of(id, name));
        }
        if let Some((known, judged)) = self.strings(id) {
            return Some((self.enumeration(id, known, false), judged));
        }
        if let Some((known, id)) = self.open_enum(id) {
            return Some((self.enumeration(id, known, true), false));
        }
        let arms = self.arms(id)?;
        let mut names = Scope::variants();
        let arms: Vec<Arm> = arms
            .into_iter()
            .map(|(condition, schema)| {
                let short = self.variant_of(schema);
                let content = self.type_of(schema, &format!("{name}{short}"));
                Arm {
                    condition,
                    name: names.give(short),
                    content,
                    boxed: false,
                }
            })
            .collect();
        Some((
            Kind::Union(Union {
                arms,
                blank: 0,
                telling: None,
                getters: Vec::new(),
            }),
            false,
        ))
    }

    pub fn is_struct(&self, id: SchemaId) -> bool {
        match self.nodes[id].by_type() {
            Some((["object"], rest)) => rest.iter().any(|it| matches!(it, Keyword::Properties(_))),
            _ => false,
        }
    }
}
