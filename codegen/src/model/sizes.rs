//! How much room values take, so that one large variant does not make every value of its enum large.

use super::{Enum, Kind, MemberKind, Type, TypeDef};

/// From this difference on, in bytes, the largest variant of an enum stands behind a pointer.
const LARGE_DIFFERENCE: usize = 192;

const POINTER: usize = 8;

/// The members that an object keeps beside its fields.
const TWO_WORDS: usize = 16;

/// A pointer, a length and a capacity.
const THREE_WORDS: usize = 24;

/// A time stamp, which has room for most texts of one.
const FOUR_WORDS: usize = 32;

/// Boxes the variant that is much larger than all others of its enum.
pub(super) fn box_large_variants(types: &mut [TypeDef]) {
    for id in 0..types.len() {
        let parts: Vec<&Type> = match &types[id].kind {
            Kind::Union(union) => union.arms.iter().map(|it| &it.content.ty).collect(),
            Kind::Choice(choice) => choice.cases.iter().map(|it| &it.content.ty).collect(),
            _ => continue,
        };
        let mut known = vec![None; types.len()];
        known[id] = Some(POINTER);
        let mut sizes = Sizes { types, known };
        let mut sizes: Vec<(usize, usize)> = parts
            .into_iter()
            .enumerate()
            .map(|(index, ty)| (sizes.of(ty), index))
            .collect();
        sizes.sort_unstable();
        let [.., (second, _), (largest, index)] = sizes[..] else {
            continue;
        };
        if largest - second >= LARGE_DIFFERENCE {
            match &mut types[id].kind {
                Kind::Union(union) => union.arms[index].boxed = true,
                Kind::Choice(choice) => choice.cases[index].boxed = true,
                _ => {}
            }
        }
    }
}

struct Sizes<'t> {
    types: &'t [TypeDef],
    /// What was measured. What leads back to a type that is being measured stands behind a pointer.
    known: Vec<Option<usize>>,
}

impl Sizes<'_> {
    fn of(&mut self, ty: &Type) -> usize {
        match ty {
            Type::Null => 0,
            Type::Boolean => 1,
            Type::Nullable(inner) => self.of(inner),
            Type::Named(id) => {
                if let Some(size) = self.known[*id] {
                    return size;
                }
                self.known[*id] = Some(POINTER);
                let size = self.of_kind(*id);
                self.known[*id] = Some(size);
                size
            }
            Type::Timestamp => FOUR_WORDS,
            Type::Text
            | Type::Number
            | Type::Integer
            | Type::Json
            | Type::List(_)
            | Type::Map(_) => THREE_WORDS,
        }
    }

    fn of_kind(&mut self, id: usize) -> usize {
        let types = self.types;
        match &types[id].kind {
            Kind::Struct(strukt) => {
                let members = strukt.members.iter().map(|it| match &it.kind {
                    MemberKind::Field { boxed: true, .. } => POINTER,
                    MemberKind::Field { content, .. } => self.of(&content.ty),
                    MemberKind::Content { choice, .. } => self.of(&Type::Named(*choice)),
                    MemberKind::Constant(_) | MemberKind::Tag { .. } => 0,
                });
                members.sum::<usize>().next_multiple_of(POINTER) + TWO_WORDS
            }
            Kind::Enum(Enum { open, .. }) => {
                if *open {
                    THREE_WORDS
                } else {
                    1
                }
            }
            Kind::Union(union) => {
                let arms = union.arms.iter().map(|it| {
                    if it.boxed {
                        POINTER
                    } else {
                        self.of(&it.content.ty)
                    }
                });
                arms.max().unwrap_or_default() + POINTER
            }
            Kind::Choice(choice) => {
                let cases = choice.cases.iter().map(|it| {
                    if it.boxed {
                        POINTER
                    } else {
                        self.of(&it.content.ty)
                    }
                });
                cases.max().unwrap_or_default().max(2 * THREE_WORDS) + POINTER
            }
            Kind::Wrapper(ty) => self.of(ty),
        }
    }
}
