//! References that lead nowhere, to what is no schema, or back to themselves.

use codegen::Draft;

use crate::{check, check_draft};

#[test]
fn references_to_nothing() {
    check(
        r##"{ "$ref": "#/$defs/Call" }"##,
        "s.json:1:11: `#/$defs/Call` refers to nothing\n  at #/$ref",
    );
    check(
        r##"{ "$ref": "#nowhere" }"##,
        "s.json:1:11: `#nowhere` refers to nothing\n  at #/$ref",
    );
    check(
        r#"{ "$ref": "urn:example:other#/$defs/Nothing" }"#,
        "s.json:1:11: `urn:example:other#/$defs/Nothing` refers to nothing\n  at #/$ref",
    );
    check(
        r##"{ "$ref": "#/$defs/a~1b" }"##,
        "s.json:1:11: `#/$defs/a~1b` refers to nothing\n  at #/$ref",
    );
    check(
        r##"{ "$ref": "#/$defs/%43all" }"##,
        "s.json:1:11: `#/$defs/%43all` refers to nothing\n  at #/$ref",
    );
    check(
        r##"{ "properties": { "to": { "items": { "$ref": "#/$defs/To" } } } }"##,
        "s.json:1:46: `#/$defs/To` refers to nothing\n  at #/properties/to/items/$ref",
    );
    check(
        r##"{"$id": "urn:example:this", "$defs": { "A": { "$id": "urn:example:a", "$ref": "#/$defs/A" } }}"##,
        "s.json:1:79: `#/$defs/A` refers to nothing\n  at #/$defs/A/$ref",
    );
}

/// A pointer has `~0` and `~1` and no other `~`, and an index begins with no zero or sign.
#[test]
fn references_that_are_no_pointers() {
    check(
        r##"{ "$defs": { "a~2b": {}, "a~": {} }, "items": { "$ref": "#/$defs/a~2b" }, "contains": { "$ref": "#/$defs/a~" } }"##,
        "s.json:1:57: `#/$defs/a~2b` refers to nothing\n  at #/items/$ref\n\
         s.json:1:97: `#/$defs/a~` refers to nothing\n  at #/contains/$ref",
    );
    check(
        r##"{ "allOf": [{}], "items": { "$ref": "#/allOf/00" }, "contains": { "$ref": "#/allOf/+0" } }"##,
        "s.json:1:37: `#/allOf/00` refers to nothing\n  at #/items/$ref\n\
         s.json:1:75: `#/allOf/+0` refers to nothing\n  at #/contains/$ref",
    );
    check(
        r##"{ "$defs": { "a~/%b": {} }, "allOf": [{}], "items": { "$ref": "#/$defs/a~0~1%25b" }, "contains": { "$ref": "#/allOf/0" } }"##,
        "nothing is wrong",
    );
}

#[test]
fn references_to_absent_documents() {
    check(
        r#"{ "$ref": "other.json" }"#,
        "s.json:1:11: `other.json` refers to the document `json-schema:///other.json`, which is not among the resources\n  at #/$ref",
    );
    check(
        r#"{ "$ref": "https://example.com/schema" }"#,
        "s.json:1:11: `https://example.com/schema` refers to the document `https://example.com/schema`, which is not among the resources\n  at #/$ref",
    );
    check(
        r#"{ "$ref": "file:///etc/passwd" }"#,
        "s.json:1:11: `file:///etc/passwd` refers to the document `file:///etc/passwd`, which is not among the resources\n  at #/$ref",
    );
    check(
        r#"{ "$id": "https://example.com/calls/schema", "$ref": "other" }"#,
        "s.json:1:54: `other` refers to the document `https://example.com/calls/other`, which is not among the resources\n  at #/$ref",
    );
    check(
        r#"{ "$ref": "https://example.com/schema#/$defs/Call" }"#,
        "s.json:1:11: `https://example.com/schema#/$defs/Call` refers to the document `https://example.com/schema`, which is not among the resources\n  at #/$ref",
    );
    check(
        r#"{ "$ref": "urn:example:none#/a" }"#,
        "s.json:1:11: `urn:example:none#/a` refers to the document `urn:example:none`, which is not among the resources\n  at #/$ref",
    );
    check(
        r#"{ "$ref": "other.json#anchor" }"#,
        "s.json:1:11: `other.json#anchor` refers to the document `json-schema:///other.json`, which is not among the resources\n  at #/$ref",
    );
}

#[test]
fn references_to_what_is_no_schema() {
    check(
        r##"{ "$ref": "#/title", "title": "Call" }"##,
        "s.json:1:11: `#/title` is not a schema\n  at #/$ref",
    );
    check(
        r##"{ "$ref": "#/required", "required": ["to"] }"##,
        "s.json:1:11: `#/required` is not a schema\n  at #/$ref",
    );
    check(
        r##"{ "$ref": "#/$defs/names", "$defs": { "names": 7 } }"##,
        "s.json:1:11: `#/$defs/names` is not a schema\n  at #/$ref\n\
         s.json:1:48: must be a schema (an object or a boolean)\n  at #/$defs/names",
    );
    check(
        r##"{ "$ref": "#/examples/0", "examples": [{ "type": "strin" }] }"##,
        "s.json:1:50: unknown type `strin`; did you mean `string`?\n  at #/examples/0/type",
    );
}

