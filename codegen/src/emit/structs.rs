//! A struct for each object: fields, constructor, accessors, decoder, encoder.

use proc_macro2::TokenStream;
use quote::quote;

use crate::model::{Accessor, Member, MemberKind, Struct, Type, TypeId, tells};

use super::docs::{code, described, item};
use super::{Emit, ident, look, origin, traits};

pub(super) fn emit(emit: &Emit<'_>, id: TypeId, strukt: &Struct) -> TokenStream {
    let at = Place { emit, id, strukt };
    let declaration = at.declaration();
    let methods = at.methods();
    let keys = at.keys();
    let blank = traits::blank(emit, id, &at.blank());
    let decode = at.decode();
    let fields = at.fields_impl();
    let encode = at.encode();
    let debug = at.debug();
    let traits = traits::all(emit, id, &at.own_into());
    quote! { #declaration #methods #keys #blank #decode #fields #encode #debug #traits }
}

/// So many parameters of a function the linter takes without a word.
const MANY: usize = 7;

/// The struct that is being emitted.
pub(super) struct Place<'e> {
    pub emit: &'e Emit<'e>,
    pub id: TypeId,
    pub strukt: &'e Struct,
}

impl Place<'_> {
    /// The members that are fields, with their types.
    pub(super) fn fields(&self) -> impl Iterator<Item = (&Member, &syn::Type)> {
        let members = self.strukt.members.iter().enumerate();
        members
            .filter(|(_, it)| {
                matches!(
                    it.kind,
                    MemberKind::Field { .. } | MemberKind::Content { .. }
                )
            })
            .map(|(index, it)| (it, self.emit.layout.part(self.id, index)))
    }

    fn declaration(&self) -> TokenStream {
        let type_def = &self.emit.model.types[self.id];
        let name = ident(&type_def.name);
        let summary = described(&type_def.docs, "An object of the schema.");
        let docs = item(&[&summary, &origin(self.emit, type_def)]);
        let debug = traits::debug(self.emit, self.id).filter(|_| !self.is_partly_sensitive());
        let default = self.is_optional().then(|| quote!(Default,));
        let fields: TokenStream = self
            .fields()
            .map(|(member, ty)| {
                let name = ident(&member.name);
                let wire = format!("Member {}.", code(&member.wire));
                let docs = match described(&member.docs, &wire) {
                    docs if docs == wire || tells(&member.name, &member.wire) => item(&[&docs]),
                    docs => item(&[&docs, &wire]),
                };
                quote!(#docs pub #name: #ty,)
            })
            .collect();
        let extra = ident(&self.strukt.extra);
        let extra_docs = item(&[if self.strukt.closed {
            "Optional members that were `null`; the schema allows no members beside its own."
        } else {
            "Members that the schema does not know, and optional ones that were `null`."
        }]);
        quote! {
            #docs
            #[derive(Clone, #debug #default PartialEq, Eq)]
            pub struct #name<'a> {
                #fields
                #extra_docs
                pub #extra: Members<'a>,
            }
        }
    }

    fn methods(&self) -> TokenStream {
        let name = ident(&self.emit.model.types[self.id].name);
        let new = self.new_method();
        let into_owned = traits::into_owned(self.emit, self.id);
        let accessors: TokenStream = self
            .strukt
            .accessors
            .iter()
            .map(|it| self.accessor(it))
            .collect();
        quote! {
            impl<'a> #name<'a> {
                #new
                #accessors
                #into_owned
            }
        }
    }

    /// Whether the object may be empty.
    fn is_optional(&self) -> bool {
        !self
            .fields()
            .any(|(it, _)| it.required || matches!(it.kind, MemberKind::Content { .. }))
    }

    /// A constructor from the required members; `Default` serves where there are none.
    fn new_method(&self) -> TokenStream {
        if self.is_optional() {
            return TokenStream::new();
        }
        let required =
            |member: &Member| member.required || matches!(member.kind, MemberKind::Content { .. });
        let mut parameters = TokenStream::new();
        let mut fields = TokenStream::new();
        let many = (self.fields().filter(|(it, _)| required(it)).count() > MANY).then(|| {
            quote!(#[allow(clippy::too_many_arguments, reason = "the schema requires so many members")])
        });
        for (member, ty) in self.fields() {
            let name = ident(&member.name);
            match &member.kind {
                MemberKind::Field { content, .. }
                    if required(member) && content.ty == Type::Text =>
                {
                    parameters.extend(quote!(#name: impl Into<Text<'a>>,));
                    fields.extend(quote!(#name: #name.into(),));
                }
                _ if required(member) => {
                    parameters.extend(quote!(#name: #ty,));
                    fields.extend(quote!(#name,));
                }
                _ => fields.extend(quote!(#name: None,)),
            }
        }
        let extra = ident(&self.strukt.extra);
        let docs = item(&["With the members that the schema requires, and no others."]);
        quote! {
            #docs
            #many
            pub fn new(#parameters) -> Self {
                Self { #fields #extra: Members::new() }
            }
        }
    }

    fn accessor(&self, accessor: &Accessor) -> TokenStream {
        let members: Vec<&Member> = accessor
            .members
            .iter()
            .map(|&it| &self.strukt.members[it])
            .collect();
        let Some(MemberKind::Field { content, .. }) = members.first().map(|it| &it.kind) else {
            return TokenStream::new();
        };
        let ty = match &content.ty {
            Type::Nullable(inner) => inner,
            ty => ty,
        };
        let name = ident(&accessor.name);
        let wires: Vec<String> = members.iter().map(|it| code(&it.wire)).collect();
        let docs = match &wires[..] {
            [one] => item(&[&format!("Member {one}.")]),
            _ => item(&[&format!(
                "The first present member of {}.",
                wires.join(", ")
            )]),
        };
        let view = self.emit.view(ty);
        let is_held = |it: &&Member| {
            it.required
                && !matches!(&it.kind, MemberKind::Field { content, .. } if matches!(content.ty, Type::Nullable(_)))
        };
        if let Some(held) = members.iter().position(is_held) {
            let (before, held) = (&accessor.members[..held], members[held]);
            let held = ident(&held.name);
            let look_held = look(ty, quote!(self.#held), false, false);
            let chain: TokenStream = before
                .iter()
                .map(|&it| self.look_optional(ty, it))
                .rev()
                .fold(look_held, |rest, first| quote!(#first.unwrap_or(#rest)));
            return quote! { #docs pub fn #name(&self) -> #view { #chain } };
        }
        let mut looks = accessor
            .members
            .iter()
            .map(|&it| self.look_optional(ty, it));
        let first = looks.next();
        quote! {
            #docs
            pub fn #name(&self) -> Option<#view> { #first #(.or(#looks))* }
        }
    }

    /// How an accessor looks at an optional member.
    fn look_optional(&self, ty: &Type, index: usize) -> TokenStream {
        let name = ident(&self.strukt.members[index].name);
        let boxed = self.emit.layout.is_boxed(self.id, index);
        look(ty, quote!(self.#name), true, boxed)
    }

    fn is_partly_sensitive(&self) -> bool {
        self.strukt.members.iter().any(|it| it.sensitive)
    }

    /// `Debug` by hand, where some members must not show.
    fn debug(&self) -> Option<TokenStream> {
        if self.emit.model.types[self.id].sensitive || !self.is_partly_sensitive() {
            return None;
        }
        let named = self.emit.named_with(self.id, quote!('_));
        let name = &self.emit.model.types[self.id].name;
        let fields = self.fields().map(|(member, _)| {
            let field = ident(&member.name);
            let label = &member.name;
            let shown = match (member.sensitive, member.required) {
                (false, _) => quote!(&self.#field),
                (true, true) => quote!(&Redacted),
                _ if matches!(member.kind, MemberKind::Content { .. }) => {
                    quote!(&self.#field.has_content().then_some(Redacted))
                }
                (true, false) => quote!(&self.#field.as_ref().map(|_| Redacted)),
            };
            quote!(.field(#label, #shown))
        });
        let (extra, extra_label) = (ident(&self.strukt.extra), &self.strukt.extra);
        Some(quote! {
            impl fmt::Debug for #named {
                fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                    f.debug_struct(#name) #(#fields)* .field(#extra_label, &self.#extra).finish()
                }
            }
        })
    }

    fn own_into(&self) -> TokenStream {
        let fields = self.fields().filter(|(member, _)| match &member.kind {
            MemberKind::Field { content, .. } => !member.required || content.ty != Type::Null,
            _ => true,
        });
        let names = fields.map(|(member, _)| ident(&member.name));
        let extra = ident(&self.strukt.extra);
        quote! {
            #(self.#names.own_into(&mut place.#names);)*
            self.#extra.own_into(&mut place.#extra);
        }
    }
}
