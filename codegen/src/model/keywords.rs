//! What the keywords of a schema say, as the validator's tables have it.

use crate::schema::SchemaId;

use super::patterns::Pattern;

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
    Pattern(Pattern),
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
        /// Whether the items that match count as evaluated.
        marks: bool,
    },
    UnevaluatedItems(SchemaId),
    MinProperties(u64),
    MaxProperties(u64),
    Required(Vec<String>),
    DependentRequired(Vec<(String, Vec<String>)>),
    Properties(Vec<(String, SchemaId)>),
    PatternProperties(Vec<(Pattern, SchemaId)>),
    AdditionalProperties {
        known: Vec<String>,
        patterns: Vec<Pattern>,
        schema: SchemaId,
    },
    PropertyNames(SchemaId),
    DependentSchemas(Vec<(String, SchemaId)>),
    UnevaluatedProperties(SchemaId),
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
    /// A reference that an anchor of a schema resource on the way may take over.
    DynamicRef {
        anchor: String,
        target: SchemaId,
    },
    /// The dynamic anchors of the schema resource that is entered here.
    Scope(Vec<(String, SchemaId)>),
}

/// A JSON value of the schema, its numbers as they were written.
#[derive(Debug)]
pub enum Literal {
    Null,
    Boolean(bool),
    Number(String),
    String(String),
    Array(Vec<Self>),
    Object(Vec<(String, Self)>),
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
            Self::Pattern(_) => "Pattern",
            Self::Format(_) => "Format",
            Self::MinItems(_) => "MinItems",
            Self::MaxItems(_) => "MaxItems",
            Self::UniqueItems => "UniqueItems",
            Self::PrefixItems(_) => "PrefixItems",
            Self::Items { .. } => "Items",
            Self::Contains { .. } => "Contains",
            Self::UnevaluatedItems(_) => "UnevaluatedItems",
            Self::MinProperties(_) => "MinProperties",
            Self::MaxProperties(_) => "MaxProperties",
            Self::Required(_) => "Required",
            Self::DependentRequired(_) => "DependentRequired",
            Self::Properties(_) => "Properties",
            Self::PatternProperties(_) => "PatternProperties",
            Self::AdditionalProperties { .. } => "AdditionalProperties",
            Self::PropertyNames(_) => "PropertyNames",
            Self::DependentSchemas(_) => "DependentSchemas",
            Self::UnevaluatedProperties(_) => "UnevaluatedProperties",
            Self::AllOf(_) => "AllOf",
            Self::AnyOf(_) => "AnyOf",
            Self::OneOf(_) => "OneOf",
            Self::Not(_) => "Not",
            Self::If { .. } => "If",
            Self::Ref(_) => "Ref",
            Self::DynamicRef { .. } => "DynamicRef",
            Self::Scope(_) => "Scope",
        }
    }

    /// The subschemas in it.
    pub fn schemas(&self) -> Vec<SchemaId> {
        match self {
            Self::PrefixItems(many) | Self::AllOf(many) | Self::AnyOf(many) | Self::OneOf(many) => {
                many.clone()
            }
            Self::Properties(members) | Self::DependentSchemas(members) | Self::Scope(members) => {
                members.iter().map(|(_, id)| *id).collect()
            }
            Self::PatternProperties(members) => members.iter().map(|(_, id)| *id).collect(),
            Self::Items { schema, .. }
            | Self::Contains { schema, .. }
            | Self::AdditionalProperties { schema, .. }
            | Self::UnevaluatedItems(schema)
            | Self::UnevaluatedProperties(schema)
            | Self::PropertyNames(schema)
            | Self::Not(schema)
            | Self::Ref(schema)
            | Self::DynamicRef { target: schema, .. } => vec![*schema],
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

    /// The regular expressions in it.
    pub fn patterns(&self) -> Vec<&Pattern> {
        match self {
            Self::Pattern(pattern) => vec![pattern],
            Self::PatternProperties(members) => {
                members.iter().map(|(pattern, _)| pattern).collect()
            }
            Self::AdditionalProperties { patterns, .. } => patterns.iter().collect(),
            _ => Vec::new(),
        }
    }

    /// The subschemas that the validator refers to, instead of having them inside.
    pub fn referred(&self) -> Vec<SchemaId> {
        match self {
            Self::Ref(target) | Self::DynamicRef { target, .. } => vec![*target],
            Self::Scope(anchors) => anchors.iter().map(|(_, id)| *id).collect(),
            _ => Vec::new(),
        }
    }
}
