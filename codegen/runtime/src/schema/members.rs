//! What a schema says about the members of objects, judged in one pass over them.

use std::collections::HashSet;

use super::cases::Choice;
use super::holds::Judge;
use super::instance::{FEW, Instance, Object, Shape};
use super::{Keyword, Pattern, Properties, Property, Schema, Types};

/// What a schema says about the members that it names.
#[derive(Debug)]
pub(super) enum Members {
    /// Nothing.
    Unnamed,
    /// `properties` and `required`, and nothing else about objects.
    Properties(&'static Properties),
    /// The same among other keywords.
    Among(Among),
}

/// `properties` and `required`, and the keywords around them that say something about objects.
#[derive(Debug)]
pub(super) struct Among {
    properties: &'static Properties,
    choice: Option<Choice>,
    before: &'static [Keyword],
    after: &'static [Keyword],
}

impl Members {
    pub(super) const fn of(keywords: &'static [Keyword]) -> Self {
        let is_entry = matches!(keywords, [Keyword::Scope(_), ..]);
        let mut index = 0;
        while index < keywords.len() {
            let (before, rest) = keywords.split_at(index);
            if let [Keyword::Properties(properties), rest @ ..] = rest {
                let (choice, after) = Choice::first_of(properties, rest);
                let (before, after) = (about_objects(before), about_objects(after));
                if !is_entry && choice.is_none() && before.is_empty() && after.is_empty() {
                    return Members::Properties(properties);
                }
                return Members::Among(Among {
                    properties,
                    choice,
                    before,
                    after,
                });
            }
            index += 1;
        }
        Members::Unnamed
    }
}

/// Leaves out what comes first and says nothing about objects, as most often `type` does.
const fn about_objects(keywords: &'static [Keyword]) -> &'static [Keyword] {
    match keywords {
        [Keyword::Scope(_), rest @ ..] => about_objects(rest),
        [Keyword::Type(types), rest @ ..] if types.contains(Types::OBJECT) => about_objects(rest),
        _ => keywords,
    }
}

impl Judge {
    /// Whether the properties that there are hold, and all are there that must be, of a schema that says
    /// nothing else.
    #[inline(always)]
    pub(super) fn have_properties<T: Instance>(
        &mut self,
        properties: &Properties,
        members: &T::Object,
    ) -> bool {
        if !self.enter(&[]) {
            return false;
        }
        let accepted = self.all_found::<T>(properties, members, |_, _| {});
        self.leave(&[]);
        accepted
    }

    /// The same of a schema that has other keywords too: whether all of them hold.
    #[inline(never)]
    pub(super) fn have_all<T: Instance>(
        &mut self,
        schema: &Schema,
        keywords: &Among,
        value: &T,
        members: &T::Object,
    ) -> bool {
        if !self.enter(schema.scope) {
            return false;
        }
        let Among {
            properties,
            choice,
            before,
            after,
        } = keywords;
        let accepted = (before.is_empty() || self.all_hold(schema, before, value))
            && match choice {
                None => self.all_found::<T>(properties, members, |_, _| {}),
                Some(choice) => self.have_chosen(properties, choice, value, members),
            }
            && (after.is_empty() || self.all_hold(schema, after, value));
        self.leave(schema.scope);
        accepted
    }

    /// Goes over the members once, and applies the case that the tag among them tells.
    #[inline(always)]
    fn have_chosen<T: Instance>(
        &mut self,
        properties: &Properties,
        choice: &Choice,
        value: &T,
        members: &T::Object,
    ) -> bool {
        let (mut tag, mut content) = (None, None);
        let all_found = self.all_found::<T>(properties, members, |property, value| {
            if std::ptr::eq(property, choice.tag) {
                tag = Some(value);
            } else if std::ptr::eq(property, choice.content) {
                content = Some(value);
            }
        });
        let Some(Shape::String(tag)) = tag.map(T::shape) else {
            return all_found;
        };
        let mut cases = choice.cases.find(tag).iter();
        all_found
            && cases.all(|(_, then)| match (&then.members, content) {
                (Members::Properties(about), Some(content)) => {
                    let mut about = about.list().iter();
                    about.all(|it| self.accepts(it.judged_by, content))
                }
                _ => self.accepts(then, value),
            })
    }

    /// Judges each property that there is, and counts those that must be there.
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
                if !self.accepts(property.judged_by, value) {
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
