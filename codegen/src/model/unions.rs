//! Types that a look at the instance tells apart: enums of strings, and unions of an `if`.

use std::collections::HashSet;

use crate::pointer;
use crate::schema::SchemaId;

use super::names::{Scope, spoken, variant_name};
use super::shapes::Shapes;
use super::{Condition, Enum, Keyword, Kind, Known, Literal};

/// With more known strings than that, an enum of any string is a JSON value: the time that rustc takes
/// for it grows with the square.
const MANY: usize = 2_000;

impl Shapes<'_, '_> {
    /// The strings of an `enum` that holds nothing else, and whether more keywords stand beside it.
    pub(super) fn strings(&self, id: SchemaId) -> Option<(Vec<String>, bool)> {
        let mut enumerated = None;
        let mut has_more = false;
        for keyword in &self.nodes[id].keywords {
            match keyword {
                Keyword::Enum(values) => enumerated = Some(values),
                Keyword::Type(types) if types[..] == ["string"] => {}
                _ => has_more = true,
            }
        }
        let values = enumerated?;
        let strings: Vec<_> = values
            .iter()
            .filter_map(|it| {
                if let Literal::String(it) = it {
                    Some(it.clone())
                } else {
                    None
                }
            })
            .collect();
        let unique: HashSet<_> = strings.iter().collect();
        let is_enum =
            !values.is_empty() && strings.len() == values.len() && unique.len() == values.len();
        is_enum.then_some((strings, has_more))
    }

    /// `anyOf` of known strings and any string; the subschema with the known ones.
    pub(super) fn open_enum(&self, id: SchemaId) -> Option<(Vec<String>, SchemaId)> {
        let [Keyword::AnyOf(branches)] = &self.nodes[id].keywords[..] else {
            return None;
        };
        let [known, any] = branches[..] else {
            return None;
        };
        let is_any = self.nodes[any].is_just("string");
        let (strings, false) = self.strings(known)? else {
            return None;
        };
        (is_any && strings.len() <= MANY).then_some((strings, known))
    }

    /// The arms of an `if` that a look at the instance decides.
    pub(super) fn arms(&self, id: SchemaId) -> Option<Vec<(Option<Condition>, SchemaId)>> {
        let mut arms = Vec::new();
        let mut id = id;
        while let [
            Keyword::If {
                test,
                then: Some(then),
                otherwise: Some(otherwise),
            },
        ] = &self.nodes[id].keywords[..]
        {
            let (condition, for_objects) = self.condition(*test)?;
            if for_objects && !(self.is_object(*then) && self.is_object(*otherwise)) {
                return None; // what is no object has to satisfy `then`
            }
            arms.push((Some(condition), *then));
            id = *otherwise;
        }
        arms.push((None, id));
        (arms.len() > 1).then_some(arms)
    }

    /// What a test looks at, and whether it says so of objects only.
    fn condition(&self, id: SchemaId) -> Option<(Condition, bool)> {
        let has_member = |names: &[String]| match names {
            [name] => Some(Condition::HasMember(name.clone())),
            _ => None,
        };
        let node = &self.nodes[id];
        let Some((types, rest)) = node.by_type() else {
            let [Keyword::Required(names)] = &node.keywords[..] else {
                return None;
            };
            return Some((has_member(names)?, true));
        };
        let condition = match (types, &rest[..]) {
            (["integer"], _) => return None,
            ([one], []) => Condition::Is(one),
            (["object"], [Keyword::Required(names)]) => has_member(names)?,
            _ => return None,
        };
        Some((condition, false))
    }

    /// Whether only objects satisfy a subschema, as far as its first keywords say.
    pub(super) fn is_object(&self, id: SchemaId) -> bool {
        match &self.nodes[id].keywords[..] {
            [Keyword::Ref(target)] => self.is_object(*target),
            [
                Keyword::If {
                    then: Some(then),
                    otherwise: Some(otherwise),
                    ..
                },
            ] => self.is_object(*then) && self.is_object(*otherwise),
            _ => matches!(self.nodes[id].by_type(), Some((["object"], _))),
        }
    }

    /// What a variant is called: its title, or the definition that it refers to, or its JSON type.
    pub(super) fn variant_of(&self, id: SchemaId) -> String {
        let subschema = &self.schema.subschemas[id];
        if let Some(title) = subschema.text("title") {
            return variant_name(title);
        }
        if let Some(target) = subschema.reference {
            let name = pointer::last(&self.schema.subschemas[target].pointer);
            return variant_name(spoken(&name));
        }
        match self.nodes[id].by_type() {
            Some(([one], _)) => variant_name(one),
            _ => "Other".to_owned(),
        }
    }

    /// The enum of the strings that a subschema knows. In a strict dialect each has a variant of its own name.
    pub(super) fn enumeration(&mut self, id: SchemaId, known: Vec<String>, open: bool) -> Kind {
        let mut names = Scope::variants();
        if open {
            names.give_to("Other".to_owned(), "the variant of other values");
        }
        let at = pointer::join(&self.schema.subschemas[id].pointer, "enum");
        let known = known.into_iter().enumerate().map(|(index, wire)| {
            let at = pointer::join(&at, &index.to_string());
            let name = self.name_of(
                &mut names,
                variant_name(&wire),
                &format!("value `{wire}`"),
                &at,
            );
            Known { name, wire }
        });
        let known = known.collect();
        Kind::Enum(Enum { known, open })
    }
}
