//! `validate` and `decode`: done by the package `payloads`, which knows what was generated.

use std::ffi::OsStr;
use std::path::PathBuf;
use std::process::ExitCode;

use crate::cargo;
use crate::cli::Format;
use crate::failure::Failure;

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
    let arguments = arguments.iter().chain(&["--"]).map(OsStr::new);
    let files = files.iter().map(|file| file.as_os_str());
    cargo::run("payloads", &[], arguments.chain(files))
}
