//! Counts the instructions that decoding an event takes, which depends on no other program that runs.
//! `cargo xtask instructions` starts it, and valgrind starts it again, to decode.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use bench::bodies::{Bodies, Shape};
use bench::callgrind;
use bench::jobs::{Job, ours, tagged};
use clap::Parser;

/// How many events the bodies have.
const EVENTS: usize = 100;

/// More than this is too much, as a ratio to the figure that is kept.
const TOLERANCE: f64 = 1.05;

const ACCEPT: &str = "cargo xtask instructions --accept";

/// Count the instructions that decoding takes, and compare with the figure that is kept
///
/// Exit codes: 0 done, 1 decoding takes more than it may, 2 valgrind is missing or fails.
#[derive(Parser)]
#[command(bin_name = "cargo xtask instructions")]
struct Arguments {
    /// Keep the figure that was counted
    #[arg(long)]
    accept: bool,
    /// Decode one body and end, for a profiler: a shape's number from 0, in the order of the table
    #[arg(long, value_name = "SHAPE")]
    decode: Option<usize>,
    /// With serde's derived tagged enum instead
    #[arg(long, requires = "decode")]
    tagged: bool,
    /// And make the events owned
    #[arg(long, requires = "decode", conflicts_with = "tagged")]
    owned: bool,
    /// How often, after once that is not counted
    #[arg(long, value_name = "N", requires = "decode", default_value_t = 1)]
    times: usize,
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    if let Some(shape) = arguments.decode {
        decode(shape, &arguments);
        return ExitCode::SUCCESS;
    }
    match compare(arguments.accept) {
        Ok(code) => code,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::from(2)
        }
    }
}

fn decode(shape: usize, arguments: &Arguments) {
    let shape = Shape::ALL[shape % Shape::ALL.len()];
    let body = Bodies::new(1).mixed(EVENTS, shape);
    let job: Job = match arguments {
        Arguments { tagged: true, .. } => tagged::JOB,
        Arguments { owned: true, .. } => ours::INTO_OWNED,
        _ => ours::DECODE,
    };
    (job.run)(&body);
    for _ in 0..arguments.times {
        callgrind::counted(|| (job.run)(&body));
    }
}

fn compare(accept: bool) -> io::Result<ExitCode> {
    let mut out = io::stdout();
    writeln!(
        out,
        "Instructions an event, {EVENTS} mixed events      ours  derived tagged enum"
    )?;
    let mut counted = Vec::new();
    for (index, shape) in Shape::ALL.into_iter().enumerate() {
        let index = index.to_string();
        let ours = callgrind::count(&["--decode", &index])? / EVENTS as u64;
        let tagged = callgrind::count(&["--decode", &index, "--tagged"])? / EVENTS as u64;
        writeln!(out, "  {:40} {ours:>9} {tagged:>20}", shape.name())?;
        counted.push(ours);
    }
    let file = file();
    if accept {
        fs::write(&file, format!("{}\n", counted[0]))?;
        writeln!(out, "Kept in {}.", shown(&file))?;
        return Ok(ExitCode::SUCCESS);
    }
    let kept = kept(&file)?;
    let change = (counted[0] as f64 / kept as f64 - 1.0) * 100.0;
    let compared = format!(
        "{} where {} has {kept}: {change:+.1} %",
        counted[0],
        shown(&file)
    );
    match verdict(counted[0], kept) {
        Verdict::TooMany => {
            let allowed = 100.0 * (TOLERANCE - 1.0);
            eprintln!(
                "error: {compared}, and {allowed:.0} % are allowed. To keep the new figure: {ACCEPT}"
            );
            return Ok(ExitCode::from(1));
        }
        Verdict::Alike => writeln!(out, "{compared}.")?,
        Verdict::Fewer => writeln!(out, "{compared}. So that it stays so: {ACCEPT}")?,
    }
    Ok(ExitCode::SUCCESS)
}

/// What was counted beside what was kept.
#[derive(Debug, PartialEq)]
enum Verdict {
    TooMany,
    Alike,
    Fewer,
}

fn verdict(counted: u64, kept: u64) -> Verdict {
    let ratio = counted as f64 / kept as f64;
    if ratio > TOLERANCE {
        Verdict::TooMany
    } else if ratio * TOLERANCE < 1.0 {
        Verdict::Fewer
    } else {
        Verdict::Alike
    }
}

fn kept(file: &Path) -> io::Result<u64> {
    let text = fs::read_to_string(file)?;
    text.trim().parse().map_err(io::Error::other)
}

fn file() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("instructions.txt")
}

fn shown(file: &Path) -> String {
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    format!("xtask/bench/{name}")
}

#[test]
fn five_percent_are_allowed() {
    assert_eq!(verdict(1_051, 1_000), Verdict::TooMany);
    assert_eq!(verdict(1_050, 1_000), Verdict::Alike);
    assert_eq!(verdict(960, 1_000), Verdict::Alike);
    assert_eq!(verdict(950, 1_000), Verdict::Fewer);
}
