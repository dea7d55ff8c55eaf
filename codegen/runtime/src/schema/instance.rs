//! JSON values as the interpreter sees them, whoever holds them.

use serde_json::{Map, Number, Value};

use super::name::are_equal;
use crate::read::Kind;

/// Among so few members it is quicker to look for one whose name is equal than to search by order.
pub(super) const FEW: usize = 16;

/// A JSON value that a schema can be applied to.
pub(crate) trait Instance: Sized {
    /// What holds the members of an object.
    type Object: Object<Value = Self> + ?Sized;

    /// The value.
    fn shape(&self) -> Shape<'_, Self>;

    /// What kind of value it is.
    fn kind(&self) -> Kind;

    /// Where it begins in its text, as far as that is known.
    fn offset(&self) -> usize {
        0
    }
}

/// What a JSON value is, and what is in it.
pub(crate) enum Shape<'v, T: Instance> {
    Null,
    Boolean(bool),
    Number(&'v Number),
    String(&'v str),
    Array(&'v [T]),
    Object(&'v T::Object),
}

/// The members of an object; of each name there is only one.
pub(crate) trait Object {
    /// What the members are.
    type Value;

    /// How many members there are.
    fn len(&self) -> usize;

    /// The member of a name.
    fn get(&self, name: &str) -> Option<&Self::Value>;

    /// The members, sorted by name except in a `Map` of `serde_json` that keeps another order.
    fn entries(&self) -> impl Iterator<Item = (&str, &Self::Value)>;

    /// Whether there is a member of a name.
    fn has(&self, name: &str) -> bool {
        self.get(name).is_some()
    }
}

impl Instance for Value {
    type Object = Map<String, Value>;

    #[inline]
    fn shape(&self) -> Shape<'_, Self> {
        match self {
            Value::Null => Shape::Null,
            Value::Bool(it) => Shape::Boolean(*it),
            Value::Number(it) => Shape::Number(it),
            Value::String(it) => Shape::String(it),
            Value::Array(it) => Shape::Array(it),
            Value::Object(it) => Shape::Object(it),
        }
    }

    #[inline]
    fn kind(&self) -> Kind {
        match self {
            Value::Null => Kind::Null,
            Value::Bool(_) => Kind::Boolean,
            Value::Number(_) => Kind::Number,
            Value::String(_) => Kind::String,
            Value::Array(_) => Kind::Array,
            Value::Object(_) => Kind::Object,
        }
    }
}

impl Object for Map<String, Value> {
    type Value = Value;

    fn len(&self) -> usize {
        Map::len(self)
    }

    fn get(&self, name: &str) -> Option<&Value> {
        if Map::len(self) > FEW {
            return Map::get(self, name);
        }
        let found = self.iter().find(|(it, _)| are_equal(it, name));
        found.map(|(_, value)| value)
    }

    #[inline]
    fn entries(&self) -> impl Iterator<Item = (&str, &Value)> {
        self.iter().map(|(name, value)| (name.as_str(), value))
    }
}
