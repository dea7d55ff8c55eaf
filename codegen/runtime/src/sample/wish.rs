//! What a value should be like: the keywords of every schema that applies to it, gathered.

use arbitrary::{Error, Result, Unstructured};

use super::below;
use crate::format::Format;
use crate::schema::{Keyword, Literal, Schema, Types};

/// How far schemas may refer to one another for the same value.
const FAR: usize = 64;

/// The wishes of all schemas that apply. Those that a random value seldom fulfils are left out, for
/// whatever is drawn is validated in the end.
#[derive(Clone)]
pub(super) struct Wish {
    pub(super) types: Types,
    /// It is one of these.
    pub(super) literals: Option<Vec<&'static Literal>>,
    pub(super) formats: Vec<Format>,
    /// Of a number, both included.
    pub(super) range: (Option<f64>, Option<f64>),
    /// Of a text, in characters.
    pub(super) length: (u64, Option<u64>),
    pub(super) item_count: (u64, Option<u64>),
    pub(super) first_items: Vec<&'static [Schema]>,
    /// Those after so many.
    pub(super) items: Vec<(usize, &'static Schema)>,
    pub(super) members: Vec<(&'static str, Vec<&'static Schema>)>,
    pub(super) required: Vec<&'static str>,
    /// Members besides those that are named.
    pub(super) others: Vec<(&'static [&'static str], &'static Schema)>,
}

impl Wish {
    /// What all of the schemas wish for; alternatives are drawn. Beyond a certain depth the last
    /// alternative is taken, because it is the one that usually ends a recursion.
    pub(super) fn of(
        schemas: &[&'static Schema],
        deep: bool,
        u: &mut Unstructured<'_>,
    ) -> Result<Self> {
        let mut wish = Wish {
            types: Types::ALL,
            literals: None,
            formats: Vec::new(),
            range: (None, None),
            length: (0, None),
            item_count: (0, None),
            first_items: Vec::new(),
            items: Vec::new(),
            members: Vec::new(),
            required: Vec::new(),
            others: Vec::new(),
        };
        for schema in schemas {
            wish.add(schema, deep, FAR, u)?;
        }
        Ok(wish)
    }

    fn add(
        &mut self,
        schema: &'static Schema,
        deep: bool,
        far: usize,
        u: &mut Unstructured<'_>,
    ) -> Result<()> {
        let far = far.checked_sub(1).ok_or(Error::IncorrectFormat)?;
        for keyword in schema.keywords {
            self.add_keyword(keyword, deep, far, u)?;
        }
        Ok(())
    }

    fn add_keyword(
        &mut self,
        keyword: &'static Keyword,
        deep: bool,
        far: usize,
        u: &mut Unstructured<'_>,
    ) -> Result<()> {
        match keyword {
            Keyword::Never => return Err(Error::IncorrectFormat),
            Keyword::Type(types) => self.types = self.types.and(*types),
            Keyword::Enum(literals) => self.add_literals(literals.iter())?,
            Keyword::Const(literal) => self.add_literals([literal].into_iter())?,
            Keyword::Minimum(min) => self.at_least(min, 0.0),
            Keyword::ExclusiveMinimum(min) => self.at_least(min, 1.0),
            Keyword::Maximum(max) => self.at_most(max, 0.0),
            Keyword::ExclusiveMaximum(max) => self.at_most(max, 1.0),
            Keyword::MinLength(min) => self.length.0 = self.length.0.max(*min),
            Keyword::MaxLength(max) => self.length.1 = least(self.length.1, *max),
            Keyword::Format(format) => self.formats.push(*format),
            Keyword::MinItems(min) => self.item_count.0 = self.item_count.0.max(*min),
            Keyword::MaxItems(max) => self.item_count.1 = least(self.item_count.1, *max),
            Keyword::PrefixItems(schemas) => self.first_items.push(schemas),
            Keyword::Items { from, schema } => self.items.push((*from, schema)),
            Keyword::Required(names) => self.required.extend(*names),
            Keyword::Properties(properties) => {
                for (name, schema) in *properties {
                    self.add_member(name, schema);
                }
            }
            Keyword::AdditionalProperties { known, schema, .. } => {
                self.others.push((known, schema));
            }
            Keyword::Ref(schema) | Keyword::DynamicRef { target: schema, .. } => {
                self.add(schema, deep, far, u)?;
            }
            Keyword::AllOf(schemas) => self.add_all(schemas, deep, far, u)?,
            Keyword::AnyOf(schemas) | Keyword::OneOf(schemas) => {
                let last = schemas.len().saturating_sub(1);
                let index = if deep { last } else { below(u, last + 1)? };
                let schema = schemas.get(index).ok_or(Error::IncorrectFormat)?;
                self.add(schema, deep, far, u)?;
            }
            Keyword::If { .. } => {
                let holds = below(u, 2)? == 1;
                self.add_condition(keyword, holds, deep, far, u)?;
            }
            _ => {}
        }
        Ok(())
    }

    /// Of several conditions at most one is made to hold: those that tell events apart by a tag
    /// exclude each other.
    fn add_all(
        &mut self,
        schemas: &'static [Schema],
        deep: bool,
        far: usize,
        u: &mut Unstructured<'_>,
    ) -> Result<()> {
        let condition = |schema: &'static Schema| match schema.keywords {
            [it @ Keyword::If { .. }] => Some(it),
            _ => None,
        };
        let conditions = schemas.iter().filter_map(condition);
        let chosen = below(u, conditions.clone().count() + 1)?;
        for (index, keyword) in conditions.enumerate() {
            self.add_condition(keyword, index == chosen, deep, far, u)?;
        }
        for schema in schemas.iter().filter(|it| condition(it).is_none()) {
            self.add(schema, deep, far, u)?;
        }
        Ok(())
    }

    fn add_condition(
        &mut self,
        keyword: &'static Keyword,
        holds: bool,
        deep: bool,
        far: usize,
        u: &mut Unstructured<'_>,
    ) -> Result<()> {
        let Keyword::If {
            test,
            then,
            otherwise,
        } = keyword
        else {
            return Ok(());
        };
        let next = if holds {
            self.add(test, deep, far, u)?;
            then
        } else {
            otherwise
        };
        next.map_or(Ok(()), |schema| self.add(schema, deep, far, u))
    }

    fn add_literals(&mut self, literals: impl Iterator<Item = &'static Literal>) -> Result<()> {
        if self.literals.is_some() {
            return Err(Error::IncorrectFormat); // seldom, and too much to ask for
        }
        self.literals = Some(literals.collect());
        Ok(())
    }

    fn add_member(&mut self, name: &'static str, schema: &'static Schema) {
        match self.members.iter_mut().find(|(it, _)| *it == name) {
            Some((_, schemas)) => schemas.push(schema),
            None => self.members.push((name, vec![schema])),
        }
    }

    fn at_least(&mut self, min: &str, more: f64) {
        if let Ok(min) = min.parse::<f64>() {
            let min = min + more;
            self.range.0 = Some(self.range.0.map_or(min, |it| it.max(min)));
        }
    }

    fn at_most(&mut self, max: &str, less: f64) {
        if let Ok(max) = max.parse::<f64>() {
            let max = max - less;
            self.range.1 = Some(self.range.1.map_or(max, |it| it.min(max)));
        }
    }
}

fn least(ours: Option<u64>, theirs: u64) -> Option<u64> {
    Some(ours.map_or(theirs, |it| it.min(theirs)))
}
