//! The dispatch enum: one variant for each type of event, and a handler with one method for each.

use proc_macro2::TokenStream;
use quote::quote;

use crate::model::{Choice, Kind, Type, TypeId, beside, constant_name, field_name};

use super::docs::{code, described, item};
use super::{Emit, ident, origin, traits};

pub(super) fn emit(emit: &Emit<'_>, id: TypeId, choice: &Choice) -> TokenStream {
    let declaration = declaration(emit, id, choice);
    let unknown = unknown(emit, id, choice);
    let methods = methods(emit, id, choice);
    let handler = handler(emit, id, choice);
    let name = ident(&emit.model.types[id].name);
    let variants = choice.cases.iter();
    let variants = variants.map(|it| traits::own_variant(&name, &ident(&it.name), false));
    let unknown_type = ident(&choice.unknown);
    let (tag, content) = (ident(&choice.tag), ident(&choice.content));
    let blank = quote!(Self::Unknown(#unknown_type { #tag: Text::default(), #content: None }));
    let blank = traits::blank(emit, id, &blank);
    let own_into = quote! {
        match self {
            #(#variants)*
            Self::Unknown(it) => {
                if let #name::Unknown(place) = place {
                    it.#tag.own_into(&mut place.#tag);
                    it.#content.own_into(&mut place.#content);
                }
            }
        }
    };
    let owned = traits::owned(emit, id, &own_into);
    let redacted = traits::redacted(emit, id);
    quote! { #declaration #unknown #methods #blank #handler #owned #redacted }
}

fn declaration(emit: &Emit<'_>, id: TypeId, choice: &Choice) -> TokenStream {
    let type_def = &emit.model.types[id];
    let named = emit.named(id);
    let unknown = ident(&choice.unknown);
    let docs = item(&[
        &described(&type_def.docs, "One of several types, told apart by a tag."),
        &origin(emit, type_def),
    ]);
    let variants = choice.cases.iter().enumerate().map(|(index, case)| {
        let (name, ty) = (ident(&case.name), emit.layout.part(id, index));
        let docs = item(&[&code(&case.wire)]);
        quote!(#docs #name(#ty),)
    });
    let unknown_docs = item(&["Any other type, which the schema does not know."]);
    let debug = traits::debug(emit, id);
    quote! {
        #docs
        #[derive(Clone, #debug PartialEq, Eq)]
        #[non_exhaustive]
        pub enum #named {
            #(#variants)*
            #unknown_docs
            Unknown(#unknown<'a>),
        }
    }
}

/// What is kept of a type that the schema does not know.
fn unknown(emit: &Emit<'_>, id: TypeId, choice: &Choice) -> TokenStream {
    let type_def = &emit.model.types[id];
    let name = ident(&choice.unknown);
    let (tag, content) = (ident(&choice.tag), ident(&choice.content));
    let docs = item(&[&format!(
        "A type that [`{}`] does not know, with its content as it came.",
        type_def.name
    )]);
    let tag_docs = item(&["The tag."]);
    let tag_method_docs = item(&["The tag, as a string."]);
    let content_docs = item(&["The content, if there is any."]);
    quote! {
        #docs
        #[derive(Clone, Debug, PartialEq, Eq)]
        pub struct #name<'a> {
            #tag_docs
            pub #tag: Text<'a>,
            #content_docs
            pub #content: Option<Json<'a>>,
        }

        impl #name<'_> {
            #tag_method_docs
            pub fn #tag(&self) -> &str {
                &self.#tag
            }
        }
    }
}

