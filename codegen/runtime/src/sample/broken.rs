//! Values that break one rule: every way to break one that applies to a valid value, and what is then
//! to be reported.

use arbitrary::{Result, Unstructured};
use serde_json::{Map, Value, json};

use super::make::LARGEST;
use super::{below, pick};
use crate::schema::{Keyword, Schema, Types, Violation};

/// How deep schemas may apply inside one another.
const DEEPEST: usize = 256;

/// The value with one rule of the schema broken, and the violation; none if no way to break one leaves
/// all the other rules unbroken.
pub(super) fn broken(
    schema: &'static Schema,
    value: &Value,
    u: &mut Unstructured<'_>,
) -> Result<Option<(Value, Violation)>> {
    let mut breaker = Breaker {
        u,
        ways: Vec::new(),
        depth: 0,
    };
    breaker.schema(schema, value, "", "")?;
    let mut ways = breaker.ways;
    let first = below(u, ways.len().max(1))?;
    ways.rotate_left(first);
    let mut broken = ways.into_iter().filter_map(|way| way.go(schema, value));
    Ok(broken.next())
}

/// One way to break one rule.
struct Way {
    /// The value that is replaced, and by what.
    target: String,
    by: Value,
    /// What is to be reported: the value, where the rule is in the schema, and its keyword.
    pointer: String,
    at: String,
    keyword: &'static str,
}

impl Way {
    /// The broken value, if what is reported is this violation and no other.
    fn go(self, schema: &Schema, value: &Value) -> Option<(Value, Violation)> {
        let mut broken = value.clone();
        *broken.pointer_mut(&self.target)? = self.by;
        let mut violations = schema.validate(&broken).err()?.into_iter();
        let only = violations.next().filter(|_| violations.len() == 0)?;
        let is_expected = only.instance_pointer() == self.pointer
            && only.schema_pointer() == self.at
            && only.keyword() == self.keyword;
        is_expected.then_some((broken, only))
    }
}

struct Breaker<'u, 'd> {
    u: &'u mut Unstructured<'d>,
    ways: Vec<Way>,
    depth: usize,
}

impl Breaker<'_, '_> {
    /// Notes the ways to break what a schema, the argument of the keyword `via`, asks of a value.
    fn schema(
        &mut self,
        schema: &Schema,
        value: &Value,
        at: &str,
        via: &'static str,
    ) -> Result<()> {
        if self.depth == DEEPEST {
            return Ok(());
        }
        self.depth += 1;
        for keyword in schema.keywords {
            self.keyword(schema, keyword, value, at, via)?;
        }
        self.depth -= 1;
        Ok(())
    }

    fn keyword(
        &mut self,
        schema: &Schema,
        keyword: &Keyword,
        value: &Value,
        at: &str,
        via: &'static str,
    ) -> Result<()> {
        match keyword {
            Keyword::Type(types) => self.other_type(schema, "type", *types, at)?,
            Keyword::Enum(_) => self.other_value(schema, "enum", value, at),
            Keyword::Const(_) => self.other_value(schema, "const", value, at),
            Keyword::Ref(target) => self.schema(target, value, at, via)?,
            Keyword::Later(tables, number) => {
                self.schema(tables.schema(*number), value, at, via)?;
            }
            Keyword::AllOf(schemas) => {
                for schema in *schemas {
                    self.schema(schema, value, at, "allOf")?;
                }
            }
            Keyword::Cases(cases) => {
                for (_, schema) in cases.of(value) {
                    self.schema(schema, value, at, "then")?;
                }
            }
            Keyword::AnyOf(schemas) => self.alternatives(schema, "anyOf", schemas, value, at)?,
            Keyword::OneOf(schemas) => self.alternatives(schema, "oneOf", schemas, value, at)?,
            Keyword::If {
                test,
                then,
                otherwise,
            } => {
                let (next, via) = if test.is_valid(value) {
                    (then, "then")
                } else {
                    (otherwise, "else")
                };
                if let Some(next) = next {
                    self.schema(next, value, at, via)?;
                }
            }
            _ => match value {
                Value::Object(members) => self.members(schema, keyword, members, at)?,
                Value::Array(items) => self.items(schema, keyword, items, at)?,
                Value::String(text) => self.text(schema, keyword, text, at),
                Value::Number(_) => self.number(schema, keyword, at),
                Value::Null | Value::Bool(_) => {}
            },
        }
        Ok(())
    }

    /// A value of another type breaks the rule.
    fn other_type(
        &mut self,
        schema: &Schema,
        keyword: &'static str,
        types: Types,
        at: &str,
    ) -> Result<()> {
        let all = [
            json!("text"),
            json!(7),
            json!(0.5),
            json!(true),
            json!([]),
            json!({}),
            Value::Null,
        ];
        let others: Vec<Value> = all.into_iter().filter(|it| !types.accept(it)).collect();
        if !others.is_empty() {
            let other = pick(self.u, &others)?.clone();
            self.add(schema, keyword, at, other);
        }
        Ok(())
    }

    /// A similar value breaks the rule.
    fn other_value(&mut self, schema: &Schema, keyword: &'static str, value: &Value, at: &str) {
        let other = match value {
            Value::String(text) => json!(format!("{text}~")),
            Value::Bool(boolean) => json!(!boolean),
            Value::Number(number) => json!(number.as_f64().unwrap_or_default() + 1.0),
            _ => json!("text"),
        };
        self.add(schema, keyword, at, other);
    }

