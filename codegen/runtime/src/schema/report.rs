//! The report: every violation of a schema, in the schema's words.

use std::borrow::Cow;
use std::sync::Arc;

use serde_json::{Map, Value};

use super::evaluated::Evaluated;
use super::holds::{Judge, additional, in_range};
use super::types::Types;
use super::{Keyword, Literal, MAX_REPORTED, Node, Pointer, Schema, Token, Violation};

/// So many values of an `enum` are listed in a message.
const LISTED: usize = 8;

/// Everything that is wrong with the value.
pub(super) fn violations(schema: &Schema, value: &Value) -> Vec<Violation> {
    if !in_range(value) {
        return vec![Violation::new(
            Pointer::default(),
            schema.at,
            "type",
            "number out of range",
        )];
    }
    let mut report = Report {
        judge: Judge::default(),
        path: Vec::new(),
        found: Vec::new(),
    };
    report.apply(schema, value, "false");
    if report.judge.gave_up {
        report.add(schema.at, "$ref", "schemas refer to one another too deeply");
    }
    report.found
}

/// One step of the path to the value that is being judged.
struct Step<'v> {
    token: TokenRef<'v>,
    /// Made when the first violation is found at or below this value.
    pointer: Option<Pointer>,
}

enum TokenRef<'v> {
    Name(&'v str),
    Index(usize),
}

struct Report<'v> {
    judge: Judge,
    path: Vec<Step<'v>>,
    found: Vec<Violation>,
}

impl<'v> Report<'v> {
    /// Reports what the schema, which is the argument of the keyword `via`, has against the value.
    fn apply(&mut self, schema: &Schema, value: &'v Value, via: &'static str) {
        if !self.judge.enter() {
            return;
        }
        let scope = self.judge.open_scope(schema);
        for keyword in schema.keywords {
            self.check(schema, keyword, value, via);
        }
        self.judge.close_scope(scope);
        self.judge.leave();
    }

    fn check(&mut self, schema: &Schema, keyword: &Keyword, value: &'v Value, via: &'static str) {
        match (keyword, value) {
            (Keyword::Never, _) => self.add(schema.at, via, never(via)),
            (Keyword::Ref(target), _) => self.apply(target, value, via),
            (Keyword::Later(tables, number), _) => {
                self.apply(tables.schema(*number), value, via);
            }
            (Keyword::DynamicRef { anchor, target }, _) => {
                let target = self.judge.resolve(anchor, target);
                self.apply(target, value, via);
            }
            (Keyword::UnevaluatedItems(next), Value::Array(items)) => {
                let evaluated = Evaluated::by(&mut self.judge, schema, value);
                for (index, item) in evaluated.items_left(items) {
                    self.apply_below(TokenRef::Index(index), next, item, "unevaluatedItems");
                }
            }
            (Keyword::UnevaluatedProperties(next), Value::Object(members)) => {
                let evaluated = Evaluated::by(&mut self.judge, schema, value);
                for (name, value) in evaluated.members_left(members) {
                    self.apply_below(TokenRef::Name(name), next, value, "unevaluatedProperties");
                }
            }
            (Keyword::AllOf(schemas), _) => {
                schemas.iter().for_each(|it| self.apply(it, value, "allOf"));
            }
            (Keyword::AnyOf(schemas) | Keyword::OneOf(schemas), _) => {
                self.check_alternatives(schema, keyword, schemas, value);
            }
            (
                Keyword::If {
                    test,
                    then,
                    otherwise,
                },
                _,
            ) => {
                let (next, via) = if self.judge.accepts(test, value) {
                    (then, "then")
                } else {
                    (otherwise, "else")
                };
                if let Some(next) = next {
                    self.apply(next, value, via);
                }
            }
            (_, Value::Array(items)) => self.check_items(schema, keyword, value, items),
            (_, Value::Object(members)) => self.check_members(schema, keyword, value, members),
            _ => self.check_leaf(schema, keyword, value),
        }
    }

