//! Types without names of their own: scalars, arrays, maps, and what may be `null`.

use crate::schema::SchemaId;

use super::shapes::Shapes;
use super::{Keyword, Type, Use, follow};

impl Shapes<'_, '_> {
    /// A type without a name of its own.
    pub(super) fn anonymous(&mut self, id: SchemaId, hint: &str) -> Use {
        let nodes = self.nodes;
        if let Some((types, rest)) = nodes[id].by_type() {
            return self.of_types(id, types, &rest, hint);
        }
        match &nodes[id].keywords[..] {
            [] => Use {
                ty: Type::Json,
                judged: None,
            },
            [keyword @ (Keyword::AnyOf(branches) | Keyword::OneOf(branches))] => {
                let is_one_of = matches!(keyword, Keyword::OneOf(_));
                match self.but_null(branches) {
                    Some(branch) => self.nullable(id, is_one_of, branch, hint),
                    None => Use::json(id),
                }
            }
            _ => Use::json(id),
        }
    }

    fn of_types(&mut self, id: SchemaId, types: &[&str], rest: &[&Keyword], hint: &str) -> Use {
        let judged = (!rest.is_empty()).then_some(id);
        match types {
            ["string"] => match rest {
                [Keyword::Format("DateTime")] => Use {
                    ty: Type::Timestamp,
                    judged: None,
                },
                _ => Use {
                    ty: Type::Text,
                    judged,
                },
            },
            ["number"] | ["integer", "number"] => Use {
                ty: Type::Number,
                judged,
            },
            ["integer"] => Use {
                ty: Type::Integer,
                judged,
            },
            ["boolean"] => Use {
                ty: Type::Boolean,
                judged,
            },
            ["null"] => Use {
                ty: Type::Null,
                judged,
            },
            ["array"] => {
                let item = rest.iter().find_map(|it| match it {
                    Keyword::Items { from: 0, schema } => Some(*schema),
                    _ => None,
                });
                let item = item.map(|schema| self.type_of(schema, &format!("{hint}Item")));
                let checked = rest.len() == usize::from(item.is_some())
                    && item.as_ref().is_none_or(|it| it.judged.is_none());
                let ty = Type::List(Box::new(item.map_or(Type::Json, |it| it.ty)));
                Use {
                    ty,
                    judged: (!checked).then_some(id),
                }
            }
            ["object"] => {
                let value = rest.iter().find_map(|it| match it {
                    Keyword::AdditionalProperties {
                        known,
                        patterns,
                        schema,
                    } if known.is_empty() && patterns.is_empty() => Some(*schema),
                    _ => None,
                });
                let value = value.map(|schema| self.type_of(schema, &format!("{hint}Value")));
                let checked = rest.len() == usize::from(value.is_some())
                    && value.as_ref().is_none_or(|it| it.judged.is_none());
                let ty = Type::Map(Box::new(value.map_or(Type::Json, |it| it.ty)));
                Use {
                    ty,
                    judged: (!checked).then_some(id),
                }
            }
            ["null", one] => {
                let Use { ty, judged } = self.of_types(id, &[one], rest, hint);
                Use {
                    ty: Type::Nullable(Box::new(ty)),
                    judged,
                }
            }
            _ => Use::json(id),
        }
    }

    /// `null` or what one branch of a subschema says. Where the branch leaves something to judge, the whole is
    /// judged, for the branch may have nothing good to say of `null`; and so is a `null` that may match twice.
    fn nullable(&mut self, whole: SchemaId, is_one_of: bool, branch: SchemaId, hint: &str) -> Use {
        let Use { ty, judged } = self.type_of(branch, hint);
        let is_certain = judged.is_none() && !(is_one_of && self.may_be_null(branch, &ty));
        let ty = match ty {
            Type::Json | Type::Null | Type::Nullable(_) => ty,
            _ => Type::Nullable(Box::new(ty)),
        };
        Use {
            ty,
            judged: (!is_certain).then_some(whole),
        }
    }

    /// Whether `null` may be a value of a subschema with this type.
    fn may_be_null(&self, id: SchemaId, ty: &Type) -> bool {
        match ty {
            Type::Json | Type::Null | Type::Nullable(_) => true,
            Type::Named(_) => {
                let id = follow(self.nodes, id);
                let is_text = self.strings(id).is_some() || self.open_enum(id).is_some();
                !is_text && !self.is_object(id)
            }
            _ => false,
        }
    }

    /// The one branch beside `null`.
    fn but_null(&self, branches: &[SchemaId]) -> Option<SchemaId> {
        let is_null = |id: SchemaId| self.nodes[id].is_just("null");
        match *branches {
            [one, null] if is_null(null) && !is_null(one) => Some(one),
            [null, one] if is_null(null) && !is_null(one) => Some(one),
            _ => None,
        }
    }
}
