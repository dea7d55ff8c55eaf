//! An enum for strings that the schema lists; an open one keeps any other string.

use proc_macro2::{Ident, Literal, TokenStream};
use quote::quote;

use crate::model::{Enum, Known, TypeId};

use super::docs::{code, described, item};
use super::{Emit, ident, origin, traits};

/// From so many variants on, functions look into tables: the time that rustc takes for a `match` grows with
/// the square of its arms.
const MANY: usize = 1_000;

pub(super) fn emit(emit: &Emit<'_>, id: TypeId, enum_: &Enum) -> TokenStream {
    let type_def = &emit.model.types[id];
    let named = emit.named(id);
    let elided = emit.named_with(id, quote!('_));
    let (declaration, blank, read) = if enum_.open {
        (
            open(emit, id, enum_),
            quote!(Self::Other(Text::default())),
            quote!(*self = reader.string_as()?;),
        )
    } else {
        let first = enum_.known.first().map(|it| ident(&it.name));
        (
            closed(emit, id, enum_),
            quote!(Self::#first),
            quote!(*self = Self::from_name(&reader.string()?).ok_or(Refused)?;),
        )
    };
    let judge = type_def
        .judged
        .then(|| quote!(reader.judge(start, &SCHEMA)?;));
    let start = type_def
        .judged
        .then(|| quote!(let start = reader.position();));
    let blank = traits::blank(emit, id, &blank);
    let traits = traits::all(emit, id, &own_into(emit, id, enum_));
    quote! {
        #declaration

        impl fmt::Display for #elided {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(self.as_str())
            }
        }

        #blank

        impl<'a> Decode<'a> for #named {
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

/// The enum with any other string as a variant, and what makes it of a string.
fn open(emit: &Emit<'_>, id: TypeId, enum_: &Enum) -> TokenStream {
    let named = emit.named(id);
    let elided = emit.named_with(id, quote!('_));
    let (docs, variants) = (docs(emit, id), variants(enum_));
    let (names, wires) = (names(enum_), wires(enum_));
    let other_docs = item(&["A string that the schema does not list, as it came."]);
    let (as_str, into_owned) = (as_str(), traits::into_owned(emit, id));
    let inline = (enum_.known.len() < MANY).then(|| quote!(#[inline]));
    let debug = traits::debug(emit, id);
    quote! {
        #docs
        #[derive(Clone, #debug PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum #named {
            #variants
            #other_docs
            Other(Text<'a>),
        }

        impl #elided {
            #as_str {
                match self {
                    #(Self::#names => #wires,)*
                    Self::Other(other) => other,
                }
            }

            #inline
            fn known(text: &str) -> Option<Self> {
                match text {
                    #(#wires => Some(Self::#names),)*
                    _ => None,
                }
            }

            #into_owned
        }

        impl<'a> From<Text<'a>> for #named {
            fn from(text: Text<'a>) -> Self {
                Self::known(&text).unwrap_or(Self::Other(text))
            }
        }

        impl<'a> From<&'a str> for #named {
            fn from(text: &'a str) -> Self {
                Self::known(text).unwrap_or(Self::Other(Text::borrowed(text)))
            }
        }
    }
}

/// The enum with what the schema lists and nothing else.
fn closed(emit: &Emit<'_>, id: TypeId, enum_: &Enum) -> TokenStream {
    let type_def = &emit.model.types[id];
    let name = ident(&type_def.name);
    let named = emit.named(id);
    let generics = type_def.borrows.then(|| quote!(<'_>));
    let (docs, variants) = (docs(emit, id), variants(enum_));
    let (names, wires) = (names(enum_), wires(enum_));
    let from_docs = item(&["The variant of a string, if the schema lists it."]);
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
    let (as_str, into_owned) = (as_str(), traits::into_owned(emit, id));
    let debug = traits::debug(emit, id).filter(|_| !is_many);
    let tables = is_many.then(|| tables(&type_def.name, enum_));
    let debug_by_string = (is_many && !type_def.sensitive).then(|| debug_by_string(&type_def.name));
    quote! {
        #docs
        #[derive(Clone, Copy, #debug PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum #named {
            #variants
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

        #debug_by_string
    }
}

fn docs(emit: &Emit<'_>, id: TypeId) -> TokenStream {
    let type_def = &emit.model.types[id];
    item(&[
        &described(&type_def.docs, "One of several strings."),
        &origin(emit, type_def),
    ])
}

fn variants(enum_: &Enum) -> TokenStream {
    let variants = enum_.known.iter().map(|known| {
        let (docs, name) = (item(&[&code(&known.wire)]), ident(&known.name));
        quote!(#docs #name,)
    });
    variants.collect()
}

fn names(enum_: &Enum) -> Vec<Ident> {
    enum_.known.iter().map(|it| ident(&it.name)).collect()
}

fn wires(enum_: &Enum) -> Vec<&String> {
    enum_.known.iter().map(|it| &it.wire).collect()
}

/// The method that gives the string, without its body.
fn as_str() -> TokenStream {
    let docs = item(&["The string as it stands in JSON."]);
    quote! {
        #docs
        pub fn as_str(&self) -> &str
    }
}

fn own_into(emit: &Emit<'_>, id: TypeId, enum_: &Enum) -> TokenStream {
    if !enum_.open {
        return quote!(*place = *self;);
    }
    let (name, names) = (ident(&emit.model.types[id].name), names(enum_));
    quote! {
        *place = match self {
            #(Self::#names => #name::#names,)*
            Self::Other(other) => #name::Other(mem::take(other).into_owned()),
        };
    }
}

/// The strings in the order of the variants, and the variants in the order of their strings.
fn tables(label: &str, enum_: &Enum) -> TokenStream {
    let name = ident(label);
    let count = Literal::usize_unsuffixed(enum_.known.len());
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
    }
}

/// `Debug` that looks into these tables, and is as small for any number of variants.
fn debug_by_string(label: &str) -> TokenStream {
    let name = ident(label);
    quote! {
        impl fmt::Debug for #name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.debug_tuple(#label).field(&self.as_str()).finish()
            }
        }
    }
}
