//! Broken schemas, each with its whole report: what is wrong, where, and nothing else.

use codegen::{Draft, Request};
use serde_json::{Map, Value};

const RESOURCES: &str = r##"{
  "urn:example:broken": { "$ref": "#/$defs/A", "$defs": { "A": { "type": "strin", "pattern": "(" } }, "$id": "http://[" },
  "urn:example:door": { "properties": { "a": { "$ref": "urn:example:broken#/$defs/A" } } },
  "urn:example:seven": 7,
  "urn:example:odd": { "$schema": "urn:example:unknown" },
  "urn:example:self": { "$schema": "urn:example:self" },
  "urn:example:named": { "$schema": "urn:example:meta" },
  "urn:example:other": { "$defs": { "Call": { "type": "object" } } },
  "urn:example:a": { "type": "object" },
  "urn:example:meta": { "$vocabulary": { "urn:example:vocabulary": true } }
}"##;

/// The schema, in the draft that it names or the newest, gives this report.
#[track_caller]
fn check(schema: &str, expected: &str) {
    assert_eq!(report(schema, None, false), expected);
}

/// The same for an older draft.
#[track_caller]
fn check_draft(draft: Draft, schema: &str, expected: &str) {
    assert_eq!(report(schema, Some(draft), false), expected);
}

/// The same where formats are asserted.
#[track_caller]
fn check_asserting(schema: &str, expected: &str) {
    assert_eq!(report(schema, None, true), expected);
}

fn report(schema: &str, draft: Option<Draft>, assert_format: bool) -> String {
    let dialect = include_str!("../../schema/dialect.schema.json");
    let dialect: Value = serde_json::from_str(dialect).expect("the dialect is JSON");
    let mut resources: Map<String, Value> =
        serde_json::from_str(RESOURCES).expect("a constant, known to be JSON");
    resources.insert("urn:acs-calling-events:dialect".to_owned(), dialect);
    let request = Request {
        file: "s.json",
        text: schema,
        resources: &resources,
        draft,
        assert_format,
        command: "cargo xtask generate",
    };
    match codegen::generate(&request) {
        Ok(_) => "nothing is wrong".to_owned(),
        Err(error) => error.to_string(),
    }
}

#[test]
fn text_that_is_not_json() {
    check(
        r#"{ "type": "object""#,
        "s.json:1:18: not JSON: EOF while parsing an object\n  at #",
    );
    check(
        r#"{ "type": "object", }"#,
        "s.json:1:21: not JSON: trailing comma\n  at #",
    );
    check(
        "[1, 2",
        "s.json:1:5: not JSON: EOF while parsing a list\n  at #",
    );
    check(r#"{ "a" 1 }"#, "s.json:1:7: not JSON: expected `:`\n  at #");
    check(
        "{ 'type': 'object' }",
        "s.json:1:3: not JSON: key must be a string\n  at #",
    );
    check("{} {}", "s.json:1:4: not JSON: trailing characters\n  at #");
    check(
        "nul",
        "s.json:1:3: not JSON: EOF while parsing a value\n  at #",
    );
    check(
        r#"{ "minimum": 1e999 }"#,
        "s.json:1:18: not JSON: number out of range\n  at #",
    );
    check(
        r#"{ "minimum": 01 }"#,
        "s.json:1:15: not JSON: invalid number\n  at #",
    );
    check(
        r#"{ "title": "\ud800" }"#,
        "s.json:1:19: not JSON: unexpected end of hex escape\n  at #",
    );
    check(
        r#"{ "title": "é", }"#,
        "s.json:1:18: not JSON: trailing comma\n  at #",
    );
    check(
        "{\r\n  \"a\": ,\r\n}",
        "s.json:2:8: not JSON: expected value\n  at #",
    );
    check(
        r#"// no comments
{}"#,
        "s.json:1:1: not JSON: expected value\n  at #",
    );
    check(
        "\u{feff}{}",
        "s.json:1:1: not JSON: begins with a byte order mark\n  at #",
    );
    check(
        "",
        "s.json:1:1: not JSON: EOF while parsing a value\n  at #",
    );
    check(
        "{\"title\":\n",
        "s.json:1:10: not JSON: EOF while parsing a value\n  at #",
    );
    check(
        r#"{
  "title": "ab
  cd"
}"#,
        "s.json:2:15: not JSON: control character (\\u0000-\\u001F) found while parsing a string\n  at #",
    );
    check(
        "\n\n",
        "s.json:2:1: not JSON: EOF while parsing a value\n  at #",
    );
}

