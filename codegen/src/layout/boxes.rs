//! Which parts of types must stand behind a pointer: those that would make a type endless, or too deep for rustc.

use std::iter::{Enumerate, Peekable};
use std::vec;

use crate::model::{Model, Type, TypeDef};

use super::{Layout, Part, boxed, parts, without_boxes};

/// How deep types may hold one another in their own place; rustc measures them by recursion.
const DEEP: usize = 32;

/// Boxes what would make a type hold itself, or others too deep: typify breaks some such cycles, but not each
/// of several through one type.
pub(super) fn break_cycles(model: &Model, layout: &mut Layout) {
    let mut marks = vec![Mark::New; model.types.len()];
    let mut depths = vec![0; model.types.len()];
    for start in 0..model.types.len() {
        if marks[start] != Mark::New {
            continue;
        }
        marks[start] = Mark::Open;
        let mut path = vec![(start, numbered(&model.types[start]))];
        while let Some((id, rest)) = path.last_mut() {
            let id = *id;
            let Some((index, part)) = rest.peek() else {
                marks[id] = Mark::Done;
                path.pop();
                continue;
            };
            match held(&part.ty) {
                Some(held) if !is_boxed(&layout.types[id][*index]) => match marks[held] {
                    Mark::Done if depths[held] < DEEP => {
                        depths[id] = depths[id].max(depths[held] + 1);
                    }
                    Mark::Done | Mark::Open => {
                        layout.types[id][*index] = boxed(&model.types, part);
                    }
                    Mark::New => {
                        marks[held] = Mark::Open;
                        path.push((held, numbered(&model.types[held])));
                        continue; // and come back to this part
                    }
                },
                _ => {}
            }
            rest.next();
        }
    }
}

fn numbered(type_def: &TypeDef) -> Peekable<Enumerate<vec::IntoIter<Part>>> {
    parts(type_def).into_iter().enumerate().peekable()
}

#[derive(Clone, Copy, PartialEq)]
enum Mark {
    New,
    Open,
    Done,
}

/// The named type that a value of this type holds in its own place.
fn held(ty: &Type) -> Option<usize> {
    match ty {
        Type::Named(id) => Some(*id),
        Type::Nullable(inner) => held(inner),
        _ => None,
    }
}

/// Whether a type is `Box<_>` or `Option<Box<_>>`.
pub(super) fn is_boxed(ty: &syn::Type) -> bool {
    without_boxes(ty) != *ty
}

/// Which types hold a `Box` that is no `Option`'s, in their own place or in that of one of their parts.
pub(super) fn holders(model: &Model, layout: &Layout) -> Vec<bool> {
    let mut known = vec![None; model.types.len()];
    (0..model.types.len())
        .map(|id| holds_box(model, layout, id, &mut known))
        .collect()
}

/// No type holds itself in its own place, nor others very deep, since [`break_cycles`] has seen to that.
fn holds_box(model: &Model, layout: &Layout, id: usize, known: &mut [Option<bool>]) -> bool {
    if let Some(known) = known[id] {
        return known;
    }
    let laid = layout.types[id].iter();
    let holds = parts(&model.types[id])
        .iter()
        .zip(laid)
        .any(|(part, ty)| match &part.ty {
            _ if is(ty, "Box") => true,
            Type::Named(held) if !is(ty, "Option") => holds_box(model, layout, *held, known),
            _ => false,
        });
    known[id] = Some(holds);
    holds
}

/// Whether a type is that generic one of the standard library.
fn is(ty: &syn::Type, name: &str) -> bool {
    matches!(ty, syn::Type::Path(path) if path.path.segments.last().is_some_and(|it| it.ident == name))
}
