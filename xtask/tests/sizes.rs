//! `sizes` on a small share of some schemas: they are generated and compiled within a share of the limits.

use std::process::{Command, Output};

/// Kept from run to run, so that dependencies are compiled once.
const FOLDER: &str = env!("CARGO_TARGET_TMPDIR");

fn sizes(only: &str) -> Output {
    Command::new(env!("CARGO_BIN_EXE_xtask"))
        .args(["sizes", "--percent", "5", "--only", only])
        .env("CARGO_TARGET_DIR", FOLDER)
        .output()
        .expect("the command was built for this test")
}

#[test]
fn small_share() {
    let output = sizes("in a row");
    let text = String::from_utf8_lossy(&output.stdout);
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(text.ends_with("all within the limits\n"), "{text}{errors}");
    assert_eq!(output.status.code(), Some(0), "{text}{errors}");
}

#[test]
fn no_case() {
    let output = sizes("in a raw");
    let errors = String::from_utf8_lossy(&output.stderr);
    assert_eq!(errors, "error: no case has such a name\n");
    assert_eq!(output.status.code(), Some(2));
}