/// No instance could be judged.
#[test]
fn loops() {
    check(
        r##"{ "$ref": "#" }"##,
        "s.json:1:1: refers to itself without a step into the instance\n  at #",
    );
    check(
        r##"{ "$defs": { "Call": { "$ref": "#/$defs/Call" } } }"##,
        "s.json:1:22: refers to itself without a step into the instance\n  at #/$defs/Call",
    );
    check(
        r##"{ "$defs": { "A": { "$ref": "#/$defs/B" }, "B": { "$ref": "#/$defs/A" } } }"##,
        "s.json:1:19: refers to itself without a step into the instance\n  at #/$defs/A",
    );
    check(
        r##"{
  "$ref": "#/$defs/A",
  "$defs": {
    "A": { "$ref": "#/$defs/B" },
    "B": { "$ref": "#/$defs/A" }
  }
}"##,
        "s.json:4:10: refers to itself without a step into the instance\n  at #/$defs/A",
    );
    check(
        r##"{ "$defs": { "A": { "allOf": [{ "$ref": "#/$defs/A" }] } } }"##,
        "s.json:1:19: refers to itself without a step into the instance\n  at #/$defs/A",
    );
    check(
        r##"{ "$defs": { "A": { "anyOf": [{ "type": "null" }, { "not": { "$ref": "#/$defs/A" } }] } } }"##,
        "s.json:1:19: refers to itself without a step into the instance\n  at #/$defs/A",
    );
    check(
        r##"{ "if": { "$ref": "#" }, "then": false }"##,
        "s.json:1:1: refers to itself without a step into the instance\n  at #",
    );
    check(
        r##"{ "dependentSchemas": { "to": { "$ref": "#" } } }"##,
        "s.json:1:1: refers to itself without a step into the instance\n  at #",
    );
    check_draft(
        Draft::Draft7,
        r##"{ "dependencies": { "to": { "$ref": "#" } } }"##,
        "s.json:1:1: refers to itself without a step into the instance\n  at #",
    );
    check(
        r##"{ "allOf": [{ "$ref": "#" }, { "$ref": "#" }] }"##,
        "s.json:1:1: refers to itself without a step into the instance\n  at #",
    );
    check(
        r##"{ "$dynamicRef": "#node", "$dynamicAnchor": "node" }"##,
        "s.json:1:1: refers to itself without a step into the instance\n  at #",
    );
    check(
        r##"{ "if": {}, "then": { "$ref": "#" } }"##,
        "s.json:1:1: refers to itself without a step into the instance\n  at #",
    );
    check(
        r##"{ "else": { "$ref": "#" }, "then": { "$ref": "#" }, "type": "sting" }"##,
        "s.json:1:61: unknown type `sting`; did you mean `string`?\n  at #/type",
    );
    check(
        r##"{ "$defs": { "A": { "$ref": "#/$defs/A" }, "B": { "allOf": [{ "$ref": "#/$defs/B" }, { "type": "sting" }] } } }"##,
        "s.json:1:19: refers to itself without a step into the instance\n  at #/$defs/A\n\
         s.json:1:49: refers to itself without a step into the instance\n  at #/$defs/B\n\
         s.json:1:96: unknown type `sting`; did you mean `string`?\n  at #/$defs/B/allOf/1/type",
    );
    check_draft(
        Draft::Draft201909,
        r##"{ "$recursiveRef": "#" }"##,
        "s.json:1:1: refers to itself without a step into the instance\n  at #",
    );
}

#[test]
fn dynamic_references() {
    check(
        r##"{ "$dynamicRef": "#meta" }"##,
        "s.json:1:18: `#meta` refers to nothing\n  at #/$dynamicRef",
    );
    check_draft(
        Draft::Draft201909,
        r#"{ "$recursiveRef": "other.json" }"#,
        "s.json:1:20: `$recursiveRef` must be `#`\n  at #/$recursiveRef",
    );
    check_draft(
        Draft::Draft201909,
        r##"{ "properties": { "a": { "$recursiveRef": "#/$defs/A" } }, "$defs": { "A": { "type": "string" } } }"##,
        "s.json:1:43: `$recursiveRef` must be `#`\n  at #/properties/a/$recursiveRef",
    );
}

