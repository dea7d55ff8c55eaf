//! The validator's tables: what the schema says, as static data next to the type it speaks of.

use std::collections::{BTreeSet, HashMap};

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use crate::model::{self, Keyword, Model, Pattern, TypeId};
use crate::schema::SchemaId;

use super::homes::Homes;
use super::objects::{self, Objects};
use super::rules::{self, Property, Rule};
use super::verdicts::{self, Verdict};
use super::{Emit, homes, lines};

/// The module for tables that belong to no type.
pub(super) const SHARED: &str = "shared";

/// The module for regular expressions.
pub(super) const PATTERNS: &str = "patterns";

/// What the statics are called, and which regular expressions they use.
pub(super) struct Tables {
    homes: Homes,
    owned: HashMap<Option<TypeId>, Vec<SchemaId>>,
    pub patterns: Vec<Pattern>,
    /// What each subschema says of the types of values.
    pub verdicts: Vec<Verdict>,
}

impl Tables {
    pub fn of(model: &Model) -> Self {
        let homes = homes::find(model);
        let judged = homes::judged(model, homes.keys().copied());
        let patterns = judged
            .iter()
            .flat_map(|&id| &model.nodes[id].keywords)
            .flat_map(Keyword::patterns);
        let mut owned: HashMap<_, Vec<_>> = HashMap::new();
        for (id, home) in &homes {
            owned.entry(home.owner).or_default().push(*id);
        }
        Self {
            homes,
            owned,
            patterns: patterns
                .cloned()
                .collect::<BTreeSet<_>>()
                .into_iter()
                .collect(),
            verdicts: verdicts::find(&model.nodes),
        }
    }

