//! What schemas of other domains made the compiler refuse, or it and its linter warn of: each is generated without it.

mod common;

use codegen::{Draft, Request};
use serde_json::Map;

use crate::common::{generated, generated_with};

/// The Rust that a schema gives, all files in one text.
fn rust(schema: &str) -> String {
    let files = generated(schema, Draft::Draft7);
    let rust = files.iter().filter(|(path, _)| path.ends_with(".rs"));
    rust.map(|(_, text)| text).collect()
}

/// What the schema gives has one text, and does not have the other, however the lines break.
#[track_caller]
fn check(schema: &str, expected: &str, unwanted: &str) {
    let text = rust(schema);
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(
        text.contains(expected),
        "{schema}: no `{expected}` in {text}"
    );
    assert!(!text.contains(unwanted), "{schema}: `{unwanted}` in {text}");
}

#[test]
fn a_closed_object_whose_members_are_all_required() {
    let schema = r#"{
      "properties": {"a": {"type": "string"}, "b": {"const": "x"}}, "required": ["a", "b"],
      "type": "object", "additionalProperties": false
    }"#;
    check(schema, "find(name) != UNKNOWN", "match find(name)");
    check(
        schema,
        "_: &mut Self::Content",
        "content: &mut Self::Content",
    );
    let named_alike = r#"{
      "properties": {"content": {"type": "string"}}, "required": ["content"], "type": "object"
    }"#;
    check(
        named_alike,
        "_: &mut Self::Content",
        "content: &mut Self::Content",
    );
    let judged_by_one_named_alike = r##"{
      "type": "object", "properties": {
        "a": {"$ref": "#/definitions/Content/properties/b"}, "c": {"$ref": "#/definitions/Content"}
      },
      "definitions": {
        "Content": {"type": "object", "properties": {"b": {"type": "string", "minLength": 2}}}
      }
    }"##;
    check(
        judged_by_one_named_alike,
        "super::content::B",
        "content: &mut Self::Content",
    );
}

#[test]
fn an_object_without_members() {
    let open =
        r#"{"type": "object", "properties": {}, "patternProperties": {"^x": {"type": "string"}}}"#;
    check(open, "_: usize", "match index { _ =>");
    check(open, "Keys::new(&[], |_| UNKNOWN)", "match name { _ =>");
}

#[test]
fn a_member_that_must_be_null() {
    let schema = r#"{"type": "object", "properties": {"a": {"type": "null"}}, "required": ["a"]}"#;
    check(
        schema,
        "Decode::decode(&mut self.a, reader)",
        "self.a.decode(",
    );
    check(schema, "place.extra", "self.a.own_into(");
}

#[test]
fn more_required_members_than_a_function_should_have_parameters() {
    let schema = |count: usize| {
        let names: Vec<_> = (0..count).map(|it| format!("m{it}")).collect();
        let member = |it: &String| (it.clone(), serde_json::json!({"type": "boolean"}));
        let properties: Map<_, _> = names.iter().map(member).collect();
        serde_json::json!({"type": "object", "properties": properties, "required": names})
    };
    assert!(rust(&schema(8).to_string()).contains("clippy::too_many_arguments"));
    assert!(!rust(&schema(7).to_string()).contains("clippy::too_many_arguments"));
}

/// One is larger than a text; the linter tolerates a difference of 200 bytes.
#[test]
fn a_variant_of_many_time_stamps() {
    let is_boxed = |count: usize| {
        let time = |it| format!(r#""m{it}": {{"type": "string", "format": "date-time"}}"#);
        let members: Vec<_> = (0..count).map(time).collect();
        let schema = format!(
            r##"{{
              "if": {{"type": "object"}}, "then": {{"$ref": "#/definitions/A"}}, "else": {{"type": "string"}},
              "definitions": {{"A": {{"type": "object", "properties": {{{}}}}}}}
            }}"##,
            members.join(", ")
        );
        let files = generated_with(&schema, Draft::Draft7, |request| {
            codegen::generate_unformatted(&Request {
                assert_format: true,
                ..*request
            })
        });
        let (_, root) = files
            .iter()
            .find(|(path, _)| *path == "root.rs")
            .expect("the root has a file");
        root.contains("A(Box<A<'a>>)")
    };
    assert!(is_boxed(7) && !is_boxed(6));
}

