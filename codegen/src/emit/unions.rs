//! An enum for types that a look at the instance tells apart.

use proc_macro2::{Ident, Literal, TokenStream};
use quote::quote;

use crate::model::{Arm, Condition, Getter, Kind, MemberKind, Type, TypeId, Union};

use super::docs::{code, described, item};
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
    let read = read(emit, id, union);
    let blank = &names[union.blank];
    let blank = traits::blank(emit, id, &quote!(Self::#blank(Blank::blank())));
    let (into_owned, debug) = (traits::into_owned(emit, id), traits::debug(emit, id));
    let traits = traits::all(emit, id, &own_into(union, &name, &names));
    let type_name = &type_def.name;
    let guess = union
        .telling
        .as_ref()
        .map(|_| quote!(static GUESS: Guess = Guess::new(#type_name);));
    quote! {
        #docs
        #[derive(Clone, #debug PartialEq, Eq)]
        #[non_exhaustive]
        pub enum #named {
            #(#variants)*
        }

        impl #lifetime #named {
            #getters
            #into_owned
        }

        #blank

        impl<'a> Decode<'a> for #named {
            const TAKES_NULL: bool = true;

            #read
        }

        #guess

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

/// Fills in the arm of the place that is this one's.
fn own_into(union: &Union, name: &Ident, names: &[Ident]) -> TokenStream {
    let arms = names
        .iter()
        .enumerate()
        .map(|(index, arm)| traits::own_variant(name, arm, index == union.blank));
    quote!(match self { #(#arms)* })
}

/// The decoder: a guess first, where the first members allow one, and what is certain if that was wrong.
fn read(emit: &Emit<'_>, id: TypeId, union: &Union) -> TokenStream {
    let choose = choose(&union.arms);
    let arms = union.arms.iter().map(|arm| {
        let name = ident(&arm.name);
        let decode = emit.judged(id, arm.content.judged, quote!(it.decode(reader)));
        quote!(Self::#name(it) => #decode,)
    });
    let Some(telling) = &union.telling else {
        return quote! {
            fn decode(&mut self, reader: &mut Reader<'a>) -> Step {
                *self = #choose;
                match self {
                    #(#arms)*
                }
            }
        };
    };
    let names: Vec<_> = union.arms.iter().map(|arm| ident(&arm.name)).collect();
    // The arm that a blank value has need not be made again; the last one is what applies if no other does.
    let others: Vec<_> = (0..names.len())
        .filter(|&index| index != union.blank)
        .map(|index| {
            let (name, number) = (&names[index], Literal::usize_unsuffixed(index));
            let or_none = (index + 1 == names.len()).then(|| quote!(| None));
            let blank = quote!(*self = Self::#name(Blank::blank()));
            (quote!(Some(#number) #or_none), blank)
        })
        .collect();
    let begin = match &others[..] {
        [] => quote!(),
        [(pattern, blank)] => quote!(if let #pattern = likely { #blank; }),
        many => {
            let arms = many
                .iter()
                .map(|(pattern, blank)| quote!(#pattern => #blank,));
            quote!(match likely { #(#arms)* _ => {} })
        }
    };
    let tells = telling
        .iter()
        .enumerate()
        .filter(|(_, wires)| !wires.is_empty())
        .map(|(index, wires)| {
            let index = Literal::usize_unsuffixed(index);
            quote!(#(#wires)|* => Some(#index),)
        });
    let checked = (0..union.arms.len()).map(|index| {
        let name = &names[index];
        let applies = applies(emit, union, index).map(|it| quote!(&& #it));
        quote!(Self::#name(it) => it.decode(reader).is_ok() #applies,)
    });
    quote! {
        fn decode(&mut self, reader: &mut Reader<'a>) -> Step {
            let likely = reader.likely(&GUESS, |name| match name {
                #(#tells)*
                _ => None,
            });
            #begin
            let done = reader.attempt(|reader| {
                let applies = match self {
                    #(#checked)*
                };
                if applies { Ok(()) } else { Err(Refused) }
            });
            reader.learn(&GUESS, likely.filter(|_| done == Some(true)));
            if done == Some(true) {
                return Ok(());
            }
            let tried = mem::discriminant(self);
            *self = #choose;
            if done == Some(false) && mem::discriminant(self) == tried {
                return Err(Refused);
            }
            match self {
                #(#arms)*
            }
        }
    }
}

/// Whether an arm is the one that applies, judged by what it holds after it was read; `None` if it always is.
fn applies(emit: &Emit<'_>, union: &Union, index: usize) -> Option<TokenStream> {
    let Type::Named(id) = union.arms[index].content.ty else {
        return None;
    };
    let Kind::Struct(strukt) = &emit.model.types[id].kind else {
        return None;
    };
    let extra = ident(&strukt.extra);
    let has = |wire: &str| match strukt.members.iter().find(|it| it.wire == wire) {
        Some(member) if member.required => quote!(true),
        Some(member) if matches!(member.kind, MemberKind::Content { .. }) => {
            let name = ident(&member.name);
            quote!(it.#name.has_content())
        }
        Some(member) => {
            let name = ident(&member.name);
            quote!((it.#name.is_some() || it.#extra.contains(#wire)))
        }
        None => quote!(it.#extra.contains(#wire)),
    };
    let conditions = union.arms[..=index]
        .iter()
        .enumerate()
        .filter_map(|(at, arm)| match &arm.condition {
            Some(Condition::HasMember(wire)) if at == index => Some(has(wire)),
            Some(Condition::HasMember(wire)) => {
                let has = has(wire);
                Some(quote!(!#has))
            }
            _ => None,
        });
    let conditions: Vec<_> = conditions.filter(|it| it.to_string() != "true").collect();
    (!conditions.is_empty()).then(|| quote!(#(#conditions)&&*))
}

/// The arm that applies, blank.
fn choose(arms: &[Arm]) -> TokenStream {
    let mut chain = TokenStream::new();
    for arm in arms {
        let name = ident(&arm.name);
        let blank = quote!({ Self::#name(Blank::blank()) });
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
        Some(Condition::HasMember(name)) => format!("With a member {}.", code(name)),
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
        let found = match (reach.field, &arm.content.ty) {
            (Some(index), Type::Named(id)) => {
                let boxed = emit.layout.is_boxed(*id, index);
                look(&getter.ty, quote!(it.#name), reach.optional, boxed)
            }
            _ => quote!(it.#name()),
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
