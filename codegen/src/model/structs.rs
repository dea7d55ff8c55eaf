//! Objects with named members.

use serde_json::Value;

use crate::pointer;
use crate::schema::{ACCESSORS, RARE, SchemaId};

use super::choice::Tagged;
use super::names::{CALLED, Scope, field_name, is_natural};
use super::shapes::Shapes;
use super::{Accessor, Keyword, Kind, Member, MemberKind, Struct, Type, Use};

impl Shapes<'_, '_> {
    /// The struct of an object's schema, and whether reading it leaves something for the validator.
    pub(super) fn struct_of(&mut self, id: SchemaId, name: &str) -> (Kind, bool) {
        let nodes = self.nodes;
        let mut properties: &[(String, SchemaId)] = &[];
        let mut required: &[String] = &[];
        let (mut closed, mut judged, mut tagged) = (false, false, None);
        for keyword in &nodes[id].keywords {
            match keyword {
                Keyword::Type(_) => {}
                Keyword::Properties(found) => properties = found,
                Keyword::Required(found) => required = found,
                Keyword::AdditionalProperties {
                    schema, patterns, ..
                } => match &nodes[*schema].keywords[..] {
                    [] => {}
                    [Keyword::Never] if patterns.is_empty() => closed = true,
                    _ => judged = true,
                },
                Keyword::AllOf(cases) => match self.tagged(id, cases) {
                    Some(found) => tagged = Some(found),
                    None => judged = true,
                },
                _ => judged = true,
            }
        }
        judged |= required
            .iter()
            .any(|name| !properties.iter().any(|(wire, _)| wire == name));
        let mut fields = Scope::fields();
        let mut members: Vec<Member> = properties
            .iter()
            .map(|(wire, schema)| {
                let required = required.contains(wire);
                let kind = self.member(*schema, name, wire, required);
                Member {
                    name: self.field(&mut fields, id, wire),
                    wire: wire.clone(),
                    docs: self.docs(*schema),
                    sensitive: self.is_sensitive(*schema),
                    required,
                    kind,
                }
            })
            .collect();
        if let Some(Tagged {
            tag,
            content,
            cases,
        }) = tagged
        {
            let at = |wire: &str| {
                members
                    .iter()
                    .position(|it| it.wire == wire)
                    .expect("found by `tagged`")
            };
            let (tag, content) = (at(&tag), at(&content));
            let choice = self.choice(name, &members[content], properties[content].1, cases);
            members[tag].kind = MemberKind::Tag { content };
            members[content].kind = MemberKind::Content { choice, tag };
        }
        let extra = fields.give_to("extra".to_owned(), "the field of unknown members");
        for method in CALLED {
            fields.give_to((*method).to_owned(), "a method that generated code calls");
        }
        let accessors = self.accessors(id, &members, &mut fields);
        (
            Kind::Struct(Struct {
                members,
                closed,
                extra,
                accessors,
            }),
            judged,
        )
    }

    fn member(&mut self, schema: SchemaId, parent: &str, wire: &str, required: bool) -> MemberKind {
        if let (Some(text), true) = (self.nodes[schema].constant(), required) {
            return MemberKind::Constant(text.to_owned());
        }
        let content = self.type_of(schema, &format!("{parent} {wire}"));
        let boxed = self.schema.subschemas[schema].keyword(RARE) == Some(&Value::Bool(true));
        let inner = if let Type::Nullable(inner) = &content.ty {
            inner
        } else {
            &content.ty
        };
        if boxed && (required || !matches!(inner, Type::Named(_))) {
            let at = pointer::join(&self.schema.subschemas[schema].pointer, RARE);
            self.problems
                .at_name(&at, format!("`{RARE}` is for optional objects"));
        }
        match content {
            Use {
                ty: Type::Nullable(ty),
                judged,
            } if !required => MemberKind::Field {
                content: Use { ty: *ty, judged },
                nullable: true,
                boxed,
            },
            content => MemberKind::Field {
                content,
                nullable: false,
                boxed,
            },
        }
    }

    /// The Rust name of a member.
    fn field(&mut self, fields: &mut Scope, id: SchemaId, wire: &str) -> String {
        let properties = pointer::join(&self.schema.subschemas[id].pointer, "properties");
        let at = pointer::join(&properties, wire);
        self.natural_name(fields, wire, &format!("member `{wire}`"), &at)
    }

    /// A name in Rust that a strict dialect must not have to bend.
    fn natural_name(&mut self, fields: &mut Scope, wire: &str, what: &str, at: &str) -> String {
        let name = field_name(wire);
        if self.schema.dialect.strict && !is_natural(wire) {
            self.problems
                .at_name(at, format!("{what} gives no Rust name"));
            return fields.give_to(name, what);
        }
        self.name_of(fields, name, what, at)
    }

    /// What `x-accessors` asks for; all members of one accessor must have one type.
    fn accessors(&mut self, id: SchemaId, members: &[Member], fields: &mut Scope) -> Vec<Accessor> {
        let subschema = &self.schema.subschemas[id];
        let asked = subschema.keyword(ACCESSORS).and_then(Value::as_object);
        let at = pointer::join(&subschema.pointer, ACCESSORS);
        let made = asked.into_iter().flatten().map(|(name, wires)| {
            let at = pointer::join(&at, name);
            let what = format!("accessor `{name}`");
            let wires: Vec<_> = wires
                .as_array()
                .into_iter()
                .flatten()
                .filter_map(Value::as_str)
                .collect();
            if wires.is_empty() {
                self.problems.at(&at, format!("{what} names no member"));
            }
            Accessor {
                name: self.natural_name(fields, name, &what, &at),
                members: self.alternatives(members, &wires, &what, &at),
            }
        });
        made.collect()
    }

    /// The members that one accessor reads.
    fn alternatives(
        &mut self,
        members: &[Member],
        wires: &[&str],
        what: &str,
        at: &str,
    ) -> Vec<usize> {
        let type_of = |index: usize| match &members[index].kind {
            MemberKind::Field { content, .. } => Some(&content.ty),
            _ => None,
        };
        let mut found: Vec<usize> = Vec::new();
        for (index, wire) in wires.iter().enumerate() {
            let member = members.iter().position(|it| it.wire == *wire);
            let complaint = match member {
                None => format!("{what} names no member: `{wire}`"),
                Some(member) if type_of(member).is_none() => {
                    format!("{what} names a member without a field: `{wire}`")
                }
                Some(member)
                    if found
                        .first()
                        .is_some_and(|&it| type_of(it) != type_of(member)) =>
                {
                    format!("{what} joins members of different types: `{wire}`")
                }
                Some(member) => {
                    found.push(member);
                    continue;
                }
            };
            self.problems
                .at(&pointer::join(at, &index.to_string()), complaint);
        }
        found
    }

    /// Reports what `x-accessors` asks of a subschema that is no object with members.
    pub(super) fn idle_accessors(&mut self) {
        for (id, subschema) in self.schema.subschemas.iter().enumerate() {
            if subschema.dialect.strict
                && subschema.keyword(ACCESSORS).is_some()
                && !self.is_struct(id)
            {
                let at = pointer::join(&subschema.pointer, ACCESSORS);
                let message = format!("`{ACCESSORS}` is for objects with `properties`");
                self.problems.at_name(&at, message);
            }
        }
    }
}
