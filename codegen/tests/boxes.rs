//! Which types leave a box behind when they are made owned: what does is dropped, everything else is not.

mod common;

use codegen::Draft;

use crate::common::generated;

/// The types that do, of a schema whose root has these definitions.
#[track_caller]
fn check(definitions: &str, expected: &[&str]) {
    let text = format!(
        r##"{{"type": "object", "properties": {{"a": {{"$ref": "#/$defs/A"}}}}, "$defs": {{{definitions}}}}}"##
    );
    let files = generated(&text, Draft::Draft202012);
    let leave: Vec<_> = files
        .iter()
        .filter(|(_, text)| text.contains("LEAVES"))
        .map(|(path, _)| path.trim_end_matches(".rs"))
        .collect();
    assert_eq!(leave, expected, "{text}");
}

#[test]
fn a_union_that_holds_itself() {
    check(
        r##""A": {"if": {"type": "object"}, "then": {"$ref": "#/$defs/B"}, "else": {"type": "string"}},
            "B": {"type": "object", "required": ["next"], "properties": {"next": {"$ref": "#/$defs/A"}}},
            "C": {"type": "object", "required": ["a"], "properties": {"a": {"$ref": "#/$defs/A"}}},
            "D": {"type": "object", "properties": {"b": {"$ref": "#/$defs/C"}}}"##,
        &["a", "b", "c"],
    );
}

#[test]
fn structs_that_may_hold_themselves() {
    check(
        r##""A": {"type": "object", "properties": {"a": {"$ref": "#/$defs/A"}, "b": {"$ref": "#/$defs/B"}}},
            "B": {"type": "object", "required": ["a"], "properties": {"a": {
              "type": "array", "items": {"$ref": "#/$defs/A"}}}}"##,
        &[],
    );
}
