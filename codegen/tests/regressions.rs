//! Schemas that once broke the generator: each is generated, as Rust.

mod common;

use std::collections::HashSet;
use std::time::{Duration, Instant};

use codegen::Draft;
use syn::visit::{self, Visit};

use crate::common::{generated, generated_with};

/// The schema is generated in each draft, and what comes out parses and has each name once.
#[track_caller]
fn check(schema: &str) {
    for draft in [Draft::Draft7, Draft::Draft201909, Draft::Draft202012] {
        let files = generated(schema, draft);
        let mut names = Names::default();
        for (path, text) in files.iter().filter(|(path, _)| path.ends_with(".rs")) {
            let parsed =
                syn::parse_file(text).unwrap_or_else(|error| panic!("{path} of {schema}: {error}"));
            names.within((*path).to_owned(), |names| names.visit_file(&parsed));
            let twice = &names.twice;
            assert!(twice.is_empty(), "{path} of {schema} has twice: {twice:?}");
        }
    }
}

/// What files call their statics, imports, variants, constants, methods and parameters, and what they have twice.
#[derive(Debug, Default)]
struct Names {
    seen: HashSet<(String, String)>,
    /// The file, type, trait or method that has the names.
    place: String,
    twice: Vec<(String, String)>,
}

impl Names {
    fn add(&mut self, name: &syn::Ident) {
        let name = (self.place.clone(), name.to_string());
        if !self.seen.insert(name.clone()) {
            self.twice.push(name);
        }
    }

    fn within(&mut self, place: String, visit: impl FnOnce(&mut Self)) {
        let outer = std::mem::replace(&mut self.place, place);
        visit(self);
        self.place = outer;
    }
}

impl<'f> Visit<'f> for Names {
    fn visit_use_name(&mut self, it: &'f syn::UseName) {
        self.add(&it.ident);
    }

    fn visit_item_static(&mut self, it: &'f syn::ItemStatic) {
        self.add(&it.ident);
    }

    fn visit_impl_item_const(&mut self, it: &'f syn::ImplItemConst) {
        self.add(&it.ident);
    }

    fn visit_item_enum(&mut self, it: &'f syn::ItemEnum) {
        // A variant and a constant of one name are both `Self::NAME`.
        self.within(it.ident.to_string(), |names| {
            it.variants
                .iter()
                .for_each(|variant| names.add(&variant.ident));
        });
    }

    fn visit_item_impl(&mut self, it: &'f syn::ItemImpl) {
        let syn::Type::Path(own) = &*it.self_ty else {
            return;
        };
        // All that a type has without a trait is in one scope.
        let own = own.path.segments.last().map(|it| it.ident.to_string());
        if let (Some(own), None) = (own, &it.trait_) {
            self.within(own, |names| visit::visit_item_impl(names, it));
        }
    }

    fn visit_item_trait(&mut self, it: &'f syn::ItemTrait) {
        self.within(it.ident.to_string(), |names| {
            visit::visit_item_trait(names, it);
        });
    }

    fn visit_signature(&mut self, it: &'f syn::Signature) {
        self.add(&it.ident);
        let place = format!("{}::{}", self.place, it.ident);
        self.within(place, |names| visit::visit_signature(names, it));
    }

    fn visit_pat_ident(&mut self, it: &'f syn::PatIdent) {
        self.add(&it.ident);
    }

