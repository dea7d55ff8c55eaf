//! Every keyword lowered to what the validator's tables say, or refused; never read and dropped.

use std::collections::HashMap;

use serde_json::Value;

use crate::pointer;
use crate::problems::Problems;
use crate::schema::{Draft, Dynamic, Schema, SchemaId, Subschema, TYPES};
use crate::source::Source;

use super::patterns::Pattern;
use super::{Keyword, Literal, Node, formats, scopes};

/// Lowers every subschema.
pub(super) fn lower(
    source: &Source,
    schema: &Schema<'_>,
    problems: &mut Problems<'_>,
) -> Vec<Node> {
    let scopes = scopes::find(schema);
    let mut patterns = HashMap::new();
    let lower_one = |(subschema, scope): (&Subschema<'_>, Option<_>)| {
        let mut lower = Lower {
            source,
            schema,
            subschema,
            problems,
            patterns: &mut patterns,
            keywords: scope.map(Keyword::Scope).into_iter().collect(),
        };
        lower.references();
        lower.keywords();
        Node {
            pointer: subschema.pointer.clone(),
            keywords: lower.keywords,
        }
    };
    let mut nodes: Vec<Node> = schema
        .subschemas
        .iter()
        .zip(scopes)
        .map(lower_one)
        .collect();
    shorten(&mut nodes);
    nodes
}

/// Leads each reference past those that only refer further: no loop is left among them.
fn shorten(nodes: &mut [Node]) {
    let mut ends: Vec<Option<SchemaId>> = vec![None; nodes.len()];
    for start in 0..nodes.len() {
        let mut way = vec![start];
        let mut end = start;
        while let [Keyword::Ref(next)] = &nodes[end].keywords[..] {
            end = ends[*next].unwrap_or(*next);
            way.push(end);
        }
        way.into_iter().for_each(|it| ends[it] = Some(end));
    }
    for keyword in nodes.iter_mut().flat_map(|it| &mut it.keywords) {
        if let Keyword::Ref(target) = keyword {
            *target = ends[*target].unwrap_or(*target);
        }
    }
}

struct Lower<'l, 's> {
    source: &'l Source,
    schema: &'l Schema<'l>,
    subschema: &'l Subschema<'l>,
    problems: &'l mut Problems<'s>,
    /// The regular expressions that were translated.
    patterns: &'l mut HashMap<String, Result<Pattern, String>>,
    keywords: Vec<Keyword>,
}

impl Lower<'_, '_> {
    fn references(&mut self) {
        if self.subschema.value == &Value::Bool(false) {
            self.keywords.push(Keyword::Never);
        }
        self.keywords
            .extend(self.subschema.reference.map(Keyword::Ref));
        if let Some(Dynamic { target, anchor }) = self.subschema.dynamic.clone() {
            self.keywords.push(match anchor {
                Some(anchor) => Keyword::DynamicRef { anchor, target },
                None => Keyword::Ref(target),
            });
        }
    }

    fn keywords(&mut self) {
        let mut keywords: Vec<_> = self
            .subschema
            .keywords()
            .map(|(name, value)| (pointer::join(&self.subschema.pointer, name), name, value))
            .collect();
        keywords.sort_by_key(|(at, _, _)| self.source.order(at));
        for (at, name, value) in keywords {
            if let Some(keyword) = self.keyword(&at, name, value) {
                self.keywords.push(keyword);
            }
        }
    }

