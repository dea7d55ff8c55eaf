//! What the validator's tables say of a subschema: its keywords, of which those that are judged in one
//! go are made one.

use crate::model::{Conditional, Keyword, Model};
use crate::schema::SchemaId;

/// An entry of the tables.
pub(super) enum Rule<'m> {
    /// A keyword that stands alone.
    Keyword(&'m Keyword),
    /// `properties` and `required`, sorted by name.
    Properties(Vec<Property<'m>>),
    /// What is left of an `allOf`.
    AllOf(Vec<SchemaId>),
    /// The conditions of an `allOf` on the value of one member.
    Cases {
        tag: &'m str,
        /// The values in the order in which they are searched, and what they require.
        cases: Vec<(&'m str, SchemaId)>,
        /// The only member that any of the cases says something about.
        content: Option<&'m str>,
    },
}

/// A member that is named.
pub(super) struct Property<'m> {
    pub name: &'m str,
    /// None if only `required` names it.
    pub schema: Option<SchemaId>,
    pub is_required: bool,
}

/// The rules of a subschema.
pub(super) fn of(model: &Model, id: SchemaId) -> Vec<Rule<'_>> {
    let keywords = &model.nodes[id].keywords;
    let mut properties = Some(properties(keywords)).filter(|it| !it.is_empty());
    let mut rules = Vec::new();
    for keyword in keywords {
        match keyword {
            // A reference to what says nothing.
            Keyword::Ref(target) if model.nodes[*target].keywords.is_empty() => {}
            Keyword::Properties(_) | Keyword::Required(_) => {
                rules.extend(properties.take().map(Rule::Properties));
            }
            Keyword::AllOf(schemas) => rules.extend(all_of(model, schemas)),
            _ => rules.push(Rule::Keyword(keyword)),
        }
    }
    rules
}

fn properties(keywords: &[Keyword]) -> Vec<Property<'_>> {
    let mut properties = Vec::new();
    for keyword in keywords {
        if let Keyword::Properties(members) = keyword {
            properties.extend(members.iter().map(|(name, schema)| Property {
                name,
                schema: Some(*schema),
                is_required: false,
            }));
        }
    }
    properties.sort_by_key(|it| it.name);
    for keyword in keywords {
        let Keyword::Required(names) = keyword else {
            continue;
        };
        for name in names {
            match properties.binary_search_by_key(&name.as_str(), |it| it.name) {
                Ok(index) => properties[index].is_required = true,
                Err(index) => properties.insert(
                    index,
                    Property {
                        name,
                        schema: None,
                        is_required: true,
                    },
                ),
            }
        }
    }
    properties
}

fn all_of<'m>(model: &'m Model, schemas: &[SchemaId]) -> Vec<Rule<'m>> {
    let mut left = Vec::new();
    let mut found: Option<(&str, Vec<(&str, SchemaId)>)> = None;
    for &id in schemas {
        match (Conditional::of(&model.nodes, id), &mut found) {
            (Some(it), None) => found = Some((it.tag, vec![(it.value, it.then)])),
            (Some(it), Some((tag, cases)))
                if it.tag == *tag && cases.iter().all(|(value, _)| *value != it.value) =>
            {
                cases.push((it.value, it.then));
            }
            _ => left.push(id),
        }
    }
    let left = Some(left).filter(|it| !it.is_empty()).map(Rule::AllOf);
    let cases = found.map(|(tag, mut cases)| {
        cases.sort_by_key(|(value, _)| (value.len(), *value));
        let mut contents = cases.iter().map(|(_, then)| content(model, *then));
        let first = contents.next().flatten();
        let content = first.filter(|it| contents.all(|other| other == Some(*it)));
        Rule::Cases {
            tag,
            cases,
            content,
        }
    });
    left.into_iter().chain(cases).collect()
}

/// The one member that a subschema says something about, if it says nothing else.
fn content(model: &Model, id: SchemaId) -> Option<&str> {
    let keywords = &model.nodes[id].keywords;
    let is_about_members =
        |it: &Keyword| matches!(it, Keyword::Properties(_) | Keyword::Required(_));
    match &properties(keywords)[..] {
        [property] if keywords.iter().all(is_about_members) => Some(property.name),
        _ => None,
    }
}
