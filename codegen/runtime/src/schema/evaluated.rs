//! Which members and items the keywords of a schema have evaluated, for `unevaluatedProperties` and
//! `unevaluatedItems`.

use std::collections::HashSet;

use super::holds::Judge;
use super::instance::{Instance, Object, Shape};
use super::members::additional;
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
    pub(super) fn by<T: Instance>(judge: &mut Judge, schema: &Schema, value: &'v T) -> Self {
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
    pub(super) fn members_left<O: Object + ?Sized>(
        &self,
        members: &'v O,
    ) -> impl Iterator<Item = (&'v str, &'v O::Value)> {
        let left = move |(name, _): &(&str, _)| !self.all && !self.names.contains(name);
        members.entries().filter(left)
    }

    /// The items that were not evaluated, with their indices.
    pub(super) fn items_left<T>(&self, items: &'v [T]) -> impl Iterator<Item = (usize, &'v T)> {
        let items = items.iter().enumerate().skip(self.first);
        items.filter(|(index, _)| !self.all && !self.items.contains(index))
    }

    /// Marks what a schema evaluates that accepts the value.
    fn mark_by<T: Instance>(&mut self, judge: &mut Judge, schema: &Schema, value: &'v T) {
        if judge.enter(schema.scope) {
            for keyword in schema.keywords {
                self.mark(judge, keyword, value);
            }
            judge.leave(schema.scope);
        }
    }

    fn mark_if_accepted<T: Instance>(
        &mut self,
        judge: &mut Judge,
        schema: &Schema,
        value: &'v T,
    ) -> bool {
        let accepted = judge.accepts(schema, value);
        if accepted {
            self.mark_by(judge, schema, value);
        }
        accepted
    }

    fn mark<T: Instance>(&mut self, judge: &mut Judge, keyword: &Keyword, value: &'v T) {
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
            Keyword::Cases(cases) => {
                let applying = cases.of(value);
                for (_, schema) in applying {
                    self.mark_by(judge, schema, value);
                }
                // The condition that holds has evaluated the member that it asks for.
                self.names.extend(applying.first().map(|_| cases.tag));
            }
            _ => match value.shape() {
                Shape::Object(members) => self.mark_members(judge, keyword, value, members),
                Shape::Array(items) => self.mark_items(judge, keyword, items),
                _ => {}
            },
        }
    }

    fn mark_members<T: Instance>(
        &mut self,
        judge: &mut Judge,
        keyword: &Keyword,
        value: &'v T,
        members: &'v T::Object,
    ) {
        match keyword {
            Keyword::Properties(properties) => {
                let named = properties.list().iter().filter(|it| it.schema().is_some());
                let present = named.filter(|it| members.has(it.name()));
                self.names.extend(present.map(|it| it.name()));
            }
            Keyword::PatternProperties(properties) => {
                let matches = |name: &&str| properties.iter().any(|(it, _)| it.matches(name));
                let names = members.entries().map(|(name, _)| name);
                self.names.extend(names.filter(matches));
            }
            Keyword::AdditionalProperties {
                known, patterns, ..
            } => {
                let others = additional::<T>(members, known, patterns);
                self.names.extend(others.map(|(name, _)| name));
            }
            Keyword::UnevaluatedProperties(_) => self.all = true,
            Keyword::DependentSchemas(dependents) => {
                for (_, schema) in dependents.iter().filter(|(name, _)| members.has(name)) {
                    self.mark_by(judge, schema, value);
                }
            }
            _ => {}
        }
    }

    fn mark_items<T: Instance>(&mut self, judge: &mut Judge, keyword: &Keyword, items: &'v [T]) {
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
                    .filter(|(_, it)| judge.accepts(schema, *it));
                self.items.extend(matching.map(|(index, _)| index));
            }
            _ => {}
        }
    }
}