    /// Where one alternative is meant, its rules can be broken; and a value may be for none of them.
    fn alternatives(
        &mut self,
        schema: &Schema,
        keyword: &'static str,
        alternatives: &[&Schema],
        value: &Value,
        at: &str,
    ) -> Result<()> {
        let types = |it: &&Schema| Types::of_schema(it);
        let all = alternatives.iter().map(types).fold(Types::NONE, Types::or);
        self.other_type(schema, keyword, all, at)?;
        for it in alternatives.iter().filter(|it| it.is_valid(value)) {
            self.schema(it, value, at, keyword)?;
        }
        Ok(())
    }

    fn members(
        &mut self,
        schema: &Schema,
        keyword: &Keyword,
        members: &Map<String, Value>,
        at: &str,
    ) -> Result<()> {
        match keyword {
            Keyword::Properties(properties) => {
                for property in properties.list() {
                    if property.is_required {
                        let mut fewer = members.clone();
                        fewer.remove(property.name());
                        self.add(schema, "required", at, Value::Object(fewer));
                    }
                    if let (Some(schema), Some(value)) =
                        (property.schema(), members.get(property.name()))
                    {
                        let below = below_name(at, property.name());
                        self.schema(schema, value, &below, "properties")?;
                    }
                }
            }
            Keyword::AdditionalProperties {
                known,
                patterns,
                schema,
            } => {
                let is_other = |name: &str| {
                    !known.contains(&name) && !patterns.iter().any(|it| it.matches(name))
                };
                for (name, value) in members.iter().filter(|(name, _)| is_other(name)) {
                    self.schema(schema, value, &below_name(at, name), "additionalProperties")?;
                }
                let mut more = members.clone();
                more.insert("unknown".to_owned(), Value::Null);
                self.ways.push(Way {
                    target: at.to_owned(),
                    by: Value::Object(more),
                    pointer: below_name(at, "unknown"),
                    at: schema.at.to_owned(),
                    keyword: "additionalProperties",
                });
            }
            _ => {}
        }
        Ok(())
    }

    fn items(
        &mut self,
        schema: &Schema,
        keyword: &Keyword,
        items: &[Value],
        at: &str,
    ) -> Result<()> {
        match keyword {
            Keyword::Items { from, schema } => {
                for (index, item) in items.iter().enumerate().skip(*from) {
                    self.schema(schema, item, &format!("{at}/{index}"), "items")?;
                }
            }
            Keyword::PrefixItems(schemas) => {
                for (index, (schema, item)) in schemas.iter().zip(items).enumerate() {
                    self.schema(schema, item, &format!("{at}/{index}"), "prefixItems")?;
                }
            }
            Keyword::MinItems(min @ 1..) => {
                let fewer = items.iter().take(*min as usize - 1).cloned().collect();
                self.add(schema, "minItems", at, fewer);
            }
            Keyword::MaxItems(max @ ..LARGEST) => {
                let last = items.last().into_iter().cycle();
                let again = items.iter().chain(last).take(*max as usize + 1);
                self.add(schema, "maxItems", at, again.cloned().collect());
            }
            Keyword::UniqueItems => {
                let again = items.iter().chain(items.last());
                self.add(schema, "uniqueItems", at, again.cloned().collect());
            }
            _ => {}
        }
        Ok(())
    }

    fn text(&mut self, schema: &Schema, keyword: &Keyword, text: &str, at: &str) {
        match keyword {
            Keyword::Format(_) => self.add(schema, "format", at, json!(format!("{text}\u{0}"))),
            Keyword::Pattern(_) => self.add(schema, "pattern", at, json!("\u{0}")),
            Keyword::MinLength(min @ 1..) => {
                let shorter: String = text.chars().take(*min as usize - 1).collect();
                self.add(schema, "minLength", at, json!(shorter));
            }
            Keyword::MaxLength(max @ ..LARGEST) => {
                let more = (*max as usize + 1).saturating_sub(text.chars().count());
                self.add(
                    schema,
                    "maxLength",
                    at,
                    json!(text.to_owned() + &"x".repeat(more)),
                );
            }
            _ => {}
        }
    }

    fn number(&mut self, schema: &Schema, keyword: &Keyword, at: &str) {
        let (name, limit, step) = match keyword {
            Keyword::Minimum(limit) => ("minimum", limit, -1),
            Keyword::ExclusiveMinimum(limit) => ("exclusiveMinimum", limit, 0),
            Keyword::Maximum(limit) => ("maximum", limit, 1),
            Keyword::ExclusiveMaximum(limit) => ("exclusiveMaximum", limit, 0),
            _ => return,
        };
        let beyond = match limit.parse::<i64>() {
            Ok(limit) => json!(limit.saturating_add(step)),
            Err(_) => json!(limit.parse::<f64>().unwrap_or_default() + step as f64),
        };
        self.add(schema, name, at, beyond);
    }

    /// A way that replaces the value whose keyword is broken.
    fn add(&mut self, schema: &Schema, keyword: &'static str, at: &str, by: Value) {
        self.ways.push(Way {
            target: at.to_owned(),
            by,
            pointer: at.to_owned(),
            at: format!("{}/{keyword}", schema.at),
            keyword,
        });
    }
}

fn below_name(at: &str, name: &str) -> String {
    format!("{at}/{}", name.replace('~', "~0").replace('/', "~1"))
}