#[test]
fn nested_too_deeply() {
    check(
        &format!("{}{{}}{}", r#"{"not":"#.repeat(127), "}".repeat(127)),
        "s.json:1:890: nested too deeply: 127 levels at most\n  at #",
    );
    check(
        &"[".repeat(100000),
        "s.json:1:128: nested too deeply: 127 levels at most\n  at #",
    );
}

#[test]
fn json_that_is_no_schema() {
    check(
        "7",
        "s.json:1:1: a schema is an object or a boolean\n  at #",
    );
    check(
        "[]",
        "s.json:1:1: a schema is an object or a boolean\n  at #",
    );
    check(
        r#""object""#,
        "s.json:1:1: a schema is an object or a boolean\n  at #",
    );
    check(
        "null",
        "s.json:1:1: a schema is an object or a boolean\n  at #",
    );
    check(
        r#"{ "not": 7 }"#,
        "s.json:1:10: `not` must be a schema (an object or a boolean)\n  at #/not",
    );
    check(
        r#"{ "properties": { "to": [] } }"#,
        "s.json:1:25: must be a schema (an object or a boolean)\n  at #/properties/to",
    );
    check(
        r#"{ "$defs": { "Call": "object" } }"#,
        "s.json:1:22: must be a schema (an object or a boolean)\n  at #/$defs/Call",
    );
    check(
        r#"{ "anyOf": [{}, null] }"#,
        "s.json:1:17: must be a schema (an object or a boolean)\n  at #/anyOf/1",
    );
    check(
        r#"{ "items": [{}] }"#,
        "s.json:1:12: `items` must be a schema (an object or a boolean)\n  at #/items",
    );
    check(
        r#"{ "additionalProperties": "no" }"#,
        "s.json:1:27: `additionalProperties` must be a schema (an object or a boolean)\n  at #/additionalProperties",
    );
}

#[test]
fn members_that_are_written_twice() {
    check(
        r#"{ "type": "object", "type": "string" }"#,
        "s.json:1:21: member `type` is written twice\n  at #/type",
    );
    check(
        r#"{ "properties": {
  "to": {},
  "from": {},
  "to": {}
} }"#,
        "s.json:4:3: member `to` is written twice\n  at #/properties/to",
    );
    check(
        r#"{ "properties": { "to": {}, "\u0074o": {} } }"#,
        "s.json:1:29: member `to` is written twice\n  at #/properties/to",
    );
    check(
        r#"{ "const": { "a": 1, "a": 2 } }"#,
        "s.json:1:22: member `a` is written twice\n  at #/const/a",
    );
    check(
        r#"{ "a/b": 1, "a/b": 2, "a/b": 3 }"#,
        "s.json:1:13: member `a/b` is written twice\n  at #/a~1b\n\
         s.json:1:23: member `a/b` is written twice\n  at #/a~1b",
    );
    check(
        r#"{ "default": { "a": { "b": 1 }, "a": { "b": 2 } } }"#,
        "s.json:1:33: member `a` is written twice\n  at #/default/a",
    );
    check(
        r#"{ "type": "sting", "title": 7, "title": 8 }"#,
        "s.json:1:11: unknown type `sting`; did you mean `string`?\n  at #/type\n\
         s.json:1:32: member `title` is written twice\n  at #/title\n\
         s.json:1:41: `title` must be a string\n  at #/title",
    );
}

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

