//! What every named type has, whatever its kind: its schema, owned values, serde's traits.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use crate::model::TypeId;

use super::docs::item;
use super::{Emit, ident};

/// The method that makes an owned value.
pub(super) fn into_owned(emit: &Emit<'_>, id: TypeId) -> TokenStream {
    let owned = emit.named_with(id, quote!('static));
    let docs = item(&["The same value, holding its own text instead of borrowing it."]);
    quote! {
        #docs
        pub fn into_owned(self) -> #owned {
            IntoOwned::into_owned(self)
        }
    }
}

/// What there is to fill in.
pub(super) fn blank(emit: &Emit<'_>, id: TypeId, blank: &TokenStream) -> TokenStream {
    let elided = emit.named_with(id, quote!('_));
    quote! {
        impl Blank for #elided {
            #[inline]
            fn blank() -> Self {
                #blank
            }
        }
    }
}

/// How a variant of an enum that holds one value fills in that variant of the place, which a blank one has already or not.
pub(super) fn own_variant(name: &Ident, variant: &Ident, is_blank: bool) -> TokenStream {
    let begin = (!is_blank).then(|| quote!(*place = #name::#variant(Blank::blank());));
    quote! {
        Self::#variant(it) => {
            #begin
            if let #name::#variant(place) = place {
                it.own_into(place);
            }
        }
    }
}

/// The trait behind the method [`into_owned`]; `own_into` is what fills in the place.
pub(super) fn owned(emit: &Emit<'_>, id: TypeId, own_into: &TokenStream) -> TokenStream {
    let elided = emit.named_with(id, quote!('_));
    let owned = emit.named_with(id, quote!('static));
    let leaves = emit.layout.leaves(id).then(|| {
        quote!(
            const LEAVES: bool = true;
        )
    });
    quote! {
        impl IntoOwned for #elided {
            type Owned = #owned;
            #leaves

            fn own_into(&mut self, place: &mut #owned) {
                #own_into
            }
        }
    }
}

/// `Debug` among what is derived, unless the type's values must not show.
pub(super) fn debug(emit: &Emit<'_>, id: TypeId) -> Option<TokenStream> {
    (!emit.model.types[id].sensitive).then(|| quote!(Debug,))
}

/// `Debug` of a type whose values must not show.
pub(super) fn redacted(emit: &Emit<'_>, id: TypeId) -> Option<TokenStream> {
    let (elided, name) = (emit.named_with(id, quote!('_)), &emit.model.types[id].name);
    emit.model.types[id].sensitive.then(|| {
        quote! {
            impl fmt::Debug for #elided {
                fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                    f.debug_tuple(#name).field(&Redacted).finish()
                }
            }
        }
    })
}

/// What every type has that is read and written by itself.
pub(super) fn all(emit: &Emit<'_>, id: TypeId, own_into: &TokenStream) -> TokenStream {
    let elided = emit.named_with(id, quote!('_));
    let name = ident(&emit.model.types[id].name);
    let owning = owned(emit, id, own_into);
    let redacted = redacted(emit, id);
    quote! {
        #owning

        #redacted

        impl Described for #elided {
            fn schema() -> &'static Schema {
                &SCHEMA
            }
        }

        impl Serialize for #elided {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                codegen_runtime::serialize(self, serializer)
            }
        }

        impl<'de> Deserialize<'de> for #elided {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                codegen_runtime::deserialize(deserializer, |body| {
                    codegen_runtime::decode::<#elided>(body).map(#name::into_owned)
                })
            }
        }
    }
}
