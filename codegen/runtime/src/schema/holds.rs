//! The verdict: whether a schema holds, decided as soon as it is certain.

use std::cmp::Ordering;
use std::sync::LazyLock;

use serde_json::Number;

use super::equality::all_unique;
use super::evaluated::Evaluated;
use super::instance::{Instance, Object, Shape};
use super::located::Located;
use super::members::{Members, additional};
use super::{Decimal, Keyword, Schema, Scope};
use crate::read::finite;

/// How many schemas may be applied inside one another. Values nest at most 127 deep, so only a schema
/// that refers to itself without end gets here; what does is invalid.
const MAX_DEPTH: u32 = 1_000;

/// The depth once that many nested: so far beyond that it does not come back, and the rest is soon done with.
const GAVE_UP: u32 = u32::MAX / 2;

/// Up to here, which is 2^53, floats tell all integers apart.
const MAX_EXACT_FLOAT: f64 = 9_007_199_254_740_992.0;

/// Whether `serde_json` was built to keep numbers beyond the range of `f64`, which readers refuse.
static KEEPS_TEXTS: LazyLock<bool> =
    LazyLock::new(|| serde_json::from_str::<Number>("1e999").is_ok());

pub(super) fn is_valid<T: Instance>(schema: &Schema, value: &T) -> bool {
    let mut judge = Judge::default();
    in_range(value) && judge.accepts(schema, value) && !judge.gave_up()
}

/// Whether all numbers are within the range of `f64`.
pub(super) fn in_range<T: Instance>(value: &T) -> bool {
    !*KEEPS_TEXTS || numbers_in_range(value)
}

fn numbers_in_range<T: Instance>(value: &T) -> bool {
    match value.shape() {
        Shape::Number(number) => finite(number),
        Shape::Array(items) => items.iter().all(numbers_in_range),
        Shape::Object(members) => members.entries().all(|(_, value)| numbers_in_range(value)),
        _ => true,
    }
}

/// Applies schemas to values, and guards against doing so without end.
#[derive(Default)]
pub(super) struct Judge {
    depth: u32,
    /// The dynamic anchors of the schema resources that were entered, the outermost first.
    scopes: Vec<Scope>,
}

impl Judge {
    /// Begins to apply a schema that opens this scope; false if it would go too deep. Each `true` needs a
    /// [`leave`](Self::leave).
    #[inline]
    pub(super) fn enter(&mut self, scope: Scope) -> bool {
        if self.depth >= MAX_DEPTH {
            self.depth = GAVE_UP;
            return false;
        }
        self.depth += 1;
        if !scope.is_empty() {
            self.scopes.push(scope);
        }
        true
    }

    /// Ends what began with [`enter`](Self::enter).
    #[inline]
    pub(super) fn leave(&mut self, scope: Scope) {
        if !scope.is_empty() {
            self.scopes.pop();
        }
        self.depth -= 1;
    }

    /// Whether the schemas nested too deeply; no verdict counts then.
    pub(super) fn gave_up(&self) -> bool {
        self.depth > MAX_DEPTH
    }

    /// Whether all keywords of the schema hold.
    #[inline(always)]
    pub(super) fn accepts<T: Instance>(&mut self, schema: &Schema, value: &T) -> bool {
        schema.verdict.accepts(value.kind()) || self.judges(schema, value)
    }

    /// The same where the kind of the value does not tell that they do.
    #[inline(never)]
    fn judges<T: Instance>(&mut self, schema: &Schema, value: &T) -> bool {
        if schema.verdict.refuses(value.kind()) {
            return false;
        }
        let Shape::Object(members) = value.shape() else {
            return self.all_hold(schema, schema.keywords, value);
        };
        let schema = schema.objects.of::<T>(schema, members);
        match &schema.members {
            Members::Properties(properties) => self.have_properties::<T>(properties, members),
            Members::Among(keywords) => self.have_all(schema, keywords, value, members),
            Members::Unnamed => self.all_hold(schema, schema.keywords, value),
        }
    }