    /// `None` for an annotation, for a keyword that a sibling brings in, and for one that is refused.
    fn keyword(&mut self, at: &str, name: &str, value: &Value) -> Option<Keyword> {
        let keyword = match name {
            "type" => Keyword::Type(types(value)),
            "enum" => Keyword::Enum(self.literals(at, value.as_array()?)),
            "const" => Keyword::Const(self.literal(at, value)),
            "multipleOf" => Keyword::MultipleOf(self.number(at, value)),
            "maximum" => Keyword::Maximum(self.number(at, value)),
            "exclusiveMaximum" => Keyword::ExclusiveMaximum(self.number(at, value)),
            "minimum" => Keyword::Minimum(self.number(at, value)),
            "exclusiveMinimum" => Keyword::ExclusiveMinimum(self.number(at, value)),
            "minLength" => Keyword::MinLength(count(value)),
            "maxLength" => Keyword::MaxLength(count(value)),
            "pattern" => Keyword::Pattern(self.pattern(at, value.as_str()?)?),
            "format" => Keyword::Format(self.format(at, value.as_str()?)?),
            "minItems" => Keyword::MinItems(count(value)),
            "maxItems" => Keyword::MaxItems(count(value)),
            "uniqueItems" => value.as_bool()?.then_some(Keyword::UniqueItems)?,
            "minProperties" => Keyword::MinProperties(count(value)),
            "maxProperties" => Keyword::MaxProperties(count(value)),
            "required" => Keyword::Required(strings(value)),
            "allOf" => Keyword::AllOf(self.list(value)),
            "anyOf" => Keyword::AnyOf(self.list(value)),
            "oneOf" => Keyword::OneOf(self.list(value)),
            "not" => Keyword::Not(self.id(value)),
            "if" => Keyword::If {
                test: self.id(value),
                then: self.subschema.keyword("then").map(|it| self.id(it)),
                otherwise: self.subschema.keyword("else").map(|it| self.id(it)),
            },
            _ => {
                return self
                    .items_keyword(name, value)
                    .or_else(|| self.members_keyword(at, name, value));
            }
        };
        Some(keyword)
    }

    fn items_keyword(&self, name: &str, value: &Value) -> Option<Keyword> {
        let keyword = match name {
            "prefixItems" => Keyword::PrefixItems(self.list(value)),
            "items" if value.is_array() => Keyword::PrefixItems(self.list(value)),
            "items" => Keyword::Items {
                from: self.length("prefixItems"),
                schema: self.id(value),
            },
            "additionalItems" if self.subschema.keyword("items")?.is_array() => Keyword::Items {
                from: self.length("items"),
                schema: self.id(value),
            },
            "contains" => Keyword::Contains {
                schema: self.id(value),
                min: self.subschema.keyword("minContains").map_or(1, count),
                max: self.subschema.keyword("maxContains").map(count),
                marks: self.subschema.dialect.draft == Draft::Draft202012,
            },
            "unevaluatedItems" => Keyword::UnevaluatedItems(self.id(value)),
            _ => return None,
        };
        Some(keyword)
    }

    fn members_keyword(&mut self, at: &str, name: &str, value: &Value) -> Option<Keyword> {
        let keyword = match name {
            "properties" => Keyword::Properties(self.map(at, value)),
            "patternProperties" => {
                let members = self.map(at, value).into_iter();
                let translated = members.filter_map(|(ecma, id)| {
                    Some((self.pattern(&pointer::join(at, &ecma), &ecma)?, id))
                });
                Keyword::PatternProperties(translated.collect())
            }
            "additionalProperties" => self.additional_properties(value),
            "unevaluatedProperties" => Keyword::UnevaluatedProperties(self.id(value)),
            "propertyNames" => Keyword::PropertyNames(self.id(value)),
            "dependentRequired" => Keyword::DependentRequired(self.name_lists(at, value)),
            "dependentSchemas" => Keyword::DependentSchemas(self.map(at, value)),
            "dependencies" => return self.dependencies(at, value),
            _ => return None,
        };
        Some(keyword)
    }

    fn additional_properties(&mut self, value: &Value) -> Keyword {
        let subschema = self.subschema;
        let names = |keyword| {
            let members = subschema.keyword(keyword).and_then(Value::as_object);
            members.into_iter().flat_map(|it| it.keys().cloned())
        };
        // A pattern that cannot be translated is reported where it stands.
        let patterns = names("patternProperties").filter_map(|ecma| self.translate(&ecma).ok());
        let patterns = patterns.collect();
        Keyword::AdditionalProperties {
            known: names("properties").collect(),
            patterns,
            schema: self.id(value),
        }
    }

    /// Draft-07's one keyword for what became `dependentRequired` and `dependentSchemas`.
    fn dependencies(&mut self, at: &str, value: &Value) -> Option<Keyword> {
        let (names, schemas): (Vec<_>, Vec<_>) = self
            .ordered(at, value)
            .into_iter()
            .partition(|(_, value)| value.is_array());
        if !names.is_empty() {
            let names = names
                .into_iter()
                .map(|(name, value)| (name, strings(value)));
            self.keywords
                .push(Keyword::DependentRequired(names.collect()));
        }
        let schemas = schemas
            .into_iter()
            .map(|(name, value)| (name, self.id(value)));
        let schemas: Vec<_> = schemas.collect();
        (!schemas.is_empty()).then_some(Keyword::DependentSchemas(schemas))
    }

