//! Types without finite values: an object that requires itself. No instance satisfies it, and no value
//! to decode into can be made; such a type is a JSON value that the validator judges.

use super::{Kind, Member, MemberKind, Type, TypeDef, TypeId, Union};

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
                if let Kind::Union(union) = &mut types[id].kind {
                    union.blank = first_finite(union, &finite).unwrap_or_default();
                }
                finite[id] = true;
                changed = true;
            }
        }
    }
    for (type_def, is_finite) in types.iter_mut().zip(&finite) {
        if !is_finite {
            type_def.kind = Kind::Wrapper(Type::Json);
            type_def.judged = true;
        }
    }
    let costs: Vec<usize> = types.iter().map(|it| cost(&it.kind)).collect();
    for id in 0..types.len() {
        let cheapest = cheapest(types, id, &costs);
        if let (Kind::Union(union), Some(cheapest)) = (&mut types[id].kind, cheapest) {
            union.blank = cheapest;
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

/// The first arm that is known to be finite.
fn first_finite(union: &Union, finite: &[bool]) -> Option<usize> {
    union
        .arms
        .iter()
        .position(|it| has_blank(&it.content.ty, finite))
}

/// The arm of a union with least to fill in, among those whose blank value does not hold one of the union itself.
fn cheapest(types: &[TypeDef], id: TypeId, costs: &[usize]) -> Option<usize> {
    let Kind::Union(union) = &types[id].kind else {
        return None;
    };
    let cost = |ty: &Type| named(ty).map_or(0, |it| costs[it]);
    let arms = union.arms.iter().map(|it| &it.content.ty).enumerate();
    let arms = arms.filter(|(_, ty)| named(ty).is_none_or(|it| !holds_blank(types, it, id)));
    let cheapest = arms.min_by_key(|(_, ty)| cost(ty));
    cheapest.map(|(index, _)| index)
}

/// Whether the blank value of a type is or holds that of another.
fn holds_blank(types: &[TypeDef], id: TypeId, other: TypeId) -> bool {
    let mut seen = vec![false; types.len()];
    let mut open = vec![id];
    while let Some(id) = open.pop() {
        if id == other {
            return true;
        }
        if std::mem::replace(&mut seen[id], true) {
            continue;
        }
        match &types[id].kind {
            Kind::Struct(strukt) => open.extend(strukt.members.iter().filter_map(required)),
            Kind::Union(union) => open.extend(named(&union.arms[union.blank].content.ty)),
            Kind::Wrapper(ty) => open.extend(named(ty)),
            Kind::Enum(_) | Kind::Choice(_) => {}
        }
    }
    false
}

/// The named type of a member that is always there.
fn required(member: &Member) -> Option<TypeId> {
    match &member.kind {
        MemberKind::Field { content, .. } if member.required => named(&content.ty),
        _ => None,
    }
}

fn is_finite(kind: &Kind, finite: &[bool]) -> bool {
    match kind {
        Kind::Struct(strukt) => {
            let mut needed = strukt.members.iter().filter_map(required);
            needed.all(|it| finite[it])
        }
        Kind::Union(union) => first_finite(union, finite).is_some(),
        Kind::Wrapper(ty) => has_blank(ty, finite),
        Kind::Enum(_) | Kind::Choice(_) => true,
    }
}

/// Whether a value of the type can be made without one of a type that is not known to be finite.
fn has_blank(ty: &Type, finite: &[bool]) -> bool {
    named(ty).is_none_or(|it| finite[it])
}

fn named(ty: &Type) -> Option<TypeId> {
    match ty {
        Type::Named(id) => Some(*id),
        _ => None,
    }
}
