//! How much memory a program needs that reads a large body, as the system counts it.

use std::fs;
use std::io;
use std::path::Path;
use std::process::Command;

use crate::bodies::{Bodies, Shape};
use crate::programs;

/// What one program needed.
pub struct Peak {
    pub way: &'static str,
    /// Memory that was in use at once, the body's included.
    pub bytes: u64,
    /// The same in multiples of the body.
    pub times: f64,
    pub at_most: Option<f64>,
}

/// The ways that `peak` knows: its argument, what it is, and the limit.
const WAYS: [(&str, &str, Option<f64>); 5] = [
    ("one_by_one", "acs-calling-events, one by one", Some(3.0)),
    ("borrowed", "acs-calling-events, borrowed", Some(3.0)),
    ("into_owned", "acs-calling-events, into_owned", None),
    ("tagged", "serde_json, derived tagged enum", None),
    ("value", "serde_json, untyped Value", None),
];

/// Runs each program on a body of about so many bytes; `None` where the system doesn't count.
///
/// # Errors
///
/// A file can't be written, or a program can't be run.
pub fn peaks(bodies: &Bodies, bytes: usize) -> io::Result<Option<Vec<Peak>>> {
    let one = bodies.mixed(1_000, Shape::Service).bytes.len() / 1_000;
    let body = bodies.mixed(bytes / one, Shape::Service).bytes;
    let file = programs::file("large-body", "json")?;
    fs::write(&file, &body)?;
    let peaks = WAYS.into_iter().map(|(argument, way, at_most)| {
        let bytes = peak(argument, &file)?;
        Ok(bytes.map(|bytes| Peak {
            way,
            bytes,
            times: bytes as f64 / body.len() as f64,
            at_most,
        }))
    });
    let peaks = peaks.collect();
    fs::remove_file(file)?;
    peaks
}

fn peak(way: &str, file: &Path) -> io::Result<Option<u64>> {
    let mut command = Command::new(programs::path("peak")?);
    let printed = programs::output(command.arg(way).arg(file))?;
    Ok(printed.trim().parse().ok())
}

/// What this process has needed so far.
pub fn of_this_process() -> Option<u64> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let line = status
        .lines()
        .find_map(|line| line.strip_prefix("VmHWM:"))?;
    let kib: u64 = line.trim().strip_suffix(" kB")?.parse().ok()?;
    Some(kib * 1024)
}
