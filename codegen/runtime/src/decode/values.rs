//! Decoders of the values that types are made of.

use std::collections::btree_map::Entry;

use super::Decode;
use crate::read::{Reader, Refused, Step};
use crate::value::{Json, Map, Number, Text, Timestamp};

impl<'a> Decode<'a> for Text<'a> {
    #[inline]
    fn decode(&mut self, reader: &mut Reader<'a>) -> Step {
        reader.string_into(self)
    }

    /// The commonest of optional members, in one call.
    #[inline(always)]
    fn decode_some(slot: &mut Option<Self>, reader: &mut Reader<'a>) -> Step {
        reader.string_into_slot(slot)
    }
}

impl<'a> Decode<'a> for bool {
    #[inline]
    fn decode(&mut self, reader: &mut Reader<'a>) -> Step {
        *self = reader.boolean()?;
        Ok(())
    }
}

impl<'a> Decode<'a> for Number<'a> {
    #[inline]
    fn decode(&mut self, reader: &mut Reader<'a>) -> Step {
        *self = reader.number()?;
        Ok(())
    }
}

impl<'a> Decode<'a> for Timestamp<'a> {
    #[inline]
    fn decode(&mut self, reader: &mut Reader<'a>) -> Step {
        self.read(reader)
    }
}

impl<'a> Decode<'a> for Json<'a> {
    const TAKES_NULL: bool = true;

    #[inline]
    fn decode(&mut self, reader: &mut Reader<'a>) -> Step {
        *self = Json::trusted(reader.raw()?);
        Ok(())
    }
}

/// `null` and nothing else.
impl<'a> Decode<'a> for () {
    const TAKES_NULL: bool = true;

    #[inline]
    fn decode(&mut self, reader: &mut Reader<'a>) -> Step {
        if reader.null() { Ok(()) } else { Err(Refused) }
    }
}

/// `None` is `null`.
impl<'a, T: Decode<'a>> Decode<'a> for Option<T> {
    const TAKES_NULL: bool = true;

    #[inline]
    fn decode(&mut self, reader: &mut Reader<'a>) -> Step {
        if reader.null() {
            *self = None;
            return Ok(());
        }
        self.insert(T::blank()).decode(reader)
    }
}

impl<'a, T: Decode<'a>> Decode<'a> for Box<T> {
    const TAKES_NULL: bool = T::TAKES_NULL;

    #[inline]
    fn decode(&mut self, reader: &mut Reader<'a>) -> Step {
        T::decode(self, reader)
    }
}

impl<'a, T: Decode<'a>> Decode<'a> for Vec<T> {
    fn decode(&mut self, reader: &mut Reader<'a>) -> Step {
        self.clear();
        let mut array = reader.array()?;
        while array.next(reader)? {
            self.push(T::blank());
            if let Some(item) = self.last_mut() {
                item.decode(reader)?;
            }
        }
        Ok(())
    }
}

/// Refused when a name comes twice.
impl<'a, V: Decode<'a>> Decode<'a> for Map<'a, V> {
    fn decode(&mut self, reader: &mut Reader<'a>) -> Step {
        self.clear();
        reader.each_member(|reader, name| match self.entry(name.text().into()) {
            Entry::Vacant(entry) => entry.insert(V::blank()).decode(reader),
            Entry::Occupied(_) => Err(Refused),
        })
    }
}
