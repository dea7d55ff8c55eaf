//! Texts that are no schema.

use crate::check;

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
    check(
        r#"{ "properties": { "\u202E\u2028": 7 } }"#,
        "s.json:1:35: must be a schema (an object or a boolean)\n  at #/properties/\\u{202e}\\u{2028}",
    );
}
