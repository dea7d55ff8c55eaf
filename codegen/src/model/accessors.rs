//! Methods of a union for what all its arms have under one name.

use super::names::CALLED;
use super::{Getter, Kind, MemberKind, Reach, Struct, Type, TypeDef};

/// What one struct offers under a name.
struct Offer {
    name: String,
    ty: Type,
    /// The index of the member whose field it is; else there is a method.
    field: Option<usize>,
    optional: bool,
}

/// Gives every union of structs a getter for each field or accessor that they all have; none where emitted code calls
/// a method of that name.
pub(super) fn share(types: &mut [TypeDef]) {
    for id in 0..types.len() {
        let Kind::Union(union) = &types[id].kind else {
            continue;
        };
        let offers: Option<Vec<_>> = union
            .arms
            .iter()
            .map(|arm| offers(types, &arm.content.ty))
            .collect();
        let Some([first, rest @ ..]) = offers.as_deref() else {
            continue;
        };
        let getters = first
            .iter()
            .filter(|offer| !CALLED.contains(&offer.name.as_str()))
            .filter_map(|offer| common(offer, rest))
            .collect();
        if let Kind::Union(union) = &mut types[id].kind {
            union.getters = getters;
        }
    }
}

fn common(first: &Offer, rest: &[Vec<Offer>]) -> Option<Getter> {
    let twin = |offers: &Vec<Offer>| {
        let twin = offers
            .iter()
            .find(|it| it.name == first.name && it.ty == first.ty)?;
        Some(reach(twin))
    };
    let mut arms = vec![reach(first)];
    arms.extend(rest.iter().map(twin).collect::<Option<Vec<_>>>()?);
    let optional = arms.iter().any(|it| it.optional);
    Some(Getter {
        name: first.name.clone(),
        ty: first.ty.clone(),
        optional,
        arms,
    })
}

fn reach(offer: &Offer) -> Reach {
    Reach {
        field: offer.field,
        optional: offer.optional,
    }
}

fn offers(types: &[TypeDef], ty: &Type) -> Option<Vec<Offer>> {
    let Type::Named(id) = ty else { return None };
    let Kind::Struct(strukt) = &types[*id].kind else {
        return None;
    };
    let fields = (0..strukt.members.len()).filter_map(|index| field(strukt, index));
    let accessors = strukt.accessors.iter().filter_map(|accessor| {
        let members: Vec<Offer> = accessor
            .members
            .iter()
            .filter_map(|&index| field(strukt, index))
            .collect();
        let ty = members.first()?.ty.clone();
        let optional = members.iter().all(|it| it.optional);
        Some(Offer {
            name: accessor.name.clone(),
            ty,
            field: None,
            optional,
        })
    });
    Some(fields.chain(accessors).collect())
}

fn field(strukt: &Struct, index: usize) -> Option<Offer> {
    let member = &strukt.members[index];
    let (ty, optional) = match &member.kind {
        MemberKind::Constant(_) | MemberKind::Tag { .. } => return None,
        MemberKind::Field { content, .. } => match &content.ty {
            Type::Nullable(inner) => ((**inner).clone(), true),
            ty => (ty.clone(), !member.required),
        },
        MemberKind::Content { choice, .. } => (Type::Named(*choice), false),
    };
    Some(Offer {
        name: member.name.clone(),
        ty,
        field: Some(index),
        optional,
    })
}
