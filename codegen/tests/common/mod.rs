//! What the tests of generated code share.

use codegen::{Draft, Files, Request};
use serde_json::Map;

/// The files that a schema gives which nothing is wrong with.
#[track_caller]
pub fn generated(schema: &str, draft: Draft) -> Files {
    let request = Request {
        file: "s.json",
        text: schema,
        resources: &Map::new(),
        draft: Some(draft),
        assert_format: false,
        command: "cargo xtask generate",
    };
    codegen::generate_unformatted(&request).unwrap_or_else(|error| panic!("{schema}: {error}"))
}
