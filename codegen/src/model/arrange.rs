//! The last steps over all types: their order, and which of them borrow.

use crate::schema::Schema;
use crate::source::Source;

use super::names::{Scope, module_name};
use super::{Kind, ROOT, TypeDef, TypeId};

/// Puts the types in the order of the text, after the root.
pub(super) fn in_order(source: &Source, schema: &Schema<'_>, types: Vec<TypeDef>) -> Vec<TypeDef> {
    let place = |it: &TypeDef| source.order(&schema.subschemas[it.schema].pointer);
    let mut order: Vec<TypeId> = (1..types.len()).collect();
    order.sort_by_key(|&id| (place(&types[id]), id));
    let mut moved = vec![ROOT; types.len()];
    for (to, from) in order.iter().enumerate() {
        moved[*from] = to + 1;
    }
    let mut modules = Scope::modules();
    let mut types: Vec<Option<TypeDef>> = types.into_iter().map(Some).collect();
    let arranged = std::iter::once(ROOT).chain(order).map(|from| {
        let mut type_def = types[from].take().expect("each type is moved once");
        type_def.kind.each_id(&mut |id| *id = moved[*id]);
        type_def.module = modules.give(module_name(&type_def.name));
        type_def
    });
    arranged.collect()
}

/// A type borrows when something in it does.
pub(super) fn mark_borrowing(types: &mut [TypeDef]) {
    for type_def in &mut *types {
        type_def.borrows = matches!(type_def.kind, Kind::Struct(_) | Kind::Choice(_));
    }
    let mut changed = true;
    let mut order: Vec<TypeId> = (0..types.len()).collect();
    while changed {
        changed = false;
        order.reverse(); // types mostly refer to later ones
        for &id in &order {
            if !types[id].borrows && borrows(&types[id].kind, types) {
                types[id].borrows = true;
                changed = true;
            }
        }
    }
}

fn borrows(kind: &Kind, types: &[TypeDef]) -> bool {
    match kind {
        Kind::Struct(_) | Kind::Choice(_) => true,
        Kind::Enum(enum_) => enum_.open,
        Kind::Union(union) => union.arms.iter().any(|arm| arm.content.ty.borrows(types)),
        Kind::Wrapper(ty) => ty.borrows(types),
    }
}
