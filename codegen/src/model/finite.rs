//! Types without finite values: an object that requires itself. No instance satisfies it, and no value
//! to decode into can be made; such a type is a JSON value that the validator judges.

use super::{Kind, MemberKind, Type, TypeDef};

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
            if !finite[id] && is_finite(&mut types[id].kind, &finite) {
                finite[id] = true;
                changed = true;
            }
        }
    }
    for (type_def, finite) in types.iter_mut().zip(finite) {
        if !finite {
            type_def.kind = Kind::Wrapper(Type::Json);
            type_def.judged = true;
        }
    }
}

fn is_finite(kind: &mut Kind, finite: &[bool]) -> bool {
    match kind {
        Kind::Struct(strukt) => strukt.members.iter().all(|it| match &it.kind {
            MemberKind::Field { content, .. } => !it.required || has_blank(&content.ty, finite),
            _ => true,
        }),
        Kind::Union(union) => {
            let found = union
                .arms
                .iter()
                .rposition(|it| has_blank(&it.content.ty, finite));
            union.blank = found.unwrap_or_default();
            found.is_some()
        }
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
