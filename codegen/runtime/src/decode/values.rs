//! Decoders of the values that types are made of.

use std::borrow::Cow;
use std::collections::btree_map::Entry;

use super::Decode;
use crate::read::{ANY, Reader, Refused, Step};
use crate::value::{Json, Map, Number, Timestamp};

impl<'a> Decode<'a> for Cow<'a, str> {
    fn blank() -> Self {
        Cow::Borrowed("")
    }

    #[inline]
    fn decode(&mut self, reader: &mut Reader<'a>) -> Step {
        *self = reader.string()?;
        Ok(())
    }
}

impl<'a> Decode<'a> for bool {
    fn blank() -> Self {
        false
    }

    #[inline]
    fn decode(&mut self, reader: &mut Reader<'a>) -> Step {
        *self = reader.boolean()?;
        Ok(())
    }
}

impl<'a> Decode<'a> for Number<'a> {
    fn blank() -> Self {
        Number::ZERO
    }

    #[inline]
    fn decode(&mut self, reader: &mut Reader<'a>) -> Step {
        *self = reader.number()?;
        Ok(())
    }
}

impl<'a> Decode<'a> for Timestamp<'a> {
    fn blank() -> Self {
        Timestamp::EPOCH
    }

    #[inline]
    fn decode(&mut self, reader: &mut Reader<'a>) -> Step {
        *self = Timestamp::try_from(reader.string()?).map_err(|_| Refused)?;
        Ok(())
    }
}

impl<'a> Decode<'a> for Json<'a> {
    fn blank() -> Self {
        Json::NULL
    }

    #[inline]
    fn decode(&mut self, reader: &mut Reader<'a>) -> Step {
        *self = Json::trusted(reader.raw()?);
        Ok(())
    }
}

/// `null` and nothing else.
impl<'a> Decode<'a> for () {
    fn blank() -> Self {}

    #[inline]
    fn decode(&mut self, reader: &mut Reader<'a>) -> Step {
        if reader.null() { Ok(()) } else { Err(Refused) }
    }
}

/// `None` is `null`.
impl<'a, T: Decode<'a>> Decode<'a> for Option<T> {
    fn blank() -> Self {
        None
    }

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
    fn blank() -> Self {
        Box::new(T::blank())
    }

    #[inline]
    fn decode(&mut self, reader: &mut Reader<'a>) -> Step {
        T::decode(self, reader)
    }
}

impl<'a, T: Decode<'a>> Decode<'a> for Vec<T> {
    fn blank() -> Self {
        Vec::new()
    }

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
    fn blank() -> Self {
        Map::new()
    }

    fn decode(&mut self, reader: &mut Reader<'a>) -> Step {
        self.clear();
        let mut object = reader.object(&ANY)?;
        while object.next(reader)?.is_some() {
            match self.entry(object.key()) {
                Entry::Vacant(entry) => entry.insert(V::blank()).decode(reader)?,
                Entry::Occupied(_) => return Err(Refused),
            }
        }
        Ok(())
    }
}
