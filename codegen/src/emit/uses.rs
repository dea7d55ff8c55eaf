//! The `use` lines of a file: what its code mentions, and nothing else.

use std::collections::BTreeSet;

use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use syn::visit::{self, Visit};

use crate::model::{RUNTIME, SERDE, TypeId};

use super::{Emit, exported};

/// The lines for the file of a type.
pub(super) fn of(emit: &Emit<'_>, id: TypeId, items: &TokenStream) -> TokenStream {
    let mentioned = mentioned(items);
    let fmt = mentioned.contains("fmt").then(|| {
        quote!(
            use std::fmt;
        )
    });
    let mem = mentioned.contains("mem").then(|| {
        quote!(
            use std::mem;
        )
    });
    let runtime = group(format_ident!("codegen_runtime"), RUNTIME, &mentioned);
    let serde = group(format_ident!("serde"), SERDE, &mentioned);
    let own = exported(&emit.model.types[id]);
    let is_sibling = |it: &&String| !own.contains(it) && emit.exported.contains(*it);
    let mut names: Vec<&String> = mentioned.iter().filter(is_sibling).collect();
    names.sort();
    let names: Vec<_> = names.iter().map(|it| format_ident!("{it}")).collect();
    let siblings = match &names[..] {
        [] => quote!(),
        [one] => quote!(use super::#one;),
        many => quote!(use super::{#(#many),*};),
    };
    quote! { #fmt #mem #runtime #serde #siblings }
}

/// The lines for a file that mentions only the runtime.
pub(super) fn runtime(items: &TokenStream) -> TokenStream {
    group(format_ident!("codegen_runtime"), RUNTIME, &mentioned(items))
}

fn group(source: proc_macro2::Ident, names: &[&str], mentioned: &BTreeSet<String>) -> TokenStream {
    let names: Vec<_> = names
        .iter()
        .filter(|it| mentioned.contains(**it))
        .map(|it| format_ident!("{it}"))
        .collect();
    match &names[..] {
        [] => quote!(),
        [one] => quote!(use #source::#one;),
        many => quote!(use #source::{#(#many),*};),
    }
}

/// The first name of every path in the code that is not a variable's.
fn mentioned(items: &TokenStream) -> BTreeSet<String> {
    let file: syn::File = syn::parse2(items.clone()).expect("emitters write Rust");
    let mut paths = Paths {
        names: BTreeSet::new(),
    };
    paths.visit_file(&file);
    paths.names
}

struct Paths {
    names: BTreeSet<String>,
}

impl<'ast> Visit<'ast> for Paths {
    fn visit_path(&mut self, path: &'ast syn::Path) {
        if let Some(first) = path.segments.first() {
            let name = first.ident.to_string();
            let is_variable = path.segments.len() == 1 && name.starts_with(char::is_lowercase);
            if !is_variable {
                self.names.insert(name);
            }
        }
        visit::visit_path(self, path);
    }

    fn visit_attribute(&mut self, _: &'ast syn::Attribute) {}

    /// The one macro in emitted code is `matches!`, whose second part is a pattern.
    fn visit_macro(&mut self, it: &'ast syn::Macro) {
        for token in it.tokens.clone() {
            if let proc_macro2::TokenTree::Group(group) = token {
                self.names
                    .extend(group.stream().into_iter().filter_map(|it| match it {
                        proc_macro2::TokenTree::Ident(it) => Some(it.to_string()),
                        _ => None,
                    }));
            }
        }
    }
}
