//! An enum for strings that the schema lists; an open one keeps any other string.

use proc_macro2::TokenStream;
use quote::quote;

use crate::model::{Enum, Known, TypeId};

use super::docs::{described, item};
use super::{Emit, ident, origin, traits};

/// From so many variants on, functions look into tables: the time that rustc takes for a `match` grows with
/// the square of its arms.
const MANY: usize = 1_000;

pub(super) fn emit(emit: &Emit<'_>, id: TypeId, enum_: &Enum) -> TokenStream {
    let type_def = &emit.model.types[id];
    let name = ident(&type_def.name);
    let named = emit.named(id);
    let elided = emit.named_with(id, quote!('_));
    let docs = item(&[
        &described(&type_def.docs, "One of several strings."),
        &origin(emit, type_def),
    ]);
    let variants = enum_.known.iter().map(|known| {
        let (docs, name) = (item(&[&format!("`{}`", known.wire)]), ident(&known.name));
        quote!(#docs #name,)
    });
    let wires: Vec<_> = enum_.known.iter().map(|it| &it.wire).collect();
    let names: Vec<_> = enum_.known.iter().map(|it| ident(&it.name)).collect();
    let as_str_docs = item(&["The string as it stands in JSON."]);
    let generics = type_def.borrows.then(|| quote!(<'_>));
    let as_str = quote! {
        #as_str_docs
        pub fn as_str(&self) -> &str
    };
    let judge = type_def
        .judged
        .then(|| quote!(reader.judge(start, &SCHEMA)?;));
    let start = type_def
        .judged
        .then(|| quote!(let start = reader.position();));
    let into_owned = traits::into_owned(emit, id);
    let take_owned = if enum_.open {
        quote! {
            match self {
                #(Self::#names => #name::#names,)*
                Self::Other(other) => #name::Other(other.take_owned()),
            }
        }
    } else {
        quote!(*self)
    };
    let (declaration, conversions, blank, read) = if enum_.open {
        let other_docs = item(&["A string that the schema does not list, as it came."]);
        let declaration = quote! {
            #docs
            #[derive(Clone, Debug, PartialEq, Eq, Hash)]
            #[non_exhaustive]
            pub enum #named {
                #(#variants)*
                #other_docs
                Other(Cow<'a, str>),
            }

            impl #elided {
                #as_str {
                    match self {
                        #(Self::#names => #wires,)*
                        Self::Other(other) => other,
                    }
                }

                #into_owned
            }
        };
        let conversions = quote! {
            impl<'a> From<Cow<'a, str>> for #named {
                fn from(text: Cow<'a, str>) -> Self {
                    match &*text {
                        #(#wires => Self::#names,)*
                        _ => Self::Other(text),
                    }
                }
            }

            impl<'a> From<&'a str> for #named {
                fn from(text: &'a str) -> Self {
                    Self::from(Cow::Borrowed(text))
                }
            }
        };
        let read = quote!(*self = Self::from(reader.string()?););
        (
            declaration,
            conversions,
            quote!(Self::Other(Cow::Borrowed(""))),
            read,
        )
    } else {
        let from_docs = item(&["The variant of a string, if the schema lists it."]);
        let first = names.first();
        let is_many = names.len() >= MANY;
        let (wire_of, variant_of) = if is_many {
            let at = quote!(VARIANTS.binary_search_by_key(&name, |(wire, _)| wire));
            (
                quote!(WIRES[*self as usize]),
                quote!(#at.ok().map(|at| VARIANTS[at].1)),
            )
        } else {
            (
                quote!(match self { #(Self::#names => #wires,)* }),
                quote!(match name { #(#wires => Some(Self::#names),)* _ => None }),
            )
        };
        let debug = (!is_many).then(|| quote!(Debug,));
        let tables = is_many.then(|| tables(&type_def.name, enum_));
        let declaration = quote! {
            #docs
            #[derive(Clone, Copy, #debug PartialEq, Eq, Hash)]
            #[non_exhaustive]
            pub enum #named {
                #(#variants)*
            }

            impl #name #generics {
                #as_str {
                    #wire_of
                }

                #from_docs
                pub fn from_name(name: &str) -> Option<Self> {
                    #variant_of
                }

                #into_owned
            }

            #tables
        };
        let read = quote!(*self = Self::from_name(&reader.string()?).ok_or(Refused)?;);
        (declaration, quote!(), quote!(Self::#first), read)
    };
    let traits = traits::all(emit, id, &take_owned);
    quote! {
        #declaration

        #conversions

        impl fmt::Display for #elided {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(self.as_str())
            }
        }

        impl<'a> Decode<'a> for #named {
            #[inline(always)]
            fn blank() -> Self {
                #blank
            }

            fn decode(&mut self, reader: &mut Reader<'a>) -> Step {
                #start
                #read
                #judge
                Ok(())
            }
        }

        impl Encode for #elided {
            fn encode(&self, out: &mut Vec<u8>) {
                self.as_str().encode(out);
            }
        }

        #traits
    }
}

/// The strings in the order of the variants, the variants in the order of their strings, and `Debug` by them.
fn tables(label: &str, enum_: &Enum) -> TokenStream {
    let name = ident(label);
    let count = proc_macro2::Literal::usize_unsuffixed(enum_.known.len());
    let wires = enum_.known.iter().map(|it| &it.wire);
    let mut sorted: Vec<&Known> = enum_.known.iter().collect();
    sorted.sort_by_key(|it| &it.wire);
    let pairs = sorted.into_iter().map(|known| {
        let (wire, variant) = (&known.wire, ident(&known.name));
        quote!((#wire, #name::#variant))
    });
    quote! {
        static WIRES: [&str; #count] = [#(#wires),*];

        static VARIANTS: [(&str, #name); #count] = [#(#pairs),*];

        impl fmt::Debug for #name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.debug_tuple(#label).field(&self.as_str()).finish()
            }
        }
    }
}