    fn check_items(
        &mut self,
        schema: &Schema,
        keyword: &Keyword,
        value: &'v Value,
        items: &'v [Value],
    ) {
        match keyword {
            Keyword::PrefixItems(schemas) => {
                for (index, (schema, item)) in schemas.iter().zip(items).enumerate() {
                    self.apply_below(TokenRef::Index(index), schema, item, "prefixItems");
                }
            }
            Keyword::Items { from, schema } => {
                for (index, item) in items.iter().enumerate().skip(*from) {
                    self.apply_below(TokenRef::Index(index), schema, item, "items");
                }
            }
            Keyword::Contains {
                schema: counted,
                min,
                max,
                ..
            } => {
                let count = self.judge.count(counted, items);
                if count < *min {
                    let name = if *min == 1 { "contains" } else { "minContains" };
                    let message = format!("fewer than {} that `contains` asks for", items_of(*min));
                    self.add_keyword(schema, name, message);
                } else if let Some(max) = max.filter(|&max| count > max) {
                    let message = format!("more than {} that `contains` asks for", items_of(max));
                    self.add_keyword(schema, "maxContains", message);
                }
            }
            _ => self.check_leaf(schema, keyword, value),
        }
    }

    fn check_members(
        &mut self,
        schema: &Schema,
        keyword: &Keyword,
        value: &'v Value,
        members: &'v Map<String, Value>,
    ) {
        match keyword {
            Keyword::Required(names) => {
                for name in names.iter().filter(|name| !members.contains_key(**name)) {
                    self.add_keyword(schema, "required", format!("missing `{name}`"));
                }
            }
            Keyword::DependentRequired(dependents) => {
                let present = dependents
                    .iter()
                    .filter(|(name, _)| members.contains_key(*name));
                for (name, required) in present {
                    for missing in required.iter().filter(|it| !members.contains_key(**it)) {
                        let message = format!("missing `{missing}`, which `{name}` requires");
                        self.add_keyword(schema, "dependentRequired", message);
                    }
                }
            }
            Keyword::Properties(properties) => {
                for (name, schema) in *properties {
                    if let Some(value) = members.get(*name) {
                        self.apply_below(TokenRef::Name(name), schema, value, "properties");
                    }
                }
            }
            Keyword::PatternProperties(properties) => {
                for (name, value) in members {
                    let matching = properties.iter().filter(|(it, _)| it.matches(name));
                    for (_, schema) in matching {
                        self.apply_below(TokenRef::Name(name), schema, value, "patternProperties");
                    }
                }
            }
            Keyword::AdditionalProperties {
                known,
                patterns,
                schema,
            } => {
                for (name, value) in additional(members, known, patterns) {
                    self.apply_below(TokenRef::Name(name), schema, value, "additionalProperties");
                }
            }
            Keyword::PropertyNames(names) => self.check_names(schema, names, members),
            Keyword::DependentSchemas(dependents) => {
                for (_, schema) in dependents
                    .iter()
                    .filter(|(name, _)| members.contains_key(*name))
                {
                    self.apply(schema, value, "dependentSchemas");
                }
            }
            _ => self.check_leaf(schema, keyword, value),
        }
    }

    /// A name is not a value of the payload that a report could point into, so each bad one is one violation.
    fn check_names(&mut self, schema: &Schema, names: &Schema, members: &'v Map<String, Value>) {
        for name in members.keys() {
            if !self.judge.accepts(names, &Value::String(name.clone())) {
                self.path.push(Step {
                    token: TokenRef::Name(name),
                    pointer: None,
                });
                self.add_keyword(
                    schema,
                    "propertyNames",
                    "a member of this name is not allowed",
                );
                self.path.pop();
            }
        }
    }

    /// When only one alternative is for values of this type, what it has against the value is reported.
    fn check_alternatives(
        &mut self,
        schema: &Schema,
        keyword: &Keyword,
        alternatives: &'static [Schema],
        value: &'v Value,
    ) {
        if self.judge.holds(schema, keyword, value) {
            return;
        }
        let name = if let Keyword::OneOf(_) = keyword {
            "oneOf"
        } else {
            "anyOf"
        };
        if alternatives.iter().any(|it| self.judge.accepts(it, value)) {
            self.add_keyword(schema, name, "matches more than one alternative");
            return;
        }
        let mut fitting = alternatives
            .iter()
            .filter(|it| Types::of_schema(it).accept(value));
        match (fitting.next(), fitting.next()) {
            (Some(only), None) => self.apply(only, value, name),
            _ => self.add_keyword(schema, name, "matches none of the alternatives"),
        }
    }

    fn check_leaf(&mut self, schema: &Schema, keyword: &Keyword, value: &'v Value) {
        if !self.judge.holds(schema, keyword, value) {
            let (name, message) = describe(keyword, value);
            self.add_keyword(schema, name, message);
        }
    }