#[test]
fn references_to_absent_documents() {
    check(
        r#"{ "$ref": "other.json" }"#,
        "s.json:1:11: `other.json` refers to another document, which is not among the resources\n  at #/$ref",
    );
    check(
        r#"{ "$ref": "https://example.com/schema" }"#,
        "s.json:1:11: `https://example.com/schema` refers to another document, which is not among the resources\n  at #/$ref",
    );
    check(
        r#"{ "$ref": "file:///etc/passwd" }"#,
        "s.json:1:11: `file:///etc/passwd` refers to another document, which is not among the resources\n  at #/$ref",
    );
    check(
        r#"{ "$id": "https://example.com/calls/schema", "$ref": "other" }"#,
        "s.json:1:54: `other` refers to another document, which is not among the resources\n  at #/$ref",
    );
    check(
        r#"{ "$ref": "https://example.com/schema#/$defs/Call" }"#,
        "s.json:1:11: `https://example.com/schema#/$defs/Call` refers to another document, which is not among the resources\n  at #/$ref",
    );
    check(
        r#"{ "$ref": "urn:example:none#/a" }"#,
        "s.json:1:11: `urn:example:none#/a` refers to another document, which is not among the resources\n  at #/$ref",
    );
    check(
        r#"{ "$ref": "other.json#anchor" }"#,
        "s.json:1:11: `other.json#anchor` refers to another document, which is not among the resources\n  at #/$ref",
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

/// Only our own dialect knows that nobody else's keywords are in a schema.
#[test]
fn misspelt_keywords() {
    check(
        r#"{ "$schema": "urn:acs-calling-events:dialect",
  "properties": { "to": { "descripton": "Who is called." } }
}"#,
        "s.json:2:27: unknown keyword `descripton`; did you mean `description`?\n  at #/properties/to/descripton",
    );
    check(
        r#"{ "$schema": "urn:acs-calling-events:dialect", "x-sensitiv": true }"#,
        "s.json:1:48: unknown keyword `x-sensitiv`; did you mean `x-sensitive`?\n  at #/x-sensitiv",
    );
    check(
        r#"{ "$schema": "urn:acs-calling-events:dialect", "pleaseIgnore": 1 }"#,
        "s.json:1:48: unknown keyword `pleaseIgnore`\n  at #/pleaseIgnore",
    );
    check(
        r#"{ "$schema": "urn:acs-calling-events:dialect", "$def": {} }"#,
        "s.json:1:48: unknown keyword `$def`; did you mean `$defs`?\n  at #/$def",
    );
    check(
        r#"{ "$schema": "urn:acs-calling-events:dialect", "Required": ["a"] }"#,
        "s.json:1:48: unknown keyword `Required`; did you mean `required`?\n  at #/Required",
    );
    check(
        r#"{ "$schema": "urn:acs-calling-events:dialect", "maxLenght": 3, "minlength": 1 }"#,
        "s.json:1:48: unknown keyword `maxLenght`; did you mean `maxLength`?\n  at #/maxLenght\n\
         s.json:1:64: unknown keyword `minlength`; did you mean `minLength`?\n  at #/minlength",
    );
    check(
        r#"{ "$schema": "urn:acs-calling-events:dialect", "nullable": true }"#,
        "s.json:1:48: unknown keyword `nullable`\n  at #/nullable",
    );
    check(
        r#"{ "$schema": "urn:acs-calling-events:dialect", "additionalItems": {} }"#,
        "s.json:1:48: unknown keyword `additionalItems`\n  at #/additionalItems",
    );
    check(
        r#"{ "$schema": "urn:acs-calling-events:dialect", "tpye": "string" }"#,
        "s.json:1:48: unknown keyword `tpye`; did you mean `type`?\n  at #/tpye",
    );
    check(
        r#"{ "$schema": "urn:acs-calling-events:dialect", "itmes": {} }"#,
        "s.json:1:48: unknown keyword `itmes`; did you mean `items`?\n  at #/itmes",
    );
}

#[test]
fn keywords_of_the_wrong_type() {
    check(
        r#"{ "title": 7 }"#,
        "s.json:1:12: `title` must be a string\n  at #/title",
    );
    check(
        r#"{ "$comment": {} }"#,
        "s.json:1:15: `$comment` must be a string\n  at #/$comment",
    );
    check(
        r#"{ "$ref": 7 }"#,
        "s.json:1:11: `$ref` must be a string\n  at #/$ref",
    );
    check(
        r#"{ "$id": 7 }"#,
        "s.json:1:10: `$id` must be a string\n  at #/$id",
    );
    check(
        r#"{ "$schema": 7 }"#,
        "s.json:1:14: `$schema` must be a string\n  at #/$schema",
    );
    check(
        r#"{ "format": null }"#,
        "s.json:1:13: `format` must be a string\n  at #/format",
    );
    check(
        r#"{ "uniqueItems": "yes" }"#,
        "s.json:1:18: `uniqueItems` must be `true` or `false`\n  at #/uniqueItems",
    );
    check(
        r#"{ "deprecated": 1 }"#,
        "s.json:1:17: `deprecated` must be `true` or `false`\n  at #/deprecated",
    );
    check(
        r#"{ "maxLength": -1 }"#,
        "s.json:1:16: `maxLength` must be an integer that is not negative\n  at #/maxLength",
    );
    check(
        r#"{ "minLength": 1.5 }"#,
        "s.json:1:16: `minLength` must be an integer that is not negative\n  at #/minLength",
    );
    check(
        r#"{ "maxItems": "3" }"#,
        "s.json:1:15: `maxItems` must be an integer that is not negative\n  at #/maxItems",
    );
    check(
        r#"{ "minContains": null }"#,
        "s.json:1:18: `minContains` must be an integer that is not negative\n  at #/minContains",
    );
    check(
        r#"{ "maximum": "10" }"#,
        "s.json:1:14: `maximum` must be a number\n  at #/maximum",
    );
    check(
        r#"{ "exclusiveMinimum": true }"#,
        "s.json:1:23: `exclusiveMinimum` must be a number\n  at #/exclusiveMinimum",
    );
    check(
        r#"{ "multipleOf": 0 }"#,
        "s.json:1:17: `multipleOf` must be a number greater than 0\n  at #/multipleOf",
    );
    check(
        r#"{ "multipleOf": "2" }"#,
        "s.json:1:17: `multipleOf` must be a number greater than 0\n  at #/multipleOf",
    );
    check(
        r#"{ "enum": "open" }"#,
        "s.json:1:11: `enum` must be an array\n  at #/enum",
    );
    check(
        r#"{ "examples": {} }"#,
        "s.json:1:15: `examples` must be an array\n  at #/examples",
    );
    check(
        r#"{ "required": "to" }"#,
        "s.json:1:15: `required` must be an array of different strings\n  at #/required",
    );
    check(
        r#"{ "required": ["to", "to"] }"#,
        "s.json:1:22: `to` is already in the array\n  at #/required/1",
    );
    check(
        r#"{ "required": ["to", 7] }"#,
        "s.json:1:22: must be a string\n  at #/required/1",
    );
    check(
        r#"{ "dependentRequired": [] }"#,
        "s.json:1:24: `dependentRequired` must be an object of arrays of different strings\n  at #/dependentRequired",
    );
    check(
        r#"{ "dependentRequired": { "to": "from" } }"#,
        "s.json:1:32: must be an array of different strings\n  at #/dependentRequired/to",
    );
    check(
        r#"{ "type": "text" }"#,
        "s.json:1:11: unknown type `text`\n  at #/type",
    );
    check(
        r#"{ "type": [] }"#,
        "s.json:1:11: `type` must be a type's name or an array of different ones\n  at #/type",
    );
    check(
        r#"{ "type": ["string", "string"] }"#,
        "s.json:1:22: `string` is already in the array\n  at #/type/1",
    );
    check(
        r#"{ "type": 7 }"#,
        "s.json:1:11: `type` must be a type's name or an array of different ones\n  at #/type",
    );
    check(
        r#"{ "$vocabulary": { "urn:example:v": 1 } }"#,
        "s.json:1:37: must be `true` or `false`\n  at #/$vocabulary/urn:example:v",
    );
    check(
        r#"{ "not": "null" }"#,
        "s.json:1:10: `not` must be a schema (an object or a boolean)\n  at #/not",
    );
    check(
        r#"{ "allOf": [] }"#,
        "s.json:1:12: `allOf` must be an array of at least one schema\n  at #/allOf",
    );
    check(
        r#"{ "anyOf": {} }"#,
        "s.json:1:12: `anyOf` must be an array of at least one schema\n  at #/anyOf",
    );
    check(
        r#"{ "oneOf": true }"#,
        "s.json:1:12: `oneOf` must be an array of at least one schema\n  at #/oneOf",
    );
    check(
        r#"{ "properties": [] }"#,
        "s.json:1:17: `properties` must be an object of schemas\n  at #/properties",
    );
    check(
        r#"{ "$defs": true }"#,
        "s.json:1:12: `$defs` must be an object of schemas\n  at #/$defs",
    );
    check(
        r#"{ "prefixItems": {} }"#,
        "s.json:1:18: `prefixItems` must be an array of at least one schema\n  at #/prefixItems",
    );
    check(
        r#"{ "$schema": "urn:acs-calling-events:dialect", "x-sensitive": "yes" }"#,
        "s.json:1:63: `x-sensitive` must be `true` or `false`\n  at #/x-sensitive",
    );
    check(
        r#"{ "$schema": "urn:acs-calling-events:dialect", "x-accessors": { "a": [1] } }"#,
        "s.json:1:71: must be a string\n  at #/x-accessors/a/0",
    );
    check(
        r#"{ "type": "sting" }"#,
        "s.json:1:11: unknown type `sting`; did you mean `string`?\n  at #/type",
    );
    check(
        r#"{ "type": ["string", "nul", 7, "string"] }"#,
        "s.json:1:22: unknown type `nul`; did you mean `null`?\n  at #/type/1\n\
         s.json:1:29: must be a type's name\n  at #/type/2\n\
         s.json:1:32: `string` is already in the array\n  at #/type/3",
    );
    check(
        r#"{ "dependentRequired": { "a": ["b"], "c": ["d", "d", 7] } }"#,
        "s.json:1:49: `d` is already in the array\n  at #/dependentRequired/c/1\n\
         s.json:1:54: must be a string\n  at #/dependentRequired/c/2",
    );
    check(
        r#"{ "$schema": "urn:acs-calling-events:dialect", "x-accessors": { "a": "b" } }"#,
        "s.json:1:70: must be an array of different strings\n  at #/x-accessors/a",
    );
}

#[test]
fn keywords_of_older_drafts_of_the_wrong_type() {
    check_draft(
        Draft::Draft7,
        r#"{ "items": "string" }"#,
        "s.json:1:12: `items` must be a schema or an array of schemas\n  at #/items",
    );
    check_draft(
        Draft::Draft7,
        r#"{ "items": [{}, 7] }"#,
        "s.json:1:17: must be a schema (an object or a boolean)\n  at #/items/1",
    );
    check_draft(
        Draft::Draft7,
        r#"{ "dependencies": [] }"#,
        "s.json:1:19: `dependencies` must be an object of schemas and arrays of different strings\n  at #/dependencies",
    );
    check_draft(
        Draft::Draft7,
        r#"{ "dependencies": { "to": "from" } }"#,
        "s.json:1:27: must be a schema or an array of different strings\n  at #/dependencies/to",
    );
    check_draft(
        Draft::Draft201909,
        r#"{ "additionalItems": 7 }"#,
        "s.json:1:22: `additionalItems` must be a schema (an object or a boolean)\n  at #/additionalItems",
    );
    check_draft(
        Draft::Draft201909,
        r#"{ "$recursiveAnchor": "yes" }"#,
        "s.json:1:23: `$recursiveAnchor` must be `true` or `false`\n  at #/$recursiveAnchor",
    );
    check_draft(
        Draft::Draft7,
        r#"{ "dependencies": { "to": ["from", 7], "from": { "type": "sting" } } }"#,
        "s.json:1:36: must be a string\n  at #/dependencies/to/1\n\
         s.json:1:58: unknown type `sting`; did you mean `string`?\n  at #/dependencies/from/type",
    );
}

#[test]
fn members_that_would_share_a_rust_name() {
    check(
        r#"{ "$schema": "urn:acs-calling-events:dialect",
  "type": "object",
  "properties": { "callId": {}, "call_id": {} }
}"#,
        "s.json:3:33: member `call_id` would share the Rust name `call_id` with member `callId`\n  at #/properties/call_id",
    );
    check(
        r#"{ "$schema": "urn:acs-calling-events:dialect",
  "type": "object",
  "properties": { "CallId": {}, "call-id": {}, "callID": {} }
}"#,
        "s.json:3:33: member `call-id` would share the Rust name `call_id` with member `CallId`\n  at #/properties/call-id\n\
         s.json:3:48: member `callID` would share the Rust name `call_id` with member `CallId`\n  at #/properties/callID",
    );
    check(
        r#"{ "$schema": "urn:acs-calling-events:dialect",
  "type": "object",
  "properties": { "a.b": {}, "a b": {} }
}"#,
        "s.json:3:30: member `a b` would share the Rust name `a_b` with member `a.b`\n  at #/properties/a b",
    );
    check(
        r#"{ "$schema": "urn:acs-calling-events:dialect",
  "type": "object",
  "properties": { "new": {}, "into-owned": {} }
}"#,
        "s.json:3:19: member `new` would share the Rust name `new` with a method that every type has\n  at #/properties/new\n\
         s.json:3:30: member `into-owned` would share the Rust name `into_owned` with a method that every type has\n  at #/properties/into-owned",
    );
}

