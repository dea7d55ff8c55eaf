//! The members that a type has no field for.

use std::sync::Arc;
use std::{fmt, mem, slice};

use super::compact::Compact;
use super::run;
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

/// Two words, and nothing to set free unless members stand in several places.
#[derive(Clone)]
enum Kept<'a> {
    /// One member or a row of them; an empty text if there is none. The compiler copies a value in parts, but would not
    /// where both words of none were zero.
    One(&'a str),
    /// Any number. To drop an `Arc` is a check in its place and, seldom, a call; to drop a `Box` would be a call
    /// each time.
    Many(Arc<Entries<'a>>),
}

#[derive(Clone)]
enum Entries<'a> {
    /// Up to two places; an empty text is none.
    Few([Written<'a>; 2]),
    /// Any number of places.
    Written(Vec<Written<'a>>),
    /// Members that do not all stand in a body so that their names have no escapes.
    Listed(Vec<Entry<'a>>),
}

/// A member or a row of them as they stand in the body. One that is `null` is owned without an allocation of its own,
/// unless its name is very long.
type Written<'a> = Compact<'a, 30>;

type Entry<'a> = (Text<'a>, Json<'a>);

/// Room for so many places once there are more than a few.
const PLACES: usize = 8;

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
        matches!(self.kept, Kept::One("")) || self.iter().next().is_none()
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
            Kept::One("") => false,
            Kept::One(members) => run::contains(members, name),
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
    pub(crate) fn append_text(&mut self, body: &'a str, member: &'a str) {
        if let Kept::One("") = self.kept {
            // There is nothing to set free.
            mem::forget(mem::replace(&mut self.kept, Kept::One(member)));
        } else {
            self.append_beside(body, member);
        }
    }

    /// The same where it is not the only one.
    #[inline(never)]
    fn append_beside(&mut self, body: &'a str, member: &'a str) {
        match &mut self.kept {
            Kept::One(before) => match run::joined(body, before, member) {
                Some(row) => *before = row,
                None => {
                    let two = [*before, member].map(Compact::Borrowed);
                    self.kept = Kept::Many(Arc::new(Entries::Few(two)));
                }
            },
            Kept::Many(entries) => Arc::make_mut(entries).append_text(body, member),
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
        let (row, written, listed) = match &self.kept {
            Kept::One(members) => (*members, &[][..], &[][..]),
            Kept::Many(entries) => ("", entries.written(), entries.listed()),
        };
        Texts {
            row,
            written: written.iter(),
            listed: listed.iter(),
        }
    }

    /// The same members, borrowing nothing.
    pub fn into_owned(self) -> Members<'static> {
        IntoOwned::into_owned(self)
    }

    /// The members as a list, into which those that stand in a body are made.
    fn entries(&mut self) -> &mut Vec<Entry<'a>> {
        if let Kept::One(members) = self.kept {
            let listed = run::each(members).map(entry).collect();
            self.kept = Kept::Many(Arc::new(Entries::Listed(listed)));
        }
        match &mut self.kept {
            Kept::Many(entries) => Arc::make_mut(entries).list(),
            Kept::One(_) => unreachable!("it was made into a list"),
        }
    }

    /// [`own_into`](IntoOwned::own_into), where there is something to own.
    #[inline(never)]
    fn own_kept(&mut self, place: &mut Members<'static>) {
        let entries = match mem::take(self).kept {
            Kept::One(members) => Entries::Few([Compact::owned(members), Compact::Borrowed("")]),
            Kept::Many(entries) => Arc::unwrap_or_clone(entries).into_owned(),
        };
        place.kept = Kept::Many(Arc::new(entries));
    }

    fn sorted(&self) -> Vec<(&str, Json<'_>)> {
        let mut members: Vec<_> = self.iter().collect();
        members.sort_unstable_by_key(|(name, _)| *name);
        members
    }
}

impl<'a> Entries<'a> {
    fn written(&self) -> &[Written<'a>] {
        match self {
            Entries::Few(few) => few,
            Entries::Written(all) => all,
            Entries::Listed(_) => &[],
        }
    }

    fn listed(&self) -> &[Entry<'a>] {
        match self {
            Entries::Listed(all) => all,
            _ => &[],
        }
    }

    fn contain(&self, name: &str) -> bool {
        let in_body = |members: &Written<'_>| run::contains(members, name);
        self.written().iter().any(in_body) || self.listed().iter().any(|(it, _)| it == name)
    }

    /// Adds a member that stands in the body.
    fn append_text(&mut self, body: &'a str, member: &'a str) {
        let written = match self {
            Entries::Few(few) => &mut few[..],
            Entries::Written(all) => all,
            Entries::Listed(_) => &mut [],
        };
        let last = written.iter_mut().rev().find(|it| !it.is_empty());
        if let Some(last) = last
            && let Some(row) = run::joined(body, last, member)
        {
            *last = Compact::Borrowed(row);
            return;
        }
        let member_in_body = Compact::Borrowed(member);
        match self {
            Entries::Few([_, second]) if second.is_empty() => *second = member_in_body,
            Entries::Few(two) => {
                let mut all = Vec::with_capacity(PLACES);
                all.extend(mem::replace(two, [const { Compact::Borrowed("") }; 2]));
                all.push(member_in_body);
                *self = Entries::Written(all);
            }
            Entries::Written(all) => all.push(member_in_body),
            Entries::Listed(all) => all.extend(run::each(member).map(entry)),
        }
    }

    fn into_owned(self) -> Entries<'static> {
        match self {
            Entries::Few(few) => Entries::Few(few.map(Compact::into_owned)),
            Entries::Written(all) => {
                Entries::Written(all.into_iter().map(Compact::into_owned).collect())
            }
            Entries::Listed(all) => Entries::Listed(all.into_iter().map(owned).collect()),
        }
    }

    fn list(&mut self) -> &mut Vec<Entry<'a>> {
        if !matches!(self, Entries::Listed(_)) {
            *self = Entries::Listed(self.written().iter().flat_map(entries).collect());
        }
        match self {
            Entries::Listed(all) => all,
            _ => unreachable!("they were made into a list"),
        }
    }
}

