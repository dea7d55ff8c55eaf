//! The generated model is what the schema gives.

use std::fs;
use std::path::Path;

use serde_json::{Map, Value};

#[test]
fn generated_model_is_fresh() {
    let root = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/.."));
    let read = |name: &str| {
        fs::read_to_string(root.join(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
    };
    let dialect: Value =
        serde_json::from_str(&read("schema/dialect.schema.json")).expect("the dialect is JSON");
    let id = dialect["$id"]
        .as_str()
        .expect("the dialect has an `$id`")
        .to_owned();
    let request = codegen::Request {
        file: "schema/calling-events.schema.json",
        text: &read("schema/calling-events.schema.json"),
        resources: &Map::from_iter([(id, dialect)]),
        draft: None,
        assert_format: false,
        command: "cargo xtask generate",
    };
    let files = codegen::generate(&request).unwrap_or_else(|error| panic!("{error}"));
    let changes = files
        .compare(&root.join("generated/src/model"))
        .expect("the model can be read");
    let stale: Vec<String> = changes
        .iter()
        .map(|change| {
            let name = change
                .path
                .file_name()
                .unwrap_or_default()
                .to_string_lossy();
            format!("generated/src/model/{name}: {}", change.outcome)
        })
        .collect();
    assert!(
        stale.is_empty(),
        "stale; to mend it, run `cargo xtask generate`\n{}",
        stale.join("\n")
    );
}
