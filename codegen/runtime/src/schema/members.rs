//! What a schema says about the members of objects, judged in one pass over them.

use std::collections::HashSet;

use super::cases::Choice;
use super::holds::Judge;
use super::instance::{FEW, Instance, Object, Shape};
use super::{Keyword, Pattern, Properties, Property, Types};

/// What is judged in one pass over the members of an object.
#[derive(Debug)]
pub(super) struct Members {
    pub(super) properties: &'static Properties,
    pub(super) choice: Option<Choice>,
}

impl Members {
    pub(super) const fn of(keywords: &'static [Keyword]) -> Option<Self> {
        match keywords {
            [Keyword::Type(types), rest @ ..] if types.contains(Types::OBJECT) => Members::of(rest),
            [Keyword::Properties(properties)] => Some(Members {
                properties,
                choice: None,
            }),
            [Keyword::Properties(properties), Keyword::Cases(cases)] => {
                match Choice::of(properties, cases) {
                    None => None,
                    choice => Some(Members { properties, choice }),
                }
            }
            _ => None,
        }
    }
}

impl Judge {
    #[inline(never)]
    pub(super) fn have_properties<T: Instance>(
        &mut self,
        properties: &Properties,
        members: &T::Object,
    ) -> bool {
        if !self.enter() {
            return false;
        }
        let accepted = match properties.list() {
            [property] => match members.get(property.name()) {
                Some(value) => property.schema.is_none_or(|it| self.accepts(it, value)),
                None => !property.is_required,
            },
            _ => self.all_found::<T>(properties, members, |_, _| {}),
        };
        self.leave();
        accepted
    }

    /// Goes over the members once, and applies the case that the tag among them tells.
    #[inline(never)]
    pub(super) fn have_chosen<T: Instance>(
        &mut self,
        properties: &Properties,
        choice: &Choice,
        value: &T,
        members: &T::Object,
    ) -> bool {
        if !self.enter() {
            return false;
        }
        let (mut tag, mut content) = (None, None);
        let mut accepted = self.all_found::<T>(properties, members, |property, value| {
            if std::ptr::eq(property, choice.tag) {
                tag = Some(value);
            } else if std::ptr::eq(property, choice.content) {
                content = Some(value);
            }
        });
        if accepted && let Some(Shape::String(tag)) = tag.map(T::shape) {
            let mut cases = choice.cases.find(tag).iter();
            accepted = cases.all(|(_, then)| match (&then.members, content) {
                (Some(wanted), Some(content)) => {
                    let mut schemas = wanted.properties.list().iter().filter_map(|it| it.schema);
                    schemas.all(|schema| self.accepts(schema, content))
                }
                _ => self.accepts(then, value),
            });
        }
        self.leave();
        accepted
    }

    /// Whether the properties that there are hold, and all are there that must be.
    #[inline(always)]
    fn all_found<'v, T: Instance + 'v>(
        &mut self,
        properties: &Properties,
        members: &'v T::Object,
        mut note: impl FnMut(&'static Property, &'v T),
    ) -> bool {
        let mut search = properties.search();
        let mut required = 0;
        for (name, value) in members.entries() {
            if let Some(property) = search.find(name) {
                required += usize::from(property.is_required);
                note(property, value);
                if let Some(schema) = property.schema
                    && !self.accepts(schema, value)
                {
                    return false;
                }
            }
        }
        required == properties.required()
    }
}

/// The members that are not among the known ones.
pub(super) fn additional<'v, T: Instance>(
    members: &'v T::Object,
    known: &'static [&'static str],
    patterns: &'static [&'static Pattern],
) -> impl Iterator<Item = (&'v str, &'v T)> {
    let many: HashSet<&str> = match known.len() {
        ..=FEW => HashSet::new(),
        _ => known.iter().copied().collect(),
    };
    let is_known = move |name: &str| {
        if many.is_empty() {
            known.contains(&name)
        } else {
            many.contains(name)
        }
    };
    let is_matched = move |name: &str| patterns.iter().any(|pattern| pattern.matches(name));
    let is_additional = move |name: &str| !is_known(name) && !is_matched(name);
    members
        .entries()
        .filter(move |(name, _)| is_additional(name))
}