#[test]
fn members_named_like_modules() {
    let schema = r#"{
      "type": "object", "properties": {"fmt": {"type": "string"}, "mem": {"type": "boolean"}},
      "required": ["fmt", "mem"]
    }"#;
    check(schema, "pub fn new(", "use std::fmt;");
    check(schema, "pub fn new(", "use std::mem;");
}

#[test]
fn a_regular_expression_of_a_definition_that_nothing_refers_to() {
    let schema = r#"{"type": "string", "pattern": "^a", "definitions": {"d": {"pattern": "^b"}}}"#;
    check(schema, "\"^a\"", "\"^b\"");
}

#[test]
fn a_list_whose_items_go_on_in_the_next_line() {
    let schema = r#"{"type": "object", "description": "One of:\n- first,\nwhich goes on\n12. second\nalso\n\nThe end\n-5 to 5"}"#;
    let text = rust(schema);
    for line in [
        "- first,",
        "  which goes on",
        "12. second",
        "    also",
        "The end",
        "-5 to 5",
    ] {
        assert!(
            text.lines().any(|it| it == format!("/// {line}")),
            "no `{line}` in {text}"
        );
    }
}

/// rustdoc would compile what it takes for code, and look for what it takes for the name of an item.
#[test]
fn descriptions_that_look_like_code_or_links() {
    for (description, expected) in [
        ("~~~", r"\~\~\~"),
        ("````rust", r"\`\`\`\`rust"),
        ("``a`` [b]", r"\`\`a\`\` \[b\]"),
        ("-     let a", "- let a"),
        ("- 1.      let a", "- 1. let a"),
        (r"\`[a]\`", r"\\`[a]\`"),
        ("[a b](https://c.d/e).", r"\[a b\](`https://c.d/e`)."),
        ("[`a`](https://c.d/e)", r"\[`a`\](`https://c.d/e`)"),
        ("(https://c.d/e)", "(`https://c.d/e`)"),
        ("<https://c.d/e>[f]", r"<https://c.d/e>\[f\]"),
        ("<a>https://c.d/e>", r"\<a\>`https://c.d/e>`"),
    ] {
        let schema = serde_json::json!({"type": "object", "description": description});
        let text = rust(&schema.to_string());
        let line = format!("/// {expected}");
        assert!(text.lines().any(|it| it == line), "no `{line}` in {text}");
    }
}

#[test]
fn names_and_values_that_look_like_code_or_links() {
    for (wire, expected) in [
        ("a\n\n    let a", r"`a\u{a}\u{a}    let a`"),
        ("a\r\n```", r"```` a\u{d}\u{a}``` ````"),
        ("`[a]", "`` `[a] ``"),
        ("a`[b]`", "`` a`[b]` ``"),
        ("a``b", "``` a``b ```"),
        ("", "``"),
    ] {
        let member = format!("Member {expected}.");
        for (schema, expected) in [
            (serde_json::json!({"enum": [wire]}), expected),
            (
                serde_json::json!({"type": "object", "properties": {wire: true}}),
                &*member,
            ),
        ] {
            let text = rust(&schema.to_string());
            let line = format!("/// {expected}");
            let has_line = text.lines().any(|it| it.trim_start() == line);
            assert!(has_line, "no `{line}` in {text}");
        }
    }
}

#[test]
fn tags_that_end_a_cell_of_a_table() {
    let schema = r##"{
      "type": "object", "properties": {"kind": {"type": "string"}, "value": true}, "required": ["kind", "value"],
      "allOf": [
        {"if": {"properties": {"kind": {"const": "a|b"}}, "required": ["kind"]},
         "then": {"properties": {"value": {"$ref": "#/definitions/one"}}}}
      ],
      "definitions": {"one": {"type": "object", "properties": {"a": true}}}
    }"##;
    let files = generated(schema, Draft::Draft7);
    let (_, events) = files
        .iter()
        .find(|(path, _)| *path == "events.md")
        .expect("the schema has events");
    assert!(events.contains(r"| `a\|b` | [`One`] |"), "{events}");
}