fn methods(emit: &Emit<'_>, id: TypeId, choice: &Choice) -> TokenStream {
    let named = emit.named(id);
    let unknown_type = ident(&choice.unknown);
    let (tag, content) = (ident(&choice.tag), ident(&choice.content));
    let variants: Vec<_> = choice.cases.iter().map(|it| ident(&it.name)).collect();
    let constants: Vec<_> = choice.cases.iter().map(|it| ident(&it.constant)).collect();
    let wires: Vec<_> = choice.cases.iter().map(|it| &it.wire).collect();
    let constant_docs = choice
        .cases
        .iter()
        .map(|it| item(&[&format!("The tag of [`{0}`](Self::{0}).", it.name)]));
    let all = constant_name(&format!("{}s", choice.tag));
    let given = choice
        .cases
        .iter()
        .flat_map(|it| [&*it.name, &*it.constant]);
    let all = ident(&beside(all, given));
    let all_docs = item(&["The tags that the schema knows."]);
    let tag_docs = item(&["The tag: the variant's own, or the one that came."]);
    let count = proc_macro2::Literal::usize_unsuffixed(choice.cases.len());
    let decode = choice.cases.iter().map(|case| {
        let variant = ident(&case.name);
        let decode = emit.judged(id, case.content.judged, quote!(it.decode(reader)));
        quote!(Self::#variant(it) => #decode,)
    });
    let guesses = choice.cases.iter().filter_map(|case| {
        let (first, variant) = (case.telling.as_ref()?, ident(&case.name));
        Some(quote!(Some(#first) => *self = Self::#variant(Blank::blank()),))
    });
    let guesses: Vec<_> = guesses.collect();
    let certain = quote! {
        match reader.ahead(name) {
            Some(tag) => self.begin(Text::borrowed(tag)),
            None => return reader.skip(),
        }
    };
    let begin = if guesses.is_empty() {
        certain
    } else {
        quote!(match reader.telling_name() { #(#guesses)* _ => #certain, })
    };
    let into_owned = traits::into_owned(emit, id);
    quote! {
        impl<'a> #named {
            #(#constant_docs pub const #constants: &'static str = #wires;)*

            #all_docs
            pub const #all: [&'static str; #count] = [#(Self::#constants),*];

            #tag_docs
            pub fn #tag(&self) -> &str {
                match self {
                    #(Self::#variants(_) => Self::#constants,)*
                    Self::Unknown(it) => &it.#tag,
                }
            }

            #into_owned

            pub(super) fn begin_content(&mut self, content: &mut TaggedContent<'a>, name: &Ahead, reader: &mut Reader<'a>) -> Step {
                content.begin(reader);
                if let Some(tag) = content.tag() {
                    self.begin(tag);
                    return self.read_content(reader);
                }
                #begin
                match reader.attempt_or_skip(|reader| self.read_content(reader))? {
                    Some(true) => {}
                    Some(false) => content.refuse(),
                    None => *self = Blank::blank(),
                }
                Ok(())
            }

            pub(super) fn finish_content(&mut self, content: &TaggedContent<'a>, reader: &mut Reader<'a>) -> Step {
                let tag = content.tag().ok_or(Refused)?;
                let Some(start) = content.start() else {
                    let is_known = Self::#all.contains(&&*tag);
                    *self = Self::Unknown(#unknown_type { #tag: tag, #content: None });
                    return if is_known { Err(Refused) } else { Ok(()) };
                };
                if self.has_content() {
                    if *self.#tag() == tag {
                        return if content.is_refused() { Err(Refused) } else { Ok(()) };
                    }
                    reader.was_misled();
                }
                self.begin(tag);
                reader.again(start, |reader| self.read_content(reader))
            }

            fn begin(&mut self, tag: Text<'a>) {
                match &*tag {
                    #(Self::#constants => *self = Self::#variants(Blank::blank()),)*
                    _ => *self = Self::Unknown(#unknown_type { #tag: tag, #content: None }),
                }
            }

            fn read_content(&mut self, reader: &mut Reader<'a>) -> Step {
                match self {
                    #(#decode)*
                    Self::Unknown(it) => Decode::decode(it.#content.insert(Blank::blank()), reader),
                }
            }

            pub(super) fn has_content(&self) -> bool {
                !matches!(self, Self::Unknown(#unknown_type { #content: None, .. }))
            }

            pub(super) fn encode_content(&self, lead: &'static str, object: &mut ObjectWriter<'_>) {
                match self {
                    #(Self::#variants(it) => object.member(lead, it),)*
                    Self::Unknown(it) => object.optional(lead, &it.#content),
                }
            }
        }
    }
}

/// The handler trait, and the call that gives it one event.
fn handler(emit: &Emit<'_>, id: TypeId, choice: &Choice) -> TokenStream {
    let name = &emit.model.types[id].name;
    let enum_name = ident(name);
    let trait_name = ident(&choice.handler);
    let unknown_type = ident(&choice.unknown);
    let docs = item(&[&format!(
        "Takes each variant of [`{name}`] in a method of its own; one that is not written does nothing."
    )]);
    let content = ident(&choice.content);
    let around = choice.envelope.map(|id| around(emit, id, &choice.content));
    let envelope = choice.envelope.map(|id| {
        let ty = emit.named_with(id, quote!('_));
        quote!(#around: &#ty)
    });
    let methods: Vec<_> = choice
        .cases
        .iter()
        .map(|it| ident(&field_name(&it.name)))
        .collect();
    let method_docs = choice.cases.iter().map(|it| item(&[&code(&it.wire)]));
    let variants = choice.cases.iter().map(|it| ident(&it.name));
    let contents = choice.cases.iter().enumerate();
    let contents = contents.map(|(index, case)| match &case.content.ty {
        Type::Boolean => quote!(&bool),
        Type::Null => quote!(&()),
        Type::Nullable(inner) if emit.layout.is_boxed(id, index) => {
            let inner = emit.owned(inner, &quote!('_));
            quote!(&Option<Box<#inner>>)
        }
        ty => emit.view_with(ty, &quote!('_)),
    });
    let contents: Vec<_> = contents.collect();
    let unknown_docs = item(&["Any other type."]);
    let ignored = match &around {
        Some(around) => quote!(let _ = (#content, #around);),
        None => quote!(let _ = #content;),
    };
    let rejected_docs = item(&["An item of a batch that was rejected, with every reason."]);
    let call_docs = item(&["Gives the event to the handler's method for its type."]);
    let receiver = match choice.envelope {
        Some(envelope) => {
            let ty = emit.named_with(envelope, quote!('_));
            let (call, own) = (call(emit, envelope, &choice.content), quote!(self));
            quote! {
                impl #ty {
                    #call_docs
                    pub fn dispatch(&self, handler: &mut (impl #trait_name + ?Sized)) {
                        #call.dispatch(handler, #own);
                    }
                }
            }
        }
        None => TokenStream::new(),
    };
    quote! {
        #docs
        pub trait #trait_name {
            #(
                #method_docs
                fn #methods(&mut self, #content: #contents, #envelope) {
                    #ignored
                }
            )*

            #unknown_docs
            fn unknown(&mut self, #content: &#unknown_type<'_>, #envelope) {
                #ignored
            }

            #rejected_docs
            fn rejected(&mut self, rejected: &Rejected) {
                let _ = rejected;
            }
        }

        impl #enum_name<'_> {
            #call_docs
            pub fn dispatch(&self, handler: &mut (impl #trait_name + ?Sized), #envelope) {
                match self {
                    #(Self::#variants(it) => handler.#methods(it, #around),)*
                    Self::Unknown(it) => handler.unknown(it, #around),
                }
            }
        }

        #receiver
    }
}

/// The parameter for what holds the content, beside the others that a method has.
fn around(emit: &Emit<'_>, envelope: TypeId, content: &str) -> proc_macro2::Ident {
    let name = field_name(&emit.model.types[envelope].name);
    ident(&beside(name, [content, "handler", "it"]))
}

/// How an envelope reaches its content: a field of the object, or a getter of the union.
fn call(emit: &Emit<'_>, envelope: TypeId, content: &str) -> TokenStream {
    let content = ident(content);
    match emit.model.types[envelope].kind {
        Kind::Union(_) => quote!(self.#content()),
        _ => quote!(self.#content),
    }
}