#[test]
fn members_that_give_no_rust_name() {
    check(
        r#"{ "$schema": "urn:acs-calling-events:dialect",
  "type": "object",
  "properties": { "": {} }
}"#,
        "s.json:3:19: member `` gives no Rust name\n  at #/properties/",
    );
    check(
        r#"{ "$schema": "urn:acs-calling-events:dialect",
  "type": "object",
  "properties": { "1st": {} }
}"#,
        "s.json:3:19: member `1st` gives no Rust name\n  at #/properties/1st",
    );
    check(
        r#"{ "$schema": "urn:acs-calling-events:dialect",
  "type": "object",
  "properties": { "++": {} }
}"#,
        "s.json:3:19: member `++` gives no Rust name\n  at #/properties/++",
    );
    check(
        r#"{ "$schema": "urn:acs-calling-events:dialect",
  "type": "object",
  "properties": { "_": {} }
}"#,
        "s.json:3:19: member `_` gives no Rust name\n  at #/properties/_",
    );
    check(
        r#"{ "$schema": "urn:acs-calling-events:dialect",
  "type": "object",
  "properties": { "crate": {}, "super": {}, "Self": {}, "self": {} }
}"#,
        "s.json:3:19: member `crate` gives no Rust name\n  at #/properties/crate\n\
         s.json:3:32: member `super` gives no Rust name\n  at #/properties/super\n\
         s.json:3:45: member `Self` gives no Rust name\n  at #/properties/Self\n\
         s.json:3:57: member `self` gives no Rust name\n  at #/properties/self",
    );
    check(
        r#"{ "$schema": "urn:acs-calling-events:dialect",
  "type": "object",
  "properties": { "x": {}, "😀": {} }
}"#,
        "s.json:3:28: member `😀` gives no Rust name\n  at #/properties/😀",
    );
}

