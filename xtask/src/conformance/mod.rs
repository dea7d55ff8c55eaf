//! `conformance`: the official JSON-Schema-Test-Suite through the generator. Every schema is generated
//! and compiled, every instance judged by `validate`, `is_valid` and `decode`, and encoded again.
//!
//! The exit code is 1 if a required test fails, and if in any test something panics, crashes, does not
//! compile or is judged differently by `validate` and `decode`.

mod batches;
mod compile;
mod cpu;
mod equal;
mod execute;
mod generate;
mod judge;
mod package;
mod raw;
mod suite;
mod table;
mod tally;

use std::process::ExitCode;
use std::time::Instant;

use crate::cli::Conformance;
use crate::failure::{Code, Failure};
use crate::show;

use self::batches::Built;
use self::generate::Generated;
use self::judge::Verdict;
use self::package::Package;
use self::suite::Suite;

/// What became of a group.
enum Fate {
    /// There is no code to try.
    Lost(judge::Loss),
    /// One verdict for each test.
    Judged(Vec<Verdict>),
}

/// Runs the command.
pub fn run(arguments: &Conformance) -> Result<ExitCode, Failure> {
    let suite = Suite::read(arguments)?;
    let package = Package::new()?;

    let start = Instant::now();
    let generated = generate::all(&suite);
    progress("generated", generated.len(), start);

    let start = Instant::now();
    let built = Built::new(&package, &suite, &generated)?;
    progress("compiled", built.compiled(), start);

    let start = Instant::now();
    let mut fates = execute::all(&package, &suite, &built)?;
    progress("tried", fates.len(), start);

    let fates: Vec<Fate> = generated
        .iter()
        .enumerate()
        .map(|(group, generated)| match generated {
            Generated::Files { .. } => match built.error(group) {
                Some(error) => Fate::Lost(judge::Loss::NotCompiled(error.to_owned())),
                None => Fate::Judged(fates.remove(&group).unwrap_or_default()),
            },
            Generated::Refused(report) => Fate::Lost(judge::Loss::Refused(report.clone())),
            Generated::Panicked(message) => Fate::Lost(judge::Loss::Panicked(message.clone())),
        })
        .collect();

    let tally = tally::Tally::new(&suite, &fates);
    let text = table::text(&suite, &generated, &built, &tally);
    show::on_stdout(&text).map_err(|error| Failure::usage(format!("cannot print: {error}")))?;
    Ok(if tally.is_bad {
        Code::Input.into()
    } else {
        ExitCode::SUCCESS
    })
}

fn progress(verb: &str, count: usize, start: Instant) {
    let seconds = start.elapsed().as_secs_f64();
    show::on_stderr(&format!("{verb} {count} schemas in {seconds:.1} s"));
}
