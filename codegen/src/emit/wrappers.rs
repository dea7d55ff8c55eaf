//! The root of a schema whose type has no name of its own.

use proc_macro2::TokenStream;
use quote::quote;

use crate::model::TypeId;

use super::docs::{described, item};
use super::{Emit, ident, origin, traits};

pub(super) fn emit(emit: &Emit<'_>, id: TypeId) -> TokenStream {
    let type_def = &emit.model.types[id];
    let name = ident(&type_def.name);
    let named = emit.named(id);
    let elided = emit.named_with(id, quote!('_));
    let generics = type_def.borrows.then(|| quote!(<'a>));
    let content = emit.layout.part(id, 0);
    let docs = item(&[
        &described(&type_def.docs, "A value of the schema."),
        &origin(emit, type_def),
    ]);
    let start = type_def
        .judged
        .then(|| quote!(let start = reader.position();));
    let judge = type_def
        .judged
        .then(|| quote!(reader.judge(start, &SCHEMA)?;));
    let (into_owned, debug) = (traits::into_owned(emit, id), traits::debug(emit, id));
    let blank = traits::blank(emit, id, &quote!(Self(Blank::blank())));
    let traits = traits::all(emit, id, &quote!(self.0.own_into(&mut place.0);));
    quote! {
        #docs
        #[derive(Clone, #debug PartialEq, Eq)]
        pub struct #name #generics(pub #content);

        impl #elided {
            #into_owned
        }

        #blank

        impl<'a> Decode<'a> for #named {
            const TAKES_NULL: bool = <#content as Decode<'a>>::TAKES_NULL;

            fn decode(&mut self, reader: &mut Reader<'a>) -> Step {
                #start
                self.0.decode(reader)?;
                #judge
                Ok(())
            }
        }

        impl Encode for #elided {
            fn encode(&self, out: &mut Vec<u8>) {
                self.0.encode(out);
            }
        }

        #traits
    }
}
