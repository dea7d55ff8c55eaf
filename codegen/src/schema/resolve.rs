//! References, resolved by the crate `referencing`; no network and no files.

use std::collections::HashMap;

use referencing::{Resolver, ResourceRef, uri};
use serde_json::Value;

use crate::pointer;

use super::documents::is_absent;
use super::keywords::Draft;

/// Where a reference leads.
pub(super) struct Target<'r> {
    pub pointer: String,
    pub value: &'r Value,
    pub resolver: Resolver<'r>,
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
pub(super) fn lookup<'r>(
    resolver: &Resolver<'r>,
    reference: &str,
    pointers: &HashMap<*const Value, String>,
) -> Result<Target<'r>, String> {
    let (document, fragment) = reference.split_once('#').unwrap_or((reference, ""));
    let is_at_hand = |it: &Resolver<'r>| {
        let found = it.lookup(document);
        found.is_ok_and(|it| !is_absent(it.contents()))
    };
    if !document.is_empty() && !is_at_hand(resolver) {
        let uri = uri::resolve_against(&resolver.base_uri().borrow(), document);
        let uri = uri.map_err(|error| error.to_string())?;
        return Err(format!(
            "`{reference}` refers to the document `{uri}`, which is not among the resources"
        ));
    }
    let found = resolver.lookup(reference);
    let found = found.map_err(|_| format!("`{reference}` refers to nothing"))?;
    let (value, resolver, _) = found.into_inner();
    let decoded = pointer::unescape_uri(fragment);
    let pointer = match pointers.get(&std::ptr::from_ref(value)) {
        // The resolver also takes `~2` and `01`, which are in no pointer.
        Some(pointer) if decoded.starts_with('/') && !pointer.ends_with(&*decoded) => {
            return Err(format!("`{reference}` refers to nothing"));
        }
        Some(pointer) => pointer.clone(),
        // In a meta-schema, which the resolver has without our doing.
        None => format!("{}#{decoded}", resolver.base_uri()),
    };
    Ok(Target {
        pointer,
        value,
        resolver,
    })
}

/// The root of the document that a resolver is in.
pub(super) fn root<'r>(
    resolver: &Resolver<'r>,
    pointers: &HashMap<*const Value, String>,
) -> Option<Target<'r>> {
    lookup(resolver, resolver.base_uri().as_str(), pointers).ok()
}

/// A draft as the crate names it.
pub(super) fn theirs(draft: Draft) -> referencing::Draft {
    match draft {
        Draft::Draft7 => referencing::Draft::Draft7,
        Draft::Draft201909 => referencing::Draft::Draft201909,
        Draft::Draft202012 => referencing::Draft::Draft202012,
    }
}
