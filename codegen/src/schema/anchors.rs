//! Names that schemas give themselves: each once, and no others than the draft allows.

use std::collections::HashMap;

use crate::pointer::join;
use crate::problems::Problems;

use super::keywords::Draft;
use super::{Schema, SchemaId};

/// Reports an `$anchor` that its schema resource has already, an `$id` that another schema has, and what
/// neither may be.
pub(super) fn check(schema: &Schema<'_>, problems: &mut Problems<'_>) {
    let mut holders: HashMap<(&str, &str), SchemaId> = HashMap::new();
    for (id, subschema) in schema.subschemas.iter().enumerate() {
        let base = subschema.base.split('#').next().unwrap_or_default();
        for keyword in ["$anchor", "$dynamicAnchor", "$id"] {
            let Some(text) = subschema.text(keyword) else {
                continue;
            };
            let at = join(&subschema.pointer, keyword);
            match name(keyword, text, subschema.dialect.draft) {
                Err(message) => problems.at(&at, message),
                Ok(None) => {}
                Ok(Some(name)) => {
                    let first = *holders.entry((base, name)).or_insert(id);
                    if first != id {
                        let there = &schema.subschemas[first].pointer;
                        problems.at(&at, format!("`{text}` already names `{there}`"));
                    }
                }
            }
        }
    }
}

/// What a keyword names in its schema resource: the empty name is the whole of it.
fn name<'t>(keyword: &str, text: &'t str, draft: Draft) -> Result<Option<&'t str>, String> {
    if keyword != "$id" {
        return anchor(text, draft).map(Some);
    }
    match text.split_once('#') {
        Some(("", "")) => Ok(None),
        None | Some((_, "")) => Ok(Some("")),
        Some(_) if draft > Draft::Draft7 => Err(format!(
            "`{text}` has a fragment, but `$id` names a whole document; `$anchor` names a schema in it"
        )),
        Some(("", fragment)) if !fragment.starts_with('/') => anchor(fragment, draft).map(Some),
        Some(_) => Ok(None),
    }
}

fn anchor(text: &str, draft: Draft) -> Result<&str, String> {
    let (first, others, must) = if draft == Draft::Draft202012 {
        (
            "_",
            "-._",
            "a letter or `_`, then letters, digits, `-`, `.` and `_`",
        )
    } else {
        (
            "",
            "-._:",
            "a letter, then letters, digits, `-`, `.`, `_` and `:`",
        )
    };
    let begins = text.starts_with(|it: char| it.is_ascii_alphabetic() || first.contains(it));
    let goes_on = |it: char| it.is_ascii_alphanumeric() || others.contains(it);
    if begins && text.chars().all(goes_on) {
        Ok(text)
    } else {
        Err(format!("`{text}` is no anchor: that is {must}"))
    }
}
