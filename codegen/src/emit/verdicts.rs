//! What each subschema says of the types of values: those that it accepts whatever the value is, and
//! those that it may accept. References are followed; where they lead in a circle nothing is known.

use std::ops::{BitAnd, BitOr, Not};

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use crate::model::{Keyword, Literal, Node};
use crate::schema::SchemaId;

/// How often all subschemas are gone over. Each time, what is known comes further along references
/// that lead to later subschemas.
const ROUNDS: usize = 8;

/// A set of types, with the runtime's bits; those of `integer` are among those of `number`.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct Types(u8);

const NAMES: [(&str, Types); 7] = [
    ("null", Types(1)),
    ("boolean", Types(1 << 1)),
    ("number", NUMBER),
    ("integer", INTEGER),
    ("string", STRING),
    ("array", ARRAY),
    ("object", OBJECT),
];

const NONE: Types = Types(0);
const ALL: Types = Types((1 << 7) - 1);
const INTEGER: Types = Types(1 << 2);
const NUMBER: Types = Types(1 << 3 | INTEGER.0);
const STRING: Types = Types(1 << 4);
const ARRAY: Types = Types(1 << 5);
const OBJECT: Types = Types(1 << 6);

/// What a subschema says of the types of values.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct Verdict {
    /// Values of these types are accepted.
    pub sure: Types,
    /// Values of other types are refused.
    pub possible: Types,
}

const OPEN: Verdict = Verdict {
    sure: NONE,
    possible: ALL,
};

const ACCEPTED: Verdict = Verdict {
    sure: ALL,
    possible: ALL,
};

/// The verdict of each subschema. It is right in every round, and becomes more precise.
pub(super) fn find(nodes: &[Node]) -> Vec<Verdict> {
    let mut verdicts = vec![OPEN; nodes.len()];
    for _ in 0..ROUNDS {
        let mut changed = false;
        // Most subschemas stand behind those that they are used by.
        for id in (0..nodes.len()).rev() {
            let verdict = of_node(&nodes[id], &verdicts);
            changed |= std::mem::replace(&mut verdicts[id], verdict) != verdict;
        }
        if !changed {
            break;
        }
    }
    verdicts
}

fn of_node(node: &Node, known: &[Verdict]) -> Verdict {
    let keywords = node.keywords.iter();
    keywords.fold(ACCEPTED, |all, it| all & of_keyword(it, known))
}

/// What a keyword says, as far as it is known what the subschemas do.
pub(super) fn of_keyword(keyword: &Keyword, known: &[Verdict]) -> Verdict {
    match keyword {
        Keyword::Never => !ACCEPTED,
        Keyword::Type(names) => {
            let types = names.iter().fold(NONE, |types, name| types | named(name));
            Verdict {
                sure: types,
                possible: types,
            }
        }
        Keyword::Enum(literals) => literals
            .iter()
            .fold(!ACCEPTED, |any, it| any | of_literal(it)),
        Keyword::Const(literal) => of_literal(literal),
        Keyword::MultipleOf(_)
        | Keyword::Maximum(_)
        | Keyword::ExclusiveMaximum(_)
        | Keyword::Minimum(_)
        | Keyword::ExclusiveMinimum(_) => about(NUMBER),
        Keyword::MinLength(_)
        | Keyword::MaxLength(_)
        | Keyword::Pattern(_)
        | Keyword::Format(_) => about(STRING),
        Keyword::MinItems(_)
        | Keyword::MaxItems(_)
        | Keyword::UniqueItems
        | Keyword::PrefixItems(_)
        | Keyword::Items { .. }
        | Keyword::Contains { .. }
        | Keyword::UnevaluatedItems(_) => about(ARRAY),
        Keyword::MinProperties(_)
        | Keyword::MaxProperties(_)
        | Keyword::Required(_)
        | Keyword::DependentRequired(_)
        | Keyword::Properties(_)
        | Keyword::PatternProperties(_)
        | Keyword::AdditionalProperties { .. }
        | Keyword::PropertyNames(_)
        | Keyword::DependentSchemas(_)
        | Keyword::UnevaluatedProperties(_) => about(OBJECT),
        Keyword::AllOf(schemas) => of_all(schemas, known).fold(ACCEPTED, BitAnd::bitand),
        Keyword::AnyOf(schemas) => of_all(schemas, known).fold(!ACCEPTED, BitOr::bitor),
        Keyword::OneOf(schemas) => of_all(schemas, known).fold(!ACCEPTED, either),
        Keyword::Not(schema) => !known[*schema],
        Keyword::If {
            test,
            then,
            otherwise,
        } => {
            let of = |schema: &Option<SchemaId>| schema.map_or(ACCEPTED, |it| known[it]);
            let test = known[*test];
            (!test | of(then)) & (test | of(otherwise))
        }
        Keyword::Ref(target) => known[*target],
        Keyword::DynamicRef { .. } => OPEN,
        Keyword::Scope(_) => ACCEPTED,
    }
}

