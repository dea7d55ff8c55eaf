//! The schema's document and the others that it may refer to, with their URIs read.

use std::collections::HashMap;

use referencing::{Registry, ResourceRef, Retrieve, SPECIFICATIONS, Uri, uri};
use serde_json::{Map, Value};

use crate::pointer;
use crate::problems::Problems;
use crate::report::Report;
use crate::source::Source;

use super::keywords::{self, Draft};
use super::resolve;

/// The base URI of a document that names none itself.
const NAMELESS: &str = "json-schema:///";

/// Marks the document that stands for one that is not at hand.
const ABSENT: &str = "codegen:absent";

/// Marks what stands for a URI that cannot be read: its text, and why.
const UNREADABLE: &str = "codegen:unreadable";

/// The keywords whose values are URIs.
const URIS: [&str; 5] = ["$id", "$schema", "$ref", "$dynamicRef", "$recursiveRef"];

/// All documents at hand. In these copies a value stands in for each URI that cannot be read, because the crate
/// `referencing` would take none of them; it is reported when it is met.
pub struct Documents {
    pub(super) root: Value,
    pub(super) base: Uri<String>,
    others: Vec<(String, Value)>,
}

impl Documents {
    /// Copies the schema's document and the resources, which are given by absolute URI.
    pub fn read(
        source: &Source,
        resources: &Map<String, Value>,
        problems: &mut Problems<'_>,
    ) -> Self {
        let nameless = uri::from_str(NAMELESS).expect("a constant, known to be a URI");
        let mut root = source.document.as_value().clone();
        let base = mend(&mut root, &nameless);
        let mut others = Vec::new();
        for (key, value) in resources {
            let key = key.trim_end_matches('#');
            match Uri::parse(key.to_owned()) {
                Ok(uri) if !uri.has_fragment() => {
                    let mut value = value.clone();
                    mend(&mut value, &uri);
                    others.push((key.to_owned(), value));
                }
                _ => problems.at(
                    "#",
                    format!("among the resources, `{key}` is not an absolute URI"),
                ),
            }
        }
        others.retain(|(key, _)| key != base.as_str());
        Self { root, base, others }
    }

    /// Indexes the documents, and the meta-schemas of the drafts, by all their URIs.
    pub fn registry(
        &self,
        draft: Option<Draft>,
        problems: &mut Problems<'_>,
    ) -> Result<Registry<'_>, Report> {
        let plain = resolve::theirs(draft.unwrap_or(Draft::Draft202012));
        let all = self.others.iter().map(|(key, value)| (&**key, value));
        let all = all.chain([(self.base.as_str(), &self.root)]);
        // Dialects are ours to judge: it would look for the meta-schemas of those that it does not know.
        let all = all.map(|(key, value)| match plain.detect(value) {
            referencing::Draft::Unknown => (key, ResourceRef::new(value, plain)),
            named => (key, ResourceRef::new(value, named)),
        });
        let builder = SPECIFICATIONS.extend(all);
        let registry = builder.and_then(|builder| builder.retriever(Absent).prepare());
        registry.map_err(|error| problems.stop("#", error.to_string()))
    }

    /// The pointers of all values, by their addresses.
    pub(super) fn pointers(&self) -> HashMap<*const Value, String> {
        let mut pointers = HashMap::new();
        point(&self.root, "#".to_owned(), &mut pointers);
        for (key, value) in &self.others {
            point(value, format!("{key}#"), &mut pointers);
        }
        pointers
    }
}

/// Whether a document stands for one that is not at hand.
pub(super) fn is_absent(document: &Value) -> bool {
    document.get(ABSENT).is_some()
}

/// Whether a schema is one that may name its dialect: a document, or one inside it with a URI of its own.
pub(super) fn is_resource(pointer: &str, schema: &Value) -> bool {
    let is_document = pointer.split_once('#').is_some_and(|(_, it)| it.is_empty());
    let id = schema.get("$id").and_then(text);
    is_document || id.is_some_and(|it| !it.starts_with('#'))
}

/// The text of a URI, even if it cannot be read.
pub(super) fn text(value: &Value) -> Option<&str> {
    let unreadable = || value.get(UNREADABLE)?.get(0)?.as_str();
    value.as_str().or_else(unreadable)
}

/// Why a URI cannot be read.
pub(super) fn complaint(value: &Value) -> Option<&str> {
    value.get(UNREADABLE)?.get(1)?.as_str()
}

/// Stands in for the network and for files, which are never asked: the reference that leads to the document is
/// reported, at its place.
struct Absent;

impl Retrieve for Absent {
    fn retrieve(&self, _: &Uri<String>) -> Result<Value, Box<dyn std::error::Error + Send + Sync>> {
        Ok(serde_json::json!({ ABSENT: true }))
    }
}

/// Marks the URIs in a schema that cannot be read; gives its own.
fn mend(schema: &mut Value, around: &Uri<String>) -> Uri<String> {
    let mut base = around.clone();
    let Some(members) = schema.as_object_mut() else {
        return base;
    };
    for keyword in URIS {
        let Some(value) = members.get_mut(keyword) else {
            continue;
        };
        let Some(text) = value.as_str().filter(|it| !it.starts_with('#')) else {
            continue;
        };
        match uri::resolve_against(&base.borrow(), text.trim_end_matches('#')) {
            Ok(uri) if keyword == "$id" => base = uri,
            Ok(_) => {}
            Err(_) => {
                let reason = if uri::from_str(text).is_ok() {
                    format!("`{text}` cannot be resolved against `{base}`")
                } else {
                    format!("`{text}` is not a URI reference")
                };
                *value = serde_json::json!({ UNREADABLE: [text, reason] });
            }
        }
    }
    for (name, value) in members {
        match name.as_str() {
            "const" | "enum" => {} // instances, not schemas
            name if keywords::holds_named_schemas(name) => mend_all(value, &base),
            _ if value.is_array() => mend_all(value, &base),
            _ => {
                mend(value, &base);
            }
        }
    }
    base
}

fn mend_all(values: &mut Value, base: &Uri<String>) {
    let values: &mut dyn Iterator<Item = &mut Value> = match values {
        Value::Object(members) => &mut members.values_mut(),
        Value::Array(items) => &mut items.iter_mut(),
        _ => return,
    };
    for value in values {
        mend(value, base);
    }
}

fn point(value: &Value, at: String, pointers: &mut HashMap<*const Value, String>) {
    match value {
        Value::Object(members) => {
            for (name, member) in members {
                point(member, pointer::join(&at, name), pointers);
            }
        }
        Value::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                point(item, pointer::join(&at, &index.to_string()), pointers);
            }
        }
        _ => {}
    }
    pointers.insert(std::ptr::from_ref(value), at);
}