#[test]
fn anchors_and_uris_that_two_schemas_have() {
    check(
        r#"{ "$defs": { "A": { "$anchor": "a" }, "B": { "$anchor": "a" }, "C": { "$dynamicAnchor": "a" } } }"#,
        "s.json:1:57: `a` already names `#/$defs/A`\n  at #/$defs/B/$anchor\n\
         s.json:1:89: `a` already names `#/$defs/A`\n  at #/$defs/C/$dynamicAnchor",
    );
    check(
        r#"{ "$defs": { "A": { "$id": "urn:example:b" }, "B": { "$id": "urn:example:b" } } }"#,
        "s.json:1:61: `urn:example:b` already names `#/$defs/A`\n  at #/$defs/B/$id",
    );
    check(
        r#"{ "$anchor": "a", "$dynamicAnchor": "a", "type": "sting", "$defs": { "B": { "$id": "urn:example:b", "$anchor": "a" } } }"#,
        "s.json:1:50: unknown type `sting`; did you mean `string`?\n  at #/type",
    );
}

/// In draft 7 an `$id` that is a fragment alone is an anchor.
#[test]
fn anchors_of_draft_7() {
    check_draft(
        Draft::Draft7,
        r##"{ "definitions": { "A": { "$id": "#a" } }, "items": { "$ref": "#a" } }"##,
        "nothing is wrong",
    );
    check_draft(
        Draft::Draft7,
        r##"{ "definitions": { "A": { "$id": "#a" }, "B": { "$id": "#a" } } }"##,
        "s.json:1:56: `#a` already names `#/definitions/A`\n  at #/definitions/B/$id",
    );
    check_draft(
        Draft::Draft7,
        r##"{ "definitions": { "A": { "$id": "#1 a" } } }"##,
        "s.json:1:34: `1 a` is no anchor: that is a letter, then letters, digits, `-`, `.`, `_` and `:`\n  at #/definitions/A/$id",
    );
}

#[test]
fn names_that_no_schema_can_have() {
    check(
        r##"{ "$id": "urn:example:a#b" }"##,
        "s.json:1:10: `urn:example:a#b` has a fragment, but `$id` names a whole document; `$anchor` names a schema in it\n  at #/$id",
    );
    check_draft(
        Draft::Draft201909,
        r##"{ "$defs": { "A": { "$id": "#a" }, "B": { "$id": "urn:example:b#" } } }"##,
        "s.json:1:28: `#a` has a fragment, but `$id` names a whole document; `$anchor` names a schema in it\n  at #/$defs/A/$id",
    );
    check(
        r##"{ "$anchor": "#a", "$dynamicAnchor": "a:b" }"##,
        "s.json:1:14: `#a` is no anchor: that is a letter or `_`, then letters, digits, `-`, `.` and `_`\n  at #/$anchor\n\
         s.json:1:38: `a:b` is no anchor: that is a letter or `_`, then letters, digits, `-`, `.` and `_`\n  at #/$dynamicAnchor",
    );
    check_draft(
        Draft::Draft201909,
        r##"{ "$anchor": "a:b" }"##,
        "nothing is wrong",
    );
    check(
        r##"{ "$id": "urn:example:a#", "$defs": { "A": { "$id": "urn:example:a" } } }"##,
        "s.json:1:53: `urn:example:a` already names `#`\n  at #/$defs/A/$id",
    );
}

#[test]
fn uris_that_cannot_be_read() {
    check(
        r#"{ "$ref": "http://[" }"#,
        "s.json:1:11: `http://[` is not a URI reference\n  at #/$ref",
    );
    check(
        r##"{ "$defs": { "A": { "$id": "#/d]f", "items": { "type": "string" } } } }"##,
        "s.json:1:28: Invalid URI reference '#/d]f': unexpected character at index 3\n  at #/$defs/A/$id",
    );
    check(
        r##"{ "$defs": { "A": { "$id": "http://[", "type": "sting" } } }"##,
        "s.json:1:28: `http://[` is not a URI reference\n  at #/$defs/A/$id\n\
         s.json:1:48: unknown type `sting`; did you mean `string`?\n  at #/$defs/A/type",
    );
    check(
        r#"{ "$id": "::", "items": { "$dynamicRef": "a b" } }"#,
        "s.json:1:10: `::` is not a URI reference\n  at #/$id\n\
         s.json:1:42: `a b` is not a URI reference\n  at #/items/$dynamicRef",
    );
    check(
        r#"{ "$id": "urn:example:this", "$ref": "other.json", "properties": { "const": { "$ref": "<>" } } }"#,
        "s.json:1:38: `other.json` cannot be resolved against `urn:example:this`\n  at #/$ref\n\
         s.json:1:87: `<>` is not a URI reference\n  at #/properties/const/$ref",
    );
    check(
        r#"{ "$schema": "draft 7", "type": "sting" }"#,
        "s.json:1:14: unknown dialect `draft 7`: neither a draft that is read here nor among the resources\n  at #/$schema\n\
         s.json:1:33: unknown type `sting`; did you mean `string`?\n  at #/type",
    );
    check(
        r#"{ "const": { "$ref": "http://[" }, "type": "sting" }"#,
        "s.json:1:44: unknown type `sting`; did you mean `string`?\n  at #/type",
    );
}