#[test]
fn accessors() {
    check(
        r#"{ "$schema": "urn:acs-calling-events:dialect",
  "type": "object",
  "properties": { "old": { "type": "number" }, "new_one": { "type": "integer" }, "other": { "type": "number" } },
  "x-accessors": { "duration": ["old", "older"] }
}"#,
        "s.json:4:40: accessor `duration` names no member: `older`\n  at #/x-accessors/duration/1",
    );
    check(
        r#"{ "$schema": "urn:acs-calling-events:dialect",
  "type": "object",
  "properties": { "old": { "type": "number" }, "new_one": { "type": "integer" }, "other": { "type": "number" } },
  "x-accessors": { "duration": ["old", "new_one"] }
}"#,
        "s.json:4:40: accessor `duration` joins members of different types: `new_one`\n  at #/x-accessors/duration/1",
    );
    check(
        r#"{ "$schema": "urn:acs-calling-events:dialect",
  "type": "object",
  "properties": { "old": { "type": "number" }, "new_one": { "type": "integer" }, "other": { "type": "number" } },
  "x-accessors": { "old": ["old", "other"] }
}"#,
        "s.json:4:20: accessor `old` would share the Rust name `old` with member `old`\n  at #/x-accessors/old",
    );
    check(
        r#"{ "$schema": "urn:acs-calling-events:dialect",
  "type": "object",
  "properties": { "old": { "type": "number" }, "new_one": { "type": "integer" }, "other": { "type": "number" } },
  "x-accessors": { "extra": ["old"] }
}"#,
        "s.json:4:20: accessor `extra` would share the Rust name `extra` with the field of unknown members\n  at #/x-accessors/extra",
    );
    check(
        r#"{ "$schema": "urn:acs-calling-events:dialect",
  "type": "object",
  "properties": { "old": { "type": "number" }, "kind": { "const": "k" } },
  "required": ["kind"],
  "x-accessors": { "Dur": ["old"], "dur": ["old"] }
}"#,
        "s.json:5:36: accessor `dur` would share the Rust name `dur` with accessor `Dur`\n  at #/x-accessors/dur",
    );
    check(
        r#"{ "$schema": "urn:acs-calling-events:dialect",
  "type": "object",
  "properties": { "old": { "type": "number" }, "kind": { "const": "k" } },
  "required": ["kind"],
  "x-accessors": { "++": ["old"], "": ["old"], "self": ["old"], "extra": ["old"], "new": ["old"] }
}"#,
        "s.json:5:20: accessor `++` gives no Rust name\n  at #/x-accessors/++\n\
         s.json:5:35: accessor `` gives no Rust name\n  at #/x-accessors/\n\
         s.json:5:48: accessor `self` gives no Rust name\n  at #/x-accessors/self\n\
         s.json:5:65: accessor `extra` would share the Rust name `extra` with the field of unknown members\n  at #/x-accessors/extra\n\
         s.json:5:83: accessor `new` would share the Rust name `new` with a method that every type has\n  at #/x-accessors/new",
    );
    check(
        r#"{ "$schema": "urn:acs-calling-events:dialect",
  "type": "object",
  "properties": { "old": { "type": "number" }, "kind": { "const": "k" } },
  "required": ["kind"],
  "x-accessors": { "a": ["kind"], "b": ["old", "kind"] }
}"#,
        "s.json:5:26: accessor `a` names a member without a field: `kind`\n  at #/x-accessors/a/0\n\
         s.json:5:48: accessor `b` names a member without a field: `kind`\n  at #/x-accessors/b/1",
    );
    check(
        r#"{ "$schema": "urn:acs-calling-events:dialect",
  "type": "object",
  "properties": { "old": { "type": "number" }, "kind": { "const": "k" } },
  "required": ["kind"],
  "x-accessors": { "duration": [] }
}"#,
        "s.json:5:32: accessor `duration` names no member\n  at #/x-accessors/duration",
    );
    check(
        r#"{ "$schema": "urn:acs-calling-events:dialect",
  "type": "object",
  "properties": { "old": { "type": "number" }, "kind": { "const": "k" } },
  "required": ["kind"],
  "x-accessors": { "a": ["none", "old", "nor"] }
}"#,
        "s.json:5:26: accessor `a` names no member: `none`\n  at #/x-accessors/a/0\n\
         s.json:5:41: accessor `a` names no member: `nor`\n  at #/x-accessors/a/2",
    );
    check(
        r#"{ "$schema": "urn:acs-calling-events:dialect",
  "type": "string",
  "x-accessors": { "a": ["old"] }
}"#,
        "s.json:3:3: `x-accessors` is for objects with `properties`\n  at #/x-accessors",
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

