//! Instructions of one function and of all that it calls, counted by valgrind.

use std::env;
use std::fs;
use std::hint::black_box;
use std::io;
use std::process::{Command, Stdio};

use crate::programs;

/// The only thing that is counted. valgrind finds it by its name.
#[inline(never)]
pub fn counted(run: impl Fn()) {
    black_box(run)();
}

/// Runs this program again with the arguments, and counts.
///
/// # Errors
///
/// valgrind is missing or fails, or has found nothing to count.
pub fn count(arguments: &[&str]) -> io::Result<u64> {
    let file = programs::file("callgrind", "out")?;
    let mut command = Command::new("valgrind");
    command
        .args(["--tool=callgrind", "--collect-atstart=no"])
        .arg("--toggle-collect=bench::callgrind::counted*")
        .arg(format!("--callgrind-out-file={}", file.display()))
        .arg(env::current_exe()?)
        .args(arguments)
        .stdin(Stdio::null());
    let output = command.output().map_err(|error| match error.kind() {
        io::ErrorKind::NotFound => io::Error::new(
            error.kind(),
            "valgrind is missing; on Debian: apt-get install valgrind",
        ),
        _ => error,
    })?;
    let complaint = String::from_utf8_lossy(&output.stderr);
    if !output.status.success() {
        return Err(io::Error::other(format!("valgrind fails: {complaint}")));
    }
    let written = fs::read_to_string(&file)?;
    fs::remove_file(&file)?;
    let totals = written
        .lines()
        .find_map(|line| line.strip_prefix("totals: "));
    match totals.and_then(|totals| totals.trim().parse().ok()) {
        Some(count @ 1..) => Ok(count),
        _ => Err(io::Error::other("valgrind has found nothing to count")),
    }
}
