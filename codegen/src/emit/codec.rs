//! How a struct is read and written: its keys, decoder and encoder.

use std::mem;

use proc_macro2::{Literal, TokenStream, TokenTree};
use quote::quote;

use crate::model::{Kind, Member, MemberKind, Type};

use super::structs::Place;
use super::{ident, quoted};

/// How many members are first tried in the schema's order; the cursor notes those with one bit each.
const STEPS: usize = 64;

impl Place<'_> {
    /// Whether a member is written from a field, so that the kept one of that name is left out.
    fn holds(&self) -> TokenStream {
        let members = &self.strukt.members;
        if members.is_empty() {
            return TokenStream::new(); // the trait's own method says so
        }
        let at_times = members.iter().enumerate().filter_map(|(index, member)| {
            let (index, when) = (Literal::usize_unsuffixed(index), held_when(member)?);
            Some(quote!(#index => #when,))
        });
        let at_times: Vec<_> = at_times.collect();
        let body = if at_times.is_empty() {
            quote!(find(name) != UNKNOWN)
        } else {
            quote! {
                match find(name) {
                    #(#at_times)*
                    index => index != UNKNOWN,
                }
            }
        };
        quote! {
            fn holds(&self, name: &str) -> bool {
                #body
            }
        }
    }

    pub(super) fn keys(&self) -> TokenStream {
        let wires: Vec<&String> = self.strukt.members.iter().map(|it| &it.wire).collect();
        let quoted = wires.iter().map(|it| quoted(it));
        let tag = self.strukt.members.iter().find_map(|it| match it.kind {
            MemberKind::Tag { .. } => Some(self::quoted(&it.wire)),
            _ => None,
        });
        let tag = tag.map(|quoted| quote!(static TAG: Ahead = Ahead::new(#quoted);));
        if wires.is_empty() {
            return quote! {
                static KEYS: Keys = Keys::new(&[], |_| UNKNOWN);
            };
        }
        let arms = wires.iter().enumerate().map(|(index, wire)| {
            let index = Literal::usize_unsuffixed(index);
            quote!(#wire => #index,)
        });
        quote! {
            static KEYS: Keys = Keys::new(&[#(Key::new(#quoted)),*], find);

            #tag

            fn find(name: &str) -> usize {
                match name {
                    #(#arms)*
                    _ => UNKNOWN,
                }
            }
        }
    }

    pub(super) fn decode(&self) -> TokenStream {
        let Self { emit, id, strukt } = self;
        let named = emit.named(*id);
        let steps: Vec<_> = (0..strukt.members.len().min(STEPS))
            .map(Literal::usize_unsuffixed)
            .map(|index| quote!(object.step(reader, self, content, #index)?))
            .collect();
        let steps =
            (!steps.is_empty()).then(|| quote!(let _ = object.in_order(reader) #(&& #steps)*;));
        let required: Vec<_> = strukt
            .members
            .iter()
            .enumerate()
            .filter(|(_, it)| it.required)
            .map(|(index, _)| Literal::usize_unsuffixed(index))
            .collect();
        let content = match self.content() {
            Some(_) => quote!(TaggedContent::default()),
            None => quote!(()),
        };
        let judge = emit.model.types[*id].judged;
        let start = judge.then(|| quote!(let start = reader.position();));
        let judge = judge.then(|| quote!(reader.judge(start, &SCHEMA)?;));
        quote! {
            impl<'a> Decode<'a> for #named {
                fn decode(&mut self, reader: &mut Reader<'a>) -> Step {
                    #start
                    let mut object = reader.object(&KEYS)?;
                    let content = &mut #content;
                    #steps
                    object.end(reader, self, content, &[#(#required),*])?;
                    #judge
                    Ok(())
                }
            }
        }
    }

    /// The member whose type a tag beside it tells.
    fn content(&self) -> Option<&Member> {
        let is_content = |it: &&Member| matches!(it.kind, MemberKind::Content { .. });
        self.strukt.members.iter().find(is_content)
    }

    /// How the value of each member is read.
    pub(super) fn fields_impl(&self) -> TokenStream {
        let Self { emit, id, strukt } = self;
        let named = emit.named(*id);
        let arms = strukt.members.iter().enumerate().map(|(index, member)| {
            let (index, read) = (Literal::usize_unsuffixed(index), self.read_member(member));
            quote!(#index => #read,)
        });
        let body = if strukt.members.is_empty() {
            quote!(Err(Refused))
        } else {
            quote! {
                match index {
                    #(#arms)*
                    _ => Err(Refused),
                }
            }
        };
        let extra = if strukt.closed {
            quote!(None)
        } else {
            let extra = ident(&strukt.extra);
            quote!(Some(&mut self.#extra))
        };
        let content_member = self.content();
        let known = match content_member {
            Some(_) => quote!(TaggedContent<'a>),
            None => quote!(()),
        };
        let end = content_member.map(|member| {
            let name = ident(&member.name);
            quote! {
                #[inline(always)]
                fn end(&mut self, content: &Self::Content, reader: &mut Reader<'a>) -> Step {
                    self.#name.finish_content(content, reader)
                }
            }
        });
        let [index, content, reader] = ["index", "content", "reader"].map(|name| {
            let name = if mentions(&body, name) { name } else { "_" };
            ident(name)
        });
        quote! {
            impl<'a> Fields<'a> for #named {
                type Content = #known;

                #[inline(always)]
                fn read(&mut self, #index: usize, #content: &mut Self::Content, #reader: &mut Reader<'a>) -> Step {
                    #body
                }

                #end

                #[inline(always)]
                fn extra(&mut self) -> Option<&mut Members<'a>> {
                    #extra
                }
            }
        }
    }

    fn read_member(&self, member: &Member) -> TokenStream {
        let name = ident(&member.name);
        let (wire, extra) = (&member.wire, ident(&self.strukt.extra));
        match &member.kind {
            MemberKind::Constant(text) => quote!(reader.text_is(#text)),
            MemberKind::Tag { .. } => quote!(content.read_tag(reader)),
            MemberKind::Content { .. } => quote!(self.#name.begin_content(content, &TAG, reader)),
            MemberKind::Field {
                content, nullable, ..
            } => {
                let decode = match (member.required, nullable) {
                    // As a method of `()` it would be called on nothing, says the linter.
                    (true, _) if content.ty == Type::Null => {
                        quote!(Decode::decode(&mut self.#name, reader))
                    }
                    (true, _) => quote!(self.#name.decode(reader)),
                    (false, true) => {
                        quote!(reader.optional(&mut self.#name, #wire, &mut self.#extra))
                    }
                    (false, false) => quote!(reader.some(&mut self.#name)),
                };
                self.emit.judged(self.id, content.judged, decode)
            }
        }
    }

    pub(super) fn blank(&self) -> TokenStream {
        let fields = self.fields().map(|(member, _)| {
            let name = ident(&member.name);
            match member.kind {
                MemberKind::Field { .. } if !member.required => quote!(#name: None,),
                _ => quote!(#name: Blank::blank(),),
            }
        });
        let extra = ident(&self.strukt.extra);
        quote! { Self { #(#fields)* #extra: Members::new() } }
    }

    pub(super) fn encode(&self) -> TokenStream {
        let named = self.emit.named_with(self.id, quote!('_));
        let members = self.strukt.members.iter().map(|member| {
            let name = ident(&member.name);
            let lead = format!(",{}", quoted(&member.wire));
            match &member.kind {
                MemberKind::Constant(text) => quote!(object.text(#lead, #text);),
                MemberKind::Tag { content } => {
                    let content = &self.strukt.members[*content];
                    let (tag, content) = (ident(self.tag_method(content)), ident(&content.name));
                    quote!(object.text(#lead, self.#content.#tag());)
                }
                MemberKind::Content { .. } => {
                    quote!(self.#name.encode_content(#lead, &mut object);)
                }
                MemberKind::Field { .. } if member.required => {
                    quote!(object.member(#lead, &self.#name);)
                }
                MemberKind::Field { .. } => quote!(object.optional(#lead, &self.#name);),
            }
        });
        let (extra, holds) = (ident(&self.strukt.extra), self.holds());
        quote! {
            impl Encode for #named {
                fn encode(&self, out: &mut Vec<u8>) {
                    let mut object = ObjectWriter::new(out);
                    #(#members)*
                    object.extra(&self.#extra, self);
                    object.end();
                }

                #holds
            }
        }
    }

    /// The method of a choice that gives its tag.
    fn tag_method(&self, content: &Member) -> &str {
        let MemberKind::Content { choice, .. } = content.kind else {
            unreachable!("a tag names its content")
        };
        let Kind::Choice(choice) = &self.emit.model.types[choice].kind else {
            unreachable!("a content has a choice")
        };
        &choice.tag
    }
}

/// When a member is written from its field, unless it always is.
fn held_when(member: &Member) -> Option<TokenStream> {
    let name = ident(&member.name);
    match &member.kind {
        MemberKind::Field { .. } if !member.required => Some(quote!(self.#name.is_some())),
        MemberKind::Content { .. } => Some(quote!(self.#name.has_content())),
        _ => None,
    }
}

/// Whether a variable of this name occurs anywhere among the tokens; a field or a part of a path does not count.
fn mentions(tokens: &TokenStream, name: &str) -> bool {
    let mut follows_mark = false;
    tokens.clone().into_iter().any(|token| {
        let is_mark = matches!(&token, TokenTree::Punct(it) if matches!(it.as_char(), '.' | ':'));
        let is_part = mem::replace(&mut follows_mark, is_mark);
        match token {
            TokenTree::Ident(it) => it == name && !is_part,
            TokenTree::Group(it) => mentions(&it.stream(), name),
            _ => false,
        }
    })
}
