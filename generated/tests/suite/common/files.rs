//! The payloads and schemas that lie beside the crate.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use serde_json::Value;

use super::parse;

/// A payload with its place below the folder of examples: `CallEnded/article.json`.
pub struct Example {
    pub name: String,
    pub text: String,
    pub value: Value,
}

/// The payloads that the schema allows.
pub fn valid() -> &'static [Example] {
    static VALID: LazyLock<Vec<Example>> = LazyLock::new(|| examples(false));
    &VALID
}

/// Those that it does not, for one reason each, which the file name tells.
pub fn invalid() -> &'static [Example] {
    static INVALID: LazyLock<Vec<Example>> = LazyLock::new(|| examples(true));
    &INVALID
}

/// The one valid payload of that name.
#[track_caller]
pub fn example(name: &str) -> &'static Example {
    let found = valid().iter().find(|it| it.name == name);
    found.unwrap_or_else(|| panic!("no example {name}"))
}

/// The text of a file in the folder of the schema.
#[track_caller]
pub fn schema_file(name: &str) -> String {
    read(&schema_folder().join(name))
}

fn schema_folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../schema")
}

fn examples(invalid: bool) -> Vec<Example> {
    let root = schema_folder().join("examples");
    let mut found = Vec::new();
    for event in folder(&root) {
        let files = if invalid {
            event.join("invalid")
        } else {
            event
        };
        // Not every event needs invalid payloads.
        if !files.is_dir() {
            continue;
        }
        for path in folder(&files).into_iter().filter(|it| it.is_file()) {
            let name = path.strip_prefix(&root).unwrap_or(&path).display();
            let text = read(&path);
            found.push(Example {
                name: name.to_string(),
                value: parse(&text),
                text,
            });
        }
    }
    found
}

fn folder(path: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let mut paths: Vec<PathBuf> = entries
        .map(|entry| entry.expect("an entry of a readable folder").path())
        .collect();
    paths.sort();
    paths
}

#[track_caller]
fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}
