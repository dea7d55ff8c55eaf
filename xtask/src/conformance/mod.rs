//! `conformance`: the official JSON-Schema-Test-Suite through the generator. Every schema is generated
//! and compiled, every instance judged by `validate`, `is_valid` and `decode`, and encoded again.
//!
//! The exit code is 1 if a required test fails, and if in any test something panics, crashes, does not
//! compile or is judged differently by `validate` and `decode`.

mod judge;
mod suite;
mod table;
mod tally;

use std::process::ExitCode;

use crate::cli::Conformance;
use crate::failure::{Code, Failure};
use crate::show;
use crate::trials::{Generated, Kind, Package, Trials};

use self::judge::Verdict;
use self::suite::{Group, Suite};

const PACKAGES: Kind = Kind {
    folder: "conformance",
    runner: include_str!("crates/runner.rs"),
    dependencies: "",
};

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
    let package = Package::new(PACKAGES)?;
    let trials = Trials {
        command: "cargo xtask conformance",
        resources: &suite.remotes,
        trials: suite.groups.iter().map(Group::trial).collect(),
    };
    let mut tried = trials.run(&package, |group, test, answer| match answer {
        Ok(answer) => judge::judge(&suite.groups[group].tests[test], answer),
        Err(crash) => Verdict::crash(crash),
    })?;

    let fates: Vec<Fate> = tried
        .generated
        .iter()
        .enumerate()
        .map(|(group, generated)| match generated {
            Generated::Files { .. } => match tried.built.error(group) {
                Some(error) => Fate::Lost(judge::Loss::NotCompiled(error.to_owned())),
                None => Fate::Judged(tried.answers.remove(&group).unwrap_or_default()),
            },
            Generated::Refused(report) => Fate::Lost(judge::Loss::Refused(report.clone())),
            Generated::Panicked(message) => Fate::Lost(judge::Loss::Panicked(message.clone())),
        })
        .collect();

    let tally = tally::Tally::new(&suite, &fates);
    let text = table::text(&suite, &tried.generated, &tried.built, &tally);
    show::on_stdout(&text)?;
    Ok(if tally.is_bad {
        Code::Input.into()
    } else {
        ExitCode::SUCCESS
    })
}