    fn format(&mut self, at: &str, format: &str) -> Option<&'static str> {
        let dialect = self.subschema.dialect;
        if !dialect.asserts_format {
            return None;
        }
        let found = formats::find(format, dialect.draft);
        // Elsewhere a format that the draft does not have is an annotation.
        if found.is_none() && dialect.strict {
            let message =
                format!("format `{format}` is not supported, and this dialect asserts formats");
            self.problems.at(at, message);
        }
        found
    }

    fn translate(&mut self, ecma: &str) -> Result<Pattern, String> {
        if let Some(translated) = self.patterns.get(ecma) {
            return translated.clone();
        }
        let translated = Pattern::translate(ecma);
        self.patterns.insert(ecma.to_owned(), translated.clone());
        translated
    }

    fn pattern(&mut self, at: &str, ecma: &str) -> Option<Pattern> {
        match self.translate(ecma) {
            Ok(pattern) => Some(pattern),
            Err(reason) => {
                let message = format!("`{ecma}` is {reason}");
                self.problems.at(at, message);
                None
            }
        }
    }

    /// A number as it was written; in another document, as it was parsed.
    fn number(&self, at: &str, value: &Value) -> String {
        self.source
            .number(at)
            .map_or_else(|| value.to_string(), str::to_owned)
    }

    fn literals(&self, at: &str, values: &[Value]) -> Vec<Literal> {
        let at = |index: usize| pointer::join(at, &index.to_string());
        values
            .iter()
            .enumerate()
            .map(|(index, value)| self.literal(&at(index), value))
            .collect()
    }

    fn literal(&self, at: &str, value: &Value) -> Literal {
        match value {
            Value::Null => Literal::Null,
            Value::Bool(it) => Literal::Boolean(*it),
            Value::Number(_) => Literal::Number(self.number(at, value)),
            Value::String(it) => Literal::String(it.clone()),
            Value::Array(items) => Literal::Array(self.literals(at, items)),
            Value::Object(members) => {
                let literal = |(name, value): (&String, &Value)| {
                    (name.clone(), self.literal(&pointer::join(at, name), value))
                };
                Literal::Object(members.iter().map(literal).collect())
            }
        }
    }

    fn id(&self, value: &Value) -> SchemaId {
        self.schema.id_of(value)
    }

    fn list(&self, value: &Value) -> Vec<SchemaId> {
        value
            .as_array()
            .into_iter()
            .flatten()
            .map(|item| self.id(item))
            .collect()
    }

    fn map(&self, at: &str, value: &Value) -> Vec<(String, SchemaId)> {
        self.ordered(at, value)
            .into_iter()
            .map(|(name, value)| (name, self.id(value)))
            .collect()
    }

    fn name_lists(&self, at: &str, value: &Value) -> Vec<(String, Vec<String>)> {
        self.ordered(at, value)
            .into_iter()
            .map(|(name, value)| (name, strings(value)))
            .collect()
    }

    /// The members of a keyword's object in the order of the text.
    fn ordered<'v>(&self, at: &str, value: &'v Value) -> Vec<(String, &'v Value)> {
        let mut members: Vec<_> = value.as_object().into_iter().flatten().collect();
        members.sort_by_key(|(name, _)| self.source.order(&pointer::join(at, name)));
        members
            .into_iter()
            .map(|(name, value)| (name.clone(), value))
            .collect()
    }

    fn length(&self, keyword: &str) -> usize {
        self.subschema
            .keyword(keyword)
            .and_then(Value::as_array)
            .map_or(0, Vec::len)
    }
}

fn types(value: &Value) -> Vec<&'static str> {
    let named = |name: &&str| match value {
        Value::String(one) => one == name,
        _ => value
            .as_array()
            .is_some_and(|many| many.iter().any(|it| it == name)),
    };
    TYPES.into_iter().filter(named).collect()
}

fn count(value: &Value) -> u64 {
    // A count beyond 64 bits, or written as `2.0`, goes through a float; no instance is that long.
    value
        .as_u64()
        .unwrap_or_else(|| value.as_f64().unwrap_or_default() as u64)
}

fn strings(value: &Value) -> Vec<String> {
    let items = value.as_array().into_iter().flatten();
    items.filter_map(Value::as_str).map(str::to_owned).collect()
}
