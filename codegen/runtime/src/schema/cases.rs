//! Conditions on the value of one member, of which at most one holds.

use std::cmp::Ordering;

use super::Schema;
use super::instance::{Instance, Object, Shape};

/// What an `allOf` says whose schemas are each an `if` that asks for another string as the value of the
/// same member, and a `then`.
#[derive(Debug)]
pub struct Cases {
    pub(crate) tag: &'static str,
    pub(crate) list: &'static [Case],
}

/// A string, and what it requires of the object around it.
pub type Case = (&'static str, &'static Schema);

impl Cases {
    /// The member that is asked for; and the cases, the short strings first, of the same length sorted.
    pub const fn new(tag: &'static str, list: &'static [Case]) -> Self {
        Cases { tag, list }
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

    fn find(&self, tag: &str) -> &'static [Case] {
        let found = self.list.binary_search_by(|(it, _)| compare(it, tag));
        found.map_or(&[], |index| &self.list[index..=index])
    }
}

/// The shorter one is less; it is the quicker to compare.
fn compare(ours: &str, theirs: &str) -> Ordering {
    let by_length = ours.len().cmp(&theirs.len());
    by_length.then_with(|| ours.cmp(theirs))
}
