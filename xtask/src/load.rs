//! `load`: done by the package of that name.

use std::process::ExitCode;

use crate::cargo;
use crate::cli::Load;
use crate::failure::Failure;

/// Prints how fast and how faithful the webhook example is.
pub fn run(arguments: &Load) -> Result<ExitCode, Failure> {
    let arguments = [arguments.senders, arguments.seconds].map(|it| it.to_string());
    cargo::run("load", &["--release"], &arguments)
}