fn owned((name, json): Entry<'_>) -> Entry<'static> {
    (name.into_owned(), json.into_owned())
}

/// Members that stand in the body.
fn entries<'a>(members: &Written<'a>) -> Vec<Entry<'a>> {
    match members {
        Compact::Borrowed(members) => run::each(members).map(entry).collect(),
        members => run::each(members).map(entry).map(owned).collect(),
    }
}

fn entry<'a>((name, text): (&'a str, &'a str)) -> Entry<'a> {
    (Text::borrowed(name), Json::trusted(text))
}

impl IntoOwned for Members<'_> {
    type Owned = Members<'static>;

    #[inline]
    fn own_into(&mut self, place: &mut Self::Owned) {
        if !matches!(self.kept, Kept::One("")) {
            self.own_kept(place);
        }
    }
}

impl Default for Members<'_> {
    fn default() -> Self {
        Members::new()
    }
}

/// The names and the texts of the values.
#[derive(Clone)]
struct Texts<'m> {
    row: &'m str,
    written: slice::Iter<'m, Written<'m>>,
    listed: slice::Iter<'m, Entry<'m>>,
}

impl<'m> Iterator for Texts<'m> {
    type Item = (&'m str, &'m str);

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some(member) = run::next(&mut self.row) {
                return Some(member);
            }
            match self.written.next() {
                Some(members) => self.row = members,
                None => break,
            }
        }
        let (name, json) = self.listed.next()?;
        Some((name, json.as_raw()))
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        let in_body = self.written.clone().map(|it| &**it).chain([self.row]);
        let left = in_body.flat_map(run::each).count() + self.listed.len();
        (left, Some(left))
    }
}

impl ExactSizeIterator for Texts<'_> {}

impl PartialEq for Members<'_> {
    /// The order does not count.
    fn eq(&self, other: &Self) -> bool {
        self.sorted() == other.sorted()
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
