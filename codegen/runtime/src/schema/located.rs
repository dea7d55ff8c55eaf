//! JSON values that borrow from their text and know where they are in it, for reports with places.

use std::borrow::Cow;

use serde_json::Number;

use super::instance::{FEW, Instance, Object, Shape};
use super::name::are_equal;
use crate::read::{Kind, Reader, Refused, Step};

/// A JSON value, and where it begins in its text.
pub(crate) struct Located<'a> {
    offset: usize,
    content: Content<'a>,
}

enum Content<'a> {
    Null,
    Boolean(bool),
    Number(Number),
    String(Cow<'a, str>),
    Array(Box<[Located<'a>]>),
    /// Sorted by name.
    Object(Box<[Member<'a>]>),
}

type Member<'a> = (Cow<'a, str>, Located<'a>);

impl<'a> Located<'a> {
    /// Reads the next value; of several members of the same name only the last one.
    pub(crate) fn read(reader: &mut Reader<'a>) -> Step<Self> {
        let kind = reader.kind()?;
        let offset = reader.position();
        let content = match kind {
            Kind::Null => {
                reader.skip()?;
                Content::Null
            }
            Kind::Boolean => Content::Boolean(reader.boolean()?),
            Kind::Number => Content::Number(number(reader.number_text()?)?),
            Kind::String => Content::String(reader.raw_string()?.text()),
            Kind::Array => {
                let mut items = Vec::new();
                let mut array = reader.array()?;
                while array.next(reader)? {
                    items.push(Located::read(reader)?);
                }
                Content::Array(items.into())
            }
            Kind::Object => {
                let mut members = Vec::new();
                reader.each_member(|reader, name| {
                    members.push((name.text(), Located::read(reader)?));
                    Ok(())
                })?;
                sort(&mut members);
                Content::Object(members.into())
            }
        };
        Ok(Located { offset, content })
    }

    /// A member's name as a value.
    pub(super) fn name(name: &'a str) -> Self {
        Located {
            offset: 0,
            content: Content::String(Cow::Borrowed(name)),
        }
    }
}

/// As `serde_json` has it in a `Value`, so that the verdict is the same.
fn number(text: &str) -> Step<Number> {
    text.parse().map_err(|_| Refused)
}

/// Sorts members by name, and leaves only the last one of each.
fn sort(members: &mut Vec<Member<'_>>) {
    if members.is_sorted_by(|(first, _), (second, _)| first < second) {
        return;
    }
    members.sort_by(|(first, _), (second, _)| first.cmp(second));
    members.dedup_by(|later, earlier| {
        let repeats = later.0 == earlier.0;
        if repeats {
            std::mem::swap(later, earlier);
        }
        repeats
    });
}

impl<'a> Instance for Located<'a> {
    type Object = [Member<'a>];

    fn shape(&self) -> Shape<'_, Self> {
        match &self.content {
            Content::Null => Shape::Null,
            Content::Boolean(it) => Shape::Boolean(*it),
            Content::Number(it) => Shape::Number(it),
            Content::String(it) => Shape::String(it),
            Content::Array(it) => Shape::Array(it),
            Content::Object(it) => Shape::Object(&**it),
        }
    }

    fn kind(&self) -> Kind {
        match &self.content {
            Content::Null => Kind::Null,
            Content::Boolean(_) => Kind::Boolean,
            Content::Number(_) => Kind::Number,
            Content::String(_) => Kind::String,
            Content::Array(_) => Kind::Array,
            Content::Object(_) => Kind::Object,
        }
    }

    fn offset(&self) -> usize {
        self.offset
    }
}

impl<'a> Object for [Member<'a>] {
    type Value = Located<'a>;

    fn len(&self) -> usize {
        <[_]>::len(self)
    }

    fn get(&self, name: &str) -> Option<&Located<'a>> {
        if <[_]>::len(self) > FEW {
            let found = self.binary_search_by(|(it, _)| (**it).cmp(name));
            return found.ok().map(|index| &self[index].1);
        }
        let found = self.iter().find(|(it, _)| are_equal(it, name));
        found.map(|(_, value)| value)
    }

    fn entries(&self) -> impl Iterator<Item = (&str, &Located<'a>)> {
        self.iter().map(|(name, value)| (&**name, value))
    }
}
