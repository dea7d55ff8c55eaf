//! `agreement` on a small share of schemas: the generated code and an independent validator say the same.

use std::process::Command;

/// Kept from run to run, so that dependencies are compiled once.
const FOLDER: &str = env!("CARGO_TARGET_TMPDIR");

#[test]
fn small_share() {
    let output = Command::new(env!("CARGO_BIN_EXE_xtask"))
        .args([
            "agreement",
            "--schemas",
            "40",
            "--instances",
            "60",
            "--seed",
            "1",
        ])
        .env("CARGO_TARGET_DIR", FOLDER)
        .output()
        .expect("the command was built for this test");
    let text = String::from_utf8_lossy(&output.stdout);
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(
        text.ends_with(" pairs over 40 schemas, 0 disagreements\n"),
        "{text}{errors}"
    );
    assert_eq!(output.status.code(), Some(0), "{text}{errors}");
}