fn of_all(schemas: &[SchemaId], known: &[Verdict]) -> impl Iterator<Item = Verdict> {
    schemas.iter().map(|it| known[*it])
}

/// What a keyword says that has nothing against values of other types.
fn about(types: Types) -> Verdict {
    Verdict {
        sure: !types,
        possible: ALL,
    }
}

fn of_literal(literal: &Literal) -> Verdict {
    let possible = match literal {
        Literal::Null => named("null"),
        Literal::Boolean(_) => named("boolean"),
        Literal::Number(_) => NUMBER,
        Literal::String(_) => STRING,
        Literal::Array(_) => ARRAY,
        Literal::Object(_) => OBJECT,
    };
    let sure = if let Literal::Null = literal {
        possible
    } else {
        NONE
    };
    Verdict { sure, possible }
}

/// What exactly one of two accepts.
fn either(ours: Verdict, theirs: Verdict) -> Verdict {
    Verdict {
        sure: ours.sure & !theirs.possible | theirs.sure & !ours.possible,
        possible: ours.possible | theirs.possible,
    }
}

fn named(name: &str) -> Types {
    let found = NAMES.iter().find(|(it, _)| *it == name);
    found.map_or(NONE, |(_, types)| *types)
}

impl Verdict {
    /// As it stands in the tables. An integer that may be none is not told from other numbers there.
    pub fn tokens(self) -> TokenStream {
        let Verdict { sure, possible } = self.rounded();
        if self == OPEN {
            quote!(Verdict::OPEN)
        } else if self == ACCEPTED {
            quote!(Verdict::ACCEPTED)
        } else if sure == possible {
            let types = sure.tokens();
            quote!(Verdict::exactly(#types))
        } else if sure == NONE {
            let types = possible.tokens();
            quote!(Verdict::only(#types))
        } else if possible == ALL && (!sure).rounded_up() == !sure {
            let types = (!sure).tokens();
            quote!(Verdict::except(#types))
        } else {
            let (sure, possible) = (sure.tokens(), possible.tokens());
            quote!(Verdict::between(#sure, #possible))
        }
    }

    /// Whether all objects are accepted.
    pub fn accepts_objects(self) -> bool {
        self.sure & OBJECT == OBJECT
    }

    /// Whether all objects are refused.
    pub fn refuses_objects(self) -> bool {
        self.possible & OBJECT == NONE
    }

    /// As two numbers.
    pub fn bits(self) -> (u8, u8) {
        (self.sure.0, self.possible.0)
    }

    /// The same without a set that has numbers but no integers, for which there is no name.
    fn rounded(self) -> Self {
        Verdict {
            sure: !(!self.sure).rounded_up(),
            possible: self.possible.rounded_up(),
        }
    }
}

impl Types {
    fn rounded_up(self) -> Self {
        if self & NUMBER == NONE || self & NUMBER == INTEGER {
            self
        } else {
            self | NUMBER
        }
    }

    fn tokens(self) -> TokenStream {
        if self == ALL {
            return quote!(Types::ALL);
        }
        let mut left = self;
        let mut names = Vec::new();
        for (name, types) in NAMES {
            if left & types == types {
                names.push(format_ident!("{}", name.to_uppercase()));
                left = left & !types;
            }
        }
        match &names[..] {
            [] => quote!(Types::NONE),
            [first, others @ ..] => quote!(Types::#first #(.or(Types::#others))*),
        }
    }
}

impl BitAnd for Types {
    type Output = Self;

    fn bitand(self, other: Self) -> Self {
        Types(self.0 & other.0)
    }
}

impl BitOr for Types {
    type Output = Self;

    fn bitor(self, other: Self) -> Self {
        Types(self.0 | other.0)
    }
}

impl Not for Types {
    type Output = Self;

    fn not(self) -> Self {
        Types(!self.0 & ALL.0)
    }
}

impl BitAnd for Verdict {
    type Output = Self;

    fn bitand(self, other: Self) -> Self {
        Verdict {
            sure: self.sure & other.sure,
            possible: self.possible & other.possible,
        }
    }
}

impl BitOr for Verdict {
    type Output = Self;

    fn bitor(self, other: Self) -> Self {
        Verdict {
            sure: self.sure | other.sure,
            possible: self.possible | other.possible,
        }
    }
}

impl Not for Verdict {
    type Output = Self;

    fn not(self) -> Self {
        Verdict {
            sure: !self.possible,
            possible: !self.sure,
        }
    }
}
