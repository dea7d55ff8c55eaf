//! Values made as schemas wish them to be.

use arbitrary::{Error, Result, Unstructured};
use serde_json::{Map, Number, Value, json};

use super::wish::Wish;
use super::{below, pick, text};
use crate::schema::{Literal, Schema, Types};

/// From here on objects and arrays get no more than they must have.
const DEEP: usize = 6;

/// Values do not nest deeper than this.
const DEEPEST: usize = 32;

/// No more items and characters than this are made, whatever the schema asks for.
pub(super) const LARGEST: u64 = 10_000;

/// The types in the order in which they are preferred.
const TYPES: [Types; 7] = [
    Types::OBJECT,
    Types::ARRAY,
    Types::STRING,
    Types::INTEGER,
    Types::NUMBER,
    Types::BOOLEAN,
    Types::NULL,
];

/// A value for all of the schemas, of which it may break a few.
pub(super) fn value(schemas: &[&'static Schema], u: &mut Unstructured<'_>) -> Result<Value> {
    Maker { u, depth: 0 }.value(schemas)
}

/// The value that a literal stands for.
pub(super) fn literal(literal: &Literal) -> Value {
    serde_json::from_str(&literal.to_string()).unwrap_or_default()
}

struct Maker<'u, 'd> {
    u: &'u mut Unstructured<'d>,
    depth: usize,
}

impl Maker<'_, '_> {
    fn value(&mut self, schemas: &[&'static Schema]) -> Result<Value> {
        if self.depth == DEEPEST {
            return Err(Error::IncorrectFormat);
        }
        let wish = Wish::of(schemas, self.is_deep(), self.u)?;
        self.depth += 1;
        let made = self.wished(&wish);
        self.depth -= 1;
        made
    }

    fn is_deep(&self) -> bool {
        self.depth >= DEEP
    }

    fn wished(&mut self, wish: &Wish) -> Result<Value> {
        if let Some(literals) = &wish.literals {
            return Ok(literal(pick(self.u, literals)?));
        }
        let is_wished = |it: &Types| wish.types.and(*it) == *it;
        let types: Vec<Types> = TYPES.into_iter().filter(is_wished).collect();
        match *pick(self.u, &types)? {
            Types::OBJECT => self.object(wish),
            Types::ARRAY => self.array(wish),
            Types::STRING => self.string(wish),
            Types::INTEGER => self.number(wish, false),
            Types::NUMBER => self.number(wish, true),
            Types::BOOLEAN => Ok(Value::Bool(below(self.u, 2)? == 1)),
            _ => Ok(Value::Null),
        }
    }

    fn object(&mut self, wish: &Wish) -> Result<Value> {
        let tags = wish.tags.iter();
        let tags = tags.map(|(name, text)| ((*name).to_owned(), json!(text)));
        let mut members: Map<_, _> = tags.collect();
        for (name, schemas) in &wish.members {
            let is_required = wish.required.contains(name);
            if members.contains_key(*name) {
                continue;
            }
            if is_required || !self.is_deep() && below(self.u, 2)? == 1 {
                members.insert((*name).to_owned(), self.value(schemas)?);
            }
        }
        for name in &wish.required {
            if !members.contains_key(*name) {
                members.insert((*name).to_owned(), self.other_member(wish, name)?);
            }
        }
        for _ in 0..self.other_count(wish)? {
            let name = text::name(self.u)?;
            if !members.contains_key(&name) && wish.members.iter().all(|(it, _)| *it != name) {
                let value = self.other_member(wish, &name)?;
                members.insert(name, value);
            }
        }
        Ok(Value::Object(members))
    }

    /// How many members that are not named. Those of a map are what it is for.
    fn other_count(&mut self, wish: &Wish) -> Result<usize> {
        let forbids = |(_, schema): &(_, &Schema)| Types::of_schema(schema) == Types::NONE;
        if self.is_deep() || wish.others.iter().any(forbids) {
            return Ok(0);
        }
        match wish.members[..] {
            [] => below(self.u, 4),
            _ => Ok(below(self.u, 8)?.saturating_sub(6)),
        }
    }

    fn other_member(&mut self, wish: &Wish, name: &str) -> Result<Value> {
        let others = wish
            .others
            .iter()
            .filter(|(known, _)| !known.contains(&name));
        let schemas: Vec<_> = others.map(|(_, schema)| *schema).collect();
        self.value(&schemas)
    }

    fn array(&mut self, wish: &Wish) -> Result<Value> {
        let more = if self.is_deep() { 0 } else { below(self.u, 4)? };
        let most = wish.item_count.1.unwrap_or(LARGEST).min(LARGEST);
        let count = wish.item_count.0.saturating_add(more as u64).min(most) as usize;
        let items = (0..count).map(|index| self.item(wish, index));
        items.collect()
    }

    fn item(&mut self, wish: &Wish, index: usize) -> Result<Value> {
        let first = wish
            .first_items
            .iter()
            .filter_map(|it| it.get(index).copied());
        let rest = wish.items.iter().filter(|(from, _)| index >= *from);
        let schemas: Vec<_> = first.chain(rest.map(|(_, schema)| *schema)).collect();
        self.value(&schemas)
    }

    fn string(&mut self, wish: &Wish) -> Result<Value> {
        let text = match wish.formats.first() {
            Some(format) => text::of_format(*format, self.u)?,
            None => {
                let most = wish.length.1.unwrap_or(LARGEST).min(LARGEST);
                text::any(wish.length.0.min(LARGEST), most, self.u)?
            }
        };
        Ok(Value::String(text))
    }

    fn number(&mut self, wish: &Wish, with_fraction: bool) -> Result<Value> {
        if wish.range != (None, None) {
            return self.number_within(wish.range, with_fraction);
        }
        let digits = self.u.int_in_range(0..=99_999_i64)?;
        Ok(match below(self.u, if with_fraction { 6 } else { 3 })? {
            0 => json!(digits),
            1 => json!(-digits),
            2 => json!(pick(
                self.u,
                &[0, -1, i64::MAX, i64::MIN, 9_007_199_254_740_993]
            )?),
            3 => json!(digits as f64 / 1000.0),
            4 => json!(digits as f64 / -7.0),
            _ => json!(pick(self.u, &[0.5, 1e-7, 1e300, -2.5e-300, 187.4062519])?),
        })
    }

    fn number_within(
        &mut self,
        (min, max): (Option<f64>, Option<f64>),
        with_fraction: bool,
    ) -> Result<Value> {
        let low = min.unwrap_or_else(|| max.map_or(0.0, |it| it - 100.0));
        let high = max.unwrap_or(low + 100.0);
        let (first, last) = (low.ceil() as i64, high.floor() as i64);
        if first <= last {
            return Ok(json!(self.u.int_in_range(first..=last)?));
        }
        let middle = Number::from_f64((low + high) / 2.0).filter(|_| with_fraction);
        middle.map(Value::Number).ok_or(Error::IncorrectFormat)
    }
}
