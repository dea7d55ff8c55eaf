//! The report: every violation of a schema, in the schema's words.

use std::borrow::Cow;
use std::sync::Arc;

use super::evaluated::Evaluated;
use super::holds::{Judge, in_range};
use super::instance::{Instance, Object, Shape};
use super::located::Located;
use super::members::additional;
use super::properties::Properties;
use super::types::Types;
use super::words::{describe, items_of, never};
use super::{Keyword, MAX_REPORTED, Node, Pointer, Schema, Token, Violation};

/// Everything that is wrong with the value, each with the offset of the value that it is about.
pub(super) fn violations<T: Instance>(schema: &Schema, value: &T) -> Vec<(Violation, usize)> {
    let mut report = Report {
        judge: Judge::default(),
        root: value.offset(),
        path: Vec::new(),
        found: Vec::new(),
    };
    if !in_range(value) {
        report.add(schema.at, "type", "number out of range");
        return report.found;
    }
    report.apply(schema, value, "false");
    if report.judge.gave_up() {
        report.add(schema.at, "$ref", "schemas refer to one another too deeply");
    }
    report.found
}

/// One step of the path to the value that is being judged.
struct Step<'v> {
    token: TokenRef<'v>,
    /// Where the value begins in its text.
    offset: usize,
    /// Made when the first violation is found at or below this value.
    pointer: Option<Pointer>,
}

enum TokenRef<'v> {
    Name(&'v str),
    Index(usize),
}

struct Report<'v> {
    judge: Judge,
    /// Where the whole value begins in its text.
    root: usize,
    path: Vec<Step<'v>>,
    found: Vec<(Violation, usize)>,
}

impl<'v> Report<'v> {
    /// Reports what the schema, which is the argument of the keyword `via`, has against the value.
    fn apply<T: Instance>(&mut self, schema: &Schema, value: &'v T, via: &'static str) {
        if schema.verdict.accepts(value.kind()) || !self.judge.enter(schema.scope) {
            return;
        }
        for keyword in schema.keywords {
            self.check(schema, keyword, value, via);
        }
        self.judge.leave(schema.scope);
    }

    fn check<T: Instance>(
        &mut self,
        schema: &Schema,
        keyword: &Keyword,
        value: &'v T,
        via: &'static str,
    ) {
        match keyword {
            Keyword::Never => self.add(schema.at, via, never(via)),
            Keyword::Ref(target) => self.apply(target, value, via),
            Keyword::Later(tables, number) => self.apply(tables.schema(*number), value, via),
            Keyword::DynamicRef { anchor, target } => {
                let target = self.judge.resolve(anchor, target);
                self.apply(target, value, via);
            }
            Keyword::AllOf(schemas) => {
                schemas.iter().for_each(|it| self.apply(it, value, "allOf"));
            }
            Keyword::AnyOf(schemas) | Keyword::OneOf(schemas) => {
                self.check_alternatives(schema, keyword, schemas, value);
            }
            Keyword::Cases(cases) => {
                let cases = cases.of(value).iter();
                cases.for_each(|(_, it)| self.apply(it, value, "then"));
            }
            Keyword::If {
                test,
                then,
                otherwise,
            } => {
                let (next, via) = if self.judge.accepts(test, value) {
                    (then, "then")
                } else {
                    (otherwise, "else")
                };
                if let Some(next) = next {
                    self.apply(next, value, via);
                }
            }
            _ => match value.shape() {
                Shape::Array(items) => self.check_items(schema, keyword, value, items),
                Shape::Object(members) => self.check_members(schema, keyword, value, members),
                _ => self.check_leaf(schema, keyword, value),
            },
        }
    }

