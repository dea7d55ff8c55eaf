//! The verdict: whether a schema holds, decided as soon as it is certain.

use std::cmp::Ordering;
use std::collections::HashSet;
use std::sync::LazyLock;

use serde_json::{Map, Number, Value};

use super::equality::all_unique;
use super::evaluated::Evaluated;
use super::{Decimal, Keyword, Literal, Pattern, Schema, Scope};
use crate::read::finite;

/// How many schemas may be applied inside one another. Values nest at most 127 deep, so only a schema
/// that refers to itself without end gets here; what does is invalid.
const MAX_DEPTH: u32 = 1_000;

/// So few names are searched one by one.
const FEW: usize = 16;

/// Up to here, which is 2^53, floats tell all integers apart.
const MAX_EXACT_FLOAT: f64 = 9_007_199_254_740_992.0;

/// Whether `serde_json` was built to keep numbers beyond the range of `f64`, which readers refuse.
static KEEPS_TEXTS: LazyLock<bool> =
    LazyLock::new(|| serde_json::from_str::<Number>("1e999").is_ok());

pub(super) fn is_valid(schema: &Schema, value: &Value) -> bool {
    let mut judge = Judge::default();
    in_range(value) && judge.accepts(schema, value) && !judge.gave_up
}

/// Whether all numbers are within the range of `f64`.
pub(super) fn in_range(value: &Value) -> bool {
    !*KEEPS_TEXTS || numbers_in_range(value)
}

fn numbers_in_range(value: &Value) -> bool {
    match value {
        Value::Number(number) => finite(number),
        Value::Array(items) => items.iter().all(numbers_in_range),
        Value::Object(members) => members.values().all(numbers_in_range),
        _ => true,
    }
}

/// Applies schemas to values, and guards against doing so without end.
#[derive(Default)]
pub(super) struct Judge {
    depth: u32,
    /// Set once the schemas nest too deeply; no verdict counts then.
    pub(super) gave_up: bool,
    /// The dynamic anchors of the schema resources that were entered, the outermost first.
    scopes: Vec<Scope>,
}

impl Judge {
    /// Begins to apply a schema; false if it would go too deep. Each `true` needs a [`leave`](Self::leave).
    pub(super) fn enter(&mut self) -> bool {
        self.gave_up |= self.depth == MAX_DEPTH;
        if !self.gave_up {
            self.depth += 1;
        }
        !self.gave_up
    }

    pub(super) fn leave(&mut self) {
        self.depth -= 1;
    }

    /// Whether all keywords of the schema hold.
    pub(super) fn accepts(&mut self, schema: &Schema, value: &Value) -> bool {
        if !self.enter() {
            return false;
        }
        let scope = self.open_scope(schema);
        let accepted = schema
            .keywords
            .iter()
            .all(|keyword| self.holds(schema, keyword, value));
        self.close_scope(scope);
        self.leave();
        accepted
    }

    /// Notes the dynamic anchors of the resource that is entered with a schema, if it is the entry to one.
    pub(super) fn open_scope(&mut self, schema: &Schema) -> usize {
        let open = self.scopes.len();
        if let Some(Keyword::Scope(scope)) = schema.keywords.first() {
            self.scopes.push(scope);
        }
        open
    }

    pub(super) fn close_scope(&mut self, open: usize) {
        self.scopes.truncate(open);
    }

    /// Where a dynamic reference leads on this way.
    pub(super) fn resolve(&self, anchor: &str, target: &'static Schema) -> &'static Schema {
        let mut anchors = self.scopes.iter().flat_map(|scope| scope.iter());
        anchors
            .find(|(name, _)| *name == anchor)
            .map_or(target, |(_, schema)| schema)
    }

    /// Whether the schema's keyword holds; one that does not apply to values of this type does.
    pub(super) fn holds(&mut self, schema: &Schema, keyword: &Keyword, value: &Value) -> bool {
        match keyword {
            // The keyword that nearly every schema has.
            Keyword::Type(types) => types.accept(value),
            Keyword::AllOf(schemas) => self.all_accept(schemas, value),
            Keyword::Ref(schema) => self.accepts(schema, value),
            _ => self.holds_for_type(keyword, value) && self.holds_for_any(schema, keyword, value),
        }
    }

    fn holds_for_type(&mut self, keyword: &Keyword, value: &Value) -> bool {
        match value {
            Value::Object(members) => self.holds_for_members(keyword, value, members),
            Value::Array(items) => self.holds_for_items(keyword, items),
            Value::String(text) => holds_for_text(keyword, text),
            Value::Number(number) => holds_for_number(keyword, number),
            Value::Null | Value::Bool(_) => true,
        }
    }

    /// Whether all schemas of an `allOf` hold. Where they ask for the value of one member, as those do
    /// that tell the type of another, it is looked up once.
    fn all_accept(&mut self, schemas: &[Schema], value: &Value) -> bool {
        let mut looked_up: Option<(&str, Option<&Value>)> = None;
        schemas.iter().all(|schema| {
            let (Some((name, text, then)), Value::Object(members)) = (tagged(schema), value) else {
                return self.accepts(schema, value);
            };
            let tag = match looked_up {
                Some((known, tag)) if known == name => tag,
                _ => members.get(name),
            };
            looked_up = Some((name, tag));
            tag.and_then(Value::as_str) != Some(text) || self.accepts(then, value)
        })
    }

    fn holds_for_any(&mut self, around: &Schema, keyword: &Keyword, value: &Value) -> bool {
        match keyword {
            Keyword::Never => false,
            Keyword::Enum(literals) => literals.iter().any(|it| it.equals(value)),
            Keyword::Const(literal) => literal.equals(value),
            Keyword::AnyOf(schemas) => schemas.iter().any(|it| self.accepts(it, value)),
            Keyword::OneOf(schemas) => {
                schemas
                    .iter()
                    .filter(|it| self.accepts(it, value))
                    .take(2)
                    .count()
                    == 1
            }
            Keyword::Not(schema) => !self.accepts(schema, value),
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
            Keyword::Later(tables, number) => self.accepts(tables.schema(*number), value),
            Keyword::DynamicRef { anchor, target } => {
                let schema = self.resolve(anchor, target);
                self.accepts(schema, value)
            }
            Keyword::UnevaluatedItems(schema) => value.as_array().is_none_or(|items| {
                let evaluated = Evaluated::by(self, around, value);
                evaluated
                    .items_left(items)
                    .all(|(_, item)| self.accepts(schema, item))
            }),
            Keyword::UnevaluatedProperties(schema) => value.as_object().is_none_or(|members| {
                let evaluated = Evaluated::by(self, around, value);
                evaluated
                    .members_left(members)
                    .all(|(_, value)| self.accepts(schema, value))
            }),
            _ => true,
        }
    }

    fn holds_for_items(&mut self, keyword: &Keyword, items: &[Value]) -> bool {
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
            _ => true,
        }
    }

