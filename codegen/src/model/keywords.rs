//! Every keyword lowered to what the validator's tables say, or refused; never read and dropped.

use serde_json::Value;

use crate::pointer;
use crate::report::Problem;
use crate::schema::{Draft, Schema, SchemaId, Subschema};
use crate::source::Source;

use super::Node;

/// What one keyword, or several that work together, say of an instance.
#[derive(Debug)]
pub enum Keyword {
    Never,
    Type(Vec<&'static str>),
    Enum(Vec<Literal>),
    Const(Literal),
    MultipleOf(String),
    Maximum(String),
    ExclusiveMaximum(String),
    Minimum(String),
    ExclusiveMinimum(String),
    MinLength(u64),
    MaxLength(u64),
    Format(&'static str),
    MinItems(u64),
    MaxItems(u64),
    UniqueItems,
    PrefixItems(Vec<SchemaId>),
    Items {
        from: usize,
        schema: SchemaId,
    },
    Contains {
        schema: SchemaId,
        min: u64,
        max: Option<u64>,
    },
    MinProperties(u64),
    MaxProperties(u64),
    Required(Vec<String>),
    DependentRequired(Vec<(String, Vec<String>)>),
    Properties(Vec<(String, SchemaId)>),
    AdditionalProperties {
        known: Vec<String>,
        schema: SchemaId,
    },
    PropertyNames(SchemaId),
    DependentSchemas(Vec<(String, SchemaId)>),
    AllOf(Vec<SchemaId>),
    AnyOf(Vec<SchemaId>),
    OneOf(Vec<SchemaId>),
    Not(SchemaId),
    If {
        test: SchemaId,
        then: Option<SchemaId>,
        otherwise: Option<SchemaId>,
    },
    Ref(SchemaId),
}

/// A JSON value of the schema, its numbers as they were written.
pub type Literal = Value;

/// Lowers every subschema.
pub(super) fn lower(
    source: &Source,
    schema: &Schema<'_>,
    problems: &mut Vec<Problem>,
) -> Vec<Node> {
    let lower_one = |subschema| {
        let mut lower = Lower {
            source,
            schema,
            subschema,
            problems,
            keywords: Vec::new(),
        };
        lower.all();
        Node {
            pointer: subschema.pointer.clone(),
            keywords: lower.keywords,
        }
    };
    schema.subschemas.iter().map(lower_one).collect()
}

struct Lower<'l> {
    source: &'l Source,
    schema: &'l Schema<'l>,
    subschema: &'l Subschema<'l>,
    problems: &'l mut Vec<Problem>,
    keywords: Vec<Keyword>,
}

impl Lower<'_> {
    fn all(&mut self) {
        if self.subschema.value == &Value::Bool(false) {
            self.keywords.push(Keyword::Never);
        }
        if let Some(target) = self.subschema.reference {
            self.keywords.push(Keyword::Ref(target));
            if self.subschema.draft == Draft::Draft7 {
                return; // whatever stands beside `$ref` is ignored
            }
        }
        let mut names: Vec<_> = self.subschema.keywords().into_iter().flatten().collect();
        names.sort_by_key(|(name, _)| {
            self.source
                .order(&pointer::join(&self.subschema.pointer, name))
        });
        for (name, value) in names {
            if let Some(keyword) = self.keyword(name, value) {
                self.keywords.push(keyword);
            }
        }
    }