    fn apply_below(
        &mut self,
        token: TokenRef<'v>,
        schema: &Schema,
        value: &'v Value,
        via: &'static str,
    ) {
        self.path.push(Step {
            token,
            pointer: None,
        });
        self.apply(schema, value, via);
        self.path.pop();
    }

    fn add_keyword(
        &mut self,
        schema: &Schema,
        keyword: &'static str,
        message: impl Into<Cow<'static, str>>,
    ) {
        self.add(&format!("{}/{keyword}", schema.at), keyword, message);
    }

    /// Adds a violation, unless there are too many already for anyone to read.
    fn add(&mut self, at: &str, keyword: &'static str, message: impl Into<Cow<'static, str>>) {
        if self.found.len() == MAX_REPORTED {
            return;
        }
        let pointer = self.pointer();
        self.found
            .push(Violation::new(pointer, at, keyword, message));
    }

    /// The pointer to the present value.
    fn pointer(&mut self) -> Pointer {
        let made = self.path.iter().rposition(|step| step.pointer.is_some());
        let mut pointer = made
            .and_then(|index| self.path[index].pointer.clone())
            .unwrap_or_default();
        for step in self.path.iter_mut().skip(made.map_or(0, |index| index + 1)) {
            let token = match step.token {
                TokenRef::Name(name) => Token::Name(name.into()),
                TokenRef::Index(index) => Token::Index(index),
            };
            pointer = Pointer(Some(Arc::new(Node {
                parent: pointer,
                token,
            })));
            step.pointer = Some(pointer.clone());
        }
        pointer
    }
}

/// What the schema `false` says.
fn never(via: &str) -> &'static str {
    match via {
        "additionalProperties" | "unevaluatedProperties" => "unexpected member",
        "items" | "unevaluatedItems" => "unexpected item",
        _ => "nothing is allowed here",
    }
}

/// A keyword's name, and what to say when it does not hold.
fn describe(keyword: &Keyword, value: &Value) -> (&'static str, Cow<'static, str>) {
    let (name, message) = match keyword {
        Keyword::Type(types) => (
            "type",
            format!("expected {types}, found {}", Types::of(value)),
        ),
        Keyword::Enum(literals) => ("enum", one_of(literals)),
        Keyword::Const(literal) => ("const", format!("expected `{literal}`")),
        Keyword::MultipleOf(divisor) => ("multipleOf", format!("not a multiple of {divisor}")),
        Keyword::Maximum(max) => ("maximum", format!("greater than {max}")),
        Keyword::ExclusiveMaximum(max) => ("exclusiveMaximum", format!("not less than {max}")),
        Keyword::Minimum(min) => ("minimum", format!("less than {min}")),
        Keyword::ExclusiveMinimum(min) => ("exclusiveMinimum", format!("not greater than {min}")),
        Keyword::MinLength(min) => (
            "minLength",
            format!("shorter than {}", count_of(*min, "character")),
        ),
        Keyword::MaxLength(max) => (
            "maxLength",
            format!("longer than {}", count_of(*max, "character")),
        ),
        Keyword::Pattern(pattern) => ("pattern", format!("does not match `{}`", pattern.as_str())),
        Keyword::Format(format) => ("format", format!("not {}", format.noun())),
        Keyword::MinItems(min) => ("minItems", format!("fewer than {}", items_of(*min))),
        Keyword::MaxItems(max) => ("maxItems", format!("more than {}", items_of(*max))),
        Keyword::MinProperties(min) => (
            "minProperties",
            format!("fewer than {}", count_of(*min, "member")),
        ),
        Keyword::MaxProperties(max) => (
            "maxProperties",
            format!("more than {}", count_of(*max, "member")),
        ),
        Keyword::UniqueItems => return ("uniqueItems", "two items are equal".into()),
        Keyword::Not(_) => return ("not", "matches what it must not".into()),
        // The others are reported where they are applied.
        _ => return ("", "not valid".into()),
    };
    (name, message.into())
}

fn one_of(literals: &[Literal]) -> String {
    let listed: Vec<String> = literals
        .iter()
        .take(LISTED)
        .map(|it| format!("`{it}`"))
        .collect();
    match literals.len().saturating_sub(LISTED) {
        0 => format!("expected one of {}", listed.join(", ")),
        more => format!("expected one of {} and {more} more", listed.join(", ")),
    }
}

fn items_of(count: u64) -> String {
    count_of(count, "item")
}

fn count_of(count: u64, noun: &str) -> String {
    format!("{count} {noun}{}", if count == 1 { "" } else { "s" })
}
