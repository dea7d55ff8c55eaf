//! What nobody here wrote reads what we write, and we read what it writes: the Azure SDKs and the
//! CloudEvents libraries of JavaScript and Python, a storage queue, a Kafka broker, two validators.
//! All of it is installed below `target/interop`, runs on the loopback interface, and ends with this run.

mod compare;
mod events;
mod examples;
mod failure;
mod javascript;
mod process;
mod python;
mod steps;
mod workspace;

use std::process::ExitCode;
use std::time::Instant;

use self::examples::Examples;
use self::failure::Failure;
use self::javascript::JavaScript;
use self::python::Python;
use self::steps::{Step, steps};

/// What the steps work with. A language that is not installed is missing, and why.
struct Context {
    examples: Examples,
    javascript: Result<JavaScript, String>,
    python: Result<Python, String>,
}

fn main() -> ExitCode {
    let start = Instant::now();
    match run() {
        Ok((0, 0)) => println!("all passed in {:.1?}", start.elapsed()),
        Ok((0, skipped)) => println!("passed in {:.1?}, {skipped} skipped", start.elapsed()),
        Ok((failed, _)) => {
            println!("{failed} failed");
            return ExitCode::from(1);
        }
        Err(failure) => {
            eprintln!("error: {failure}");
            return ExitCode::from(2);
        }
    }
    ExitCode::SUCCESS
}

/// Runs every step; gives how many have failed and how many were skipped.
fn run() -> Result<(usize, usize), Failure> {
    let context = Context {
        javascript: timed("npm packages", JavaScript::install)?,
        python: timed("Python packages", Python::install)?,
        examples: timed("examples", Examples::build)?,
    };
    let (mut failed, mut skipped) = (0, 0);
    for Step { name, check } in steps() {
        let start = Instant::now();
        match check(&context) {
            Ok(Ok(counts)) => println!("ok    {name}: {counts} ({:.1?})", start.elapsed()),
            Ok(Err(missing)) => {
                println!("skip  {name}: {missing}");
                skipped += 1;
            }
            Err(failure) => {
                println!("FAIL  {name}: {failure}");
                failed += 1;
            }
        }
    }
    Ok((failed, skipped))
}

fn timed<T>(what: &str, prepare: impl FnOnce() -> Result<T, Failure>) -> Result<T, Failure> {
    let start = Instant::now();
    let prepared = prepare()?;
    println!("      {what}: ready ({:.1?})", start.elapsed());
    Ok(prepared)
}
