//! `validate` and `decode`: done by the package `payloads`, which is built only now. This one builds
//! and generates even when what was generated does not compile.

use std::env;
use std::ffi::OsStr;
use std::path::PathBuf;
use std::process::{Command, ExitCode};

use crate::cli::Format;
use crate::failure::Failure;
use crate::workspace;

/// Prints the verdict on each event.
pub fn validate(files: &[PathBuf], format: Format) -> Result<ExitCode, Failure> {
    match format {
        Format::Text => run(&["validate"], files),
        Format::Json => run(&["validate", "--format", "json"], files),
    }
}

/// Prints each event as its type encodes it.
pub fn decode(files: &[PathBuf]) -> Result<ExitCode, Failure> {
    run(&["decode"], files)
}

fn run(arguments: &[&str], files: &[PathBuf]) -> Result<ExitCode, Failure> {
    let cargo = env::var_os("CARGO").unwrap_or_else(|| OsStr::new("cargo").to_owned());
    let mut command = Command::new(&cargo);
    command.args(["run", "--quiet", "--package", "payloads", "--manifest-path"]);
    command
        .arg(workspace::root().join("Cargo.toml"))
        .arg("--")
        .args(arguments)
        .arg("--")
        .args(files);
    let status = command.status().map_err(|error| {
        let cargo = cargo.to_string_lossy();
        Failure::usage(format!("cannot run {cargo}: {error}"))
    })?;
    match status.code() {
        Some(code @ 0..=2) => Ok(ExitCode::from(code as u8)),
        _ => Err(Failure::usage(format!(
            "cargo cannot build or run the package `payloads` ({status})"
        ))),
    }
}