#[test]
fn formats_that_are_asserted() {
    check(
        r#"{ "$schema": "urn:acs-calling-events:dialect", "format": "made-up" }"#,
        "s.json:1:58: format `made-up` is not supported, and this dialect asserts formats\n  at #/format",
    );
    check(
        r#"{ "$schema": "urn:acs-calling-events:dialect", "properties": {
  "a": { "format": "date-time" },
  "b": { "format": "made-up" },
  "c": { "format": "made-up-too" }
} }"#,
        "s.json:3:20: format `made-up` is not supported, and this dialect asserts formats\n  at #/properties/b/format\n\
         s.json:4:20: format `made-up-too` is not supported, and this dialect asserts formats\n  at #/properties/c/format",
    );
    // Under a draft's own meta-schema an unknown format stays an annotation.
    check_asserting(
        r#"{ "anyOf": [{ "format": "made-up" }, { "format": "uuid" }] }"#,
        "nothing is wrong",
    );
}

#[test]
fn patterns_that_are_none() {
    check(
        r#"{ "pattern": "(" }"#,
        "s.json:1:14: `(` is not a regular expression: ECMA-262 does not allow it\n  at #/pattern",
    );
    check(
        r#"{ "pattern": "a**" }"#,
        "s.json:1:14: `a**` is not a regular expression: ECMA-262 does not allow it\n  at #/pattern",
    );
    check(
        r#"{ "patternProperties": {
  "^a": {},
  "[": {},
  "b": {}
} }"#,
        "s.json:3:8: `[` is not a regular expression: ECMA-262 does not allow it\n  at #/patternProperties/[",
    );
    check(
        r#"{ "patternProperties": { "^x-": 7 } }"#,
        "s.json:1:33: must be a schema (an object or a boolean)\n  at #/patternProperties/^x-",
    );
    check(
        r#"{ "pattern": "\\p{Nope}" }"#,
        "s.json:1:14: `\\p{Nope}` is not a regular expression: unicode property not found\n  at #/pattern",
    );
    check(
        r#"{ "patternProperties": { "(": {}, "a": {}, "[": { "pattern": ")" } } }"#,
        "s.json:1:31: `(` is not a regular expression: ECMA-262 does not allow it\n  at #/patternProperties/(\n\
         s.json:1:49: `[` is not a regular expression: ECMA-262 does not allow it\n  at #/patternProperties/[\n\
         s.json:1:62: `)` is not a regular expression: ECMA-262 does not allow it\n  at #/patternProperties/[/pattern",
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
        "s.json:1:20: `other.json` refers to another document, which is not among the resources\n  at #/$recursiveRef",
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
         s.json:6:46: `(` is not a regular expression: ECMA-262 does not allow it\n  at #/properties/call_id/pattern\n\
         s.json:7:11: must be a schema (an object or a boolean)\n  at #/properties/to\n\
         s.json:10:22: must be a string\n  at #/required/1\n\
         s.json:11:48: accessor `id` names no member: `none`\n  at #/x-accessors/id/2\n\
         s.json:12:22: refers to itself without a step into the instance\n  at #/$defs/loop\n\
         s.json:12:50: definition `Loop` would share the Rust name `Loop` with definition `loop`\n  at #/$defs/Loop\n\
         s.json:12:74: value `A` would share the Rust name `A` with value `a`\n  at #/$defs/Loop/enum/1\n\
         s.json:14:3: member `title` is written twice\n  at #/title",
    );
}