    fn check_items<T: Instance>(
        &mut self,
        schema: &Schema,
        keyword: &Keyword,
        value: &'v T,
        items: &'v [T],
    ) {
        match keyword {
            Keyword::UnevaluatedItems(next) => {
                let evaluated = Evaluated::by(&mut self.judge, schema, value);
                for (index, item) in evaluated.items_left(items) {
                    self.apply_below(TokenRef::Index(index), next, item, "unevaluatedItems");
                }
            }
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

    fn check_members<T: Instance>(
        &mut self,
        schema: &Schema,
        keyword: &Keyword,
        value: &'v T,
        members: &'v T::Object,
    ) {
        match keyword {
            Keyword::Properties(properties) => {
                self.check_properties::<T>(schema, properties, members);
            }
            Keyword::DependentRequired(dependents) => {
                let present = dependents.iter().filter(|(name, _)| members.has(name));
                for (name, required) in present {
                    for missing in required.iter().filter(|it| !members.has(it)) {
                        let message = format!("missing `{missing}`, which `{name}` requires");
                        self.add_keyword(schema, "dependentRequired", message);
                    }
                }
            }
            Keyword::PatternProperties(properties) => {
                for (name, value) in members.entries() {
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
                for (name, value) in additional::<T>(members, known, patterns) {
                    self.apply_below(TokenRef::Name(name), schema, value, "additionalProperties");
                }
            }
            Keyword::PropertyNames(names) => self.check_names(schema, names, members),
            Keyword::DependentSchemas(dependents) => {
                for (_, schema) in dependents.iter().filter(|(name, _)| members.has(name)) {
                    self.apply(schema, value, "dependentSchemas");
                }
            }
            Keyword::UnevaluatedProperties(next) => {
                let evaluated = Evaluated::by(&mut self.judge, schema, value);
                for (name, value) in evaluated.members_left(members) {
                    self.apply_below(TokenRef::Name(name), next, value, "unevaluatedProperties");
                }
            }
            _ => self.check_leaf(schema, keyword, value),
        }
    }

    /// In the order of the names, so that the report does not depend on that of the members.
    fn check_properties<T: Instance + 'v>(
        &mut self,
        schema: &Schema,
        properties: &Properties,
        members: &'v T::Object,
    ) {
        let mut missing = Vec::new();
        for property in properties.list() {
            match (members.get(property.name()), property.schema()) {
                (Some(value), Some(schema)) => {
                    self.apply_below(TokenRef::Name(property.name()), schema, value, "properties");
                }
                (None, _) if property.is_required => missing.push(property.name()),
                _ => {}
            }
        }
        for name in missing {
            self.add_keyword(schema, "required", format!("missing `{name}`"));
        }
    }

    /// A name is not a value of the payload that a report could point into, so each bad one is one violation.
    fn check_names<O: Object + ?Sized>(&mut self, schema: &Schema, names: &Schema, members: &'v O)
    where
        O::Value: Instance,
    {
        for (name, value) in members.entries() {
            if !self.judge.accepts(names, &Located::name(name)) {
                self.path.push(Step {
                    token: TokenRef::Name(name),
                    offset: value.offset(),
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
    fn check_alternatives<T: Instance>(
        &mut self,
        schema: &Schema,
        keyword: &Keyword,
        alternatives: &[&Schema],
        value: &'v T,
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
            .filter(|it| Types::of_schema(it).admit(value));
        match (fitting.next(), fitting.next()) {
            (Some(only), None) => self.apply(only, value, name),
            _ => self.add_keyword(schema, name, "matches none of the alternatives"),
        }
    }

    fn check_leaf<T: Instance>(&mut self, schema: &Schema, keyword: &Keyword, value: &'v T) {
        if !self.judge.holds(schema, keyword, value) {
            let (name, message) = describe(keyword, value);
            self.add_keyword(schema, name, message);
        }
    }

    fn apply_below<T: Instance>(
        &mut self,
        token: TokenRef<'v>,
        schema: &Schema,
        value: &'v T,
        via: &'static str,
    ) {
        if schema.verdict.accepts(value.kind()) {
            return;
        }
        self.path.push(Step {
            token,
            offset: value.offset(),
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
        let offset = self.path.last().map_or(self.root, |step| step.offset);
        self.found
            .push((Violation::new(pointer, at, keyword, message), offset));
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
