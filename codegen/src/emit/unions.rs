//! An enum for types that a look at the instance tells apart.

use proc_macro2::TokenStream;
use quote::quote;

use crate::model::{Arm, Condition, Getter, TypeId, Union};

use super::docs::{described, item};
use super::{Emit, ident, look, origin, traits};

pub(super) fn emit(emit: &Emit<'_>, id: TypeId, union: &Union) -> TokenStream {
    let type_def = &emit.model.types[id];
    let name = ident(&type_def.name);
    let named = emit.named(id);
    let elided = emit.named_with(id, quote!('_));
    let docs = item(&[
        &described(&type_def.docs, "One of several types."),
        &origin(emit, type_def),
    ]);
    let names: Vec<_> = union.arms.iter().map(|arm| ident(&arm.name)).collect();
    let variants = union.arms.iter().enumerate().map(|(index, arm)| {
        let (name, ty) = (ident(&arm.name), emit.layout.part(id, index));
        let docs = item(&[&when(arm)]);
        quote!(#docs #name(#ty),)
    });
    let getters: TokenStream = union
        .getters
        .iter()
        .map(|getter| self::getter(emit, union, getter))
        .collect();
    let lifetime = type_def.borrows.then(|| quote!(<'a>));
    let choose = choose(&union.arms);
    let decode = union.arms.iter().map(|arm| {
        let name = ident(&arm.name);
        let decode = match arm.content.judged {
            None => quote!(it.decode(reader)),
            Some(_) => {
                let decode = emit.judged(id, arm.content.judged, quote!(it.decode(reader)));
                quote!({ #decode Ok(()) })
            }
        };
        quote!(Self::#name(it) => #decode,)
    });
    let blank = &names[union.blank];
    let into_owned = traits::into_owned(
        emit,
        id,
        quote! {
            match self {
                #(Self::#names(it) => #name::#names(IntoOwned::into_owned(it)),)*
            }
        },
    );
    let traits = traits::all(emit, id);
    quote! {
        #docs
        #[derive(Clone, Debug, PartialEq)]
        #[non_exhaustive]
        pub enum #named {
            #(#variants)*
        }

        impl #lifetime #named {
            #getters
            #into_owned
        }

        impl<'a> Decode<'a> for #named {
            fn blank() -> Self {
                Self::#blank(Decode::blank())
            }

            fn decode(&mut self, reader: &mut Reader<'a>) -> Step {
                *self = #choose;
                match self {
                    #(#decode)*
                }
            }
        }

        impl Encode for #elided {
            fn encode(&self, out: &mut Vec<u8>) {
                match self {
                    #(Self::#names(it) => it.encode(out),)*
                }
            }
        }

        #traits
    }
}

/// The arm that applies, blank.
fn choose(arms: &[Arm]) -> TokenStream {
    let mut chain = TokenStream::new();
    for arm in arms {
        let name = ident(&arm.name);
        let blank = quote!({ Self::#name(Decode::blank()) });
        chain.extend(match &arm.condition {
            Some(Condition::HasMember(name)) => quote!(if reader.has_member(#name)? #blank else),
            Some(Condition::Is(kind)) => {
                let kind = ident(&kind_name(kind));
                quote!(if reader.kind()? == Kind::#kind #blank else)
            }
            None => blank,
        });
    }
    chain
}

fn kind_name(json_type: &str) -> String {
    let mut letters = json_type.chars();
    letters
        .next()
        .map(|first| first.to_ascii_uppercase())
        .into_iter()
        .chain(letters)
        .collect()
}

fn when(arm: &Arm) -> String {
    match &arm.condition {
        Some(Condition::HasMember(name)) => format!("With a member `{name}`."),
        Some(Condition::Is(kind)) => format!("Of JSON's type {kind}."),
        None => "Anything else.".to_owned(),
    }
}

fn getter(emit: &Emit<'_>, union: &Union, getter: &Getter) -> TokenStream {
    let name = ident(&getter.name);
    let view = emit.view(&getter.ty);
    let returns = if getter.optional {
        quote!(Option<#view>)
    } else {
        view
    };
    let arms = union.arms.iter().zip(&getter.arms).map(|(arm, reach)| {
        let variant = ident(&arm.name);
        let found = if reach.method {
            quote!(it.#name())
        } else {
            look(&getter.ty, quote!(it.#name), reach.optional, reach.boxed)
        };
        let found = if getter.optional && !reach.optional {
            quote!(Some(#found))
        } else {
            found
        };
        quote!(Self::#variant(it) => #found,)
    });
    let docs = item(&[&format!("`{}`, which every variant has.", getter.name)]);
    quote! {
        #docs
        pub fn #name(&self) -> #returns {
            match self { #(#arms)* }
        }
    }
}
