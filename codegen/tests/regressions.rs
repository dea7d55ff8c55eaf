//! Schemas that fuzzing has found to break the generator: each is generated, as Rust.

use codegen::{Draft, Request};
use serde_json::Map;

/// The schema is generated in each draft, and what comes out parses.
#[track_caller]
fn check(schema: &str) {
    for draft in [Draft::Draft7, Draft::Draft201909, Draft::Draft202012] {
        let request = Request {
            file: "s.json",
            text: schema,
            resources: &Map::new(),
            draft: Some(draft),
            assert_format: false,
            command: "cargo xtask generate",
        };
        let files = codegen::generate_unformatted(&request)
            .unwrap_or_else(|error| panic!("{schema}: {error}"));
        for (path, text) in files.iter().filter(|(path, _)| path.ends_with(".rs")) {
            let parsed = syn::parse_file(text);
            assert!(parsed.is_ok(), "{path} of {schema}: {:?}", parsed.err());
        }
    }
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
