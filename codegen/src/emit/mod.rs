//! From the model to Rust: pure functions that give tokens, one file for each type.

mod choices;
mod codec;
mod docs;
mod enums;
mod homes;
mod lines;
mod objects;
mod root;
mod rules;
mod structs;
mod tables;
mod traits;
mod unions;
mod uses;
mod verdicts;
mod wrappers;

use std::collections::HashSet;

use proc_macro2::{Ident, Span, TokenStream};
use quote::{format_ident, quote};

use crate::layout::Layout;
use crate::model::{Kind, Model, Type, TypeDef, TypeId, is_raw};
use crate::source::Source;

pub use self::lines::LINES_FILE;

use self::tables::Tables;

/// The schema's own text beside the code.
pub const SCHEMA_FILE: &str = "schema.json";

/// The table of events.
pub const EVENTS_FILE: &str = "events.md";

/// One file of the output.
pub struct Part {
    /// Its path below the output folder.
    pub path: String,
    /// What is in it.
    pub content: Content,
}

/// What is in a file.
pub enum Content {
    /// Rust, to be formatted under the header.
    Rust(TokenStream),
    /// Text that goes out as it is.
    Text(String),
}

/// Emits the module tree.
pub fn emit(model: &Model, layout: &Layout, source: &Source) -> Vec<Part> {
    let emit = Emit {
        model,
        layout,
        tables: &Tables::of(model),
        exported: &model.types.iter().flat_map(exported).collect(),
    };
    let mut parts = root::files(&emit, source);
    parts.extend((0..model.types.len()).map(|id| emit.type_file(id)));
    parts
}

/// What emitters look things up in.
struct Emit<'m> {
    model: &'m Model,
    layout: &'m Layout,
    tables: &'m Tables,
    /// The names that the module tree exports.
    exported: &'m HashSet<String>,
}

impl Emit<'_> {
    fn type_file(&self, id: TypeId) -> Part {
        let type_def = &self.model.types[id];
        let items = match &type_def.kind {
            Kind::Struct(strukt) => structs::emit(self, id, strukt),
            Kind::Enum(enum_) => enums::emit(self, id, enum_),
            Kind::Union(union) => unions::emit(self, id, union),
            Kind::Choice(choice) => choices::emit(self, id, choice),
            Kind::Wrapper(_) => wrappers::emit(self, id),
        };
        let tables = self.tables.of_type(self, id);
        let items = quote! { #items #tables };
        let uses = uses::of(self, id, &items);
        let content = Content::Rust(quote! { #uses #items });
        Part {
            path: format!("{}.rs", type_def.module),
            content,
        }
    }

    /// The type's name, with its lifetime if it has one.
    fn named(&self, id: TypeId) -> TokenStream {
        let type_def = &self.model.types[id];
        let name = ident(&type_def.name);
        if type_def.borrows {
            quote!(#name<'a>)
        } else {
            quote!(#name)
        }
    }

    /// The type's name, with another lifetime if it has one.
    fn named_with(&self, id: TypeId, lifetime: TokenStream) -> TokenStream {
        let type_def = &self.model.types[id];
        let name = ident(&type_def.name);
        if type_def.borrows {
            quote!(#name<#lifetime>)
        } else {
            quote!(#name)
        }
    }

    /// What an accessor gives for a value of this type: a view of it.
    fn view(&self, ty: &Type) -> TokenStream {
        self.view_with(ty, &quote!('a))
    }

    /// The view, with another lifetime of what it borrows.
    fn view_with(&self, ty: &Type, lifetime: &TokenStream) -> TokenStream {
        match ty {
            Type::Text => quote!(&str),
            Type::Boolean => quote!(bool),
            Type::Null => quote!(()),
            Type::List(item) => {
                let item = self.owned(item, lifetime);
                quote!(&[#item])
            }
            _ => {
                let owned = self.owned(ty, lifetime);
                quote!(&#owned)
            }
        }
    }

    fn owned(&self, ty: &Type, lifetime: &TokenStream) -> TokenStream {
        match ty {
            Type::Text => quote!(Text<#lifetime>),
            Type::Boolean => quote!(bool),
            Type::Null => quote!(()),
            Type::Timestamp => quote!(Timestamp<#lifetime>),
            Type::Number => quote!(Number<#lifetime>),
            Type::Integer => quote!(Integer<#lifetime>),
            Type::Json => quote!(Json<#lifetime>),
            Type::Named(id) => self.named_with(*id, lifetime.clone()),
            Type::List(item) => {
                let item = self.owned(item, lifetime);
                quote!(Vec<#item>)
            }
            Type::Map(value) => {
                let value = self.owned(value, lifetime);
                quote!(Map<#lifetime, #value>)
            }
            Type::Nullable(inner) => {
                let inner = self.owned(inner, lifetime);
                quote!(Option<#inner>)
            }
        }
    }

    /// How a value is read, and judged if that does not enforce its schema.
    fn judged(&self, id: TypeId, judged: Option<usize>, decode: TokenStream) -> TokenStream {
        match judged {
            None => decode,
            Some(schema) => {
                let table = self.tables.path(self, id, schema);
                quote!(reader.judged(&#table, |reader| #decode))
            }
        }
    }
}

/// How an accessor looks at what a type holds.
fn look(ty: &Type, place: TokenStream, optional: bool, boxed: bool) -> TokenStream {
    match (ty, optional) {
        (Type::Boolean | Type::Null, _) => place,
        (Type::Text | Type::List(_), true) => quote!(#place.as_deref()),
        (_, true) if boxed => quote!(#place.as_deref()),
        (_, true) => quote!(#place.as_ref()),
        (_, false) => quote!(&#place),
    }
}

/// An identifier, raw if the name is a keyword.
fn ident(name: &str) -> Ident {
    if is_raw(name) {
        Ident::new_raw(name, Span::call_site())
    } else {
        format_ident!("{name}")
    }
}

/// `"name":` as it stands in JSON.
fn quoted(wire: &str) -> String {
    format!("{}:", serde_json::Value::from(wire))
}

/// `Schema: ...`, the last line of a type's documentation.
fn origin(emit: &Emit<'_>, type_def: &TypeDef) -> String {
    let pointer = &emit.model.nodes[type_def.schema].pointer;
    format!("Schema: {}.", docs::code(pointer))
}

/// The public names of a type's file.
fn exported(type_def: &TypeDef) -> Vec<String> {
    let name = type_def.name.clone();
    match &type_def.kind {
        Kind::Choice(choice) => vec![name, choice.handler.clone(), choice.unknown.clone()],
        _ => vec![name],
    }
}
