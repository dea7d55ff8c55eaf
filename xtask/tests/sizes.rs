//! `sizes` on a small share of some schemas: they are generated and compiled within a share of the limits.

use std::process::Command;

/// Kept from run to run, so that dependencies are compiled once.
const FOLDER: &str = env!("CARGO_TARGET_TMPDIR");

#[test]
fn small_share() {
    let output = Command::new(env!("CARGO_BIN_EXE_xtask"))
        .args(["sizes", "--percent", "5", "--only", "in a row"])
        .env("CARGO_TARGET_DIR", FOLDER)
        .output()
        .expect("the command was built for this test");
    let text = String::from_utf8_lossy(&output.stdout);
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(text.ends_with("all within the limits\n"), "{text}{errors}");
    assert_eq!(output.status.code(), Some(0), "{text}{errors}");
}
