//! The members that a type has no field for.

use std::borrow::Cow;
use std::fmt;

use super::Json;

/// The members of an object that its schema does not name, in order, and each optional member that
/// is explicitly `null`. They are written back as they came.
///
/// `Debug` shows their names only.
#[derive(Clone, Default)]
pub struct Members<'a> {
    entries: Vec<(Cow<'a, str>, Json<'a>)>,
}

impl<'a> Members<'a> {
    /// No members; nothing is allocated.
    pub const fn new() -> Self {
        Members {
            entries: Vec::new(),
        }
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// The value of the member of that name. Takes time in proportion to the number of members.
    pub fn get(&self, name: &str) -> Option<&Json<'a>> {
        self.entries
            .iter()
            .find(|(it, _)| it == name)
            .map(|(_, json)| json)
    }

    /// Whether there is a member of that name.
    pub fn contains(&self, name: &str) -> bool {
        self.get(name).is_some()
    }

    /// Whether there is a member of that name and it is `null`.
    pub fn is_null(&self, name: &str) -> bool {
        self.get(name).is_some_and(Json::is_null)
    }

    /// Puts a member in the place of that of the same name, which is returned, or else at the end.
    pub fn insert(
        &mut self,
        name: impl Into<Cow<'a, str>>,
        json: impl Into<Json<'a>>,
    ) -> Option<Json<'a>> {
        let (name, json) = (name.into(), json.into());
        match self.entries.iter_mut().find(|(it, _)| *it == name) {
            Some((_, old)) => Some(std::mem::replace(old, json)),
            None => {
                self.append(name, json);
                None
            }
        }
    }

    /// Adds a member that is known to be new.
    pub(crate) fn append(&mut self, name: Cow<'a, str>, json: Json<'a>) {
        self.entries.push((name, json));
    }

    /// Takes a member out.
    pub fn remove(&mut self, name: &str) -> Option<Json<'a>> {
        let index = self.entries.iter().position(|(it, _)| it == name)?;
        Some(self.entries.remove(index).1)
    }

    /// The members, in order.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = (&str, &Json<'a>)> {
        self.entries.iter().map(|(name, json)| (&**name, json))
    }

    /// The same members, borrowing nothing.
    pub fn into_owned(self) -> Members<'static> {
        let owned = |(name, json): (Cow<'a, str>, Json<'a>)| {
            (Cow::Owned(name.into_owned()), json.into_owned())
        };
        Members {
            entries: self.entries.into_iter().map(owned).collect(),
        }
    }

    fn sorted(&self) -> Vec<(&str, &Json<'a>)> {
        let mut members: Vec<_> = self.iter().collect();
        members.sort_unstable_by_key(|(name, _)| *name);
        members
    }
}

impl PartialEq for Members<'_> {
    /// The order does not count.
    fn eq(&self, other: &Self) -> bool {
        self.len() == other.len() && self.sorted() == other.sorted()
    }
}

impl Eq for Members<'_> {}

impl fmt::Debug for Members<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set()
            .entries(self.iter().map(|(name, _)| name))
            .finish()
    }
}
