//! The members that a type has no field for.

use std::sync::Arc;
use std::{fmt, mem, slice};

use super::compact::Compact;
use super::{Json, Text};
use crate::owned::IntoOwned;

/// The members of an object that its schema does not name, in order, and each optional member that
/// is explicitly `null`. They are written back as they came.
///
/// `Debug` shows their names only.
#[derive(Clone)]
pub struct Members<'a> {
    kept: Kept<'a>,
}

/// Two words, and nothing to set free unless there are several members.
#[derive(Clone)]
enum Kept<'a> {
    /// One member as it stands in the body, its name without escapes; an empty text if there is none. The compiler
    /// copies a value in parts, but would not where both words of none were zero.
    One(&'a str),
    /// Any number. To drop an `Arc` is a check in its place and, seldom, a call; to drop a `Box` would be a call
    /// each time.
    Many(Arc<Entries<'a>>),
}

#[derive(Clone)]
enum Entries<'a> {
    /// One or two members as they stand in the body, their names without escapes.
    Few(Written<'a>, Option<Written<'a>>),
    Many(Vec<Entry<'a>>),
}

/// A member that is `null` is owned without an allocation of its own, unless its name is very long.
type Written<'a> = Compact<'a, 30>;

type Entry<'a> = (Text<'a>, Json<'a>);

impl<'a> Members<'a> {
    /// No members; nothing is allocated.
    pub const fn new() -> Self {
        Members {
            kept: Kept::One(""),
        }
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.iter().len()
    }

    /// Whether there is none.
    #[inline]
    pub fn is_empty(&self) -> bool {
        matches!(self.kept, Kept::One("")) || self.len() == 0
    }

    /// The value of the member of that name. Takes time in proportion to the number of members.
    pub fn get(&self, name: &str) -> Option<Json<'_>> {
        self.raw(name).map(Json::trusted)
    }

    /// The text of the value of the member of that name, as it came.
    pub fn raw(&self, name: &str) -> Option<&str> {
        self.texts()
            .find(|(it, _)| *it == name)
            .map(|(_, text)| text)
    }

    /// Whether there is a member of that name.
    #[inline]
    pub fn contains(&self, name: &str) -> bool {
        match &self.kept {
            Kept::One(member) => is_named(member, name),
            Kept::Many(entries) => entries.contain(name),
        }
    }

    /// Whether there is a member of that name and it is `null`.
    pub fn is_null(&self, name: &str) -> bool {
        self.raw(name) == Some("null")
    }

    /// Puts a member in the place of that of the same name, which is returned, or else at the end.
    pub fn insert(
        &mut self,
        name: impl Into<Text<'a>>,
        json: impl Into<Json<'a>>,
    ) -> Option<Json<'a>> {
        let (name, json) = (name.into(), json.into());
        let entries = self.entries();
        match entries.iter_mut().find(|(it, _)| *it == name) {
            Some((_, old)) => Some(mem::replace(old, json)),
            None => {
                entries.push((name, json));
                None
            }
        }
    }

    /// Adds a member that is known to be new.
    pub(crate) fn append(&mut self, name: Text<'a>, json: Json<'a>) {
        self.entries().push((name, json));
    }

    /// Adds a member that is known to be new, as it stands in the body: its name, which has no
    /// escapes, and its value.
    #[inline(always)]
    pub(crate) fn append_text(&mut self, member: &'a str) {
        if let Kept::One("") = self.kept {
            // There is nothing to set free.
            mem::forget(mem::replace(&mut self.kept, Kept::One(member)));
        } else {
            self.append_beside(member);
        }
    }

    /// The same where it is not the only one.
    #[inline(never)]
    fn append_beside(&mut self, member: &'a str) {
        if let Kept::One(first) = self.kept {
            let two = Entries::Few(Compact::Borrowed(first), Some(Compact::Borrowed(member)));
            self.kept = Kept::Many(Arc::new(two));
        } else {
            self.entries().push(entry(member));
        }
    }

    /// Takes a member out.
    pub fn remove(&mut self, name: &str) -> Option<Json<'a>> {
        let index = self.iter().position(|(it, _)| it == name)?;
        Some(self.entries().remove(index).1)
    }

    /// The members, in order.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = (&str, Json<'_>)> {
        self.texts().map(|(name, text)| (name, Json::trusted(text)))
    }

    fn texts(&self) -> Texts<'_> {
        let (written, many) = match &self.kept {
            Kept::One("") => ([None, None], &[][..]),
            Kept::One(member) => ([Some(*member), None], &[][..]),
            Kept::Many(entries) => match &**entries {
                Entries::Few(first, second) => ([Some(&**first), second.as_deref()], &[][..]),
                Entries::Many(all) => ([None, None], &all[..]),
            },
        };
        Texts {
            written,
            many: many.iter(),
        }
    }

    /// The same members, borrowing nothing.
    pub fn into_owned(self) -> Members<'static> {
        IntoOwned::into_owned(self)
    }

    /// The members as a list, into which one that stands alone is made.
    fn entries(&mut self) -> &mut Vec<Entry<'a>> {
        if let Kept::One(member) = self.kept {
            let all = match member {
                "" => Vec::new(),
                member => vec![entry(member)],
            };
            self.kept = Kept::Many(Arc::new(Entries::Many(all)));
        }
        match &mut self.kept {
            Kept::Many(entries) => Arc::make_mut(entries).list(),
            Kept::One(_) => unreachable!("it was made into a list"),
        }
    }

    /// [`take_owned`](IntoOwned::take_owned), where there is something to take.
    #[inline(never)]
    fn take_kept(&mut self) -> Members<'static> {
        let entries = match mem::take(self).kept {
            Kept::One("") => return Members::new(),
            Kept::Many(entries) => Arc::unwrap_or_clone(entries).into_owned(),
            Kept::One(member) => Entries::Few(Compact::owned(member), None),
        };
        Members {
            kept: Kept::Many(Arc::new(entries)),
        }
    }

    fn sorted(&self) -> Vec<(&str, Json<'_>)> {
        let mut members: Vec<_> = self.iter().collect();
        members.sort_unstable_by_key(|(name, _)| *name);
        members
    }
}

