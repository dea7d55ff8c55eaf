//! The validator's tables: what the schema says, as static data next to the type it speaks of.

use std::collections::BTreeMap;

use proc_macro2::{Ident, Literal, TokenStream};
use quote::{format_ident, quote};
use serde_json::Value;

use crate::model::{Keyword, Kind, MemberKind, Model, TypeId, constant_name, module_name};
use crate::schema::SchemaId;

use super::Emit;

/// The module for tables that belong to no type.
pub(super) const SHARED: &str = "shared";

/// Which subschemas have a static of their own, and where; the others stand inside them.
pub(super) struct Tables {
    homes: BTreeMap<SchemaId, Home>,
}

struct Home {
    /// The type in whose file it stands; else it stands in the shared one.
    owner: Option<TypeId>,
    name: String,
}

impl Tables {
    /// A type's own schema has a static, and so has whatever is referred to or judged by itself.
    pub fn of(model: &Model) -> Self {
        let mut homes = BTreeMap::new();
        for (id, type_def) in model.types.iter().enumerate() {
            if !matches!(type_def.kind, Kind::Choice(_)) {
                homes.insert(
                    type_def.schema,
                    Home {
                        owner: Some(id),
                        name: "SCHEMA".to_owned(),
                    },
                );
            }
        }
        let mut judged: Vec<SchemaId> = model
            .types
            .iter()
            .flat_map(|it| judged_by(&it.kind))
            .collect();
        let mut open: Vec<SchemaId> = homes
            .keys()
            .copied()
            .chain(judged.iter().copied())
            .collect();
        let mut seen = vec![false; model.nodes.len()];
        while let Some(id) = open.pop() {
            if std::mem::replace(&mut seen[id], true) {
                continue;
            }
            for keyword in &model.nodes[id].keywords {
                open.extend(keyword.schemas());
                if let Keyword::Ref(target) = keyword
                    && !model.nodes[*target].keywords.is_empty()
                {
                    judged.push(*target);
                }
            }
        }
        judged.sort_unstable();
        let mut given = std::collections::HashSet::new();
        for id in judged {
            if homes.contains_key(&id) {
                continue;
            }
            let pointer = &model.nodes[id].pointer;
            let owners = model
                .types
                .iter()
                .enumerate()
                .filter(|(_, it)| !matches!(it.kind, Kind::Choice(_)));
            let owner = owners
                .filter(|(_, it)| {
                    pointer.starts_with(&format!("{}/", model.nodes[it.schema].pointer))
                })
                .max_by_key(|(_, it)| model.nodes[it.schema].pointer.len())
                .map(|(owner, _)| owner)
                .filter(|owner| *owner != crate::model::ROOT || !pointer.starts_with("#/$defs/"));
            let below = owner.map_or(pointer.as_str(), |it| {
                &pointer[model.nodes[model.types[it].schema].pointer.len()..]
            });
            let words: Vec<_> = below
                .split('/')
                .filter(|it| !matches!(*it, "#" | "$defs" | "properties"))
                .collect();
            let mut name = constant_name(&words.join("_"));
            while name == "SCHEMA" || name == "KEYS" || !given.insert((owner, name.clone())) {
                name.push('_');
            }
            homes.insert(id, Home { owner, name });
        }
        Self { homes }
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
        let own = self.homes.iter().filter(|(_, home)| home.owner == owner);
        own.map(|(id, home)| {
            let name = format_ident!("{}", home.name);
            let schema = Writer {
                tables: self,
                model: emit.model,
                owner,
            }
            .schema(*id);
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

/// The subschemas that decoders hand to the validator by themselves.
fn judged_by(kind: &Kind) -> Vec<SchemaId> {
    match kind {
        Kind::Struct(strukt) => strukt
            .members
            .iter()
            .filter_map(|it| match &it.kind {
                MemberKind::Field { content, .. } => content.judged,
                _ => None,
            })
            .collect(),
        Kind::Union(union) => union
            .arms
            .iter()
            .filter_map(|it| it.content.judged)
            .collect(),
        Kind::Choice(choice) => choice
            .cases
            .iter()
            .filter_map(|it| it.content.judged)
            .collect(),
        Kind::Enum(_) | Kind::Wrapper(_) => Vec::new(),
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
        let node = &self.model.nodes[id];
        let pointer = &node.pointer;
        let keywords = node.keywords.iter().filter_map(|it| self.keyword(it));
        quote!(Schema::new(#pointer, &[#(#keywords),*]))
    }

    /// A subschema where it is used: by itself, or as a reference to its static.
    fn nested(&self, id: SchemaId) -> TokenStream {
        if !self.tables.homes.contains_key(&id) {
            return self.schema(id);
        }
        let (pointer, path) = (&self.model.nodes[id].pointer, self.path(id));
        quote!(Schema::new(#pointer, &[Keyword::Ref(&#path)]))
    }

    /// A subschema behind a reference.
    fn behind(&self, id: SchemaId) -> TokenStream {
        if self.tables.homes.contains_key(&id) {
            let path = self.path(id);
            quote!(&#path)
        } else {
            let schema = self.schema(id);
            quote!(&#schema)
        }
    }

    fn path(&self, id: SchemaId) -> TokenStream {
        let home = &self.tables.homes[&id];
        let name = format_ident!("{}", home.name);
        if home.owner == self.owner {
            return quote!(#name);
        }
        let module = home.owner.map_or_else(
            || SHARED.to_owned(),
            |it| module_name(&self.model.types[it].name),
        );
        let module = format_ident!("{module}");
        quote!(super::#module::#name)
    }

    /// `None` for a reference to what says nothing.
    fn keyword(&self, keyword: &Keyword) -> Option<TokenStream> {
        let name = format_ident!("{}", keyword.name());
        let inside = match keyword {
            Keyword::Never | Keyword::UniqueItems => return Some(quote!(Keyword::#name)),
            Keyword::Type(types) => self.types(types),
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
            Keyword::Required(names) => quote!(&[#(#names),*]),
            Keyword::DependentRequired(names) => list(
                names
                    .iter()
                    .map(|(name, needs)| quote!((#name, &[#(#needs),*]))),
            ),
            Keyword::PrefixItems(many)
            | Keyword::AllOf(many)
            | Keyword::AnyOf(many)
            | Keyword::OneOf(many) => list(many.iter().map(|it| self.nested(*it))),
            Keyword::Properties(members) | Keyword::DependentSchemas(members) => {
                list(members.iter().map(|(name, schema)| {
                    let schema = self.nested(*schema);
                    quote!((#name, #schema))
                }))
            }
            Keyword::PropertyNames(one) | Keyword::Not(one) => self.behind(*one),
            Keyword::Ref(target) if self.model.nodes[*target].keywords.is_empty() => return None,
            Keyword::Ref(target) => self.behind(*target),
            Keyword::Items { from, schema } => {
                let (from, schema) = (Literal::usize_unsuffixed(*from), self.behind(*schema));
                return Some(quote!(Keyword::Items { from: #from, schema: #schema }));
            }
            Keyword::Contains { schema, min, max } => {
                let (schema, min) = (self.behind(*schema), number(*min));
                let max = option(max.map(number));
                return Some(quote!(Keyword::Contains { schema: #schema, min: #min, max: #max }));
            }
            Keyword::AdditionalProperties { known, schema } => {
                let schema = self.behind(*schema);
                return Some(
                    quote!(Keyword::AdditionalProperties { known: &[#(#known),*], schema: #schema }),
                );
            }
            Keyword::If {
                test,
                then,
                otherwise,
            } => {
                let test = self.behind(*test);
                let then = option(then.map(|it| self.behind(it)));
                let otherwise = option(otherwise.map(|it| self.behind(it)));
                return Some(
                    quote!(Keyword::If { test: #test, then: #then, otherwise: #otherwise }),
                );
            }
        };
        Some(quote!(Keyword::#name(#inside)))
    }

    fn types(&self, types: &[&str]) -> TokenStream {
        let mut names = types
            .iter()
            .map(|it| Ident::new(&it.to_uppercase(), proc_macro2::Span::call_site()));
        let first = names.next();
        quote!(Types::#first #(.or(Types::#names))*)
    }
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
    let value = Literal::u64_unsuffixed(value);
    quote!(#value)
}

fn literal(value: &Value) -> TokenStream {
    match value {
        Value::Null => quote!(Literal::Null),
        Value::Bool(it) => quote!(Literal::Boolean(#it)),
        Value::Number(it) => {
            let text = it.to_string();
            quote!(Literal::Number(#text))
        }
        Value::String(it) => quote!(Literal::String(#it)),
        Value::Array(items) => {
            let items = list(items.iter().map(literal));
            quote!(Literal::Array(#items))
        }
        Value::Object(members) => {
            let members = list(members.iter().map(|(name, it)| {
                let it = literal(it);
                quote!((#name, #it))
            }));
            quote!(Literal::Object(#members))
        }
    }
}
