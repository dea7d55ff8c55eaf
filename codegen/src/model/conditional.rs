//! Subschemas that ask for the value of one member and say what then applies.

use crate::schema::SchemaId;

use super::{Keyword, Node};

/// An `if` that asks for one string as the value of one member that must be there, and its `then`.
pub struct Conditional<'n> {
    /// The member.
    pub tag: &'n str,
    /// The string.
    pub value: &'n str,
    /// What then applies.
    pub then: SchemaId,
}

impl<'n> Conditional<'n> {
    /// The one that a subschema consists of.
    pub fn of(nodes: &'n [Node], id: SchemaId) -> Option<Self> {
        let [
            Keyword::If {
                test,
                then: Some(then),
                otherwise: None,
            },
        ] = &nodes[id].keywords[..]
        else {
            return None;
        };
        let test = OneProperty::of(nodes, *test).filter(|it| it.is_required)?;
        Some(Conditional {
            tag: test.name,
            value: nodes[test.schema].constant()?,
            then: *then,
        })
    }
}

/// What a subschema says that speaks of one property and nothing else.
pub(super) struct OneProperty<'n> {
    pub name: &'n str,
    pub schema: SchemaId,
    pub is_required: bool,
}

impl<'n> OneProperty<'n> {
    pub(super) fn of(nodes: &'n [Node], id: SchemaId) -> Option<Self> {
        let (properties, required) = match &nodes[id].keywords[..] {
            [Keyword::Properties(properties)] => (properties, None),
            [Keyword::Properties(properties), Keyword::Required(required)]
            | [Keyword::Required(required), Keyword::Properties(properties)] => {
                (properties, Some(required))
            }
            _ => return None,
        };
        let [(name, schema)] = &properties[..] else {
            return None;
        };
        let is_required = match required.map(Vec::as_slice) {
            None => false,
            Some([required]) if required == name => true,
            Some(_) => return None,
        };
        Some(OneProperty {
            name,
            schema: *schema,
            is_required,
        })
    }
}
