//! What types and names schemas of other domains get.

mod common;

use codegen::Draft;

use crate::common::generated;

/// Tools that sort members put `type` last: what a value is read into does not depend on that.
#[test]
fn keywords_in_another_order() {
    let fields = |keywords: &[&str]| {
        let value = format!("{{{}}}", keywords.join(", "));
        let schema = format!(r#"{{"type": "object", "properties": {{"value": {value}}}}}"#);
        let files = generated(&schema, Draft::Draft202012);
        let rust: String = files.iter().map(|(_, text)| text).collect();
        let fields = rust.lines().map(str::trim);
        let fields = fields.filter(|it| it.starts_with("pub ") && !it.contains("fn "));
        fields.map(str::to_owned).collect::<Vec<_>>()
    };
    let object =
        r#"{"required": ["a"], "properties": {"a": {"type": "boolean"}}, "type": "object"}"#;
    let then = format!(r#""then": {object}"#);
    for keywords in [
        [r#""type": "string""#, r#""maxLength": 3"#].as_slice(),
        &[r#""type": ["null", "integer"]"#, r#""minimum": 3"#],
        &[r#""type": "array""#, r#""items": {"type": "string"}"#],
        &[
            r#""type": "object""#,
            r#""additionalProperties": {"maximum": 3, "type": "number"}"#,
        ],
        &[r#""type": "string""#, r#""enum": ["a", "b"]"#],
        &[
            r#""if": {"required": ["a"], "type": "object"}"#,
            &then,
            r#""else": {"maxLength": 3, "type": "string"}"#,
        ],
    ] {
        let reversed: Vec<&str> = keywords.iter().rev().copied().collect();
        let found = fields(keywords);
        assert_eq!(found, fields(&reversed), "{keywords:?}");
        assert!(
            found.iter().all(|it| !it.contains("Json")),
            "{keywords:?}: {found:?}"
        );
    }
}

/// Bundles name definitions by their addresses.
#[test]
fn definitions_named_by_addresses() {
    let object = r#"{"type": "object", "properties": {"a": true}}"#;
    for (name, expected) in [
        (
            "http://example.com/definitions/2.6.0/ApiKey.json",
            "api_key",
        ),
        ("https://example.com/schemas/address", "address"),
        ("https://example.com/schemas/place.schema.json#", "place"),
        ("https://example.com/a/b/?x=1", "b"),
        ("https://example.com/", "example_com"),
        ("urn:example:door", "urn_example_door"),
        ("one/two.json", "one_two_json"),
    ] {
        let schema = format!(r#"{{"$defs": {{"{name}": {object}}}}}"#);
        let files = generated(&schema, Draft::Draft202012);
        let paths: Vec<&str> = files.iter().map(|(path, _)| path).collect();
        let expected = format!("{expected}.rs");
        assert!(paths.contains(&&*expected), "{name}: {paths:?}");
    }
}

/// A field's documentation says what the member is called, unless its name tells.
#[test]
fn members_whose_names_do_not_tell() {
    for (name, is_told) in [
        ("callId", true),
        ("call_id", true),
        ("CallId", true),
        ("call-id", true),
        ("type", true),
        ("@type", false),
        ("*", false),
        ("x.y", false),
        ("URLPath", false),
    ] {
        let schema = format!(
            r#"{{"type": "object", "properties": {{"{name}": {{"description": "It."}}}}}}"#
        );
        let files = generated(&schema, Draft::Draft202012);
        let rust: String = files.iter().map(|(_, text)| text).collect();
        let said = format!("/// Member `{name}`.");
        assert_eq!(rust.contains(&said), !is_told, "{name}: {rust}");
    }
}

/// Many write the type beside a constant, in either order.
#[test]
fn constants_with_their_type() {
    let file = |constant: &str| {
        let then = r#"{"properties": {"data": {"type": "string"}}, "required": ["data"]}"#;
        let schema = format!(
            r#"{{
              "type": "object",
              "properties": {{"version": {constant}, "kind": {{"type": "string"}}, "data": true}},
              "required": ["version", "kind"],
              "allOf": [
                {{"if": {{"properties": {{"kind": {constant}}}, "required": ["kind"]}}, "then": {then}}}
              ]
            }}"#
        );
        let files = generated(&schema, Draft::Draft202012);
        let mut files = files.iter();
        let root = files.find(|(path, _)| *path == "root.rs");
        let (structs, _) = root
            .expect("the root has a file")
            .1
            .split_once("static ")
            .expect("tables");
        structs.to_owned()
    };
    let expected = file(r#"{"const": "a"}"#);
    assert!(expected.contains("pub data: RootData<'a>,"), "{expected}");
    assert!(!expected.contains("version"), "{expected}");
    for constant in [
        r#"{"type": "string", "const": "a"}"#,
        r#"{"const": "a", "type": "string"}"#,
    ] {
        assert_eq!(file(constant), expected, "{constant}");
    }
}
