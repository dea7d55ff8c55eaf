//! The same text may stand in several members: what one of them hides, no other shows.

use std::collections::BTreeSet;

use acs_calling_events::Delivery;
use serde_json::Value;

use crate::common::complete::{schema_at, sensitive_members};
use crate::common::files::valid;

#[test]
fn no_other_member_shows_what_one_hides() {
    let mut hidden = sensitive_names();
    // A subject names a person in some events, and in others what the source names too.
    hidden.remove("subject");
    assert!(hidden.contains("rawId"), "{hidden:?}");
    let mut looked_for = 0;
    for example in valid() {
        let mut texts = Vec::new();
        collect_texts(&example.value, &hidden, &mut texts);
        let delivery = Delivery::decode(example.text.as_bytes())
            .unwrap_or_else(|it| panic!("{}: {it}", example.name));
        let shown = format!("{delivery:?}");
        // A single word could stand anywhere.
        for text in texts.into_iter().filter(|it| it.len() >= 12) {
            assert!(!shown.contains(&text), "{}: {text}", example.name);
            looked_for += 1;
        }
    }
    assert!(looked_for >= 300, "only {looked_for}");
}

/// The names that belong to sensitive members only.
fn sensitive_names() -> BTreeSet<String> {
    let name = |pointer: &str| pointer.rsplit('/').next().unwrap_or_default().to_owned();
    let marked = sensitive_members();
    let mut names: BTreeSet<String> = marked.iter().map(|it| name(it)).collect();
    let all = schema_at("/$defs").as_object().expect("definitions");
    for (definition, schema) in all {
        let members = schema["properties"].as_object().into_iter().flatten();
        for (name, _) in members {
            if !marked.contains(&format!("/$defs/{definition}/properties/{name}")) {
                names.remove(name);
            }
        }
    }
    names
}

fn collect_texts(value: &Value, names: &BTreeSet<String>, found: &mut Vec<String>) {
    match value {
        Value::Object(members) => {
            for (name, value) in members {
                match value {
                    Value::String(text) if names.contains(name) => found.push(text.clone()),
                    _ => collect_texts(value, names, found),
                }
            }
        }
        Value::Array(items) => items.iter().for_each(|it| collect_texts(it, names, found)),
        _ => {}
    }
}
