//! The members that a type has no field for.

use std::borrow::Cow;
use std::fmt;
use std::iter;
use std::slice;

use super::Json;

/// The members of an object that its schema does not name, in order, and each optional member that
/// is explicitly `null`. They are written back as they came.
///
/// `Debug` shows their names only.
#[derive(Clone, Default)]
pub struct Members<'a> {
    /// One word, which costs nothing where there are none; a single one takes a single allocation.
    entries: Option<Box<Entries<'a>>>,
}

type Entry<'a> = (Cow<'a, str>, Json<'a>);

#[derive(Clone)]
struct Entries<'a> {
    first: Entry<'a>,
    others: Vec<Entry<'a>>,
}

impl<'a> Members<'a> {
    /// No members; nothing is allocated.
    pub const fn new() -> Self {
        Members { entries: None }
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.entries.as_ref().map_or(0, |it| 1 + it.others.len())
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.entries.is_none()
    }

    /// The value of the member of that name. Takes time in proportion to the number of members.
    pub fn get(&self, name: &str) -> Option<&Json<'a>> {
        self.iter()
            .find(|(it, _)| *it == name)
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
        let entries = self.entries.as_mut();
        let old = entries.and_then(|it| {
            let Entries { first, others } = &mut **it;
            let mut all = iter::once(first).chain(others);
            all.find(|(it, _)| *it == name)
        });
        match old {
            Some((_, old)) => Some(std::mem::replace(old, json)),
            None => {
                self.append(name, json);
                None
            }
        }
    }

    /// Adds a member that is known to be new.
    pub(crate) fn append(&mut self, name: Cow<'a, str>, json: Json<'a>) {
        match &mut self.entries {
            Some(entries) => entries.others.push((name, json)),
            none => {
                *none = Some(Box::new(Entries {
                    first: (name, json),
                    others: Vec::new(),
                }));
            }
        }
    }

    /// Takes a member out.
    pub fn remove(&mut self, name: &str) -> Option<Json<'a>> {
        let index = self.iter().position(|(it, _)| it == name)?;
        let entries = self.entries.as_mut()?;
        if let Some(other) = index.checked_sub(1) {
            return Some(entries.others.remove(other).1);
        }
        if entries.others.is_empty() {
            return self.entries.take().map(|it| it.first.1);
        }
        let second = entries.others.remove(0);
        Some(std::mem::replace(&mut entries.first, second).1)
    }

    /// The members, in order.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = (&str, &Json<'a>)> {
        Iter {
            first: self.entries.as_ref().map(|it| &it.first),
            others: self
                .entries
                .as_ref()
                .map_or(&[][..], |it| &it.others)
                .iter(),
        }
    }

    /// The same members, borrowing nothing.
    pub fn into_owned(mut self) -> Members<'static> {
        let owned = |(name, json): Entry<'a>| (Cow::Owned(name.into_owned()), json.into_owned());
        Members {
            entries: self.entries.take().map(|it| {
                Box::new(Entries {
                    first: owned(it.first),
                    others: it.others.into_iter().map(owned).collect(),
                })
            }),
        }
    }

    fn sorted(&self) -> Vec<(&str, &Json<'a>)> {
        let mut members: Vec<_> = self.iter().collect();
        members.sort_unstable_by_key(|(name, _)| *name);
        members
    }
}

/// Dropping every value of an event asks its members first, and most have none.
impl Drop for Members<'_> {
    #[inline]
    fn drop(&mut self) {
        if let Some(entries) = self.entries.take() {
            drop_entries(entries);
        }
    }
}

#[cold]
#[inline(never)]
fn drop_entries(entries: Box<Entries<'_>>) {
    drop(entries);
}

struct Iter<'m, 'a> {
    first: Option<&'m Entry<'a>>,
    others: slice::Iter<'m, Entry<'a>>,
}

impl<'m, 'a> Iterator for Iter<'m, 'a> {
    type Item = (&'m str, &'m Json<'a>);

    fn next(&mut self) -> Option<Self::Item> {
        let next = self.first.take().or_else(|| self.others.next());
        next.map(|(name, json)| (&**name, json))
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        let left = usize::from(self.first.is_some()) + self.others.len();
        (left, Some(left))
    }
}

impl ExactSizeIterator for Iter<'_, '_> {}

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
