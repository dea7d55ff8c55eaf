//! `bench` and `instructions`: done by the package `bench`, which knows all the libraries to compare with.

use std::ffi::OsString;
use std::process::ExitCode;

use crate::cargo;
use crate::failure::Failure;

const PACKAGE: &str = "bench";

/// Measures time.
pub fn time(arguments: &[OsString]) -> Result<ExitCode, Failure> {
    // The programs of the package start one another.
    cargo::build(PACKAGE, &["--release"])?;
    cargo::run(PACKAGE, &["--release", "--bin", "bench"], arguments)
}

/// Counts instructions, of which only those of ours and of one other library are of interest.
pub fn instructions(arguments: &[OsString]) -> Result<ExitCode, Failure> {
    let options = [
        "--release",
        "--no-default-features",
        "--bin",
        "instructions",
    ];
    cargo::run(PACKAGE, &options, arguments)
}
