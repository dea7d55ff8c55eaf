//! The Rust type of every field and variant, laid out by typify.
//!
//! typify never sees the schema itself, only a projection of the model: what shapes a type, under the
//! names that the model has settled. What it makes of that is read back with syn and reshaped: text
//! borrows, numbers keep their text. Constraints, constants and tags are the model's affair.

mod boxes;

use std::collections::HashMap;

use quote::ToTokens;
use serde_json::{Map, Value, json};
use syn::{Fields, GenericArgument, Item, PathArguments};
use typify::{TypeSpace, TypeSpaceSettings};
use typify_schemars::schema::RootSchema;

use crate::model::{Kind, MemberKind, Model, Type, TypeDef};

/// The Rust types, for each [`TypeDef`] of the model.
pub struct Layout {
    types: Vec<Vec<syn::Type>>,
    /// Whether each holds a `Box` that is no `Option`'s, in its own place or in that of one of its parts.
    holds_box: Vec<bool>,
}

impl Layout {
    /// The type of a struct's member, a union's arm, a choice's case or a wrapper's content, by its index.
    pub fn part(&self, type_id: usize, part: usize) -> &syn::Type {
        &self.types[type_id][part]
    }

    /// Whether that part stands behind a pointer.
    pub fn is_boxed(&self, type_id: usize, part: usize) -> bool {
        boxes::is_boxed(self.part(type_id, part))
    }

    /// Whether a value can't be moved out of its place without its being left: a box is never empty.
    pub fn leaves(&self, type_id: usize) -> bool {
        self.holds_box[type_id]
    }
}

/// Lays out all types of the model.
pub fn lay_out(model: &Model) -> Layout {
    let laid = typify(model);
    let named = model
        .types
        .iter()
        .map(|it| (it.name.as_str(), it))
        .collect();
    let types = model.types.iter().map(|type_def| {
        let laid = laid.get(&type_def.name);
        let parts = parts(type_def).into_iter().enumerate();
        parts
            .map(|(index, part)| {
                reshape(
                    &model.types,
                    &named,
                    laid.and_then(|it| it.get(&key(index))),
                    &part,
                )
            })
            .collect()
    });
    let mut layout = Layout {
        types: types.collect(),
        holds_box: Vec::new(),
    };
    boxes::break_cycles(model, &mut layout);
    layout.holds_box = boxes::holders(model, &layout);
    layout
}

