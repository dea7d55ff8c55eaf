//! A definition that the schema marks as sensitive shows nothing in `Debug`, whatever type it becomes.

mod common;

use codegen::Draft;

use crate::common::generated;

/// The definition's type is redacted as a whole, and is not without the mark.
#[track_caller]
fn check(definition: &str) {
    let marked = definition.replacen('{', r#"{"x-sensitive": true, "#, 1);
    assert!(is_redacted(&marked), "{marked}");
    assert!(!is_redacted(definition), "{definition}");
}

fn is_redacted(definition: &str) -> bool {
    let text = format!(
        r##"{{"type": "object", "properties": {{"a": {{"$ref": "#/$defs/A"}}}}, "$defs": {{"A": {definition}}}}}"##
    );
    let files = generated(&text, Draft::Draft202012);
    let (_, rust) = files
        .iter()
        .find(|(path, _)| *path == "a.rs")
        .expect("the type has a file");
    let file = syn::parse_file(rust).unwrap_or_else(|error| panic!("{text}: {error}"));
    let debugs = file.items.iter().filter(|it| has_debug(it)).count();
    assert_eq!(debugs, 1, "{text}");
    rust.contains("Redacted")
}

/// Whether an item derives `Debug`, or is it.
fn has_debug(item: &syn::Item) -> bool {
    let is_debug = |attribute: &syn::Attribute| match &attribute.meta {
        syn::Meta::List(list) => list.tokens.to_string().contains("Debug"),
        _ => false,
    };
    match item {
        syn::Item::Struct(it) => it.attrs.iter().any(is_debug),
        syn::Item::Enum(it) => it.attrs.iter().any(is_debug),
        syn::Item::Impl(it) => it
            .trait_
            .as_ref()
            .is_some_and(|(path, _)| path.segments.last().is_some_and(|it| it.ident == "Debug")),
        _ => false,
    }
}

#[test]
fn objects() {
    check(r#"{"type": "object", "properties": {"b": {"type": "string"}}}"#);
}

#[test]
fn enums() {
    check(r#"{"enum": ["b", "c"]}"#);
    check(r#"{"anyOf": [{"enum": ["b", "c"]}, {"type": "string"}]}"#);
    let many: Vec<String> = (0..2_000).map(|it| format!("b{it}")).collect();
    check(&format!(r#"{{"enum": {many:?}}}"#));
}

#[test]
fn unions() {
    check(r#"{"if": {"type": "object"}, "then": {"type": "object"}, "else": {"type": "string"}}"#);
}

/// An object whose one member tells the type of another, as `A`; the schemas of the tag, and of the content in the
/// only case.
fn choice(tag: &str, content: &str) -> String {
    format!(
        r#"{{"type": "object", "properties": {{"kind": {tag}, "data": true}}, "required": ["kind", "data"],
          "allOf": [{{
            "if": {{"properties": {{"kind": {{"const": "a"}}}}, "required": ["kind"]}},
            "then": {{"properties": {{"data": {content}}}}}
          }}]}}"#
    )
}

/// What the files of a definition `A` say, all in one text.
fn rust(definition: &str) -> String {
    let text = format!(r#"{{"$defs": {{"A": {definition}}}}}"#);
    let files = generated(&text, Draft::Draft202012);
    files.iter().map(|(_, text)| text).collect()
}

#[test]
fn cases() {
    let plain = rust(&choice(r#"{"type": "string"}"#, r#"{"type": "string"}"#));
    assert!(plain.contains("pub enum AData"), "{plain}");
    assert!(!plain.contains("Redacted"), "{plain}");
    let of_text = choice(
        r#"{"type": "string"}"#,
        r#"{"type": "string", "x-sensitive": true}"#,
    );
    let redacted = rust(&of_text);
    assert!(redacted.contains("fmt::Debug for AData"), "{redacted}");
}

/// The variants of a choice, and the tag that it keeps, would show a tag that is sensitive.
#[test]
fn tags() {
    let tag = r#"{"type": "string", "x-sensitive": true}"#;
    let redacted = rust(&choice(tag, r#"{"type": "string"}"#));
    assert!(redacted.contains("Redacted"), "{redacted}");
    assert!(!redacted.contains("pub enum"), "{redacted}");
}
