//! The dynamic scope: which schema resources are entered where, and which dynamic anchors they have.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use crate::schema::{Schema, SchemaId};

/// Anchors of one schema resource, and where they are.
type Anchors = Vec<(String, SchemaId)>;

/// For each subschema, the dynamic anchors of the resource that is entered there; none where nothing
/// depends on it.
pub(super) fn find(schema: &Schema<'_>) -> Vec<Option<Anchors>> {
    let subschemas = &schema.subschemas;
    let mut entered = vec![None; subschemas.len()];
    let is_dynamic = |id: &SchemaId| {
        let dynamic = subschemas[*id].dynamic.as_ref();
        dynamic.is_some_and(|it| it.anchor.is_some())
    };
    if !(0..subschemas.len()).any(|id| is_dynamic(&id)) {
        return entered;
    }
    let mut anchors: BTreeMap<&str, Anchors> = BTreeMap::new();
    let mut entries: BTreeSet<SchemaId> = BTreeSet::from([0]);
    for (id, subschema) in subschemas.iter().enumerate() {
        let dynamic = subschema.text("$dynamicAnchor").map(str::to_owned);
        let recursive = subschema.keyword("$recursiveAnchor") == Some(&Value::Bool(true));
        for anchor in dynamic.into_iter().chain(recursive.then(String::new)) {
            anchors
                .entry(&subschema.base)
                .or_default()
                .push((anchor, id));
        }
        entries.extend(subschema.reference);
        entries.extend(subschema.dynamic.as_ref().map(|it| it.target));
        if subschema.keyword("$id").is_some() {
            entries.insert(id);
        }
    }
    entries.extend(anchors.values().flatten().map(|(_, id)| *id));
    for id in entries {
        entered[id] = anchors.get(subschemas[id].base.as_str()).cloned();
    }
    entered
}
