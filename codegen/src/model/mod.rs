//! What the schema means, as plain data that emitters never have to interpret: the keywords of every
//! subschema, and the Rust types with their names settled.

mod accessors;
mod anonymous;
mod arrange;
mod bounds;
mod choice;
mod conditional;
mod finite;
mod formats;
mod groups;
mod guesses;
mod keywords;
mod lower;
mod names;
mod notes;
mod patterns;
mod scopes;
mod shapes;
mod sizes;
mod structs;
mod unions;

use crate::problems::Problems;
use crate::schema::{Schema, SchemaId};
use crate::source::Source;

pub use self::conditional::Conditional;
pub use self::keywords::{Keyword, Literal};
pub use self::names::{RUNTIME, SERDE, beside, constant_name, field_name, is_raw, tells};
pub use self::patterns::Pattern;

/// Index of a type in [`Model::types`].
pub type TypeId = usize;

/// The whole meaning of a schema.
pub struct Model {
    /// The keywords of every subschema, by [`SchemaId`].
    pub nodes: Vec<Node>,
    /// The Rust types, the root's first.
    pub types: Vec<TypeDef>,
    /// Whether there are so many subschemas that the validator's tables are text: as statics they would exhaust
    /// the compiler.
    pub is_large: bool,
}

/// The type of the schema's root in [`Model::types`].
pub const ROOT: TypeId = 0;

/// How many subschemas may be static tables.
const STATICS: usize = 4_000;

/// One subschema.
pub struct Node {
    /// Where it is in the schema.
    pub pointer: String,
    /// What it says.
    pub keywords: Vec<Keyword>,
}

impl Node {
    /// The types that it allows, if it names some, and what it says besides, wherever that stands.
    fn by_type(&self) -> Option<(&[&'static str], Vec<&Keyword>)> {
        let mut types = None;
        let mut rest = Vec::new();
        for keyword in &self.keywords {
            match keyword {
                Keyword::Type(found) => types = Some(&found[..]),
                other => rest.push(other),
            }
        }
        Some((types?, rest))
    }

    /// Whether it says that a value is of this JSON type, and nothing else.
    fn is_just(&self, json_type: &str) -> bool {
        matches!(&self.keywords[..], [Keyword::Type(types)] if types[..] == [json_type])
    }

    /// The one string that it allows, if it says nothing else but that it is one.
    fn constant(&self) -> Option<&str> {
        let says_more =
            |it: &&Keyword| !matches!(it, Keyword::Type(types) if types[..] == ["string"]);
        let mut keywords = self.keywords.iter().filter(says_more);
        match (keywords.next(), keywords.next()) {
            (Some(Keyword::Const(Literal::String(text))), None) => Some(text),
            _ => None,
        }
    }
}

/// The schema at the end of a chain of plain references.
fn follow(nodes: &[Node], mut id: SchemaId) -> SchemaId {
    while let [Keyword::Ref(target)] = &nodes[id].keywords[..] {
        id = *target;
    }
    id
}

/// A Rust type with a name.
pub struct TypeDef {
    /// Its name.
    pub name: String,
    /// Its module, and its file without the ending.
    pub module: String,
    /// The subschema that it stands for; for a [`Kind::Choice`] the one of its content.
    pub schema: SchemaId,
    /// The schema's description of it.
    pub docs: Option<String>,
    /// What it looks like.
    pub kind: Kind,
    /// Whether reading it does not enforce the whole subschema, so that the validator must judge too.
    pub judged: bool,
    /// Whether it borrows from the body.
    pub borrows: bool,
    /// Whether the schema marks the text of all its values as sensitive.
    pub sensitive: bool,
}

/// What a named type looks like.
pub enum Kind {
    /// An object with named members.
    Struct(Struct),
    /// One of several strings.
    Enum(Enum),
    /// One of several types, told apart by a look at the instance.
    Union(Union),
    /// The content of an object whose type another member of that object tells.
    Choice(Choice),
    /// A type without a name of its own: the root needs one.
    Wrapper(Type),
}

/// A type as it is used by a member, an item or a variant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Type {
    /// A string.
    Text,
    /// A string that is a date-time.
    Timestamp,
    /// `true` or `false`.
    Boolean,
    /// Any number.
    Number,
    /// A number without a fraction.
    Integer,
    /// Only `null`.
    Null,
    /// Any value.
    Json,
    /// A type with a name.
    Named(TypeId),
    /// An array.
    List(Box<Self>),
    /// An object from any name to one type.
    Map(Box<Self>),
    /// `null` or something else.
    Nullable(Box<Self>),
}

/// A type together with what reading it leaves unchecked.
#[derive(Clone)]
pub struct Use {
    /// The type.
    pub ty: Type,
    /// The subschema that the validator must judge after reading, if reading does not enforce it.
    pub judged: Option<SchemaId>,
}

impl Use {
    /// Any JSON, of which the validator must judge all that the subschema says.
    fn json(id: SchemaId) -> Self {
        Self {
            ty: Type::Json,
            judged: Some(id),
        }
    }
}

/// An object with named members.
pub struct Struct {
    /// The members in the schema's order.
    pub members: Vec<Member>,
    /// Whether other members are refused.
    pub closed: bool,
    /// The name of the field that keeps other members.
    pub extra: String,
    /// What its `x-accessors` asks for.
    pub accessors: Vec<Accessor>,
}

/// One member of an object.
pub struct Member {
    /// Its name in Rust.
    pub name: String,
    /// Its name in JSON.
    pub wire: String,
    /// The schema's description of it.
    pub docs: Option<String>,
    /// Whether its text must not show in logs.
    pub sensitive: bool,
    /// Whether the object must have it.
    pub required: bool,
    /// How it is held.
    pub kind: MemberKind,
}