    /// How many items match.
    pub(super) fn count(&mut self, schema: &Schema, items: &[Value]) -> u64 {
        items
            .iter()
            .filter(|item| self.accepts(schema, item))
            .count() as u64
    }

    fn holds_for_members(
        &mut self,
        keyword: &Keyword,
        value: &Value,
        members: &Map<String, Value>,
    ) -> bool {
        let has = |name: &&str| members.contains_key(*name);
        match keyword {
            Keyword::MinProperties(min) => members.len() as u64 >= *min,
            Keyword::MaxProperties(max) => members.len() as u64 <= *max,
            Keyword::Required(names) if names.len() <= FEW => {
                let is_required = |name: &&String| names.contains(&name.as_str());
                members.len() >= names.len()
                    && members.keys().filter(is_required).count() == names.len()
            }
            Keyword::Required(names) => names.iter().all(has),
            Keyword::Properties(properties) if properties.len() <= FEW => {
                members.iter().all(|(name, value)| {
                    let property = properties.iter().find(|(it, _)| it == name);
                    property.is_none_or(|(_, schema)| self.accepts(schema, value))
                })
            }
            Keyword::DependentRequired(dependents) => dependents
                .iter()
                .all(|(name, required)| !has(name) || required.iter().all(has)),
            Keyword::Properties(properties) => properties.iter().all(|(name, schema)| {
                members
                    .get(*name)
                    .is_none_or(|value| self.accepts(schema, value))
            }),
            Keyword::PatternProperties(properties) => members.iter().all(|(name, value)| {
                let matching = properties
                    .iter()
                    .filter(|(pattern, _)| pattern.matches(name));
                matching
                    .into_iter()
                    .all(|(_, schema)| self.accepts(schema, value))
            }),
            Keyword::AdditionalProperties {
                known,
                patterns,
                schema,
            } => additional(members, known, patterns).all(|(_, value)| self.accepts(schema, value)),
            Keyword::DependentSchemas(dependents) => dependents
                .iter()
                .all(|(name, schema)| !has(name) || self.accepts(schema, value)),
            Keyword::PropertyNames(schema) => members
                .keys()
                .all(|name| self.accepts(schema, &Value::String(name.clone()))),
            _ => true,
        }
    }
}

/// What an `if` and a `then` say that ask for one string as the value of one required member.
fn tagged(schema: &Schema) -> Option<(&'static str, &'static str, &'static Schema)> {
    let [
        Keyword::If {
            test,
            then: Some(then),
            otherwise: None,
        },
    ] = schema.keywords
    else {
        return None;
    };
    match test.keywords {
        [
            Keyword::Properties([(name, schema)]),
            Keyword::Required([required]),
        ] if name == required => match schema.keywords {
            [Keyword::Const(Literal::String(text))] => Some((name, text, then)),
            _ => None,
        },
        _ => None,
    }
}

/// The members that are not among the known ones.
pub(super) fn additional<'v>(
    members: &'v Map<String, Value>,
    known: &'static [&'static str],
    patterns: &'static [&'static Pattern],
) -> impl Iterator<Item = (&'v String, &'v Value)> {
    let many: HashSet<&str> = match known.len() {
        ..=FEW => HashSet::new(),
        _ => known.iter().copied().collect(),
    };
    let is_known = move |name: &str| {
        if many.is_empty() {
            known.contains(&name)
        } else {
            many.contains(name)
        }
    };
    let is_matched = move |name: &str| patterns.iter().any(|pattern| pattern.matches(name));
    let is_additional = move |name: &str| !is_known(name) && !is_matched(name);
    members.iter().filter(move |(name, _)| is_additional(name))
}

fn holds_for_text(keyword: &Keyword, text: &str) -> bool {
    match keyword {
        Keyword::MinLength(min) => text.chars().count() as u64 >= *min,
        Keyword::MaxLength(max) => text.len() as u64 <= *max || text.chars().count() as u64 <= *max,
        Keyword::Pattern(pattern) => pattern.matches(text),
        Keyword::Format(format) => format.matches(text),
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
