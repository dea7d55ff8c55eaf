//! Objects whose one member tells the type of another: `allOf` of one `if`/`then` for each case.

use std::collections::HashSet;

use crate::schema::SchemaId;

use super::conditional::{Conditional, OneProperty};
use super::names::{Scope, constant_name, type_name};
use super::shapes::Shapes;
use super::{Case, Choice, Keyword, Kind, Member, MemberKind, Type, TypeDef, TypeId, follow};

/// What two objects must have in common to share one choice: the content's own schema, and the cases.
pub(super) type Key = (SchemaId, Vec<(String, SchemaId)>);

/// An object's choice as it was found: the two members, and the content's schema for each tag.
pub(super) struct Tagged {
    pub tag: String,
    pub content: String,
    pub cases: Vec<(String, SchemaId)>,
}

impl Shapes<'_, '_> {
    /// Recognises a choice: all cases look at one required string member and speak of one other
    /// member, which each of them requires and about which nothing else is said.
    pub(super) fn tagged(&self, id: SchemaId, cases: &[SchemaId]) -> Option<Tagged> {
        let cases: Option<Vec<_>> = cases.iter().map(|&case| self.case(case)).collect();
        let cases = cases?;
        let first = cases.first()?;
        let (tag, content) = (first.tag, first.content.name);
        let is_alike = |it: &Found| it.tag == tag && it.content.name == content;
        let tag_schema = self.property(id, tag)?;
        let is_text = self.nodes[tag_schema].is_just("string");
        let is_free = self.nodes[follow(self.nodes, self.property(id, content)?)]
            .keywords
            .is_empty();
        let is_present =
            self.requires(id, content) || cases.iter().all(|it| it.content.is_required);
        let tags: HashSet<_> = cases.iter().map(|it| it.value).collect();
        let is_choice = cases.iter().all(is_alike)
            && is_text
            && !self.is_sensitive(tag_schema)
            && is_free
            && is_present
            && self.requires(id, tag)
            && tags.len() == cases.len();
        is_choice.then(|| Tagged {
            tag: tag.to_owned(),
            content: content.to_owned(),
            cases: cases
                .iter()
                .map(|it| (it.value.to_owned(), it.content.schema))
                .collect(),
        })
    }

    /// Makes the choice, or takes the one that another object with the same cases has made.
    pub(super) fn choice(
        &mut self,
        parent: &str,
        content: &Member,
        schema: SchemaId,
        cases: Vec<(String, SchemaId)>,
    ) -> TypeId {
        let own = follow(self.nodes, schema);
        let mut schemas = std::iter::once(schema).chain(cases.iter().map(|(_, it)| *it));
        let is_sensitive = schemas.any(|it| self.is_sensitive(it));
        let key = (
            own,
            cases
                .iter()
                .map(|(value, schema)| (value.clone(), follow(self.nodes, *schema)))
                .collect(),
        );
        if let Some(&made) = self.choices.get(&key) {
            self.types[made].sensitive |= is_sensitive;
            return made;
        }
        let name = self.take_name(own, &format!("{parent} {}", content.wire));
        let made = self.push(name.clone(), own);
        self.types[made].sensitive = is_sensitive;
        self.choices.insert(key, made);
        let mut names = Scope::cases();
        let cases = cases.into_iter().map(|(wire, schema)| {
            let short = self.variant_of(schema);
            let content = self.type_of(schema, &format!("{name} {short}"));
            Case {
                wire,
                name: names.give(type_name(&short)),
                constant: String::new(), // named when all variants are
                content,
                boxed: false,
                telling: None,
            }
        });
        let mut cases: Vec<Case> = cases.collect();
        for case in &mut cases {
            case.constant = names.give(constant_name(&case.name)); // `V1` is in capitals already
        }
        let (tag, content) = (String::new(), String::new()); // named when all objects are known
        let unknown = self.names.give(format!("Unknown{name}"));
        let handler = self.names.give(format!("{name}Handler"));
        self.types[made].kind = Kind::Choice(Choice {
            tag,
            content,
            unknown,
            handler,
            cases,
            envelope: None,
        });
        made
    }

    fn case(&self, id: SchemaId) -> Option<Found<'_>> {
        let Conditional { tag, value, then } = Conditional::of(self.nodes, id)?;
        let content = OneProperty::of(self.nodes, then)?;
        Some(Found {
            tag,
            value,
            content,
        })
    }

    fn property(&self, id: SchemaId, name: &str) -> Option<SchemaId> {
        self.nodes[id].keywords.iter().find_map(|it| match it {
            Keyword::Properties(properties) => properties
                .iter()
                .find(|(wire, _)| wire == name)
                .map(|(_, id)| *id),
            _ => None,
        })
    }

    fn requires(&self, id: SchemaId, name: &str) -> bool {
        let names = |it: &Keyword| matches!(it, Keyword::Required(names) if names.iter().any(|it| it == name));
        self.nodes[id].keywords.iter().any(names)
    }
}

struct Found<'n> {
    tag: &'n str,
    value: &'n str,
    content: OneProperty<'n>,
}

/// Finds, for each choice, the one type that holds every object with it: the object itself, or the
/// union of all of them. Its tag and content are named after the first object's members. A choice that no
/// object holds, none of them having finite values, is a JSON value.
pub(super) fn find_envelopes(types: &mut [TypeDef]) {
    for id in 0..types.len() {
        if matches!(types[id].kind, Kind::Choice(_)) {
            let holders: Vec<TypeId> = (0..types.len())
                .filter(|&it| holds(&types[it].kind, id))
                .collect();
            if holders.is_empty() {
                types[id].kind = Kind::Wrapper(Type::Json);
                continue;
            }
            let is_union = |it: &Kind| {
                matches!(it, Kind::Union(union) if union.arms.len() == holders.len()
                && union.arms.iter().all(|arm| matches!(arm.content.ty, Type::Named(id) if holders.contains(&id))))
            };
            let found = match holders[..] {
                [one] => Some(one),
                _ => types.iter().position(|it| is_union(&it.kind)),
            };
            let names = holders
                .first()
                .and_then(|&first| member_names(&types[first].kind, id));
            if let (Kind::Choice(choice), Some((tag, content))) = (&mut types[id].kind, names) {
                choice.envelope = found;
                choice.tag = Scope::tag().give(tag);
                choice.content = content;
            }
        }
    }
}

fn holds(kind: &Kind, choice: TypeId) -> bool {
    member_names(kind, choice).is_some()
}

/// The Rust names of the tag and the content of an object with this choice.
fn member_names(kind: &Kind, choice: TypeId) -> Option<(String, String)> {
    let Kind::Struct(strukt) = kind else {
        return None;
    };
    strukt.members.iter().find_map(|it| match it.kind {
        MemberKind::Content { choice: held, tag } if held == choice => {
            Some((strukt.members[tag].name.clone(), it.name.clone()))
        }
        _ => None,
    })
}
