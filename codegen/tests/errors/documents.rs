//! Dialects and other documents, and several mistakes in one run.

use codegen::{Draft, Request};
use serde_json::{Map, Value};

use crate::{check, check_draft};

#[test]
fn dialects() {
    check(
        r#"{ "$schema": "urn:example:unknown" }"#,
        "s.json:1:14: unknown dialect `urn:example:unknown`: neither a draft that is read here nor among the resources\n  at #/$schema",
    );
    check(
        r#"{ "$schema": "http://json-schema.org/draft-04/schema#" }"#,
        "s.json:1:14: unknown dialect `http://json-schema.org/draft-04/schema#`: neither a draft that is read here nor among the resources\n  at #/$schema",
    );
    check(
        r#"{ "$schema": "" }"#,
        "s.json:1:14: unknown dialect ``: neither a draft that is read here nor among the resources\n  at #/$schema",
    );
    check(
        r#"{ "$schema": "urn:example:meta" }"#,
        "s.json:1:14: the dialect requires an unknown vocabulary `urn:example:vocabulary`\n  at #/$schema",
    );
    check(
        r#"{ "$schema": "https://json-schema.org/draft/next/schema", "type": "sting" }"#,
        "s.json:1:14: unknown dialect `https://json-schema.org/draft/next/schema`: neither a draft that is read here nor among the resources\n  at #/$schema\n\
         s.json:1:67: unknown type `sting`; did you mean `string`?\n  at #/type",
    );
    check(
        r#"{ "$schema": "urn:example:seven" }"#,
        "s.json:1:14: the meta-schema of `urn:example:seven` is not an object\n  at #/$schema",
    );
    check(
        r#"{ "$schema": "urn:example:odd" }"#,
        "s.json:1:14: the meta-schema of `urn:example:odd` is in an unknown dialect `urn:example:unknown`\n  at #/$schema",
    );
    check(
        r#"{ "$schema": "urn:example:self" }"#,
        "s.json:1:14: the meta-schema of `urn:example:self` leads to no draft\n  at #/$schema",
    );
    check(r#"{ "$schema": "urn:example:named" }"#, "nothing is wrong");
}

/// A schema without an `$id` of its own is read as the one around it.
#[test]
fn dialects_inside_a_schema() {
    check(
        r#"{ "items": { "$schema": "http://json-schema.org/draft-07/schema#", "items": { "type": "sting" } } }"#,
        "s.json:1:25: `http://json-schema.org/draft-07/schema#` is another dialect, which only a schema with an `$id` of its own can have\n  at #/items/$schema\n\
         s.json:1:87: unknown type `sting`; did you mean `string`?\n  at #/items/items/type",
    );
    check_draft(
        Draft::Draft7,
        r##"{ "definitions": { "A": { "$id": "#a", "$schema": "https://json-schema.org/draft/2020-12/schema" } } }"##,
        "s.json:1:51: `https://json-schema.org/draft/2020-12/schema` is another dialect, which only a schema with an `$id` of its own can have\n  at #/definitions/A/$schema",
    );
    check_draft(
        Draft::Draft7,
        r#"{ "items": { "$schema": "http://json-schema.org/draft-07/schema", "items": [{}] } }"#,
        "nothing is wrong",
    );
    check(
        r#"{ "items": { "$id": "urn:example:old", "$schema": "http://json-schema.org/draft-07/schema#", "items": [{}] } }"#,
        "nothing is wrong",
    );
}

/// A reference may lead into the middle of them.
#[test]
fn references_into_another_dialect() {
    check(
        r##"{ "$ref": "#/$defs/old/definitions/A", "$defs": { "old": {
  "$id": "urn:example:old",
  "$schema": "http://json-schema.org/draft-07/schema#",
  "definitions": { "A": { "items": [{}] } }
} } }"##,
        "nothing is wrong",
    );
    check(
        r#"{ "$ref": "urn:example:draft-7#/definitions/A" }"#,
        "nothing is wrong",
    );
    check_draft(
        Draft::Draft7,
        r#"{ "allOf": [{ "$ref": "urn:example:draft-7#/definitions/A" }, { "items": [{}] }] }"#,
        "nothing is wrong",
    );
}

