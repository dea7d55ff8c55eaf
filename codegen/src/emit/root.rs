//! The root of the module tree: the contract that every tree exports, whatever its schema.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use crate::model::{Choice, Kind, ROOT, Type};
use crate::source::Source;

use super::docs::{code, described, item};
use super::lines::{self, LINES};
use super::tables::{PATTERNS, SHARED};
use super::{Content, EVENTS_FILE, Emit, LINES_FILE, Part, SCHEMA_FILE, exported};

/// `mod.rs`, and the files beside it that belong to no type.
pub(super) fn files(emit: &Emit<'_>, source: &Source) -> Vec<Part> {
    let shared = emit.tables.shared(emit);
    let events = events(emit);
    let patterns = emit.tables.patterns();
    let reader = if emit.model.is_large {
        lines::reader(emit.model, emit.tables)
    } else {
        TokenStream::new()
    };
    let more = [(SHARED, &shared), (PATTERNS, &patterns), (LINES, &reader)];
    let more = more
        .into_iter()
        .filter(|(_, tokens)| !tokens.is_empty())
        .map(|(module, _)| module);
    let root = root(emit, more.collect(), events.is_some());
    let mut files = vec![
        Part {
            path: "mod.rs".to_owned(),
            content: Content::Rust(root),
        },
        Part {
            path: SCHEMA_FILE.to_owned(),
            content: Content::Text(source.text.clone()),
        },
    ];
    if !shared.is_empty() {
        let docs = "Parts of the schema that several types refer to.";
        let uses = super::uses::runtime(&shared);
        let content = Content::Rust(quote!(#![doc = #docs] #uses #shared));
        files.push(Part {
            path: format!("{SHARED}.rs"),
            content,
        });
    }
    if !patterns.is_empty() {
        let docs = "The schema's regular expressions.";
        let content =
            Content::Rust(quote!(#![doc = #docs] use codegen_runtime::Pattern; #patterns));
        files.push(Part {
            path: format!("{PATTERNS}.rs"),
            content,
        });
    }
    if !reader.is_empty() {
        let docs = "The validator's tables, which are read when they are first needed.";
        let uses = super::uses::runtime(&reader);
        let content = Content::Rust(quote!(#![doc = #docs] #uses #reader));
        files.push(Part {
            path: format!("{LINES}.rs"),
            content,
        });
        files.push(Part {
            path: LINES_FILE.to_owned(),
            content: Content::Text(lines::text(emit.model, emit.tables)),
        });
    }
    if let Some(events) = events {
        files.push(Part {
            path: EVENTS_FILE.to_owned(),
            content: Content::Text(events),
        });
    }
    files
}

fn root(emit: &Emit<'_>, more: Vec<&str>, has_events: bool) -> TokenStream {
    let types = &emit.model.types;
    let summary = item(&[&described(
        &types[ROOT].docs,
        "Types, decoders and validators of one schema.",
    )]);
    let summary = inner(&summary);
    let events = has_events.then(|| quote!(#![doc = ""] #![doc = include_str!(#EVENTS_FILE)]));
    let own = types.iter().map(|it| it.module.clone());
    let names = own.chain(more.into_iter().map(str::to_owned));
    let mut modules: Vec<_> = names.map(|it| format_ident!("{it}")).collect();
    modules.sort();
    let mut exports: Vec<(proc_macro2::Ident, Vec<proc_macro2::Ident>)> = types
        .iter()
        .map(|it| {
            let mut names: Vec<_> = exported(it)
                .iter()
                .map(|it| format_ident!("{it}"))
                .collect();
            names.sort();
            (format_ident!("{}", it.module), names)
        })
        .collect();
    exports.sort();
    let exports = exports.iter().map(|(module, names)| match &names[..] {
        [name] => quote!(pub use self::#module::#name;),
        names => quote!(pub use self::#module::{#(#names),*};),
    });
    let named = emit.named_with(ROOT, quote!('_));
    let libraries = libraries(emit);
    quote! {
        #summary
        #events

        #(mod #modules;)*

        use codegen_runtime::{DecodeError, Described, Violations};

        #(#exports)*

        /// The schema that this module was generated from.
        pub const SCHEMA: &str = include_str!(#SCHEMA_FILE);

        /// Whether the schema allows the instance.
        pub fn is_valid(instance: &serde_json::Value) -> bool {
            Root::schema().is_valid(instance)
        }

        /// Checks the instance against the schema.
        ///
        /// # Errors
        ///
        /// Every violation, each with its place in the instance and in the schema.
        pub fn validate(instance: &serde_json::Value) -> Result<(), Violations> {
            Root::schema().validate(instance)
        }

        /// Reads and checks JSON in one pass.
        ///
        /// # Errors
        ///
        /// What is not JSON, with line and column, or every violation of the schema.
        pub fn decode(body: &[u8]) -> Result<#named, DecodeError> {
            codegen_runtime::decode(body)
        }

        #libraries
    }
}

/// What the types implement of other libraries, if the runtime's features ask for it.
fn libraries(emit: &Emit<'_>) -> TokenStream {
    let types = &emit.model.types;
    let places = (0..types.len()).map(|id| {
        let pointer = &emit.model.nodes[types[id].schema].pointer;
        let named = emit.named_with(id, quote!('_));
        quote!(#pointer as #named)
    });
    let read_alone = (0..types.len()).filter(|id| !matches!(types[*id].kind, Kind::Choice(_)));
    let read_alone = read_alone.map(|id| emit.named_with(id, quote!('static)));
    quote! {
        codegen_runtime::implement_json_schema!(SCHEMA, #(#places),*);

        codegen_runtime::implement_arbitrary!(#(#read_alone),*);
    }
}

/// Documentation of a module from inside of it.
fn inner(docs: &TokenStream) -> TokenStream {
    let mut tokens = TokenStream::new();
    for token in docs.clone() {
        let is_hash = matches!(&token, proc_macro2::TokenTree::Punct(it) if it.as_char() == '#');
        tokens.extend([token]);
        if is_hash {
            tokens.extend(quote!(!));
        }
    }
    tokens
}

/// A table of the events for the documentation, if the schema tells them apart by a tag.
fn events(emit: &Emit<'_>) -> Option<String> {
    let choices: Vec<&Choice> = emit
        .model
        .types
        .iter()
        .filter_map(|it| {
            if let Kind::Choice(choice) = &it.kind {
                Some(choice)
            } else {
                None
            }
        })
        .collect();
    if choices.is_empty() {
        return None;
    }
    let mut table = String::from("| Type | Content | |\n| --- | --- | --- |\n");
    for case in choices.iter().flat_map(|it| &it.cases) {
        let (name, docs) = match &case.content.ty {
            Type::Named(id) => {
                let type_def = &emit.model.types[*id];
                (
                    format!("[`{}`]", type_def.name),
                    described(&type_def.docs, ""),
                )
            }
            _ => (format!("`{}`", case.name), String::new()),
        };
        let sentence = docs
            .split_once(". ")
            .map_or(docs.as_str(), |(first, _)| first)
            .trim_end_matches('.');
        let sentence = sentence.replace('|', "\\|").replace('\n', " ");
        let tag = code(&case.wire).replace('|', "\\|");
        table.push_str(&format!("| {tag} | {name} | {sentence} |\n"));
    }
    Some(table)
}