/// How a member is held.
pub enum MemberKind {
    /// A field of its own. An optional one may be nullable: then `null` is kept beside the unknown members.
    /// A boxed one takes little room while it is absent.
    Field {
        content: Use,
        nullable: bool,
        boxed: bool,
    },
    /// Always this string, so there is nothing to hold.
    Constant(String),
    /// Tells which case of the [`Choice`] in the member at `content` applies, and is held there.
    Tag { content: usize },
    /// Holds the [`Choice`] whose tag is the member at `tag`.
    Content { choice: TypeId, tag: usize },
}

/// A method that reads the first present one of several members.
pub struct Accessor {
    /// Its name in Rust.
    pub name: String,
    /// Indices of the members, in order of preference.
    pub members: Vec<usize>,
}

/// One of several strings.
pub struct Enum {
    /// The strings that the schema knows.
    pub known: Vec<Known>,
    /// Whether other strings are values too.
    pub open: bool,
}

/// A string that an [`Enum`] knows.
pub struct Known {
    /// The variant.
    pub name: String,
    /// The string.
    pub wire: String,
}

/// One of several types, told apart by a look at the instance.
pub struct Union {
    /// The arms; the first whose condition holds applies, the last has none.
    pub arms: Vec<Arm>,
    /// The arm that a value to decode into is made of.
    pub blank: usize,
    /// For each arm, the members that make it likely; none if only a certain look can tell.
    pub telling: Option<Vec<Vec<String>>>,
    /// Methods for what every arm has.
    pub getters: Vec<Getter>,
}

/// One type of a [`Union`].
pub struct Arm {
    /// When it applies; `None` is always.
    pub condition: Option<Condition>,
    /// The variant.
    pub name: String,
    /// What the variant holds.
    pub content: Use,
    /// Whether it stands behind a pointer, being much larger than the others.
    pub boxed: bool,
}

/// What a look at the instance tells.
pub enum Condition {
    /// It is an array, an object, …: one JSON type.
    Is(&'static str),
    /// It is an object with that member.
    HasMember(String),
}

/// A method of a [`Union`] that reads what each arm has under that name.
pub struct Getter {
    /// Its name in Rust.
    pub name: String,
    /// What it reads.
    pub ty: Type,
    /// Whether some arm may lack it.
    pub optional: bool,
    /// For each arm, how to get there.
    pub arms: Vec<Reach>,
}

/// Where one arm of a [`Union`] has what a [`Getter`] reads.
#[derive(Clone, Copy)]
pub struct Reach {
    /// The index of the member whose field it is; else there is a method.
    pub field: Option<usize>,
    /// It may be absent.
    pub optional: bool,
}

/// The content of an object whose type another member of that object tells.
pub struct Choice {
    /// The tag's name in Rust, of the first object that has it.
    pub tag: String,
    /// The content's name in Rust, of the first object that has it.
    pub content: String,
    /// The type that keeps what the schema does not know.
    pub unknown: String,
    /// The trait with one method for each case.
    pub handler: String,
    /// The cases that the schema knows.
    pub cases: Vec<Case>,
    /// The smallest type that holds all objects with this choice.
    pub envelope: Option<TypeId>,
}

/// One case of a [`Choice`].
pub struct Case {
    /// What the tag says.
    pub wire: String,
    /// The variant.
    pub name: String,
    /// The constant for what the tag says.
    pub constant: String,
    /// What the variant holds.
    pub content: Use,
    /// Whether it stands behind a pointer, being much larger than the others.
    pub boxed: bool,
    /// The member that makes it likely when the content begins with it.
    pub telling: Option<String>,
}

/// Lowers the schema; what has no place in the model is a problem, and left out.
pub fn lower(source: &Source, schema: &Schema<'_>, problems: &mut Problems<'_>) -> Model {
    let nodes = lower::lower(source, schema, problems);
    let types = shapes::lower(source, schema, &nodes, problems);
    let is_large = nodes.len() > STATICS;
    Model {
        nodes,
        types,
        is_large,
    }
}

impl Type {
    /// Whether a value of this type borrows from the body.
    pub fn borrows(&self, types: &[TypeDef]) -> bool {
        match self {
            Self::Boolean | Self::Null => false,
            Self::Text
            | Self::Timestamp
            | Self::Number
            | Self::Integer
            | Self::Json
            | Self::Map(_) => true,
            Self::Named(id) => types[*id].borrows,
            Self::List(inner) | Self::Nullable(inner) => inner.borrows(types),
        }
    }

    fn each_id(&mut self, with: &mut impl FnMut(&mut TypeId)) {
        match self {
            Self::Named(id) => with(id),
            Self::List(inner) | Self::Map(inner) | Self::Nullable(inner) => inner.each_id(with),
            _ => {}
        }
    }
}

impl Kind {
    /// Visits every mention of a named type.
    fn each_id(&mut self, with: &mut impl FnMut(&mut TypeId)) {
        match self {
            Self::Struct(strukt) => {
                for member in &mut strukt.members {
                    match &mut member.kind {
                        MemberKind::Field { content, .. } => content.ty.each_id(with),
                        MemberKind::Content { choice, .. } => with(choice),
                        MemberKind::Constant(_) | MemberKind::Tag { .. } => {}
                    }
                }
            }
            Self::Union(union) => union
                .arms
                .iter_mut()
                .for_each(|arm| arm.content.ty.each_id(with)),
            Self::Choice(choice) => choice
                .cases
                .iter_mut()
                .for_each(|case| case.content.ty.each_id(with)),
            Self::Wrapper(ty) => ty.each_id(with),
            Self::Enum(_) => {}
        }
    }
}
