//! Which subschemas say about objects just what other ones say, so that these can judge them at once.

use crate::model::{Keyword, Node};
use crate::schema::SchemaId;

use super::verdicts::{self, Verdict};

/// So many subschemas are gone through; each of them would do.
const LONGEST: usize = 16;

/// What judges the objects that a subschema is applied to.
#[derive(Clone, Copy)]
pub(super) enum Objects<'m> {
    /// Another subschema.
    Other(SchemaId),
    /// One subschema if there is a member of a name, and another one if not.
    ByMember {
        name: &'m str,
        with: SchemaId,
        without: SchemaId,
    },
}

/// What judges objects instead of a subschema.
pub(super) fn of<'m>(nodes: &'m [Node], verdicts: &[Verdict], id: SchemaId) -> Option<Objects<'m>> {
    let last = last(nodes, verdicts, id);
    match next(nodes, verdicts, last) {
        Some(Objects::ByMember {
            name,
            with,
            without,
        }) => Some(Objects::ByMember {
            name,
            with: self::last(nodes, verdicts, with),
            without: self::last(nodes, verdicts, without),
        }),
        _ if last != id => Some(Objects::Other(last)),
        _ => None,
    }
}

/// The last of the subschemas that lead from one to another.
fn last(nodes: &[Node], verdicts: &[Verdict], first: SchemaId) -> SchemaId {
    let other = |id: &SchemaId| match next(nodes, verdicts, *id) {
        Some(Objects::Other(other)) => Some(other),
        _ => None,
    };
    let way = std::iter::successors(Some(first), other);
    way.take(LONGEST).last().unwrap_or(first)
}

/// What the only keyword leads to that says something about objects.
fn next<'m>(nodes: &'m [Node], verdicts: &[Verdict], id: SchemaId) -> Option<Objects<'m>> {
    let keywords = &nodes[id].keywords;
    let is_scope = |it: &Keyword| matches!(it, Keyword::Scope(_));
    if keywords.iter().any(is_scope) {
        return None;
    }
    match about_objects(keywords, verdicts)? {
        Keyword::Ref(target) => Some(Objects::Other(*target)),
        Keyword::AllOf(schemas) => {
            let schemas = schemas.iter().copied();
            only(schemas.filter(|it| !verdicts[*it].accepts_objects())).map(Objects::Other)
        }
        Keyword::AnyOf(schemas) | Keyword::OneOf(schemas) => {
            let schemas = schemas.iter().copied();
            only(schemas.filter(|it| !verdicts[*it].refuses_objects())).map(Objects::Other)
        }
        Keyword::If {
            test,
            then,
            otherwise,
        } => match verdicts[*test] {
            it if it.accepts_objects() => then.map(Objects::Other),
            it if it.refuses_objects() => otherwise.map(Objects::Other),
            _ => Some(Objects::ByMember {
                name: asked_for(&nodes[*test], verdicts)?,
                with: (*then)?,
                without: (*otherwise)?,
            }),
        },
        _ => None,
    }
}

/// The member that an object must have, if that is all.
fn asked_for<'m>(node: &'m Node, verdicts: &[Verdict]) -> Option<&'m str> {
    match about_objects(&node.keywords, verdicts)? {
        Keyword::Required(names) => only(names.iter()).map(String::as_str),
        _ => None,
    }
}

/// The only keyword that says something about objects.
fn about_objects<'m>(keywords: &'m [Keyword], verdicts: &[Verdict]) -> Option<&'m Keyword> {
    let says_something = |it: &&Keyword| !verdicts::of_keyword(it, verdicts).accepts_objects();
    only(keywords.iter().filter(says_something))
}

/// The only item.
fn only<T>(mut items: impl Iterator<Item = T>) -> Option<T> {
    let first = items.next();
    first.filter(|_| items.next().is_none())
}