    /// `None` for an annotation, for a keyword that a sibling brings in, and for one that is refused.
    fn keyword(&mut self, name: &str, value: &Value) -> Option<Keyword> {
        let keyword = match name {
            "type" => Keyword::Type(types(value)),
            "enum" => Keyword::Enum(value.as_array()?.clone()),
            "const" => Keyword::Const(value.clone()),
            "multipleOf" => Keyword::MultipleOf(value.to_string()),
            "maximum" => Keyword::Maximum(value.to_string()),
            "exclusiveMaximum" => Keyword::ExclusiveMaximum(value.to_string()),
            "minimum" => Keyword::Minimum(value.to_string()),
            "exclusiveMinimum" => Keyword::ExclusiveMinimum(value.to_string()),
            "minLength" => Keyword::MinLength(count(value)),
            "maxLength" => Keyword::MaxLength(count(value)),
            "minItems" => Keyword::MinItems(count(value)),
            "maxItems" => Keyword::MaxItems(count(value)),
            "minProperties" => Keyword::MinProperties(count(value)),
            "maxProperties" => Keyword::MaxProperties(count(value)),
            "uniqueItems" => value.as_bool()?.then_some(Keyword::UniqueItems)?,
            "format" => return self.format(value.as_str()?),
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
            },
            "required" => Keyword::Required(strings(value)),
            "dependentRequired" => Keyword::DependentRequired(
                self.ordered(name, value)
                    .into_iter()
                    .map(|(name, value)| (name, strings(value)))
                    .collect(),
            ),
            "properties" => Keyword::Properties(self.map(name, value)),
            "additionalProperties" => {
                let properties = self.subschema.keyword("properties");
                let known = properties
                    .map(|it| self.ordered("properties", it))
                    .unwrap_or_default();
                let known = known.into_iter().map(|(name, _)| name).collect();
                Keyword::AdditionalProperties {
                    known,
                    schema: self.id(value),
                }
            }
            "propertyNames" => Keyword::PropertyNames(self.id(value)),
            "dependentSchemas" => Keyword::DependentSchemas(self.map(name, value)),
            "dependencies" => return self.dependencies(value),
            "allOf" => Keyword::AllOf(self.list(value)),
            "anyOf" => Keyword::AnyOf(self.list(value)),
            "oneOf" => Keyword::OneOf(self.list(value)),
            "not" => Keyword::Not(self.id(value)),
            "if" => Keyword::If {
                test: self.id(value),
                then: self.subschema.keyword("then").map(|it| self.id(it)),
                otherwise: self.subschema.keyword("else").map(|it| self.id(it)),
            },
            "pattern"
            | "patternProperties"
            | "unevaluatedItems"
            | "unevaluatedProperties"
            | "$dynamicRef"
            | "$recursiveRef" => {
                let at = pointer::join(&self.subschema.pointer, name);
                let problem = self
                    .source
                    .problem_at_name(&at, format!("`{name}` is not supported"));
                self.problems.push(problem);
                return None;
            }
            _ => return None,
        };
        Some(keyword)
    }

    fn format(&mut self, format: &str) -> Option<Keyword> {
        if !self.schema.dialect.asserts_format {
            return None;
        }
        if format == "date-time" {
            return Some(Keyword::Format("DateTime"));
        }
        let at = pointer::join(&self.subschema.pointer, "format");
        let message =
            format!("format `{format}` is not supported, and this dialect asserts formats");
        self.problems.push(self.source.problem(&at, message));
        None
    }

    /// Draft-07's one keyword for what became `dependentRequired` and `dependentSchemas`.
    fn dependencies(&mut self, value: &Value) -> Option<Keyword> {
        let (names, schemas): (Vec<_>, Vec<_>) = self
            .ordered("dependencies", value)
            .into_iter()
            .partition(|(_, value)| value.is_array());
        if !names.is_empty() {
            let names = names
                .into_iter()
                .map(|(name, value)| (name, strings(value)))
                .collect();
            self.keywords.push(Keyword::DependentRequired(names));
        }
        let schemas: Vec<_> = schemas
            .into_iter()
            .map(|(name, value)| (name, self.id(value)))
            .collect();
        (!schemas.is_empty()).then_some(Keyword::DependentSchemas(schemas))
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

    fn map(&self, keyword: &str, value: &Value) -> Vec<(String, SchemaId)> {
        self.ordered(keyword, value)
            .into_iter()
            .map(|(name, value)| (name, self.id(value)))
            .collect()
    }

    /// The members of a keyword's object in the order of the text.
    fn ordered<'v>(&self, keyword: &str, value: &'v Value) -> Vec<(String, &'v Value)> {
        let at = pointer::join(&self.subschema.pointer, keyword);
        let mut members: Vec<_> = value.as_object().into_iter().flatten().collect();
        members.sort_by_key(|(name, _)| self.source.order(&pointer::join(&at, name)));
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
    const TYPES: [&str; 7] = [
        "null", "boolean", "integer", "number", "string", "array", "object",
    ];
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
    value
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(Value::as_str)
        .map(str::to_owned)
        .collect()
}

impl Keyword {
    /// The keyword's name in the validator's tables.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Never => "Never",
            Self::Type(_) => "Type",
            Self::Enum(_) => "Enum",
            Self::Const(_) => "Const",
            Self::MultipleOf(_) => "MultipleOf",
            Self::Maximum(_) => "Maximum",
            Self::ExclusiveMaximum(_) => "ExclusiveMaximum",
            Self::Minimum(_) => "Minimum",
            Self::ExclusiveMinimum(_) => "ExclusiveMinimum",
            Self::MinLength(_) => "MinLength",
            Self::MaxLength(_) => "MaxLength",
            Self::Format(_) => "Format",
            Self::MinItems(_) => "MinItems",
            Self::MaxItems(_) => "MaxItems",
            Self::UniqueItems => "UniqueItems",
            Self::PrefixItems(_) => "PrefixItems",
            Self::Items { .. } => "Items",
            Self::Contains { .. } => "Contains",
            Self::MinProperties(_) => "MinProperties",
            Self::MaxProperties(_) => "MaxProperties",
            Self::Required(_) => "Required",
            Self::DependentRequired(_) => "DependentRequired",
            Self::Properties(_) => "Properties",
            Self::AdditionalProperties { .. } => "AdditionalProperties",
            Self::PropertyNames(_) => "PropertyNames",
            Self::DependentSchemas(_) => "DependentSchemas",
            Self::AllOf(_) => "AllOf",
            Self::AnyOf(_) => "AnyOf",
            Self::OneOf(_) => "OneOf",
            Self::Not(_) => "Not",
            Self::If { .. } => "If",
            Self::Ref(_) => "Ref",
        }
    }

    /// The subschemas in it.
    pub fn schemas(&self) -> Vec<SchemaId> {
        match self {
            Self::PrefixItems(many) | Self::AllOf(many) | Self::AnyOf(many) | Self::OneOf(many) => {
                many.clone()
            }
            Self::Properties(members) | Self::DependentSchemas(members) => {
                members.iter().map(|(_, id)| *id).collect()
            }
            Self::Items { schema, .. }
            | Self::Contains { schema, .. }
            | Self::AdditionalProperties { schema, .. }
            | Self::PropertyNames(schema)
            | Self::Not(schema)
            | Self::Ref(schema) => vec![*schema],
            Self::If {
                test,
                then,
                otherwise,
            } => std::iter::once(test)
                .chain(then)
                .chain(otherwise)
                .copied()
                .collect(),
            _ => Vec::new(),
        }
    }
}