    /// Whether these keywords of the schema hold.
    #[inline(never)]
    pub(super) fn all_hold<T: Instance>(
        &mut self,
        schema: &Schema,
        keywords: &[Keyword],
        value: &T,
    ) -> bool {
        if !self.enter(schema.scope) {
            return false;
        }
        let mut accepted = true;
        // No iterator's `all`: what it calls for each keyword would not become part of this function.
        for keyword in keywords {
            accepted = self.holds(schema, keyword, value);
            if !accepted {
                break;
            }
        }
        self.leave(schema.scope);
        accepted
    }

    /// Where a dynamic reference leads on this way.
    pub(super) fn resolve(&self, anchor: &str, target: &'static Schema) -> &'static Schema {
        let mut anchors = self.scopes.iter().flat_map(|scope| scope.iter());
        anchors
            .find(|(name, _)| *name == anchor)
            .map_or(target, |(_, schema)| schema)
    }

    /// Whether the schema's keyword holds; one that does not apply to values of this type does. What is
    /// said about the members of an object that are named has been judged before.
    #[inline(always)]
    pub(super) fn holds<T: Instance>(
        &mut self,
        schema: &Schema,
        keyword: &Keyword,
        value: &T,
    ) -> bool {
        match keyword {
            // What most schemas consist of.
            Keyword::Type(types) => types.admit(value),
            Keyword::Format(format) => match value.shape() {
                Shape::String(text) => format.matches(text),
                _ => true,
            },
            Keyword::AnyOf(schemas) => schemas.iter().any(|it| self.accepts(it, value)),
            Keyword::If {
                test,
                then,
                otherwise,
            } => {
                let next = if self.accepts(test, value) {
                    then
                } else {
                    otherwise
                };
                next.is_none_or(|schema| self.accepts(schema, value))
            }
            _ => self.holds_too(schema, keyword, value),
        }
    }

    /// The same for the other keywords.
    #[inline(never)]
    fn holds_too<T: Instance>(&mut self, schema: &Schema, keyword: &Keyword, value: &T) -> bool {
        match keyword {
            Keyword::Never => false,
            Keyword::Enum(literals) => literals.iter().any(|it| it.equals(value)),
            Keyword::Const(literal) => literal.equals(value),
            Keyword::AllOf(schemas) => schemas.iter().all(|it| self.accepts(it, value)),
            Keyword::OneOf(schemas) => {
                let accepted = schemas.iter().filter(|it| self.accepts(it, value));
                accepted.take(2).count() == 1
            }
            Keyword::Not(schema) => !self.accepts(schema, value),
            Keyword::Cases(cases) => {
                let mut cases = cases.of(value).iter();
                cases.all(|(_, schema)| self.accepts(schema, value))
            }
            Keyword::Ref(schema) => self.accepts(schema, value),
            Keyword::Later(tables, number) => self.accepts(tables.schema(*number), value),
            Keyword::DynamicRef { anchor, target } => {
                let schema = self.resolve(anchor, target);
                self.accepts(schema, value)
            }
            _ => match value.shape() {
                Shape::Object(members) => self.holds_for_members(schema, keyword, value, members),
                Shape::Array(items) => self.holds_for_items(schema, keyword, value, items),
                Shape::String(text) => holds_for_text(keyword, text),
                Shape::Number(number) => holds_for_number(keyword, number),
                Shape::Null | Shape::Boolean(_) => true,
            },
        }
    }

    fn holds_for_items<T: Instance>(
        &mut self,
        around: &Schema,
        keyword: &Keyword,
        value: &T,
        items: &[T],
    ) -> bool {
        match keyword {
            Keyword::MinItems(min) => items.len() as u64 >= *min,
            Keyword::MaxItems(max) => items.len() as u64 <= *max,
            Keyword::UniqueItems => all_unique(items),
            Keyword::PrefixItems(schemas) => schemas
                .iter()
                .zip(items)
                .all(|(schema, item)| self.accepts(schema, item)),
            Keyword::Items { from, schema } => items
                .iter()
                .skip(*from)
                .all(|item| self.accepts(schema, item)),
            Keyword::Contains {
                schema, min, max, ..
            } => {
                let count = self.count(schema, items);
                count >= *min && max.is_none_or(|max| count <= max)
            }
            Keyword::UnevaluatedItems(schema) => {
                let evaluated = Evaluated::by(self, around, value);
                let mut left = evaluated.items_left(items);
                left.all(|(_, item)| self.accepts(schema, item))
            }
            _ => true,
        }
    }

    /// How many items match.
    pub(super) fn count<T: Instance>(&mut self, schema: &Schema, items: &[T]) -> u64 {
        items
            .iter()
            .filter(|item| self.accepts(schema, *item))
            .count() as u64
    }

    fn holds_for_members<T: Instance>(
        &mut self,
        around: &Schema,
        keyword: &Keyword,
        value: &T,
        members: &T::Object,
    ) -> bool {
        match keyword {
            Keyword::MinProperties(min) => members.len() as u64 >= *min,
            Keyword::MaxProperties(max) => members.len() as u64 <= *max,
            Keyword::DependentRequired(dependents) => dependents.iter().all(|(name, required)| {
                !members.has(name) || required.iter().all(|it| members.has(it))
            }),
            Keyword::PatternProperties(properties) => members.entries().all(|(name, value)| {
                let mut matching = properties.iter().filter(|(it, _)| it.matches(name));
                matching.all(|(_, schema)| self.accepts(schema, value))
            }),
            Keyword::AdditionalProperties {
                known,
                patterns,
                schema,
            } => additional::<T>(members, known, patterns)
                .all(|(_, value)| self.accepts(schema, value)),
            Keyword::DependentSchemas(dependents) => dependents
                .iter()
                .all(|(name, schema)| !members.has(name) || self.accepts(schema, value)),
            Keyword::PropertyNames(schema) => members
                .entries()
                .all(|(name, _)| self.accepts(schema, &Located::name(name))),
            Keyword::UnevaluatedProperties(schema) => {
                let evaluated = Evaluated::by(self, around, value);
                let mut left = evaluated.members_left(members);
                left.all(|(_, value)| self.accepts(schema, value))
            }
            _ => true,
        }
    }
}

fn holds_for_text(keyword: &Keyword, text: &str) -> bool {
    match keyword {
        Keyword::MinLength(min) => text.chars().count() as u64 >= *min,
        Keyword::MaxLength(max) => text.len() as u64 <= *max || text.chars().count() as u64 <= *max,
        Keyword::Pattern(pattern) => pattern.matches(text),
        _ => true,
    }
}

fn holds_for_number(keyword: &Keyword, number: &Number) -> bool {
    match keyword {
        Keyword::MultipleOf(divisor) => {
            let number = number.to_string();
            Decimal::parse(&number).is_multiple_of(&Decimal::parse(divisor))
        }
        Keyword::Maximum(max) => compare(number, max).is_le(),
        Keyword::ExclusiveMaximum(max) => compare(number, max).is_lt(),
        Keyword::Minimum(min) => compare(number, min).is_ge(),
        Keyword::ExclusiveMinimum(min) => compare(number, min).is_gt(),
        _ => true,
    }
}

/// Compares with a bound, exactly where the number is known exactly. A float beyond 2^53 may have been made
/// of another text: it equals the bounds that the same float would have been made of.
fn compare(number: &Number, bound: &str) -> Ordering {
    let is_exact = number.is_i64() || number.is_u64() || *KEEPS_TEXTS;
    let float = number
        .as_f64()
        .filter(|it| !is_exact && it.abs() > MAX_EXACT_FLOAT);
    if let (Some(float), Ok(bound)) = (float, bound.parse::<f64>()) {
        return float.partial_cmp(&bound).unwrap_or(Ordering::Equal); // neither is NaN
    }
    Decimal::parse(&number.to_string()).cmp(&Decimal::parse(bound))
}
