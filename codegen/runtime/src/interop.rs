//! Bridges to `serde`, for nesting generated types in other types and for other formats.

use std::cell::{Cell, RefCell};

use serde::de::Error as _;
use serde::ser::{Error as _, SerializeMap, SerializeSeq};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::Value;

use crate::decode::DecodeError;
use crate::read::{Kind, Mark, Reader, Refused, Step};
use crate::value::{Json, Members, Number, Text, Timestamp};
use crate::write::Encode;

/// Serializes a value through its encoding.
///
/// # Errors
///
/// Those of the serializer.
pub fn serialize<T: Encode + ?Sized, S: Serializer>(
    value: &T,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    serialize_text(&value.to_json(), serializer)
}

/// Deserializes a value through its JSON text, which `decode` is given:
/// `|body| decode::<Event<'_>>(body).map(IntoOwned::into_owned)`.
///
/// # Errors
///
/// Those of the deserializer, and the violations that `decode` reports.
pub fn deserialize<'de, T, D: Deserializer<'de>>(
    deserializer: D,
    decode: impl FnOnce(&[u8]) -> Result<T, DecodeError>,
) -> Result<T, D::Error> {
    let text = Value::deserialize(deserializer)?.to_string();
    // Places in this text would be taken for those of the text that the deserializer reads.
    decode(text.as_bytes()).map_err(|error| match error {
        DecodeError::Json(error) => D::Error::custom(error.message()),
        DecodeError::Violations(violations) => D::Error::custom(violations.without_places()),
    })
}

fn serialize_text<S: Serializer>(text: &str, serializer: S) -> Result<S::Ok, S::Error> {
    Next::new(&RefCell::new(Reader::new(text))).serialize(serializer)
}

/// The next value of a reader, serialized while it is read. There are serializers that look at a value before they write
/// it, and such that leave it out: it may be serialized any number of times.
struct Next<'r, 'a> {
    reader: &'r RefCell<Reader<'a>>,
    start: Mark,
    /// The place behind the value, once it was serialized.
    end: Cell<Option<Mark>>,
}

impl Serialize for Next<'_, '_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.reader.borrow_mut().reset(self.start);
        let done = self.serialize_next(serializer)?;
        self.end.set(Some(self.reader.borrow().mark()));
        Ok(done)
    }
}

impl<'r, 'a> Next<'r, 'a> {
    fn new(reader: &'r RefCell<Reader<'a>>) -> Self {
        let start = reader.borrow().mark();
        Next {
            reader,
            start,
            end: Cell::new(None),
        }
    }

    /// Leaves the reader behind the value.
    fn pass(&self) -> Step {
        let mut reader = self.reader.borrow_mut();
        if let Some(end) = self.end.get() {
            reader.reset(end);
            return Ok(());
        }
        reader.reset(self.start);
        reader.skip()
    }

    fn serialize_next<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let kind = self.reader.borrow_mut().kind().map_err(refused)?;
        match kind {
            Kind::Null => {
                self.reader.borrow_mut().skip().map_err(refused)?;
                serializer.serialize_unit()
            }
            Kind::Boolean => {
                let boolean = self.reader.borrow_mut().boolean().map_err(refused)?;
                serializer.serialize_bool(boolean)
            }
            Kind::Number => {
                let number = self.reader.borrow_mut().number().map_err(refused)?;
                number.serialize(serializer)
            }
            Kind::String => {
                let text = self.reader.borrow_mut().string().map_err(refused)?;
                serializer.serialize_str(&text)
            }
            Kind::Array => self.serialize_array(serializer),
            Kind::Object => self.serialize_object(serializer),
        }
    }

    fn serialize_array<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut array = self.reader.borrow_mut().array().map_err(refused)?;
        let mut seq = serializer.serialize_seq(None)?;
        while array.next(&mut self.reader.borrow_mut()).map_err(refused)? {
            let item = Next::new(self.reader);
            seq.serialize_element(&item)?;
            item.pass().map_err(refused)?;
        }
        seq.end()
    }

    fn serialize_object<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut names = self.reader.borrow_mut().names().map_err(refused)?;
        let mut map = serializer.serialize_map(None)?;
        let mut next = || names.next(&mut self.reader.borrow_mut());
        while let Some(name) = next().map_err(refused)? {
            let value = Next::new(self.reader);
            map.serialize_entry(&name.text(), &value)?;
            value.pass().map_err(refused)?;
        }
        map.end()
    }
}

fn refused<E: serde::ser::Error>(_: Refused) -> E {
    E::custom("what was encoded is not JSON")
}

impl Serialize for Number<'_> {
    /// As an integer if it is written as one that fits; else as `serde_json` has it, so that a value
    /// made from this equals one parsed from the text, whatever the features of `serde_json`.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if let Ok(number) = self.as_str().parse() {
            return serializer.serialize_u64(number);
        }
        // `-0` is no integer to `serde_json`.
        if let Ok(number @ ..0) = self.as_str().parse() {
            return serializer.serialize_i64(number);
        }
        match self.as_str().parse::<serde_json::Number>() {
            Ok(number) => number.serialize(serializer),
            Err(_) => Err(S::Error::custom("number out of range")),
        }
    }
}

impl Serialize for Text<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self)
    }
}

impl Serialize for Timestamp<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

impl Serialize for Json<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serialize_text(self.as_raw(), serializer)
    }
}

impl Serialize for Members<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.iter())
    }
}

impl<'de> Deserialize<'de> for Number<'_> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        // Through a value of any type, for the messages of serde repeat what they did not expect.
        match Value::deserialize(deserializer)? {
            Value::Number(number) => number.to_string().parse().map_err(D::Error::custom),
            _ => Err(D::Error::custom("expected a number")),
        }
    }
}

impl<'de> Deserialize<'de> for Text<'_> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        match Value::deserialize(deserializer)? {
            Value::String(text) => Ok(text.into()),
            _ => Err(D::Error::custom("expected a string")),
        }
    }
}

impl<'de> Deserialize<'de> for Timestamp<'_> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        match Value::deserialize(deserializer)? {
            Value::String(text) => text.parse().map_err(D::Error::custom),
            _ => Err(D::Error::custom("expected a string")),
        }
    }
}

impl<'de> Deserialize<'de> for Json<'_> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Value::deserialize(deserializer).map(Json::from)
    }
}

impl<'de> Deserialize<'de> for Members<'_> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let Value::Object(object) = Value::deserialize(deserializer)? else {
            return Err(D::Error::custom("expected an object"));
        };
        let mut members = Members::new();
        for (name, value) in object {
            members.append(name.into(), Json::from(value));
        }
        Ok(members)
    }
}
