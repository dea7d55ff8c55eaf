//! The other programs of this package, which stand beside this one.

use std::env;
use std::fs;
use std::io;
use std::path::PathBuf;
use std::process::{Command, Stdio};

/// A program that was built with this one.
///
/// # Errors
///
/// It is not there.
pub fn path(name: &str) -> io::Result<PathBuf> {
    let mut path = env::current_exe()?;
    path.set_file_name(format!("{name}{}", env::consts::EXE_SUFFIX));
    if path.is_file() {
        return Ok(path);
    }
    let message = format!(
        "{} is missing: build the whole package `bench`",
        path.display()
    );
    Err(io::Error::new(io::ErrorKind::NotFound, message))
}

/// A folder for files of this package, in cargo's target folder.
///
/// # Errors
///
/// It can't be made.
pub fn folder() -> io::Result<PathBuf> {
    let mut folder = env::current_exe()?;
    folder.pop();
    folder.pop();
    folder.push("bench");
    fs::create_dir_all(&folder)?;
    Ok(folder)
}

/// A file there that no other process uses.
///
/// # Errors
///
/// The folder can't be made.
pub fn file(name: &str, extension: &str) -> io::Result<PathBuf> {
    let process = std::process::id();
    Ok(folder()?.join(format!("{name}-{process}.{extension}")))
}

/// What a program prints. What it complains about is seen by the user.
///
/// # Errors
///
/// It can't be run, or fails.
pub fn output(command: &mut Command) -> io::Result<String> {
    let output = command.stderr(Stdio::inherit()).output()?;
    if !output.status.success() {
        let program = command.get_program().to_string_lossy().into_owned();
        return Err(io::Error::other(format!(
            "{program} failed ({})",
            output.status
        )));
    }
    String::from_utf8(output.stdout).map_err(io::Error::other)
}