    /// The regular expressions, compiled when they are first used.
    pub fn patterns(&self) -> TokenStream {
        let one = |(index, it): (usize, &Pattern)| {
            let name = format_ident!("PATTERN_{index}");
            let (ecma, translated) = (&it.ecma, &it.translated);
            quote!(pub(super) static #name: Pattern = Pattern::new(#ecma, #translated);)
        };
        self.patterns.iter().enumerate().map(one).collect()
    }

    /// The statics in a type's file.
    pub fn of_type(&self, emit: &Emit<'_>, owner: TypeId) -> TokenStream {
        self.statics(emit, Some(owner))
    }

    /// The statics in the shared file.
    pub fn shared(&self, emit: &Emit<'_>) -> TokenStream {
        self.statics(emit, None)
    }

    fn statics(&self, emit: &Emit<'_>, owner: Option<TypeId>) -> TokenStream {
        let own = self.owned.get(&owner).into_iter().flatten();
        own.map(|id| {
            let name = format_ident!("{}", self.homes[id].name);
            let writer = Writer {
                tables: self,
                model: emit.model,
                owner,
            };
            let schema = if emit.model.is_large {
                writer.later(*id)
            } else {
                writer.schema(*id)
            };
            quote!(pub(super) static #name: Schema = #schema;)
        })
        .collect()
    }

    /// The path to a static from the file of a type.
    pub fn path(&self, emit: &Emit<'_>, from: TypeId, id: SchemaId) -> TokenStream {
        Writer {
            tables: self,
            model: emit.model,
            owner: Some(from),
        }
        .path(id)
    }
}

/// Writes tables for one file.
struct Writer<'w> {
    tables: &'w Tables,
    model: &'w Model,
    owner: Option<TypeId>,
}

impl Writer<'_> {
    fn schema(&self, id: SchemaId) -> TokenStream {
        let rules = rules::of(self.model, id);
        let keywords = rules.iter().map(|it| self.rule(it));
        let schema = self.decided(id, quote!(&[#(#keywords),*]));
        match objects::of(&self.model.nodes, &self.tables.verdicts, id) {
            Some(Objects::Other(other)) if self.has_home(other) => {
                let other = self.path(other);
                quote!(#schema.objects_as(&#other))
            }
            Some(Objects::ByMember {
                name,
                with,
                without,
            }) if self.has_home(with) && self.has_home(without) => {
                let (with, without) = (self.path(with), self.path(without));
                quote!(#schema.objects_by(#name, &#with, &#without))
            }
            _ => schema,
        }
    }

    fn has_home(&self, id: SchemaId) -> bool {
        self.tables.homes.contains_key(&id)
    }

    /// A subschema that has a line of its own among the tables that are text.
    fn later(&self, id: SchemaId) -> TokenStream {
        let line = lines::path(id);
        self.decided(id, quote!(&[#line]))
    }

    fn decided(&self, id: SchemaId, keywords: TokenStream) -> TokenStream {
        let (pointer, verdict) = (
            &self.model.nodes[id].pointer,
            self.tables.verdicts[id].tokens(),
        );
        quote!(Schema::decided(#pointer, #verdict, #keywords))
    }

    /// A subschema behind a reference: its static, where it only refers to another that one's, or else
    /// itself.
    fn behind(&self, id: SchemaId) -> TokenStream {
        if self.has_home(id) {
            let path = self.path(id);
            return quote!(&#path);
        }
        if let [Keyword::Ref(target)] = self.model.nodes[id].keywords[..]
            && self.has_home(target)
        {
            return self.behind(target);
        }
        let schema = self.schema(id);
        quote!(&#schema)
    }

    fn path(&self, id: SchemaId) -> TokenStream {
        let home = &self.tables.homes[&id];
        let name = format_ident!("{}", home.name);
        if home.owner == self.owner {
            return quote!(#name);
        }
        let module = home.owner.map_or_else(
            || SHARED.to_owned(),
            |it| self.model.types[it].module.clone(),
        );
        let module = format_ident!("{module}");
        quote!(super::#module::#name)
    }

    fn rule(&self, rule: &Rule<'_>) -> TokenStream {
        match rule {
            Rule::Keyword(keyword) => self.keyword(keyword),
            Rule::Properties(properties) => {
                let properties = list(properties.iter().map(|it| self.property(it)));
                quote!(Keyword::Properties(Properties::new(#properties)))
            }
            Rule::AllOf(schemas) => {
                let schemas = self.all_behind(schemas);
                quote!(Keyword::AllOf(#schemas))
            }
            Rule::Cases {
                tag,
                cases,
                content,
            } => {
                let about = content.iter();
                let cases = list(cases.iter().map(|(value, schema)| {
                    let schema = self.behind(*schema);
                    quote!((#value, #schema))
                }));
                quote!(Keyword::Cases(Cases::new(#tag, #cases) #(.about(#about))*))
            }
        }
    }

    fn property(&self, property: &Property<'_>) -> TokenStream {
        let name = property.name;
        let schema = property.schema.map(|it| self.behind(it));
        match schema {
            Some(schema) if property.is_required => quote!(Property::required(#name, #schema)),
            Some(schema) => quote!(Property::optional(#name, #schema)),
            None => quote!(Property::only_required(#name)),
        }
    }

    fn all_behind(&self, schemas: &[SchemaId]) -> TokenStream {
        list(schemas.iter().map(|it| self.behind(*it)))
    }

    fn keyword(&self, keyword: &Keyword) -> TokenStream {
        let name = format_ident!("{}", keyword.name());
        let inside = match keyword {
            Keyword::Never | Keyword::UniqueItems => return quote!(Keyword::#name),
            Keyword::Type(types) => self::types(types),
            Keyword::Enum(values) => list(values.iter().map(literal)),
            Keyword::Const(value) => literal(value),
            Keyword::MultipleOf(it)
            | Keyword::Maximum(it)
            | Keyword::ExclusiveMaximum(it)
            | Keyword::Minimum(it)
            | Keyword::ExclusiveMinimum(it) => quote!(#it),
            Keyword::MinLength(it)
            | Keyword::MaxLength(it)
            | Keyword::MinItems(it)
            | Keyword::MaxItems(it)
            | Keyword::MinProperties(it)
            | Keyword::MaxProperties(it) => number(*it),
            Keyword::Format(format) => {
                let format = format_ident!("{format}");
                quote!(Format::#format)
            }
            Keyword::DependentRequired(names) => list(
                names
                    .iter()
                    .map(|(name, needs)| quote!((#name, &[#(#needs),*]))),
            ),
            Keyword::PrefixItems(many) | Keyword::AnyOf(many) | Keyword::OneOf(many) => {
                self.all_behind(many)
            }
            Keyword::DependentSchemas(members) => list(members.iter().map(|(name, schema)| {
                let schema = self.behind(*schema);
                quote!((#name, #schema))
            })),
            Keyword::PropertyNames(one)
            | Keyword::Not(one)
            | Keyword::UnevaluatedItems(one)
            | Keyword::UnevaluatedProperties(one) => self.behind(*one),
            Keyword::Pattern(pattern) => self.pattern(pattern),
            Keyword::PatternProperties(members) => list(members.iter().map(|(pattern, schema)| {
                let (pattern, schema) = (self.pattern(pattern), self.behind(*schema));
                quote!((#pattern, #schema))
            })),
            Keyword::Scope(anchors) => list(anchors.iter().map(|(anchor, schema)| {
                let schema = self.behind(*schema);
                quote!((#anchor, #schema))
            })),
            Keyword::DynamicRef { anchor, target } => {
                let target = self.behind(*target);
                return quote!(Keyword::DynamicRef { anchor: #anchor, target: #target });
            }
            Keyword::Ref(target) => self.behind(*target),
            Keyword::Items { from, schema } => {
                let (from, schema) = (
                    proc_macro2::Literal::usize_unsuffixed(*from),
                    self.behind(*schema),
                );
                return quote!(Keyword::Items { from: #from, schema: #schema });
            }
            Keyword::Contains {
                schema,
                min,
                max,
                marks,
            } => {
                let (schema, min) = (self.behind(*schema), number(*min));
                let max = option(max.map(number));
                return quote!(Keyword::Contains { schema: #schema, min: #min, max: #max, marks: #marks });
            }
            Keyword::AdditionalProperties {
                known,
                patterns,
                schema,
            } => {
                let patterns = patterns.iter().map(|it| self.pattern(it));
                let schema = self.behind(*schema);
                return quote!(Keyword::AdditionalProperties { known: &[#(#known),*], patterns: &[#(#patterns),*], schema: #schema });
            }
            Keyword::If {
                test,
                then,
                otherwise,
            } => {
                let test = self.behind(*test);
                let then = option(then.map(|it| self.behind(it)));
                let otherwise = option(otherwise.map(|it| self.behind(it)));
                return quote!(Keyword::If { test: #test, then: #then, otherwise: #otherwise });
            }
            // These are part of rules of their own.
            Keyword::Properties(_) | Keyword::Required(_) | Keyword::AllOf(_) => {
                return TokenStream::new();
            }
        };
        quote!(Keyword::#name(#inside))
    }

    /// A regular expression in the file for them.
    fn pattern(&self, pattern: &Pattern) -> TokenStream {
        let module = format_ident!("{PATTERNS}");
        let index = self
            .tables
            .patterns
            .binary_search(pattern)
            .unwrap_or_default();
        let name = format_ident!("PATTERN_{index}");
        quote!(&super::#module::#name)
    }
}

fn types(names: &[&str]) -> TokenStream {
    let mut names = names
        .iter()
        .map(|it| format_ident!("{}", it.to_uppercase()));
    let first = names.next();
    quote!(Types::#first #(.or(Types::#names))*)
}

fn list(items: impl Iterator<Item = TokenStream>) -> TokenStream {
    quote!(&[#(#items),*])
}

fn option(inner: Option<TokenStream>) -> TokenStream {
    match inner {
        Some(inner) => quote!(Some(#inner)),
        None => quote!(None),
    }
}

fn number(value: u64) -> TokenStream {
    let value = proc_macro2::Literal::u64_unsuffixed(value);
    quote!(#value)
}

fn literal(value: &model::Literal) -> TokenStream {
    match value {
        model::Literal::Null => quote!(Literal::Null),
        model::Literal::Boolean(it) => quote!(Literal::Boolean(#it)),
        model::Literal::Number(it) => quote!(Literal::Number(#it)),
        model::Literal::String(it) => quote!(Literal::String(#it)),
        model::Literal::Array(items) => {
            let items = list(items.iter().map(literal));
            quote!(Literal::Array(#items))
        }
        model::Literal::Object(members) => {
            let members = list(members.iter().map(|(name, it)| {
                let it = literal(it);
                quote!((#name, #it))
            }));
            quote!(Literal::Object(#members))
        }
    }
}
