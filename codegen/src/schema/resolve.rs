//! References, resolved by the crate `referencing`; no network and no files.

use referencing::{Registry, Resolver, ResourceRef, Retrieve, SPECIFICATIONS, Uri};
use serde_json::{Map, Value};

use crate::pointer;
use crate::report::Report;
use crate::source::Source;

use super::keywords::Draft;

/// The base URI of a document that names none itself.
const NAMELESS: &str = "json-schema:///";

/// Marks the document that stands for one that is not at hand.
const ABSENT: &str = "codegen:absent";

/// Stands in for the network and for files, which are never asked: the reference that leads to the document is
/// reported, at its place.
struct Absent;

impl Retrieve for Absent {
    fn retrieve(&self, _: &Uri<String>) -> Result<Value, Box<dyn std::error::Error + Send + Sync>> {
        Ok(serde_json::json!({ ABSENT: true }))
    }
}

/// Where a reference leads.
pub(super) struct Target<'r> {
    pub pointer: String,
    pub value: &'r Value,
    pub resolver: Resolver<'r>,
}

/// A document and the ones that it may refer to, by their URIs.
pub type Documents<'d> = Registry<'d>;

/// Joins a document and the resources, which are given by absolute URI.
pub fn documents<'d>(
    source: &'d Source,
    resources: &'d Map<String, Value>,
    draft: Option<Draft>,
) -> Result<Documents<'d>, Report> {
    let wrong = |error: referencing::Error| Report::from(source.problem("#", error.to_string()));
    let base = base_uri(source)?;
    let others = resources
        .iter()
        .filter(|(uri, _)| uri.trim_end_matches('#') != base.as_str());
    let draft = theirs(draft.unwrap_or(Draft::Draft202012));
    SPECIFICATIONS
        .extend(others.map(|(uri, value)| (uri.clone(), value)))
        .map(|builder| builder.retriever(Absent).draft(draft))
        .and_then(|builder| builder.add(base.as_str(), source.document.as_value()))
        .and_then(|builder| builder.prepare())
        .map_err(wrong)
}

/// The URI that references inside the document start from.
pub(super) fn base_uri(source: &Source) -> Result<Uri<String>, Report> {
    let nameless = referencing::uri::from_str(NAMELESS).expect("a constant, known to be a URI");
    let Some(id) = source.document.get("$id").and_then(Value::as_str) else {
        return Ok(nameless);
    };
    let base = referencing::uri::resolve_against(&nameless.borrow(), id.trim_end_matches('#'));
    base.map_err(|error| source.problem("#/$id", error.to_string()).into())
}

/// The resolver for the inside of a subschema, which may have an `$id` of its own.
pub(super) fn inside<'r>(
    resolver: &Resolver<'r>,
    value: &Value,
    draft: Draft,
) -> Result<Resolver<'r>, String> {
    resolver
        .in_subresource(ResourceRef::new(value, theirs(draft)))
        .map_err(|error| error.to_string())
}

/// Follows a reference.
pub(super) fn lookup<'r>(resolver: &Resolver<'r>, reference: &str) -> Result<Target<'r>, String> {
    let nothing = || format!("`{reference}` refers to nothing");
    let (value, inner, _) = resolver
        .lookup(reference)
        .map_err(|_| nothing())?
        .into_inner();
    if value.get(ABSENT).is_some() {
        return Err(format!(
            "`{reference}` refers to another document, which is not among the resources"
        ));
    }
    let (uri, fragment) = reference.split_once('#').unwrap_or((reference, ""));
    let same = inner.base_uri() == resolver.base_uri() && (uri.is_empty() || is_nameless(&inner));
    let document = if same || is_nameless(&inner) {
        String::new()
    } else {
        inner.base_uri().as_str().to_owned()
    };
    let pointer = format!("{document}#{}", pointer::unescape_uri(fragment));
    Ok(Target {
        pointer,
        value,
        resolver: inner,
    })
}

/// The root of the document that a resolver is in.
pub(super) fn root<'r>(resolver: &Resolver<'r>) -> Option<Target<'r>> {
    lookup(resolver, resolver.base_uri().as_str()).ok()
}

fn is_nameless(resolver: &Resolver<'_>) -> bool {
    resolver.base_uri().as_str() == NAMELESS
}

fn theirs(draft: Draft) -> referencing::Draft {
    match draft {
        Draft::Draft7 => referencing::Draft::Draft7,
        Draft::Draft201909 => referencing::Draft::Draft201909,
        Draft::Draft202012 => referencing::Draft::Draft202012,
    }
}
