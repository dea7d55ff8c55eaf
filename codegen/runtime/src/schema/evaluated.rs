//! Which members and items the keywords of a schema have evaluated, for `unevaluatedProperties` and
//! `unevaluatedItems`.

use std::collections::HashSet;

use serde_json::{Map, Value};

use super::holds::{Judge, additional};
use super::{Keyword, Schema};

/// What was evaluated of one value.
#[derive(Default)]
pub(super) struct Evaluated<'v> {
    /// Everything.
    all: bool,
    names: HashSet<&'v str>,
    /// So many items from the start.
    first: usize,
    items: HashSet<usize>,
}

impl<'v> Evaluated<'v> {
    /// What the keywords of the schema evaluate of a value, apart from the two that ask for it.
    pub(super) fn by(judge: &mut Judge, schema: &Schema, value: &'v Value) -> Self {
        let mut evaluated = Evaluated::default();
        let asks = |it: &Keyword| {
            matches!(
                it,
                Keyword::UnevaluatedItems(_) | Keyword::UnevaluatedProperties(_)
            )
        };
        let keywords = schema.keywords.iter().filter(|it| !asks(it));
        keywords.for_each(|it| evaluated.mark(judge, it, value));
        evaluated
    }

    /// The members that were not evaluated.
    pub(super) fn members_left(
        &self,
        members: &'v Map<String, Value>,
    ) -> impl Iterator<Item = (&'v String, &'v Value)> {
        let left = move |(name, _): &(&String, _)| !self.all && !self.names.contains(name.as_str());
        members.iter().filter(left)
    }

    /// The items that were not evaluated, with their indices.
    pub(super) fn items_left(
        &self,
        items: &'v [Value],
    ) -> impl Iterator<Item = (usize, &'v Value)> {
        let items = items.iter().enumerate().skip(self.first);
        items.filter(|(index, _)| !self.all && !self.items.contains(index))
    }

    /// Marks what a schema evaluates that accepts the value.
    fn mark_by(&mut self, judge: &mut Judge, schema: &Schema, value: &'v Value) {
        if judge.enter() {
            let scope = judge.open_scope(schema);
            for keyword in schema.keywords {
                self.mark(judge, keyword, value);
            }
            judge.close_scope(scope);
            judge.leave();
        }
    }

    fn mark_if_accepted(&mut self, judge: &mut Judge, schema: &Schema, value: &'v Value) -> bool {
        let accepted = judge.accepts(schema, value);
        if accepted {
            self.mark_by(judge, schema, value);
        }
        accepted
    }

    fn mark(&mut self, judge: &mut Judge, keyword: &Keyword, value: &'v Value) {
        match keyword {
            Keyword::Ref(schema) => self.mark_by(judge, schema, value),
            Keyword::Later(tables, number) => self.mark_by(judge, tables.schema(*number), value),
            Keyword::DynamicRef { anchor, target } => {
                let schema = judge.resolve(anchor, target);
                self.mark_by(judge, schema, value);
            }
            Keyword::AllOf(schemas) => {
                schemas.iter().for_each(|it| self.mark_by(judge, it, value));
            }
            Keyword::AnyOf(schemas) | Keyword::OneOf(schemas) => {
                for schema in *schemas {
                    self.mark_if_accepted(judge, schema, value);
                }
            }
            Keyword::If {
                test,
                then,
                otherwise,
            } => {
                let next = if self.mark_if_accepted(judge, test, value) {
                    then
                } else {
                    otherwise
                };
                if let Some(schema) = next {
                    self.mark_by(judge, schema, value);
                }
            }
            _ => match value {
                Value::Object(members) => self.mark_members(judge, keyword, value, members),
                Value::Array(items) => self.mark_items(judge, keyword, items),
                _ => {}
            },
        }
    }

    fn mark_members(
        &mut self,
        judge: &mut Judge,
        keyword: &Keyword,
        value: &'v Value,
        members: &'v Map<String, Value>,
    ) {
        match keyword {
            Keyword::Properties(properties) => {
                let present = properties
                    .iter()
                    .filter_map(|(name, _)| members.get_key_value(*name));
                self.names.extend(present.map(|(name, _)| name.as_str()));
            }
            Keyword::PatternProperties(properties) => {
                let matches = |name: &&String| properties.iter().any(|(it, _)| it.matches(name));
                self.names
                    .extend(members.keys().filter(matches).map(String::as_str));
            }
            Keyword::AdditionalProperties {
                known, patterns, ..
            } => {
                let others = additional(members, known, patterns);
                self.names.extend(others.map(|(name, _)| name.as_str()));
            }
            Keyword::UnevaluatedProperties(_) => self.all = true,
            Keyword::DependentSchemas(dependents) => {
                for (_, schema) in dependents
                    .iter()
                    .filter(|(name, _)| members.contains_key(*name))
                {
                    self.mark_by(judge, schema, value);
                }
            }
            _ => {}
        }
    }

    fn mark_items(&mut self, judge: &mut Judge, keyword: &Keyword, items: &'v [Value]) {
        match keyword {
            Keyword::PrefixItems(schemas) => self.first = self.first.max(schemas.len()),
            Keyword::Items { .. } | Keyword::UnevaluatedItems(_) => self.all = true,
            Keyword::Contains {
                schema,
                marks: true,
                ..
            } => {
                let matching = items
                    .iter()
                    .enumerate()
                    .filter(|(_, it)| judge.accepts(schema, it));
                self.items.extend(matching.map(|(index, _)| index));
            }
            _ => {}
        }
    }
}
