//! The members that a schema names, so that one pass over an object finds them.

use super::instance::FEW;
use super::name::{are_equal, are_equal_const};
use super::{Schema, Verdict};

/// What `properties` and `required` of one schema say.
#[derive(Debug)]
pub struct Properties {
    list: &'static [Property],
    /// How many of them are required.
    required: usize,
    marks: Marks,
}

/// A member that `properties` or `required` names.
#[derive(Debug)]
pub struct Property {
    name: &'static str,
    /// What its value must match.
    pub(super) judged_by: &'static Schema,
    /// Whether only `required` names it.
    is_bare: bool,
    pub(crate) is_required: bool,
}

/// What is said of the value of a member that only `required` names.
static ANYTHING: Schema = Schema::decided("#", Verdict::ACCEPTED, &[]);

impl Property {
    /// A member that may be absent.
    pub const fn optional(name: &'static str, schema: &'static Schema) -> Self {
        Property {
            name,
            judged_by: schema,
            is_bare: false,
            is_required: false,
        }
    }

    /// A member that must be present.
    pub const fn required(name: &'static str, schema: &'static Schema) -> Self {
        Property {
            name,
            judged_by: schema,
            is_bare: false,
            is_required: true,
        }
    }

    /// A member that must be present, and of which `properties` says nothing.
    pub const fn only_required(name: &'static str) -> Self {
        Property {
            name,
            judged_by: &ANYTHING,
            is_bare: true,
            is_required: true,
        }
    }
}

impl Property {
    pub(crate) fn name(&self) -> &'static str {
        self.name
    }

    /// What `properties` says of it, if it does.
    pub(crate) fn schema(&self) -> Option<&'static Schema> {
        (!self.is_bare).then_some(self.judged_by)
    }
}

impl Properties {
    /// Members sorted by name, each named once.
    pub const fn new(list: &'static [Property]) -> Self {
        let (mut required, mut marks, mut index) = (0, Marks(0), 0);
        while index < list.len() {
            required += list[index].is_required as usize;
            marks = marks.with(list[index].name);
            index += 1;
        }
        Properties {
            list,
            required,
            marks,
        }
    }

    pub(crate) fn list(&self) -> &'static [Property] {
        self.list
    }

    /// The member of a name.
    pub(super) const fn get(&self, name: &str) -> Option<&'static Property> {
        let mut index = 0;
        while index < self.list.len() {
            if are_equal_const(self.list[index].name, name) {
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
    #[inline]
    pub(super) fn search(&self) -> Search<'_> {
        Search {
            all: self,
            left: self.list,
        }
    }
}

/// Finds names that may come in any order; it is fast when they come sorted.
pub(super) struct Search<'p> {
    all: &'p Properties,
    /// Those after the one that was found last.
    left: &'static [Property],
}

/// So many members that may be absent are passed over in search of the next one.
const AHEAD: usize = 6;

impl Search<'_> {
    #[inline(always)]
    pub(super) fn find(&mut self, name: &str) -> Option<&'static Property> {
        let mut left = self.left;
        for _ in 0..AHEAD {
            let [property, after @ ..] = left else { break };
            if are_equal(property.name, name) {
                self.left = after;
                return Some(property);
            }
            left = after;
        }
        if !self.all.marks.may_have(name) {
            return None;
        }
        let (property, after) = find_anywhere(self.all.list, name)?.split_first()?;
        self.left = after;
        Some(property)
    }
}

/// The properties from the one of a name on, which came out of order or long after the last one.
#[inline(never)]
fn find_anywhere(all: &'static [Property], name: &str) -> Option<&'static [Property]> {
    let found = if all.len() <= FEW {
        all.iter().position(|it| are_equal(it.name, name))
    } else {
        all.binary_search_by(|it| it.name.cmp(name)).ok()
    };
    all.get(found?..)
}

/// A bit for each of some names, which it may share with others: most names that are not among them are
/// found out at once.
#[derive(Debug, Clone, Copy)]
struct Marks(u64);

impl Marks {
    const fn with(self, name: &str) -> Self {
        Marks(self.0 | 1 << mark(name.as_bytes()))
    }

    #[inline]
    fn may_have(self, name: &str) -> bool {
        self.0 >> mark(name.as_bytes()) & 1 == 1
    }
}

/// A number below 64 that depends on the length and on two bytes.
#[inline]
const fn mark(name: &[u8]) -> u32 {
    match name {
        [first, .., last] => (*first as u32 + 4 * *last as u32 + name.len() as u32) % u64::BITS,
        _ => 0,
    }
}
