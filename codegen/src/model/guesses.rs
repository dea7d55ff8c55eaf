//! What the first members of an object make likely, so that a decoder need not look ahead for what
//! makes it certain.

use super::{Condition, Kind, Struct, Type, TypeDef, Union};

/// Notes for every union and choice which members tell the arm or the case.
pub(super) fn find(types: &mut [TypeDef]) {
    for id in 0..types.len() {
        match &types[id].kind {
            Kind::Union(union) => {
                let telling = telling(types, union);
                if let Kind::Union(union) = &mut types[id].kind {
                    union.telling = telling;
                }
            }
            Kind::Choice(choice) => {
                let firsts: Vec<Option<String>> = choice
                    .cases
                    .iter()
                    .map(|it| first_member(types, &it.content.ty))
                    .collect();
                let is_unique =
                    |it: &Option<String>| firsts.iter().filter(|other| *other == it).count() == 1;
                let unique: Vec<_> = firsts
                    .iter()
                    .map(|it| it.clone().filter(|_| is_unique(it)))
                    .collect();
                if let Kind::Choice(choice) = &mut types[id].kind {
                    choice
                        .cases
                        .iter_mut()
                        .zip(unique)
                        .for_each(|(case, first)| case.telling = first);
                }
            }
            _ => {}
        }
    }
}

/// For each arm, the members that only it has. Arms must be objects told apart by a member.
fn telling(types: &[TypeDef], union: &Union) -> Option<Vec<Vec<String>>> {
    let arms: Option<Vec<&Struct>> = union
        .arms
        .iter()
        .map(|it| strukt(types, &it.content.ty))
        .collect();
    let arms = arms?;
    let by_member = |it: &super::Arm| matches!(it.condition, None | Some(Condition::HasMember(_)));
    if !union.arms.iter().all(by_member) || union.arms.iter().any(|it| it.content.judged.is_some())
    {
        return None;
    }
    let has = |arm: &Struct, wire: &str| arm.members.iter().any(|it| it.wire == wire);
    let only = |arm: &&Struct| {
        let wires = arm.members.iter().map(|it| &it.wire);
        let is_only = |wire: &&String| arms.iter().filter(|it| has(it, wire)).count() == 1;
        wires.filter(is_only).cloned().collect()
    };
    Some(arms.iter().map(only).collect())
}

/// The member that comes first in the schema's order, as it likely does in an instance.
fn first_member(types: &[TypeDef], ty: &Type) -> Option<String> {
    Some(strukt(types, ty)?.members.first()?.wire.clone())
}

fn strukt<'t>(types: &'t [TypeDef], ty: &Type) -> Option<&'t Struct> {
    let Type::Named(id) = ty else { return None };
    match &types[*id].kind {
        Kind::Struct(strukt) => Some(strukt),
        _ => None,
    }
}
