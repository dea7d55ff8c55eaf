//! Packages that are built only when they are asked for. This one builds and generates even when what
//! was generated does not compile.

use std::env;
use std::ffi::OsStr;
use std::process::{Command, ExitCode};

use crate::failure::Failure;
use crate::workspace;

/// Builds a package of the workspace and runs it: with cargo's `options`, and with `arguments` of its own.
pub fn run<A: AsRef<OsStr>>(
    package: &str,
    options: &[&str],
    arguments: impl IntoIterator<Item = A>,
) -> Result<ExitCode, Failure> {
    let cargo = env::var_os("CARGO").unwrap_or_else(|| OsStr::new("cargo").to_owned());
    let mut command = Command::new(&cargo);
    command
        .args(["run", "--quiet", "--package", package, "--manifest-path"])
        .arg(workspace::root().join("Cargo.toml"))
        .args(options)
        .arg("--")
        .args(arguments);
    let status = command.status().map_err(|error| {
        let cargo = cargo.to_string_lossy();
        Failure::usage(format!("cannot run {cargo}: {error}"))
    })?;
    match status.code() {
        Some(code @ 0..=2) => Ok(ExitCode::from(code as u8)),
        _ => Err(Failure::usage(format!(
            "cargo cannot build or run the package `{package}` ({status})"
        ))),
    }
}
