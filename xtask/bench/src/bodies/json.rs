//! JSON whose members keep their order, to be rearranged and written in different ways.

use std::fmt;

use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;

/// A JSON value.
#[derive(Clone, Debug, PartialEq)]
pub enum Json {
    Object(Vec<(String, Json)>),
    Array(Vec<Json>),
    Text(String),
    /// A number, `true`, `false` or `null`, as it is written.
    Other(String),
}

impl Json {
    /// Reads what is known to be JSON: the repository's own examples.
    pub fn parse(text: &str) -> Self {
        let json = "an example is JSON";
        match text.trim_start().as_bytes().first() {
            Some(b'{') => {
                let Members(members) = serde_json::from_str(text).expect(json);
                let members = members.into_iter();
                Self::Object(
                    members
                        .map(|(name, value)| (name, Self::parse(value.get())))
                        .collect(),
                )
            }
            Some(b'[') => {
                let items: Vec<&RawValue> = serde_json::from_str(text).expect(json);
                Self::Array(items.into_iter().map(|it| Self::parse(it.get())).collect())
            }
            Some(b'"') => Self::Text(serde_json::from_str(text).expect(json)),
            _ => Self::Other(text.trim().to_owned()),
        }
    }

    /// The value of a member.
    pub fn get(&self, name: &str) -> Option<&Self> {
        let Self::Object(members) = self else {
            return None;
        };
        members
            .iter()
            .find_map(|(it, value)| (it == name).then_some(value))
    }

    /// The value of a member, to be changed.
    pub fn get_mut(&mut self, name: &str) -> Option<&mut Self> {
        let Self::Object(members) = self else {
            return None;
        };
        members
            .iter_mut()
            .find_map(|(it, value)| (it == name).then_some(value))
    }

    /// The text of a string.
    pub fn as_str(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }

    /// Visits every object, the inner ones first, with the name of the member that holds it.
    pub fn each_object(&mut self, visit: &mut impl FnMut(&str, &mut Vec<(String, Self)>)) {
        self.each_object_of("", visit);
    }

    fn each_object_of(
        &mut self,
        holder: &str,
        visit: &mut impl FnMut(&str, &mut Vec<(String, Self)>),
    ) {
        match self {
            Self::Object(members) => {
                for (name, value) in members.iter_mut() {
                    value.each_object_of(name, visit);
                }
                visit(holder, members);
            }
            Self::Array(items) => items
                .iter_mut()
                .for_each(|it| it.each_object_of(holder, visit)),
            Self::Text(_) | Self::Other(_) => {}
        }
    }
}

/// The members of an object in the order of the text.
struct Members<'a>(Vec<(String, &'a RawValue)>);

impl<'de> Deserialize<'de> for Members<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(MembersVisitor)
    }
}

struct MembersVisitor;

impl<'de> Visitor<'de> for MembersVisitor {
    type Value = Members<'de>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut members = Vec::new();
        while let Some(member) = map.next_entry()? {
            members.push(member);
        }
        Ok(Members(members))
    }
}
