//! Another package of the workspace, built and run. What needs the generated model, or more libraries
//! than a generator should wait for, is in one of its own.

use std::env;
use std::ffi::OsStr;
use std::process::{Command, ExitCode};

use crate::failure::Failure;
use crate::workspace;

/// How it is built.
#[derive(Clone, Copy, PartialEq)]
pub enum Profile {
    Dev,
    Release,
}

/// Runs it, and ends as it does.
pub fn run<'a>(
    name: &str,
    profile: Profile,
    arguments: impl IntoIterator<Item = &'a OsStr>,
) -> Result<ExitCode, Failure> {
    let cargo = env::var_os("CARGO").unwrap_or_else(|| OsStr::new("cargo").to_owned());
    let mut command = Command::new(&cargo);
    command
        .args(["run", "--quiet", "--package", name])
        .args((profile == Profile::Release).then_some("--release"))
        .arg("--manifest-path")
        .arg(workspace::root().join("Cargo.toml"))
        .arg("--")
        .args(arguments);
    let status = command.status().map_err(|error| {
        let cargo = cargo.to_string_lossy();
        Failure::usage(format!("cannot run {cargo}: {error}"))
    })?;
    match status.code() {
        Some(code @ 0..=2) => Ok(ExitCode::from(code as u8)),
        _ => Err(Failure::usage(format!(
            "cargo cannot build or run the package `{name}` ({status})"
        ))),
    }
}