impl<'a> Entries<'a> {
    fn contain(&self, name: &str) -> bool {
        match self {
            Entries::Few(first, second) => {
                is_named(first, name) || second.as_deref().is_some_and(|it| is_named(it, name))
            }
            Entries::Many(all) => all.iter().any(|(it, _)| it == name),
        }
    }

    fn into_owned(self) -> Entries<'static> {
        match self {
            Entries::Few(first, second) => {
                Entries::Few(first.into_owned(), second.map(IntoOwned::into_owned))
            }
            Entries::Many(all) => Entries::Many(all.into_iter().map(owned).collect()),
        }
    }

    fn list(&mut self) -> &mut Vec<Entry<'a>> {
        if let Entries::Few(first, second) = self {
            let few = [Some(&*first), second.as_ref()];
            *self = Entries::Many(few.into_iter().flatten().map(listed).collect());
        }
        match self {
            Entries::Many(all) => all,
            Entries::Few(..) => unreachable!("they were made into a list"),
        }
    }
}

fn owned((name, json): Entry<'_>) -> Entry<'static> {
    (name.into_owned(), json.into_owned())
}

fn listed<'a>(member: &Written<'a>) -> Entry<'a> {
    match member {
        Compact::Borrowed(member) => entry(member),
        member => owned(entry(member)),
    }
}

/// A member as it stands in the body.
fn entry(member: &str) -> Entry<'_> {
    let (name, text) = split(member);
    (Text::borrowed(name), Json::trusted(text))
}

/// Whether this is the name of a member as it stands in the body.
fn is_named(member: &str, name: &str) -> bool {
    let rest = member
        .strip_prefix('"')
        .and_then(|it| it.strip_prefix(name));
    // A name with a quote could end behind that of the member.
    rest.is_some_and(|rest| rest.starts_with('"')) && !name.contains('"')
}

/// The name and the value of a member as it stands in the body.
fn split(member: &str) -> (&str, &str) {
    let (name, rest) = member[1..].split_once('"').unwrap_or_default();
    let is_space = |it| matches!(it, ' ' | '\n' | '\r' | '\t');
    let value = rest.trim_start_matches(is_space).strip_prefix(':');
    (name, value.unwrap_or_default().trim_start_matches(is_space))
}

impl IntoOwned for Members<'_> {
    type Owned = Members<'static>;

    #[inline]
    fn take_owned(&mut self) -> Self::Owned {
        match self.kept {
            Kept::One("") => Members::new(),
            _ => self.take_kept(),
        }
    }
}

impl Default for Members<'_> {
    fn default() -> Self {
        Members::new()
    }
}

/// The names and the texts of the values.
struct Texts<'m> {
    written: [Option<&'m str>; 2],
    many: slice::Iter<'m, Entry<'m>>,
}

impl<'m> Iterator for Texts<'m> {
    type Item = (&'m str, &'m str);

    fn next(&mut self) -> Option<Self::Item> {
        if let Some(member) = self.written.iter_mut().find_map(Option::take) {
            return Some(split(member));
        }
        let (name, json) = self.many.next()?;
        Some((name, json.as_raw()))
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        let left = self.written.iter().flatten().count() + self.many.len();
        (left, Some(left))
    }
}

impl ExactSizeIterator for Texts<'_> {}

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
