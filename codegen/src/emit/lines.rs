//! The validator's tables as text, for a schema whose statics would exhaust the compiler: a line of JSON for
//! each subschema, as the runtime's `Tables` reads it.

use std::collections::BTreeSet;

use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use serde_json::{Value, json};

use crate::model::{Keyword, Literal, Model, Pattern};
use crate::schema::SchemaId;

use super::rules::{self, Rule};
use super::tables::{PATTERNS, Tables};

/// The file of the text.
pub const LINES_FILE: &str = "tables.ndjson";

/// The module of the static that reads it.
pub(super) const LINES: &str = "tables";

/// The static that reads the text.
pub(super) fn reader(model: &Model, tables: &Tables) -> TokenStream {
    let formats = formats(model);
    let formats = formats.iter().map(|it| format_ident!("{it}"));
    let module = format_ident!("{PATTERNS}");
    let patterns = (0..tables.patterns.len()).map(|it| format_ident!("PATTERN_{it}"));
    quote! {
        pub(super) static TABLES: Tables = Tables::new(
            include_str!(#LINES_FILE),
            &[#(Format::#formats),*],
            &[#(&super::#module::#patterns),*],
        );
    }
}

/// The path to a subschema's line.
pub(super) fn path(id: SchemaId) -> TokenStream {
    let module = format_ident!("{LINES}");
    let number = proc_macro2::Literal::usize_unsuffixed(id);
    quote!(Keyword::Later(&super::#module::TABLES, #number))
}

/// The text.
pub(super) fn text(model: &Model, tables: &Tables) -> String {
    let writer = Writer {
        formats: formats(model).into_iter().collect(),
        patterns: &tables.patterns,
    };
    let mut text = String::new();
    for (id, node) in model.nodes.iter().enumerate() {
        let (sure, possible) = tables.verdicts[id].bits();
        let mut line = vec![json!(node.pointer), json!(sure), json!(possible)];
        line.extend(rules::of(model, id).iter().map(|it| writer.rule(it)));
        text.push_str(&Value::from(line).to_string());
        text.push('\n');
    }
    text
}

fn formats(model: &Model) -> BTreeSet<&'static str> {
    let keywords = model.nodes.iter().flat_map(|it| &it.keywords);
    let formats = keywords.filter_map(|it| match it {
        Keyword::Format(format) => Some(*format),
        _ => None,
    });
    formats.collect()
}

struct Writer<'w> {
    formats: Vec<&'static str>,
    patterns: &'w [Pattern],
}

impl Writer<'_> {
    fn rule(&self, rule: &Rule<'_>) -> Value {
        match rule {
            Rule::Keyword(keyword) => self.keyword(keyword),
            Rule::Properties(properties) => {
                let properties = properties.iter().map(|it| match it.schema {
                    Some(schema) => json!([it.name, it.is_required, schema]),
                    None => json!([it.name, it.is_required]),
                });
                json!(["Properties", properties.collect::<Vec<_>>()])
            }
            Rule::AllOf(schemas) => json!(["AllOf", schemas]),
            Rule::Cases { tag, cases, .. } => json!(["Cases", tag, cases]),
        }
    }

    fn keyword(&self, keyword: &Keyword) -> Value {
        let name = keyword.name();
        match keyword {
            Keyword::Never | Keyword::UniqueItems => json!([name]),
            Keyword::Type(types) => json!([name, types]),
            Keyword::Enum(values) => json!([name, values.iter().map(literal).collect::<Vec<_>>()]),
            Keyword::Const(value) => json!([name, literal(value)]),
            Keyword::MultipleOf(it)
            | Keyword::Maximum(it)
            | Keyword::ExclusiveMaximum(it)
            | Keyword::Minimum(it)
            | Keyword::ExclusiveMinimum(it) => json!([name, it]),
            Keyword::MinLength(it)
            | Keyword::MaxLength(it)
            | Keyword::MinItems(it)
            | Keyword::MaxItems(it)
            | Keyword::MinProperties(it)
            | Keyword::MaxProperties(it) => json!([name, it]),
            Keyword::Pattern(pattern) => json!([name, self.pattern(pattern)]),
            Keyword::Format(format) => {
                json!([name, self.formats.binary_search(format).unwrap_or_default()])
            }
            Keyword::DependentRequired(names) => json!([name, names]),
            Keyword::PrefixItems(many) | Keyword::AnyOf(many) | Keyword::OneOf(many) => {
                json!([name, many])
            }
            Keyword::DependentSchemas(members) | Keyword::Scope(members) => json!([name, members]),
            Keyword::PatternProperties(members) => {
                let members = members.iter().map(|(it, id)| json!([self.pattern(it), id]));
                json!([name, members.collect::<Vec<_>>()])
            }
            Keyword::PropertyNames(one)
            | Keyword::Not(one)
            | Keyword::UnevaluatedItems(one)
            | Keyword::UnevaluatedProperties(one) => json!([name, one]),
            Keyword::Ref(target) => json!([name, target]),
            Keyword::Items { from, schema } => json!([name, from, schema]),
            Keyword::Contains {
                schema,
                min,
                max,
                marks,
            } => json!([name, schema, min, max, marks]),
            Keyword::AdditionalProperties {
                known,
                patterns,
                schema,
            } => {
                let patterns = patterns.iter().map(|it| self.pattern(it));
                json!([name, known, patterns.collect::<Vec<_>>(), schema])
            }
            Keyword::If {
                test,
                then,
                otherwise,
            } => json!([name, test, then, otherwise]),
            Keyword::DynamicRef { anchor, target } => json!([name, anchor, target]),
            // These are part of rules of their own.
            Keyword::Properties(_) | Keyword::Required(_) | Keyword::AllOf(_) => Value::Null,
        }
    }

    fn pattern(&self, pattern: &Pattern) -> usize {
        self.patterns.binary_search(pattern).unwrap_or_default()
    }
}

/// A number is a text, so that it keeps its digits.
fn literal(value: &Literal) -> Value {
    match value {
        Literal::Null => Value::Null,
        Literal::Boolean(it) => json!(it),
        Literal::Number(it) => json!(["Number", it]),
        Literal::String(it) => json!(it),
        Literal::Array(items) => json!(["Array", items.iter().map(literal).collect::<Vec<_>>()]),
        Literal::Object(members) => {
            let members = members.iter().map(|(name, it)| json!([name, literal(it)]));
            json!(["Object", members.collect::<Vec<_>>()])
        }
    }
}
