//! What the tests of generated code share.

use std::fmt::Display;

use codegen::{Draft, Files, Request};
use serde_json::Map;

/// The files that a schema gives which nothing is wrong with.
#[track_caller]
pub fn generated(schema: &str, draft: Draft) -> Files {
    generated_with(schema, draft, codegen::generate_unformatted)
}

/// What becomes of such a schema.
#[track_caller]
pub fn generated_with<T, E: Display>(
    schema: &str,
    draft: Draft,
    generate: impl FnOnce(&Request<'_>) -> Result<T, E>,
) -> T {
    let request = Request {
        file: "s.json",
        text: schema,
        resources: &Map::new(),
        draft: Some(draft),
        assert_format: false,
        command: "cargo xtask generate",
    };
    generate(&request).unwrap_or_else(|error| panic!("{schema}: {error}"))
}