/// All in one run, in the order of the text.
#[test]
fn several_at_once() {
    check(
        r##"{
  "type": "objet",
  "required": ["to", "to"],
  "properties": {
    "to": { "$ref": "#/$defs/Identifer" },
    "from": { "minLength": "1", "pattern": 3 }
  },
  "$defs": { "Identifier": { "properties": 7 } }
}"##,
        "s.json:2:11: unknown type `objet`; did you mean `object`?\n  at #/type\n\
         s.json:3:22: `to` is already in the array\n  at #/required/1\n\
         s.json:5:21: `#/$defs/Identifer` refers to nothing\n  at #/properties/to/$ref\n\
         s.json:6:28: `minLength` must be an integer that is not negative\n  at #/properties/from/minLength\n\
         s.json:6:44: `pattern` must be a string\n  at #/properties/from/pattern\n\
         s.json:8:44: `properties` must be an object of schemas\n  at #/$defs/Identifier/properties",
    );
    check(
        r##"{ "$schema": "urn:acs-calling-events:dialect",
  "type": "object",
  "tilte": "Call",
  "properties": {
    "callId": { "type": "sting" },
    "call_id": { "$ref": "#/$defs/CallId" }
  }
}"##,
        "s.json:3:3: unknown keyword `tilte`; did you mean `title`?\n  at #/tilte\n\
         s.json:5:25: unknown type `sting`; did you mean `string`?\n  at #/properties/callId/type\n\
         s.json:6:5: member `call_id` would share the Rust name `call_id` with member `callId`\n  at #/properties/call_id\n\
         s.json:6:26: `#/$defs/CallId` refers to nothing\n  at #/properties/call_id/$ref",
    );
    check(
        r#"{ "$schema": "urn:acs-calling-events:dialect",
  "type": "object",
  "properties": {
    "callId": {},
    "call_id": {},
    "1": {}
  },
  "x-accessors": { "callId": ["none"] }
}"#,
        "s.json:5:5: member `call_id` would share the Rust name `call_id` with member `callId`\n  at #/properties/call_id\n\
         s.json:6:5: member `1` gives no Rust name\n  at #/properties/1\n\
         s.json:8:20: accessor `callId` would share the Rust name `call_id` with member `callId`\n  at #/x-accessors/callId\n\
         s.json:8:31: accessor `callId` names no member: `none`\n  at #/x-accessors/callId/0",
    );
    check(
        r##"{ "$schema": "urn:acs-calling-events:dialect",
  "type": "object",
  "tilte": 1,
  "properties": {
    "callId": { "format": "made-up" },
    "call_id": { "type": "sting", "pattern": "(" },
    "to": 7,
    "from": { "$ref": "#/$defs/loop" }
  },
  "required": ["to", 7],
  "x-accessors": { "id": ["callId", "call_id", "none"] },
  "$defs": { "loop": { "$ref": "#/$defs/loop" }, "Loop": { "enum": ["a", "A"] } },
  "title": "a",
  "title": "b"
}"##,
        "s.json:3:3: unknown keyword `tilte`; did you mean `title`?\n  at #/tilte\n\
         s.json:5:27: format `made-up` is not supported, and this dialect asserts formats\n  at #/properties/callId/format\n\
         s.json:6:5: member `call_id` would share the Rust name `call_id` with member `callId`\n  at #/properties/call_id\n\
         s.json:6:26: unknown type `sting`; did you mean `string`?\n  at #/properties/call_id/type\n\
         s.json:6:46: `(` is no regular expression of ECMA-262 with the flag `u`\n  at #/properties/call_id/pattern\n\
         s.json:7:11: must be a schema (an object or a boolean)\n  at #/properties/to\n\
         s.json:10:22: must be a string\n  at #/required/1\n\
         s.json:11:48: accessor `id` names no member: `none`\n  at #/x-accessors/id/2\n\
         s.json:12:22: refers to itself without a step into the instance\n  at #/$defs/loop\n\
         s.json:12:50: definition `Loop` would share the Rust name `Loop` with definition `loop`\n  at #/$defs/Loop\n\
         s.json:12:74: value `A` would share the Rust name `A` with value `a`\n  at #/$defs/Loop/enum/1\n\
         s.json:14:3: member `title` is written twice\n  at #/title",
    );
}

/// They are placed at the reference that led there.
#[test]
fn mistakes_in_other_documents() {
    check(
        r#"{ "properties": {
  "a": { "$ref": "urn:example:broken" }
} }"#,
        "s.json:2:18: `(` is no regular expression of ECMA-262 with the flag `u`\n  at urn:example:broken#/$defs/A/pattern\n\
         s.json:2:18: unknown type `strin`; did you mean `string`?\n  at urn:example:broken#/$defs/A/type\n\
         s.json:2:18: `http://[` is not a URI reference\n  at urn:example:broken#/$id",
    );
    check(
        r#"{
  "$ref": "urn:example:door" }"#,
        "s.json:2:11: `(` is no regular expression of ECMA-262 with the flag `u`\n  at urn:example:broken#/$defs/A/pattern\n\
         s.json:2:11: unknown type `strin`; did you mean `string`?\n  at urn:example:broken#/$defs/A/type\n\
         s.json:2:11: `http://[` is not a URI reference\n  at urn:example:broken#/$id",
    );
    check(
        r#"{ "anyOf": [{}, { "$ref": "urn:example:broken#/$defs/A" }, { "$ref": "urn:example:broken" }] }"#,
        "s.json:1:27: `(` is no regular expression of ECMA-262 with the flag `u`\n  at urn:example:broken#/$defs/A/pattern\n\
         s.json:1:27: unknown type `strin`; did you mean `string`?\n  at urn:example:broken#/$defs/A/type\n\
         s.json:1:27: `http://[` is not a URI reference\n  at urn:example:broken#/$id",
    );
}

#[test]
fn resources_without_an_absolute_uri() {
    let resources =
        r#"{ "other.json": {}, "urn:example:a#b": {}, "not a uri": {}, "urn:example:fine#": {} }"#;
    let resources: Map<String, Value> =
        serde_json::from_str(resources).expect("a constant, known to be JSON");
    let request = Request {
        file: "s.json",
        text: r#"{ "$ref": "urn:example:fine", "type": "sting" }"#,
        resources: &resources,
        draft: None,
        assert_format: false,
        command: "cargo xtask generate",
    };
    let report = codegen::generate(&request).expect_err("their keys are wrong");
    assert_eq!(
        report.to_string(),
        "s.json:1:1: among the resources, `not a uri` is not an absolute URI\n  at #\n\
         s.json:1:1: among the resources, `other.json` is not an absolute URI\n  at #\n\
         s.json:1:1: among the resources, `urn:example:a#b` is not an absolute URI\n  at #\n\
         s.json:1:39: unknown type `sting`; did you mean `string`?\n  at #/type"
    );
}