/// The part behind a pointer.
fn boxed(types: &[TypeDef], part: &Part) -> syn::Type {
    let (inner, optional) = match &part.ty {
        Type::Nullable(inner) => (&**inner, true),
        ty => (ty, part.optional),
    };
    let ty = spell(types, inner);
    if optional {
        syn::parse_quote!(Option<Box<#ty>>)
    } else {
        syn::parse_quote!(Box<#ty>)
    }
}

/// One part of a named type, as typify is to see it.
struct Part {
    ty: Type,
    /// Whether it may be missing, which makes an `Option` of it.
    optional: bool,
    /// Whether it stands behind a pointer because the model says so.
    boxed: bool,
}

fn parts(type_def: &TypeDef) -> Vec<Part> {
    let always = |ty: &Type| Part {
        ty: ty.clone(),
        optional: false,
        boxed: false,
    };
    match &type_def.kind {
        Kind::Struct(strukt) => strukt
            .members
            .iter()
            .map(|member| match &member.kind {
                MemberKind::Field { content, boxed, .. } => Part {
                    ty: content.ty.clone(),
                    optional: !member.required,
                    boxed: *boxed,
                },
                MemberKind::Content { choice, .. } => always(&Type::Named(*choice)),
                MemberKind::Constant(_) | MemberKind::Tag { .. } => always(&Type::Text),
            })
            .collect(),
        Kind::Union(union) => union
            .arms
            .iter()
            .map(|arm| Part {
                boxed: arm.boxed,
                ..always(&arm.content.ty)
            })
            .collect(),
        Kind::Choice(choice) => choice
            .cases
            .iter()
            .map(|case| Part {
                boxed: case.boxed,
                ..always(&case.content.ty)
            })
            .collect(),
        Kind::Wrapper(ty) => vec![always(ty)],
        Kind::Enum(_) => Vec::new(),
    }
}

/// The name of a part in the projection; names are the model's affair, so typify needs only different ones.
fn key(index: usize) -> String {
    format!("part_{index}")
}

/// What typify makes of each named type: its parts' types by their names.
fn typify(model: &Model) -> HashMap<String, HashMap<String, syn::Type>> {
    let definitions: Map<String, Value> = model
        .types
        .iter()
        .map(|it| (it.name.clone(), project_type(model, it)))
        .chain(std::iter::once((
            "Timestamp".to_owned(),
            json!({ "type": "string" }),
        )))
        .collect();
    let projection: RootSchema = serde_json::from_value(json!({ "definitions": definitions }))
        .expect("the projection uses only keywords that typify's schema type has");
    // What typify has no answer to, and where it panics, is laid out as the model has it.
    let answer = std::panic::catch_unwind(|| {
        let mut space = TypeSpace::new(&TypeSpaceSettings::default());
        space.add_root_schema(projection).ok()?;
        syn::parse2(space.to_stream()).ok()
    });
    let file: Option<syn::File> = answer.ok().flatten();
    let items = file.map(|it| it.items).unwrap_or_default();
    items.iter().filter_map(read_back).collect()
}

fn project_type(model: &Model, type_def: &TypeDef) -> Value {
    if matches!(type_def.kind, Kind::Enum(_)) {
        return json!({ "type": "string" });
    }
    let parts = parts(type_def);
    let required: Vec<_> = (0..parts.len())
        .filter(|&index| !parts[index].optional)
        .map(key)
        .collect();
    let properties: Map<String, Value> = parts
        .iter()
        .enumerate()
        .map(|(index, part)| {
            let projected = project(model, &part.ty);
            (
                key(index),
                if part.optional && part.ty != Type::Null {
                    nullable(projected)
                } else {
                    projected
                },
            )
        })
        .collect();
    json!({ "type": "object", "properties": properties, "required": required })
}

fn project(model: &Model, ty: &Type) -> Value {
    match ty {
        Type::Text => json!({ "type": "string" }),
        Type::Timestamp => json!({ "$ref": "#/definitions/Timestamp" }),
        Type::Boolean => json!({ "type": "boolean" }),
        Type::Number => json!({ "type": "number" }),
        Type::Integer => json!({ "type": "integer" }),
        Type::Null => json!({ "type": "null" }),
        Type::Json => json!(true),
        Type::Named(id) => json!({ "$ref": format!("#/definitions/{}", model.types[*id].name) }),
        Type::List(item) => json!({ "type": "array", "items": project(model, item) }),
        Type::Map(value) => {
            json!({ "type": "object", "additionalProperties": project(model, value) })
        }
        Type::Nullable(inner) => nullable(project(model, inner)),
    }
}

fn nullable(projected: Value) -> Value {
    json!({ "oneOf": [projected, { "type": "null" }] })
}

fn read_back(item: &Item) -> Option<(String, HashMap<String, syn::Type>)> {
    let Item::Struct(item) = item else {
        return None;
    };
    let Fields::Named(fields) = &item.fields else {
        return None;
    };
    let fields = fields
        .named
        .iter()
        .filter_map(|it| Some((it.ident.as_ref()?.to_string(), it.ty.clone())));
    Some((item.ident.to_string(), fields.collect()))
}

/// The types by their names.
type Named<'m> = HashMap<&'m str, &'m TypeDef>;

/// Gives typify's type the spelling that emitted files use. Where typify had no answer, or another one
/// than the model can decode into, the model's own stands.
fn reshape(
    types: &[TypeDef],
    named: &Named<'_>,
    laid: Option<&syn::Type>,
    part: &Part,
) -> syn::Type {
    let plain = plain(types, part);
    match laid.map(|laid| respell(named, laid)) {
        _ if part.boxed => boxed(types, part),
        Some(laid)
            if without_boxes(&laid).to_token_stream().to_string()
                == plain.to_token_stream().to_string() =>
        {
            laid
        }
        _ => plain,
    }
}

/// The type as the model has it.
fn plain(types: &[TypeDef], part: &Part) -> syn::Type {
    let ty = spell(types, &part.ty);
    if part.optional && !matches!(part.ty, Type::Nullable(_)) {
        syn::parse_quote!(Option<#ty>)
    } else {
        ty
    }
}

/// A model's type in Rust.
fn spell(types: &[TypeDef], ty: &Type) -> syn::Type {
    match ty {
        Type::Text => syn::parse_quote!(Text<'a>),
        Type::Timestamp => syn::parse_quote!(Timestamp<'a>),
        Type::Boolean => syn::parse_quote!(bool),
        Type::Number => syn::parse_quote!(Number<'a>),
        Type::Integer => syn::parse_quote!(Integer<'a>),
        Type::Null => syn::parse_quote!(()),
        Type::Json => syn::parse_quote!(Json<'a>),
        Type::Named(id) => named(&types[*id]),
        Type::List(item) => {
            let item = spell(types, item);
            syn::parse_quote!(Vec<#item>)
        }
        Type::Map(value) => {
            let value = spell(types, value);
            syn::parse_quote!(Map<'a, #value>)
        }
        Type::Nullable(inner) => {
            let inner = spell(types, inner);
            syn::parse_quote!(Option<#inner>)
        }
    }
}

fn named(type_def: &TypeDef) -> syn::Type {
    let name = quote::format_ident!("{}", type_def.name);
    if type_def.borrows {
        syn::parse_quote!(#name<'a>)
    } else {
        syn::parse_quote!(#name)
    }
}

/// typify's type in our spelling: `::std::string::String` is `Text<'a>`, and so on.
fn respell(types: &Named<'_>, ty: &syn::Type) -> syn::Type {
    let syn::Type::Path(path) = ty else {
        return ty.clone();
    };
    let Some(last) = path.path.segments.last() else {
        return ty.clone();
    };
    let arguments: Vec<syn::Type> = match &last.arguments {
        PathArguments::AngleBracketed(arguments) => arguments
            .args
            .iter()
            .filter_map(|it| {
                if let GenericArgument::Type(ty) = it {
                    Some(respell(types, ty))
                } else {
                    None
                }
            })
            .collect(),
        _ => Vec::new(),
    };
    match (last.ident.to_string().as_str(), &arguments[..]) {
        ("String", []) => syn::parse_quote!(Text<'a>),
        ("f64", []) => syn::parse_quote!(Number<'a>),
        ("i64", []) => syn::parse_quote!(Integer<'a>),
        ("Value", []) => syn::parse_quote!(Json<'a>),
        ("Timestamp", []) => syn::parse_quote!(Timestamp<'a>),
        ("HashMap" | "Map", [_, value]) => syn::parse_quote!(Map<'a, #value>),
        ("Box", [inner]) => match optional(inner) {
            Some(held) => syn::parse_quote!(Option<Box<#held>>),
            None => syn::parse_quote!(Box<#inner>),
        },
        (name @ ("Option" | "Vec"), [inner]) => {
            let name = quote::format_ident!("{name}");
            syn::parse_quote!(#name<#inner>)
        }
        (name, []) => match types.get(name) {
            Some(type_def) => named(type_def),
            None => ty.clone(),
        },
        _ => ty.clone(),
    }
}

/// What an `Option` holds.
fn optional(ty: &syn::Type) -> Option<&syn::Type> {
    let syn::Type::Path(path) = ty else {
        return None;
    };
    let last = path.path.segments.last()?;
    match &last.arguments {
        PathArguments::AngleBracketed(arguments) if last.ident == "Option" => {
            arguments.args.iter().find_map(|it| match it {
                GenericArgument::Type(ty) => Some(ty),
                _ => None,
            })
        }
        _ => None,
    }
}

/// The same type as if nothing were boxed.
fn without_boxes(ty: &syn::Type) -> syn::Type {
    let syn::Type::Path(path) = ty else {
        return ty.clone();
    };
    let mut path = path.clone();
    if let Some(last) = path.path.segments.last_mut() {
        let is_box = last.ident == "Box";
        if let PathArguments::AngleBracketed(arguments) = &mut last.arguments {
            for argument in &mut arguments.args {
                if let GenericArgument::Type(inner) = argument {
                    *inner = without_boxes(inner);
                    if is_box {
                        return inner.clone();
                    }
                }
            }
        }
    }
    syn::Type::Path(path)
}
