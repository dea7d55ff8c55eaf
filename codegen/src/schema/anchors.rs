//! Names that schemas give themselves: each once.

use std::collections::HashMap;

use crate::pointer::join;
use crate::report::Problems;

use super::{Schema, SchemaId};

/// Reports an `$anchor` that its schema resource has already, and an `$id` that another schema has.
pub(super) fn check(schema: &Schema<'_>, problems: &mut Problems<'_>) {
    let mut holders: HashMap<(&str, &str), SchemaId> = HashMap::new();
    for (id, subschema) in schema.subschemas.iter().enumerate() {
        let base = subschema.base.as_str();
        let names = ["$anchor", "$dynamicAnchor"]
            .into_iter()
            .filter_map(|keyword| {
                let anchor = subschema.text(keyword)?;
                Some((keyword, (base, anchor)))
            });
        let own = subschema.text("$id").filter(|it| !it.contains('#'));
        for (keyword, name) in names.chain(own.map(|_| ("$id", (base, "")))) {
            let first = *holders.entry(name).or_insert(id);
            if first != id {
                let text = subschema.text(keyword).unwrap_or_default();
                let there = &schema.subschemas[first].pointer;
                let message = format!("`{text}` already names `{there}`");
                problems.at(&join(&subschema.pointer, keyword), message);
            }
        }
    }
}
