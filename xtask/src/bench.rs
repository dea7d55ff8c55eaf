//! `bench` and `instructions`: done by the package `bench`, which knows all the libraries to compare with.

use std::ffi::OsString;
use std::process::ExitCode;

use crate::cargo;
use crate::failure::Failure;

const PACKAGE: &str = "bench";

const OPTIONS: [&str; 1] = ["--release"];

/// Measures time.
pub fn time(arguments: &[OsString]) -> Result<ExitCode, Failure> {
    run("bench", arguments)
}

/// Counts instructions.
pub fn instructions(arguments: &[OsString]) -> Result<ExitCode, Failure> {
    run("instructions", arguments)
}

fn run(program: &str, arguments: &[OsString]) -> Result<ExitCode, Failure> {
    // The programs of the package start one another.
    cargo::build(PACKAGE, &OPTIONS)?;
    let options = [&OPTIONS[..], &["--bin", program]].concat();
    cargo::run(PACKAGE, &options, arguments)
}
