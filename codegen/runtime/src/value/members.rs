//! The members that a type has no field for.

use std::borrow::Cow;
use std::sync::Arc;
use std::{fmt, mem, slice};

use super::Json;
use super::text::Text;
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
    /// One member as it stands in the body, its name without escapes.
    One(&'a str),
    /// None, or any number. To drop an `Arc` is a check in its place and, seldom, a call; to drop a `Box`
    /// would be a call each time.
    Many(Option<Arc<Entries<'a>>>),
}

#[derive(Clone)]
enum Entries<'a> {
    /// One or two members as they stand in the body, their names without escapes.
    Few(Written<'a>, Option<Written<'a>>),
    Many(Vec<Entry<'a>>),
}

/// A member that is `null` is owned without an allocation of its own, unless its name is very long.
type Written<'a> = Text<'a, 30>;

type Entry<'a> = (Cow<'a, str>, Json<'a>);

impl<'a> Members<'a> {
    /// No members; nothing is allocated.
    pub const fn new() -> Self {
        Members {
            kept: Kept::Many(None),
        }
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.iter().len()
    }

    /// Whether there is none.
    #[inline]
    pub fn is_empty(&self) -> bool {
        matches!(self.kept, Kept::Many(None)) || self.len() == 0
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
            Kept::Many(None) => false,
            Kept::One(member) => is_named(member, name),
            Kept::Many(Some(entries)) => entries.contain(name),
        }
    }

    /// Whether there is a member of that name and it is `null`.
    pub fn is_null(&self, name: &str) -> bool {
        self.raw(name) == Some("null")
    }

    /// Puts a member in the place of that of the same name, which is returned, or else at the end.
    pub fn insert(
        &mut self,
        name: impl Into<Cow<'a, str>>,
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
    pub(crate) fn append(&mut self, name: Cow<'a, str>, json: Json<'a>) {
        self.entries().push((name, json));
    }

    /// Adds a member that is known to be new, as it stands in the body: its name, which has no
    /// escapes, and its value.
    #[inline(always)]
    pub(crate) fn append_text(&mut self, member: &'a str) {
        match self.kept {
            Kept::Many(None) => self.kept = Kept::One(member),
            Kept::One(first) => {
                let two = Entries::Few(Text::Borrowed(first), Some(Text::Borrowed(member)));
                self.kept = Kept::Many(Some(Arc::new(two)));
            }
            Kept::Many(Some(_)) => self.entries().push(entry(member)),
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
            Kept::One(member) => ([Some(*member), None], &[][..]),
            Kept::Many(None) => ([None, None], &[][..]),
            Kept::Many(Some(entries)) => match &**entries {
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
            let all = vec![entry(member)];
            self.kept = Kept::Many(Some(Arc::new(Entries::Many(all))));
        }
        match &mut self.kept {
            Kept::Many(entries) => Arc::make_mut(entries.get_or_insert_default()).list(),
            Kept::One(_) => unreachable!("it was made into a list"),
        }
    }

    /// [`take_owned`](IntoOwned::take_owned), where there is something to take.
    #[inline(never)]
    fn take_kept(&mut self) -> Members<'static> {
        let entries = match mem::take(self).kept {
            Kept::Many(None) => return Members::new(),
            Kept::Many(Some(entries)) => Arc::unwrap_or_clone(entries).into_owned(),
            Kept::One(member) => Entries::Few(Text::owned(member), None),
        };
        Members {
            kept: Kept::Many(Some(Arc::new(entries))),
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

impl Default for Entries<'_> {
    fn default() -> Self {
        Entries::Many(Vec::new())
    }
}

fn owned((name, json): Entry<'_>) -> Entry<'static> {
    (Cow::Owned(name.into_owned()), json.into_owned())
}

fn listed<'a>(member: &Written<'a>) -> Entry<'a> {
    match member {
        Text::Borrowed(member) => entry(member),
        member => owned(entry(member)),
    }
}

/// A member as it stands in the body.
fn entry(member: &str) -> Entry<'_> {
    let (name, text) = split(member);
    (Cow::Borrowed(name), Json::trusted(text))
}

/// Whether this is the name of a member as it stands in the body.
fn is_named(member: &str, name: &str) -> bool {
    let rest = member[1..].strip_prefix(name);
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
            Kept::Many(None) => Members::new(),
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