#[test]
fn uris_that_cannot_be_read() {
    check(
        r#"{ "$ref": "http://[" }"#,
        "s.json:1:11: `http://[` is not a URI reference\n  at #/$ref",
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

/// They are placed at the reference that led there.
#[test]
fn mistakes_in_other_documents() {
    check(
        r#"{ "properties": {
  "a": { "$ref": "urn:example:broken" }
} }"#,
        "s.json:2:18: `(` is not a regular expression: ECMA-262 does not allow it\n  at urn:example:broken#/$defs/A/pattern\n\
         s.json:2:18: unknown type `strin`; did you mean `string`?\n  at urn:example:broken#/$defs/A/type\n\
         s.json:2:18: `http://[` is not a URI reference\n  at urn:example:broken#/$id",
    );
    check(
        r#"{
  "$ref": "urn:example:door" }"#,
        "s.json:2:11: `(` is not a regular expression: ECMA-262 does not allow it\n  at urn:example:broken#/$defs/A/pattern\n\
         s.json:2:11: unknown type `strin`; did you mean `string`?\n  at urn:example:broken#/$defs/A/type\n\
         s.json:2:11: `http://[` is not a URI reference\n  at urn:example:broken#/$id",
    );
    check(
        r#"{ "anyOf": [{}, { "$ref": "urn:example:broken#/$defs/A" }, { "$ref": "urn:example:broken" }] }"#,
        "s.json:1:27: `(` is not a regular expression: ECMA-262 does not allow it\n  at urn:example:broken#/$defs/A/pattern\n\
         s.json:1:27: unknown type `strin`; did you mean `string`?\n  at urn:example:broken#/$defs/A/type\n\
         s.json:1:27: `http://[` is not a URI reference\n  at urn:example:broken#/$id",
    );
}

