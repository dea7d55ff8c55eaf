//! Packages that are built only when they are asked for. This one builds and generates even when what
//! was generated does not compile.

use std::env;
use std::ffi::{OsStr, OsString};
use std::process::{Command, ExitCode, ExitStatus};

use crate::failure::Failure;
use crate::workspace;

/// Builds all programs of a package of the workspace.
pub fn build(package: &str, options: &[&str]) -> Result<(), Failure> {
    let status = status(&mut command("build", package, options))?;
    if status.success() {
        return Ok(());
    }
    let message = format!("cargo cannot build the package `{package}` ({status})");
    Err(Failure::usage(message))
}

/// Builds a package of the workspace and runs it: with cargo's `options`, and with `arguments` of its own.
pub fn run<A: AsRef<OsStr>>(
    package: &str,
    options: &[&str],
    arguments: impl IntoIterator<Item = A>,
) -> Result<ExitCode, Failure> {
    let mut command = command("run", package, options);
    let status = status(command.arg("--").args(arguments))?;
    match status.code() {
        Some(code @ 0..=2) => Ok(ExitCode::from(code as u8)),
        _ => Err(Failure::usage(format!(
            "cargo cannot build or run the package `{package}` ({status})"
        ))),
    }
}

fn command(subcommand: &str, package: &str, options: &[&str]) -> Command {
    let mut command = Command::new(program());
    command
        .args([subcommand, "--quiet", "--package", package])
        .arg("--manifest-path")
        .arg(workspace::root().join("Cargo.toml"))
        .args(options);
    command
}

/// Cargo itself: the one that runs this.
pub fn program() -> OsString {
    env::var_os("CARGO").unwrap_or_else(|| "cargo".into())
}

/// Runs a command to its end.
pub fn status(command: &mut Command) -> Result<ExitStatus, Failure> {
    command.status().map_err(|error| {
        let program = command.get_program().to_string_lossy();
        Failure::usage(format!("cannot run {program}: {error}"))
    })
}
