//! The members that a schema names, so that one pass over an object finds them.

use super::Schema;
use super::name::{Name, are_equal};

/// What `properties` and `required` of one schema say.
#[derive(Debug)]
pub struct Properties {
    list: &'static [Property],
    /// How many of them are required.
    required: usize,
}

/// A member that `properties` or `required` names.
#[derive(Debug)]
pub struct Property {
    name: Name<'static>,
    /// None if only `required` names it.
    pub(crate) schema: Option<&'static Schema>,
    pub(crate) is_required: bool,
}

impl Property {
    /// A member that may be absent.
    pub const fn optional(name: &'static str, schema: &'static Schema) -> Self {
        Property {
            name: Name::new(name),
            schema: Some(schema),
            is_required: false,
        }
    }

    /// A member that must be present.
    pub const fn required(name: &'static str, schema: &'static Schema) -> Self {
        Property {
            name: Name::new(name),
            schema: Some(schema),
            is_required: true,
        }
    }

    /// A member that must be present, and of which `properties` says nothing.
    pub const fn only_required(name: &'static str) -> Self {
        Property {
            name: Name::new(name),
            schema: None,
            is_required: true,
        }
    }
}

impl Property {
    pub(crate) fn name(&self) -> &'static str {
        self.name.text
    }
}

impl Properties {
    /// Members sorted by name, each named once.
    pub const fn new(list: &'static [Property]) -> Self {
        let (mut required, mut index) = (0, 0);
        while index < list.len() {
            required += list[index].is_required as usize;
            index += 1;
        }
        Properties { list, required }
    }

    pub(crate) fn list(&self) -> &'static [Property] {
        self.list
    }

    /// The member of a name.
    pub(super) const fn get(&self, name: &str) -> Option<&'static Property> {
        let mut index = 0;
        while index < self.list.len() {
            if self.list[index].name.is(name) {
                return Some(&self.list[index]);
            }
            index += 1;
        }
        None
    }

    /// How many of the members are required.
    pub(super) fn required(&self) -> usize {
        self.required
    }

    /// What finds the members of an object here, one after the other.
    pub(super) fn search(&self) -> Search {
        Search {
            all: self.list,
            left: self.list,
        }
    }
}

/// Finds names that may come in any order; it is fast when they come sorted.
pub(super) struct Search {
    all: &'static [Property],
    /// Those that were not passed yet.
    left: &'static [Property],
}

impl Search {
    #[inline(always)]
    pub(super) fn find(&mut self, name: &str) -> Option<&'static Property> {
        match self.left {
            [property, left @ ..] if are_equal(property.name.text, name) => {
                self.left = left;
                Some(property)
            }
            // Often one that may be absent is.
            [_, property, left @ ..] if are_equal(property.name.text, name) => {
                self.left = left;
                Some(property)
            }
            _ => self.find_further(name),
        }
    }

    #[inline(never)]
    fn find_further(&mut self, name: &str) -> Option<&'static Property> {
        let name = Name::new(name);
        while let [property, left @ ..] = self.left {
            if are_equal(property.name.text, name.text) {
                self.left = left;
                return Some(property);
            }
            if property.name.cmp(&name).is_gt() {
                break;
            }
            self.left = left;
        }
        self.find_anywhere(&name)
    }

    /// Finds a name that comes out of order, if it is there at all.
    #[inline(never)]
    fn find_anywhere(&self, name: &Name<'_>) -> Option<&'static Property> {
        let found = self.all.binary_search_by(|it| it.name.cmp(name));
        self.all.get(found.ok()?)
    }
}