#[test]
fn values_that_are_all_called_self() {
    let schema = r#"{"enum": ["self", "Self", "SELF"]}"#;
    check(schema, "Self3", "Self_2");
}

#[test]
fn cases_that_no_member_tells_apart() {
    let schema = r##"{
      "type": "object", "properties": {"kind": {"type": "string"}, "value": true}, "required": ["kind", "value"],
      "allOf": [
        {"if": {"properties": {"kind": {"const": "a"}}, "required": ["kind"]},
         "then": {"properties": {"value": {"$ref": "#/definitions/one"}}}},
        {"if": {"properties": {"kind": {"const": "b"}}, "required": ["kind"]},
         "then": {"properties": {"value": {"$ref": "#/definitions/two"}}}}
      ],
      "definitions": {
        "one": {"type": "object", "properties": {"a": true}, "required": ["a"]},
        "two": {"type": "object", "properties": {"a": true}, "required": ["a"]}
      }
    }"##;
    check(
        schema,
        "match reader.ahead(name)",
        "match reader.telling_name()",
    );
    let told_apart = schema.replacen(
        r#"{"a": true}, "required": ["a"]"#,
        r#"{"b": true}, "required": ["b"]"#,
        1,
    );
    assert!(rust(&told_apart).contains("match reader.telling_name()"));
}

/// Only its cases require it, so that there is none beside a tag that the schema does not know.
#[test]
fn a_sensitive_content_that_may_be_absent() {
    let schema = r#"{
      "type": "object", "properties": {"kind": {"type": "string"}, "data": {"x-sensitive": true}}, "required": ["kind"],
      "allOf": [{
        "if": {"properties": {"kind": {"const": "a"}}, "required": ["kind"]},
        "then": {"properties": {"data": {"type": "string"}}, "required": ["data"]}
      }]
    }"#;
    check(
        schema,
        "&self.data.has_content().then_some(Redacted)",
        "self.data.as_ref()",
    );
}

#[test]
fn a_union_told_by_a_content_that_may_be_absent() {
    let schema = r#"{
      "if": {"type": "object", "required": ["data"]},
      "then": {
        "type": "object", "properties": {"kind": {"type": "string"}, "data": true}, "required": ["kind"],
        "allOf": [{
          "if": {"properties": {"kind": {"const": "a"}}, "required": ["kind"]},
          "then": {"properties": {"data": {"type": "string"}}, "required": ["data"]}
        }]
      },
      "else": {"type": "object", "properties": {"a": {"type": "string"}}}
    }"#;
    check(
        schema,
        "it.decode(reader).is_ok() && it.data.has_content()",
        "it.data.is_some()",
    );
}

#[test]
fn a_case_that_may_be_null_or_what_holds_it() {
    let schema = r##"{
      "type": "object", "properties": {"kind": {"type": "string"}, "data": true}, "required": ["kind", "data"],
      "allOf": [{
        "if": {"properties": {"kind": {"const": "a"}}, "required": ["kind"]},
        "then": {"properties": {"data": {"anyOf": [{"$ref": "#"}, {"type": "null"}]}}}
      }]
    }"##;
    check(
        schema,
        "data: &Option<Box<Root<'_>>>",
        "data: &Option<Root<'_>>",
    );
}

#[test]
fn accessors_of_what_stands_behind_a_pointer() {
    let by_name = r##"{
      "type": "object", "properties": {"a": {"$ref": "#"}, "b": {"$ref": "#"}}, "x-accessors": {"c": ["a", "b"]}
    }"##;
    check(
        by_name,
        "self.a.as_deref().or(self.b.as_deref())",
        "as_ref()",
    );
    let of_a_union = r##"{
      "if": {"type": "object", "required": ["a"]},
      "then": {"type": "object", "properties": {"a": true, "next": {"$ref": "#"}}, "required": ["next"]},
      "else": {"type": "object", "properties": {"b": true, "next": {"$ref": "#"}}}
    }"##;
    check(of_a_union, "(it) => it.next.as_deref()", "as_ref()");
}
