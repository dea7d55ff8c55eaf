//! Conditions on the value of one member, of which at most one holds.

use std::cmp::Ordering;

use super::instance::{FEW, Instance, Object, Shape};
use super::name::are_equal;
use super::{Keyword, Properties, Property, Schema};

/// What an `allOf` says whose schemas are each an `if` that asks for another string as the value of the
/// same member, and a `then`.
#[derive(Debug)]
pub struct Cases {
    pub(crate) tag: &'static str,
    pub(crate) list: &'static [Case],
    /// The only member that any of the cases says something about.
    content: Option<&'static str>,
}

/// A string, and what it requires of the object around it.
pub type Case = (&'static str, &'static Schema);

impl Cases {
    /// The member that is asked for; and the cases, the short strings first, of the same length sorted.
    pub const fn new(tag: &'static str, list: &'static [Case]) -> Self {
        Cases {
            tag,
            list,
            content: None,
        }
    }

    /// The same, where no case says anything about objects but what one member must be, always this one.
    #[must_use]
    pub const fn about(self, content: &'static str) -> Self {
        Cases {
            content: Some(content),
            ..self
        }
    }

    /// The schemas that apply to a value: to one that is no object all of them, as `properties` and
    /// `required` say nothing about it.
    pub(crate) fn of<T: Instance>(&self, value: &T) -> &'static [Case] {
        match value.shape() {
            Shape::Object(members) => match members.get(self.tag).map(Instance::shape) {
                Some(Shape::String(tag)) => self.find(tag),
                _ => &[],
            },
            _ => self.list,
        }
    }

    pub(super) fn find(&self, tag: &str) -> &'static [Case] {
        let found = if self.list.len() <= FEW {
            self.list.iter().position(|(it, _)| are_equal(it, tag))
        } else {
            self.list.binary_search_by(|(it, _)| compare(it, tag)).ok()
        };
        found.map_or(&[], |index| &self.list[index..=index])
    }
}

/// Cases whose two members are among those that are gone over anyway, and so need not be looked up.
#[derive(Debug, Clone, Copy)]
pub(super) struct Choice {
    pub(super) cases: &'static Cases,
    pub(super) tag: &'static Property,
    pub(super) content: &'static Property,
}

impl Choice {
    /// The choice that the properties and the first of the keywords after them make, if they do; and the
    /// keywords that are left.
    pub(super) const fn first_of(
        properties: &'static Properties,
        keywords: &'static [Keyword],
    ) -> (Option<Self>, &'static [Keyword]) {
        if let [Keyword::Cases(cases), others @ ..] = keywords
            && let Some(choice) = Choice::of(properties, cases)
        {
            return (Some(choice), others);
        }
        (None, keywords)
    }

    const fn of(properties: &'static Properties, cases: &'static Cases) -> Option<Self> {
        let (Some(tag), Some(content)) = (properties.get(cases.tag), cases.content) else {
            return None;
        };
        match properties.get(content) {
            Some(content) => Some(Choice {
                cases,
                tag,
                content,
            }),
            None => None,
        }
    }
}

/// The shorter one is less; it is the quicker to compare.
fn compare(ours: &str, theirs: &str) -> Ordering {
    let by_length = ours.len().cmp(&theirs.len());
    by_length.then_with(|| ours.cmp(theirs))
}
