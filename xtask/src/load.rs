//! `load`: done by the package of that name.

use std::ffi::OsStr;
use std::process::ExitCode;

use crate::cli::Load;
use crate::failure::Failure;
use crate::package::{self, Profile};

/// Prints how fast and how faithful the webhook example is.
pub fn run(arguments: &Load) -> Result<ExitCode, Failure> {
    let arguments = [arguments.senders, arguments.seconds].map(|it| it.to_string());
    package::run("load", Profile::Release, arguments.iter().map(OsStr::new))
}