/// A report has one line for each message and each pointer, whatever the names.
#[test]
fn control_characters() {
    check(
        r#"{ "$schema": "urn:acs-calling-events:dialect", "!\n": {} }"#,
        "s.json:1:48: unknown keyword `!\\u{a}`\n  at #/!\\u{a}",
    );
    check(
        r##"{ "$ref": "#/a\u0000\r\nb" }"##,
        "s.json:1:11: `#/a\\u{0}\\u{d}\\u{a}b` refers to nothing\n  at #/$ref",
    );
    check(
        r#"{ "properties": { "\u001b[31m": 7 } }"#,
        "s.json:1:33: must be a schema (an object or a boolean)\n  at #/properties/\\u{1b}[31m",
    );
}

#[test]
fn definitions_and_values_that_would_share_a_rust_name() {
    check(
        r#"{ "$schema": "urn:acs-calling-events:dialect", "$defs": {
  "callEnded": {},
  "CallEnded": {},
  "Vec": {}
} }"#,
        "s.json:3:3: definition `CallEnded` would share the Rust name `CallEnded` with definition `callEnded`\n  at #/$defs/CallEnded\n\
         s.json:4:3: definition `Vec` would share the Rust name `Vec` with a type that generated code uses\n  at #/$defs/Vec",
    );
    check(
        r#"{ "$schema": "urn:acs-calling-events:dialect", "$defs": { "A": { "enum": ["call-ended", "CallEnded", "+", "-"] } } }"#,
        "s.json:1:89: value `CallEnded` would share the Rust name `CallEnded` with value `call-ended`\n  at #/$defs/A/enum/1\n\
         s.json:1:107: value `-` would share the Rust name `Value` with value `+`\n  at #/$defs/A/enum/3",
    );
    check(
        r#"{ "$schema": "urn:acs-calling-events:dialect", "anyOf": [{ "enum": ["other", "b"] }, { "type": "string" }] }"#,
        "s.json:1:69: value `other` would share the Rust name `Other` with the variant of other values\n  at #/anyOf/0/enum/0",
    );
    check(
        r#"{ "$defs": { "a": { "enum": ["+", "-"] }, "A": {} }, "type": "sting" }"#,
        "s.json:1:62: unknown type `sting`; did you mean `string`?\n  at #/type",
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
