//! The schema as the specification reads it: draft and vocabularies known, every subschema found,
//! every keyword's value checked, every reference resolved.

mod anchors;
mod dialect;
mod documents;
mod keywords;
mod loops;
mod resolve;
mod spelling;
mod values;
mod walk;

use std::collections::{HashMap, HashSet};

use referencing::Registry;
use serde_json::{Map, Value};

use crate::problems::Problems;

pub use self::dialect::Dialect;
pub use self::documents::Documents;
pub use self::keywords::{ACCESSORS, Draft, RARE, SENSITIVE};
pub use self::values::TYPES;

/// Index of a subschema in [`Schema::subschemas`].
pub type SchemaId = usize;

/// All subschemas that the root reaches, itself first.
pub struct Schema<'d> {
    /// What the root's `$schema` says.
    pub dialect: Dialect,
    /// The subschemas.
    pub subschemas: Vec<Subschema<'d>>,
    ids: HashMap<*const Value, SchemaId>,
}

/// One schema inside the document, or inside one that it refers to.
pub struct Subschema<'d> {
    /// Where it is: `#/$defs/CallStarted`, with the URI in front if it is in another document.
    pub pointer: String,
    /// Its value: an object or a boolean, or something else if that was reported.
    pub value: &'d Value,
    /// What its keywords are read by.
    pub dialect: Dialect,
    /// The URI of the schema resource that it belongs to.
    pub base: String,
    /// What its `$ref` refers to.
    pub reference: Option<SchemaId>,
    /// What its `$dynamicRef` or `$recursiveRef` refers to.
    pub dynamic: Option<Dynamic>,
    /// Keywords with mistakes that were reported: they count as absent.
    wrong: HashSet<&'d str>,
}

/// A reference whose target may depend on the way that led to it.
#[derive(Clone)]
pub struct Dynamic {
    /// What it refers to, if nothing on the way says otherwise.
    pub target: SchemaId,
    /// The anchor that schema resources on the way may have too; none if the target is fixed.
    pub anchor: Option<String>,
}

impl<'d> Schema<'d> {
    /// The subschema that `value` is: a keyword's value inside this schema.
    pub fn id_of(&self, value: &Value) -> SchemaId {
        self.ids[&std::ptr::from_ref(value)]
    }
}

impl<'d> Subschema<'d> {
    /// The keywords that its dialect knows, none for a boolean schema.
    pub fn keywords(&self) -> impl Iterator<Item = (&'d String, &'d Value)> {
        let members = self.value.as_object().into_iter().flatten();
        members.filter(|(name, _)| self.knows(name))
    }

    /// The value of a keyword.
    pub fn keyword(&self, name: &str) -> Option<&'d Value> {
        self.value.get(name).filter(|_| self.knows(name))
    }

    /// Whether its dialect knows a keyword that counts and has no mistake.
    fn knows(&self, name: &str) -> bool {
        self.counts(name)
            && !self.wrong.contains(name)
            && keywords::find(self.dialect, name).is_some()
    }

    /// Whether a keyword counts. Before 2019-09, whatever stands beside `$ref` is ignored.
    fn counts(&self, name: &str) -> bool {
        let alone = self.dialect.draft == Draft::Draft7 && self.value.get("$ref").is_some();
        !alone || matches!(name, "$ref" | "definitions")
    }

    /// The text of an annotation such as `description`.
    pub fn text(&self, name: &str) -> Option<&'d str> {
        self.keyword(name)?.as_str()
    }
}

/// What the caller says of how to read.
#[derive(Clone, Copy)]
pub struct Settings<'r> {
    /// The meta-schemas of dialects, by absolute URI.
    pub resources: &'r Map<String, Value>,
    /// The draft of a document that names none.
    pub draft: Option<Draft>,
    /// Whether `format` asserts whatever the dialect says.
    pub assert_format: bool,
}

/// Reads the documents that the registry was made of; what is wrong with a subschema is left out of it.
pub fn read<'d>(
    documents: &'d Documents,
    registry: &'d Registry<'d>,
    settings: Settings<'_>,
    problems: &mut Problems<'_>,
) -> Schema<'d> {
    let mut schema = walk::walk(documents, registry, settings, problems);
    anchors::check(&schema, problems);
    loops::cut(&mut schema, problems);
    schema
}