    fn visit_block(&mut self, _: &'f syn::Block) {}
}

#[test]
fn an_optional_member_that_is_always_null() {
    check(r#"{"type": "object", "properties": {"a": {"type": "null"}}}"#);
    check(r#"{"type": "object", "properties": {"a": {"type": ["null"]}}}"#);
    check(
        r##"{
          "type": "object",
          "properties": {"a": {"$ref": "#/definitions/n"}},
          "definitions": {"n": {"type": "null"}}
        }"##,
    );
}

/// The names are those of constants and statics that generated files have anyway.
#[test]
fn definitions_named_like_a_static() {
    check(
        r##"{
          "if": {"required": ["x"]},
          "then": {"$ref": "#/$defs/X"},
          "else": {"$ref": "#/$defs/Y"},
          "$defs": {
            "X": {
              "type": "object",
              "required": ["x"],
              "properties": {"x": {"oneOf": [{"$ref": "#/$defs/Y/$defs/unknown"}, {"$ref": "#/$defs/U/$defs/guess"}]}}
            },
            "Y": {"type": "object", "required": ["y"], "properties": {"y": true, "u": {"$ref": "#/$defs/U"}}, "$defs": {"unknown": {"minLength": 2}}},
            "U": {
              "if": {"required": ["x"]},
              "then": {"$ref": "#/$defs/X"},
              "else": {"$ref": "#/$defs/Y"},
              "$defs": {"guess": {"minLength": 3}}
            }
          }
        }"##,
    );
}

/// A type of that name would hide the trait that generated files mean.
#[test]
fn definitions_named_like_a_trait() {
    for name in ["From", "Into"] {
        let schema = serde_json::json!({
            "type": "object",
            "properties": {"a": {"type": "string"}, "b": {"$ref": format!("#/definitions/{name}")}},
            "required": ["a"],
            "definitions": {name: {"enum": ["x"]}},
        });
        let files = generated(&schema.to_string(), Draft::Draft7);
        let declared = format!("pub enum {name} ");
        assert!(!files.iter().any(|(_, text)| text.contains(&declared)));
    }
}

/// A type of that name would hide the one of the runtime.
#[test]
fn definitions_named_like_a_value() {
    for (name, is_free) in [
        ("Text", false),
        ("Timestamp", false),
        ("Json", false),
        ("Cow", true),
    ] {
        let definition = serde_json::json!({"$ref": format!("#/definitions/{name}")});
        let schema = serde_json::json!({
            "type": "object",
            "properties": {"a": {"type": "string"}, "b": definition, "c": {"type": "array", "items": definition}},
            "definitions": {name: {"type": "object", "properties": {"d": {"type": "string"}}}},
        });
        let schema = schema.to_string();
        check(&schema);
        let files = generated(&schema, Draft::Draft7);
        let declared = format!("pub struct {name}<");
        assert_eq!(
            files.iter().any(|(_, text)| text.contains(&declared)),
            is_free,
            "{name}"
        );
    }
}

/// The methods of the choice and of its handler have names of their own.
#[test]
fn cases_and_tags_named_like_a_method() {
    for (tag, content) in [("type", "data"), ("begin", "root"), ("dispatch", "handler")] {
        check(&choice(tag, content));
    }
}

/// The variant is in capitals, as the constant is.
#[test]
fn cases_named_in_capitals() {
    for (rejected, types) in [("V1", "V2"), ("X", "x2"), ("日本", "TYPES"), ("A1", "A_1")] {
        let schema = choice("type", "data");
        check(&schema.replace("rejected", rejected).replace("types", types));
    }
}

/// A union of envelopes has one method of that name, whatever its members are called.
#[test]
fn members_of_all_envelopes_named_like_a_method() {
    let envelope = |member: &str| {
        let members = format!(r#""properties": {{"dispatch": {{"type": "string"}}, {member}"#);
        choice("type", "data")
            .replacen(r#""properties": {"#, &members, 1)
            .replacen(
                r#""data": true"#,
                r##""data": {"$ref": "#/definitions/content"}"##,
                1,
            )
    };
    let (newer, older) = (envelope(r#""version": true, "#), envelope(""));
    check(&format!(
        r##"{{
          "if": {{"required": ["version"]}},
          "then": {{"$ref": "#/definitions/newer"}},
          "else": {{"$ref": "#/definitions/older"}},
          "definitions": {{
            "newer": {newer},
            "older": {older},
            "content": true,
            "rejected": {{"type": "object", "properties": {{"a": true}}}},
            "types": {{"type": "object", "properties": {{"a": true}}}}
          }}
        }}"##,
    ));
}

/// The handler takes what the variant holds.
#[test]
fn cases_without_a_type_of_their_own() {
    let payload = r#"{"type": "object", "properties": {"a": {"type": "string"}}}"#;
    for (ty, parameter) in [
        (r#"{"type": "string"}"#, "data: &str"),
        (r#"{"type": "integer"}"#, "data: &Integer<'_>"),
        (r#"{"type": "boolean"}"#, "data: &bool"),
        (
            r#"{"type": "array", "items": {"type": "string"}}"#,
            "data: &[Text<'_>]",
        ),
        (r#"{"type": ["string", "null"]}"#, "data: &Option<Text<'_>>"),
        ("true", "data: &Json<'_>"),
    ] {
        let schema = choice("type", "data").replace(payload, ty);
        check(&schema);
        let files = generated(&schema, Draft::Draft202012);
        let has =
            |(_, text): &(&str, &str)| text.contains(&format!("fn types(&mut self, {parameter}"));
        assert!(files.iter().any(|it| has(&it)), "no {parameter} for {ty}");
    }
}

/// Such a member is `null` or absent, not any JSON.
#[test]
fn a_member_that_is_null_or_null() {
    let schema = r##"{
      "type": "object", "properties": {"a": {"anyOf": [{"type": "null"}, {"$ref": "#/definitions/n"}]}},
      "definitions": {"n": {"type": "null"}}
    }"##;
    let files = generated(schema, Draft::Draft7);
    assert!(files.iter().any(|(_, text)| text.contains("a: Option<()>")));
    check(schema);
}

/// The time that rustfmt takes for such code doubles with each level.
#[test]
fn a_schema_that_nests_deep() {
    for (open, close) in [(r#"{"items":"#, "}"), (r#"{"allOf":["#, "]}")] {
        let schema = format!("{}true{}", open.repeat(40), close.repeat(40));
        let start = Instant::now();
        generated_with(&schema, Draft::Draft202012, codegen::generate);
        assert!(start.elapsed() < Duration::from_secs(30), "{schema}");
    }
}

/// A definition of arrays or maps has no type of its own, but those inside it are known by its name.
#[test]
fn types_inside_definitions_without_one() {
    let object = r#"{"type": "object", "properties": {"a": true}}"#;
    let schema = format!(
        r##"{{
          "type": "object", "properties": {{"parts": {{"$ref": "#/$defs/steps"}}}},
          "$defs": {{
            "steps": {{"type": "array", "items": {object}}},
            "devices": {{"type": ["array", "null"], "items": {object}}},
            "labels": {{"type": "object", "additionalProperties": {object}}}
          }}
        }}"##
    );
    let files = generated(&schema, Draft::Draft202012);
    let paths: Vec<&str> = files.iter().map(|(path, _)| path).collect();
    for name in ["steps_item", "devices_item", "labels_value"] {
        assert!(paths.contains(&&*format!("{name}.rs")), "{name}: {paths:?}");
    }
    check(&schema);
}

/// A file's name has 255 bytes at most, and so has a page of the documentation.
#[test]
fn types_with_long_names() {
    let object = r#"{"type": "object", "properties": {"a": true}}"#;
    let long = "long".repeat(100);
    let schema = format!(r#"{{"$defs": {{"{long}a": {object}, "{long}b": {object}}}}}"#);
    let files = generated(&schema, Draft::Draft202012);
    assert_eq!(
        files
            .iter()
            .filter(|(path, _)| path.starts_with("long"))
            .count(),
        2
    );
    assert!(files.iter().all(|(path, _)| path.len() < 255));
    // rustdoc names pages after types.
    let words = files
        .iter()
        .flat_map(|(_, text)| text.split(|it: char| !it.is_alphanumeric()));
    let types = words.filter(|it| it.starts_with("Long"));
    assert!(types.map(str::len).max().is_some_and(|it| it <= 201));
    check(&schema);
}

/// What generated code calls on a union is no getter.
#[test]
fn members_of_all_variants_named_like_a_method_of_every_type() {
    let schema = r#"{
      "if": {"required": ["a"]},
      "then": {"type": "object", "properties": {"a": true, "NAME": {"type": "string"}}},
      "else": {"type": "object", "properties": {"b": true, "NAME": {"type": "string"}}}
    }"#;
    let getters = |name: &str| {
        let files = generated(&schema.replace("NAME", name), Draft::Draft202012);
        let root = files.iter().find(|(path, _)| *path == "root.rs");
        let text = root.map_or("", |(_, text)| text);
        text.matches(&format!("pub fn {name}(")).count()
    };
    assert_eq!(getters("name"), 1);
    for name in ["decode", "encode", "schema", "dispatch"] {
        assert_eq!(getters(name), 0, "{name}");
    }
}

fn choice(tag: &str, content: &str) -> String {
    let case = |name: &str| {
        format!(
            r##"{{
              "if": {{"properties": {{"{tag}": {{"const": "{name}"}}}}, "required": ["{tag}"]}},
              "then": {{"properties": {{"{content}": {{"$ref": "#/definitions/{name}"}}}}}}
            }}"##
        )
    };
    let (rejected, types) = (case("rejected"), case("types"));
    let payload = r#"{"type": "object", "properties": {"a": {"type": "string"}}}"#;
    format!(
        r#"{{
          "type": "object",
          "properties": {{"{tag}": {{"type": "string"}}, "{content}": true}},
          "required": ["{tag}", "{content}"],
          "allOf": [{rejected}, {types}],
          "definitions": {{"rejected": {payload}, "types": {payload}}}
        }}"#
    )
}

/// The object requires itself, so that it becomes a JSON value, and nothing holds its choice.
#[test]
fn a_choice_of_an_object_without_finite_values() {
    check(
        r##"{
          "type": "object", "properties": {"kind": {"type": "string"}, "data": true, "next": {"$ref": "#"}},
          "required": ["kind", "data", "next"],
          "allOf": [{
            "if": {"properties": {"kind": {"const": "a"}}, "required": ["kind"]},
            "then": {"properties": {"data": {"type": "string"}}}
          }]
        }"##,
    );
}

/// Of two cases, the one with fewer members requires the union: its blank value would never be made.
#[test]
fn a_union_whose_smaller_case_requires_it() {
    let files = generated(
        r##"{
          "if": {"required": ["next"]}, "then": {"$ref": "#/$defs/Link"}, "else": {"$ref": "#/$defs/End"},
          "$defs": {
            "Link": {"type": "object", "properties": {"next": {"$ref": "#"}}, "required": ["next"]},
            "End": {"type": "object", "properties": {"a": true, "b": true}}
          }
        }"##,
        Draft::Draft202012,
    );
    let root = files.iter().find(|(path, _)| *path == "root.rs");
    let text = root.map_or("", |(_, text)| text);
    let blank = text.split("fn blank() -> Self {").nth(1);
    let blank = blank.and_then(|it| it.split('}').next()).map(str::trim);
    assert_eq!(blank, Some("Self::End(Blank::blank())"), "{text}");
}
