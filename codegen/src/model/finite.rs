//! Types without finite values: an object that requires itself. No instance satisfies it, and no value
//! to decode into can be made; such a type is a JSON value that the validator judges.

use super::{Kind, MemberKind, Type, TypeDef, Union};

/// Settles which arm a union's blank value has, and replaces the types that have no finite value.
pub(super) fn settle(types: &mut [TypeDef]) {
    let mut finite = vec![false; types.len()];
    let mut changed = true;
    // There and back again: types mostly refer to later ones.
    let mut order: Vec<usize> = (0..types.len()).collect();
    while changed {
        changed = false;
        order.reverse();
        for &id in &order {
            if !finite[id] && is_finite(&types[id].kind, &finite) {
                finite[id] = true;
                changed = true;
            }
        }
    }
    let costs: Vec<usize> = types.iter().map(|it| cost(&it.kind)).collect();
    for (type_def, is_finite) in types.iter_mut().zip(&finite) {
        if !is_finite {
            type_def.kind = Kind::Wrapper(Type::Json);
            type_def.judged = true;
        } else if let Kind::Union(union) = &mut type_def.kind {
            union.blank = cheapest(union, &finite, &costs);
        }
    }
}

/// How much there is to fill in for a blank value, which is made anew if another arm applies.
fn cost(kind: &Kind) -> usize {
    match kind {
        Kind::Struct(strukt) => strukt.members.len(),
        _ => 0,
    }
}

fn cheapest(union: &Union, finite: &[bool], costs: &[usize]) -> usize {
    let cost = |ty: &Type| match ty {
        Type::Named(id) => costs[*id],
        _ => 0,
    };
    let arms = union.arms.iter().enumerate();
    let blanks = arms.filter(|(_, it)| has_blank(&it.content.ty, finite));
    let cheapest = blanks.min_by_key(|(_, it)| cost(&it.content.ty));
    cheapest.map_or(0, |(index, _)| index)
}

fn is_finite(kind: &Kind, finite: &[bool]) -> bool {
    match kind {
        Kind::Struct(strukt) => strukt.members.iter().all(|it| match &it.kind {
            MemberKind::Field { content, .. } => !it.required || has_blank(&content.ty, finite),
            _ => true,
        }),
        Kind::Union(union) => union
            .arms
            .iter()
            .any(|it| has_blank(&it.content.ty, finite)),
        Kind::Wrapper(ty) => has_blank(ty, finite),
        Kind::Enum(_) | Kind::Choice(_) => true,
    }
}

/// Whether a value of the type can be made without one of a type that is not known to be finite.
fn has_blank(ty: &Type, finite: &[bool]) -> bool {
    match ty {
        Type::Named(id) => finite[*id],
        _ => true,
    }
}
