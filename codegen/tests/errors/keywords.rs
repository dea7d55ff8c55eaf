//! Keywords that nobody knows, or with values that they cannot have.

use codegen::Draft;
use serde_json::json;

use crate::{check, check_asserting, check_draft};

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
        "s.json:1:12: `items` must be a schema or an array of at least one schema\n  at #/items",
    );
    check_draft(
        Draft::Draft7,
        r#"{ "items": [] }"#,
        "s.json:1:12: `items` must be a schema or an array of at least one schema\n  at #/items",
    );
    check_draft(
        Draft::Draft201909,
        r#"{ "properties": { "a": { "items": [] } } }"#,
        "s.json:1:35: `items` must be a schema or an array of at least one schema\n  at #/properties/a/items",
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
        "s.json:1:14: `(` is no regular expression of ECMA-262 with the flag `u`\n  at #/pattern",
    );
    check(
        r#"{ "pattern": "a**" }"#,
        "s.json:1:14: `a**` is no regular expression of ECMA-262 with the flag `u`\n  at #/pattern",
    );
    check(
        r#"{ "patternProperties": {
  "^a": {},
  "[": {},
  "b": {}
} }"#,
        "s.json:3:8: `[` is no regular expression of ECMA-262 with the flag `u`\n  at #/patternProperties/[",
    );
    check(
        r#"{ "patternProperties": { "^x-": 7 } }"#,
        "s.json:1:33: must be a schema (an object or a boolean)\n  at #/patternProperties/^x-",
    );
    check(
        r#"{ "pattern": "\\p{Nope}" }"#,
        "s.json:1:14: `\\p{Nope}` is not supported: unicode property not found\n  at #/pattern",
    );
    check(
        r#"{ "pattern": "[^]", "propertyNames": { "pattern": "(?<n>a)\\k<n>" } }"#,
        "s.json:1:14: `[^]` is not supported: it cannot be translated\n  at #/pattern\n\
         s.json:1:51: `(?<n>a)\\k<n>` is not supported: it cannot be translated\n  at #/propertyNames/pattern",
    );
    check(
        r#"{ "patternProperties": { "(": {}, "a": {}, "[": { "pattern": ")" } } }"#,
        "s.json:1:31: `(` is no regular expression of ECMA-262 with the flag `u`\n  at #/patternProperties/(\n\
         s.json:1:49: `[` is no regular expression of ECMA-262 with the flag `u`\n  at #/patternProperties/[\n\
         s.json:1:62: `)` is no regular expression of ECMA-262 with the flag `u`\n  at #/patternProperties/[/pattern",
    );
}

#[test]
fn groups_that_the_engine_takes_for_others() {
    let check_all = |patterns: &[&str], reason: &str| {
        for pattern in patterns {
            let schema = json!({ "pattern": pattern }).to_string();
            let reason =
                format!("s.json:1:12: `{pattern}` is not supported: {reason}\n  at #/pattern");
            check(&schema, &reason);
        }
    };
    check_all(
        &[
            r"^(a)?\1$",
            r"^(?:(a)|b)\1$",
            r"^(?:(a)|b)*\1$",
            r"^(a*)+\1$",
            r"\1(a)",
            r"(a\1)",
            r"(a)|\1",
            r"(?:(a)){0}\1",
            r"(?!(a))\1",
            r"(?<=(a+)(a+))\1",
            r"(a)(?<=\1)",
            r"[(](a)|[)]\1",
            r"(?=)\k<n>(?<n>a)",
        ],
        "a reference back to a group that may not have taken part in the match",
    );
    check_all(
        &[r"(?=)(?:(?<n>a)|(?<n>b))\k<n>"],
        "two groups of the same name",
    );
    check_all(
        &["(?s:.)", "(?m:^a)", "(?im:a$)", "(?-i:(?s-i:.))"],
        "a group with the flag `m` or `s`",
    );
    check_all(
        &[r"(?i:\P{Lu})", r"(?i:(?-s:[^\P{Lu}]))"],
        r"`\P` in a group with the flag `i`",
    );
}
