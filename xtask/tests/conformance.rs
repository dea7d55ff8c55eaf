//! `conformance` on a suite of a few groups: what it counts, what it lists, and how it ends.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

const FOLDER: &str = concat!(env!("CARGO_TARGET_TMPDIR"), "/conformance");

/// A suite of two drafts. The second has a required test that is wrong on purpose, and an optional schema
/// that is refused.
fn suite() -> PathBuf {
    let suite = Path::new(FOLDER).join("suite");
    let write = |name: &str, text: &str| {
        let path = suite.join(name);
        fs::create_dir_all(path.parent().expect("it is below the folder"))
            .expect("the folder can be made");
        fs::write(path, text).expect("the folder can be written");
    };
    write(
        "remotes/draft7/word.json",
        r#"{"type": "string", "minLength": 1}"#,
    );
    write(
        "tests/draft7/type.json",
        r#"[{
            "description": "integers",
            "schema": {"type": "integer"},
            "tests": [
                {"description": "a fraction of zero", "data": 1.0, "valid": true},
                {"description": "far beyond 64 bits", "data": 123456789012345678901234567890, "valid": true},
                {"description": "a string", "data": "1", "valid": false}
            ]
        }]"#,
    );
    write(
        "tests/draft7/refRemote.json",
        r#"[{
            "description": "remote",
            "schema": {"properties": {"a": {"$ref": "http://localhost:1234/draft7/word.json"}}},
            "tests": [
                {"description": "a word", "data": {"a": "b",
                    "more": [1.50, null]}, "valid": true},
                {"description": "none", "data": {"a": ""}, "valid": false}
            ]
        }]"#,
    );
    write(
        "tests/draft7/anyOf.json",
        r#"[{
            "description": "or null",
            "schema": {"type": "object", "properties": {
                "a": {"anyOf": [{"type": "string", "minLength": 2}, {"type": "null"}]},
                "b": {"oneOf": [{"type": "null"}, {"type": ["string", "integer"]}]},
                "c": {"oneOf": [{"type": ["string", "null"]}, {"type": "null"}]}
            }},
            "tests": [
                {"description": "null", "data": {"a": null, "b": null}, "valid": true},
                {"description": "too short", "data": {"a": "s"}, "valid": false},
                {"description": "null twice", "data": {"c": null}, "valid": false},
                {"description": "something else", "data": {"a": "ss", "b": 1, "c": ""}, "valid": true}
            ]
        }]"#,
    );
    write(
        "tests/draft7/optional/format/ipv4.json",
        r#"[{
            "description": "addresses",
            "schema": {"format": "ipv4"},
            "tests": [{"description": "too few parts", "data": "127.0", "valid": false}]
        }]"#,
    );
    write(
        "tests/draft2020-12/required.json",
        r#"[{
            "description": "members",
            "schema": {"required": ["a"]},
            "tests": [
                {"description": "there", "data": {"a": 1}, "valid": true},
                {"description": "wrong on purpose", "data": {}, "valid": true}
            ]
        }]"#,
    );
    write(
        "tests/draft2020-12/optional/reference.json",
        r##"[{
            "description": "to nothing",
            "schema": {"$ref": "#/nowhere"},
            "tests": [{"description": "whatever", "data": 1, "valid": true}]
        }]"##,
    );
    suite
}

/// Runs the command; gives its exit code and what it has printed.
fn run(suite: &Path, arguments: &[&str]) -> (Option<i32>, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_xtask"))
        .arg("conformance")
        .arg(suite)
        .args(arguments)
        .env("CARGO_TARGET_DIR", FOLDER)
        .output()
        .expect("the command was built for this test");
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(
        !text.is_empty() || output.status.code() == Some(2),
        "{output:?}"
    );
    (output.status.code(), text)
}

#[test]
fn counts_and_lists() {
    let suite = suite();

    let (code, text) = run(&suite, &["--draft", "7"]);
    assert!(text.ends_with("\n\n10 passed, 0 failed\n"), "{text}");
    assert!(!text.contains("failures:"), "{text}");
    assert_eq!(code, Some(0), "{text}");

    let (code, text) = run(&suite, &[]);
    assert!(text.ends_with("\n\n11 passed, 2 failed\n"), "{text}");
    let wrong =
        "2020-12/required: members: wrong on purpose\n    expected: valid\n    validate: invalid (";
    assert!(text.contains(wrong), "{text}");
    let refused = "2020-12/optional/reference: to nothing (1 tests)\n    refused: ";
    assert!(text.contains(refused), "{text}");
    assert_eq!(code, Some(1), "{text}");

    // What fails here obliges to nothing.
    let (code, text) = run(&suite, &["--only", "optional/"]);
    assert!(text.ends_with("\n\n1 passed, 1 failed\n"), "{text}");
    assert_eq!(code, Some(0), "{text}");

    let (code, _) = run(&suite, &["--only", "no such group"]);
    assert_eq!(code, Some(2));
}
