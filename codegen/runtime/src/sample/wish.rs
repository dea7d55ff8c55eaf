//! What a value should be like: the keywords of every schema that applies to it, gathered.

use arbitrary::{Error, Result, Unstructured};

use super::below;
use crate::format::Format;
use crate::schema::{Cases, Keyword, Literal, Schema, Types};

/// How far schemas may refer to one another for the same value.
const FAR: usize = 64;

/// The wishes of all schemas that apply. Those that a random value seldom fulfils are left out, for
/// whatever is drawn is validated in the end.
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
    pub(super) first_items: Vec<&'static [&'static Schema]>,
    /// Those after so many.
    pub(super) items: Vec<(usize, &'static Schema)>,
    pub(super) members: Vec<(&'static str, Vec<&'static Schema>)>,
    pub(super) required: Vec<&'static str>,
    /// Members that are these strings.
    pub(super) tags: Vec<(&'static str, &'static str)>,
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
        let mut gatherer = Gatherer {
            wish: Wish::anything(),
            deep,
            far: 0,
            u,
        };
        for schema in schemas {
            gatherer.schema(schema)?;
        }
        Ok(gatherer.wish)
    }

    fn anything() -> Self {
        Wish {
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
            tags: Vec::new(),
            others: Vec::new(),
        }
    }

    fn one_of(&mut self, literals: impl Iterator<Item = &'static Literal>) -> Result<()> {
        if self.literals.is_some() {
            return Err(Error::IncorrectFormat); // seldom, and too much to ask for
        }
        self.literals = Some(literals.collect());
        Ok(())
    }

    fn member(&mut self, name: &'static str, schema: &'static Schema) {
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

struct Gatherer<'u, 'd> {
    wish: Wish,
    deep: bool,
    /// How many schemas apply inside one another.
    far: usize,
    u: &'u mut Unstructured<'d>,
}

impl Gatherer<'_, '_> {
    fn schema(&mut self, schema: &'static Schema) -> Result<()> {
        if self.far == FAR {
            return Err(Error::IncorrectFormat);
        }
        self.far += 1;
        for keyword in schema.keywords {
            self.keyword(keyword)?;
        }
        self.far -= 1;
        Ok(())
    }

    fn keyword(&mut self, keyword: &'static Keyword) -> Result<()> {
        let wish = &mut self.wish;
        match keyword {
            Keyword::Never => return Err(Error::IncorrectFormat),
            Keyword::Type(types) => wish.types = wish.types.and(*types),
            Keyword::Enum(literals) => wish.one_of(literals.iter())?,
            Keyword::Const(literal) => wish.one_of([literal].into_iter())?,
            Keyword::Minimum(min) => wish.at_least(min, 0.0),
            Keyword::ExclusiveMinimum(min) => wish.at_least(min, 1.0),
            Keyword::Maximum(max) => wish.at_most(max, 0.0),
            Keyword::ExclusiveMaximum(max) => wish.at_most(max, 1.0),
            Keyword::MinLength(min) => wish.length.0 = wish.length.0.max(*min),
            Keyword::MaxLength(max) => wish.length.1 = least(wish.length.1, *max),
            Keyword::Format(format) => wish.formats.push(*format),
            Keyword::MinItems(min) => wish.item_count.0 = wish.item_count.0.max(*min),
            Keyword::MaxItems(max) => wish.item_count.1 = least(wish.item_count.1, *max),
            Keyword::PrefixItems(schemas) => wish.first_items.push(schemas),
            Keyword::Items { from, schema } => wish.items.push((*from, schema)),
            Keyword::Properties(properties) => {
                for property in properties.list() {
                    wish.required
                        .extend(property.is_required.then_some(property.name()));
                    if let Some(schema) = property.schema() {
                        wish.member(property.name(), schema);
                    }
                }
            }
            Keyword::AdditionalProperties { known, schema, .. } => {
                wish.others.push((known, schema));
            }
            Keyword::Ref(schema) | Keyword::DynamicRef { target: schema, .. } => {
                self.schema(schema)?;
            }
            Keyword::Later(tables, number) => self.schema(tables.schema(*number))?,
            Keyword::AllOf(schemas) => self.all(schemas)?,
            Keyword::Cases(cases) => self.case(cases)?,
            Keyword::AnyOf(schemas) | Keyword::OneOf(schemas) => self.alternative(schemas)?,
            Keyword::If { .. } => {
                let holds = below(self.u, 2)? == 1;
                self.condition(keyword, holds)?;
            }
            _ => {}
        }
        Ok(())
    }

    fn alternative(&mut self, schemas: &'static [&'static Schema]) -> Result<()> {
        let last = schemas.len().saturating_sub(1);
        let index = if self.deep {
            last
        } else {
            below(self.u, last + 1)?
        };
        let schema = schemas.get(index).ok_or(Error::IncorrectFormat)?;
        self.schema(schema)
    }

    fn case(&mut self, cases: &Cases) -> Result<()> {
        let chosen = below(self.u, cases.list.len() + 1)?;
        let Some((text, schema)) = cases.list.get(chosen) else {
            return Ok(());
        };
        self.wish.tags.push((cases.tag, text));
        self.schema(schema)
    }

    /// Of several conditions at most one is made to hold: those that tell events apart by a tag
    /// exclude each other.
    fn all(&mut self, schemas: &'static [&'static Schema]) -> Result<()> {
        let condition = |schema: &&'static Schema| match schema.keywords {
            [it @ Keyword::If { .. }] => Some(it),
            _ => None,
        };
        let conditions = schemas.iter().filter_map(condition);
        let chosen = below(self.u, conditions.clone().count() + 1)?;
        for (index, keyword) in conditions.enumerate() {
            self.condition(keyword, index == chosen)?;
        }
        for schema in schemas.iter().filter(|it| condition(it).is_none()) {
            self.schema(schema)?;
        }
        Ok(())
    }

    fn condition(&mut self, keyword: &'static Keyword, holds: bool) -> Result<()> {
        let Keyword::If {
            test,
            then,
            otherwise,
        } = keyword
        else {
            return Ok(());
        };
        let next = if holds {
            self.schema(test)?;
            then
        } else {
            otherwise
        };
        next.map_or(Ok(()), |schema| self.schema(schema))
    }
}

fn least(ours: Option<u64>, theirs: u64) -> Option<u64> {
    Some(ours.map_or(theirs, |it| it.min(theirs)))
}
