//! Which subschemas have a static of their own, and where it stands; the others stand inside them.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use crate::model::{Keyword, Kind, MemberKind, Model, ROOT, TypeId, constant_name};
use crate::schema::SchemaId;

/// The home of each static.
pub(super) type Homes = BTreeMap<SchemaId, Home>;

/// Where a static stands, and what it is called there.
pub(super) struct Home {
    /// The type in whose file it stands; else it stands in the shared one.
    pub owner: Option<TypeId>,
    pub name: String,
}

/// Statics that a type's file has besides, and the constant that it imports.
const TAKEN: &[&str] = &[
    "GUESS", "KEYS", "SCHEMA", "TAG", "UNKNOWN", "VARIANTS", "WIRES",
];

/// A type's own schema has a static, and so has whatever is referred to, or judged by itself.
pub(super) fn find(model: &Model) -> Homes {
    let mut homes = Homes::new();
    let mut by_pointer: HashMap<&str, TypeId> = HashMap::new();
    for (id, type_def) in model.types.iter().enumerate() {
        if !matches!(type_def.kind, Kind::Choice(_)) {
            let name = "SCHEMA".to_owned();
            homes.insert(
                type_def.schema,
                Home {
                    owner: Some(id),
                    name,
                },
            );
            by_pointer.insert(&model.nodes[type_def.schema].pointer, id);
        }
    }
    let mut given = HashSet::new();
    for id in apart(model, &homes) {
        if homes.contains_key(&id) {
            continue;
        }
        let pointer = &model.nodes[id].pointer;
        let (owner, below) = owner(pointer, &by_pointer);
        let words = below
            .split('/')
            .filter(|it| !matches!(*it, "#" | "$defs" | "properties"));
        let mut name = constant_name(&words.collect::<Vec<_>>().join("_"));
        while TAKEN.contains(&name.as_str()) || !given.insert((owner, name.clone())) {
            name.push('_');
        }
        homes.insert(id, Home { owner, name });
    }
    homes
}

/// The type whose schema is the nearest one around a subschema, and the rest of the pointer.
fn owner<'p>(pointer: &'p str, types: &HashMap<&str, TypeId>) -> (Option<TypeId>, &'p str) {
    let mut end = pointer.len();
    while let Some(slash) = pointer[..end].rfind('/') {
        end = slash;
        match types.get(&pointer[..end]) {
            // What is defined for all belongs to nobody.
            Some(&ROOT) if pointer.starts_with("#/$defs/") => break,
            Some(owner) => return (Some(*owner), &pointer[end..]),
            None => {}
        }
    }
    (None, pointer)
}

/// The subschemas that are referred to, or judged by themselves.
fn apart(model: &Model, homes: &Homes) -> BTreeSet<SchemaId> {
    let mut apart: BTreeSet<SchemaId> = model
        .types
        .iter()
        .flat_map(|it| judged_by(&it.kind))
        .collect();
    if model.is_large {
        return apart; // what is referred to has a line
    }
    for id in judged(model, homes.keys().chain(&apart).copied()) {
        for keyword in &model.nodes[id].keywords {
            let referred = keyword.referred().into_iter();
            apart.extend(referred.filter(|&target| !model.nodes[target].keywords.is_empty()));
        }
    }
    apart
}

/// The subschemas that have a part in judging by some of them; a large schema's tables have all.
pub(super) fn judged(model: &Model, first: impl Iterator<Item = SchemaId>) -> BTreeSet<SchemaId> {
    if model.is_large {
        return (0..model.nodes.len()).collect();
    }
    let mut judged = BTreeSet::new();
    let mut open: Vec<SchemaId> = first.collect();
    while let Some(id) = open.pop() {
        if judged.insert(id) {
            let keywords = model.nodes[id].keywords.iter();
            open.extend(keywords.flat_map(Keyword::schemas));
        }
    }
    judged
}

/// The subschemas that decoders hand to the validator by themselves.
fn judged_by(kind: &Kind) -> Vec<SchemaId> {
    match kind {
        Kind::Struct(strukt) => strukt
            .members
            .iter()
            .filter_map(|it| match &it.kind {
                MemberKind::Field { content, .. } => content.judged,
                _ => None,
            })
            .collect(),
        Kind::Union(union) => union
            .arms
            .iter()
            .filter_map(|it| it.content.judged)
            .collect(),
        Kind::Choice(choice) => choice
            .cases
            .iter()
            .filter_map(|it| it.content.judged)
            .collect(),
        Kind::Enum(_) | Kind::Wrapper(_) => Vec::new(),
    }
}
