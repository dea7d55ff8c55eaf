//! The workspace's command line. It reads arguments and files and prints; the generator does the work.

mod agreement;
mod bench;
mod build_cost;
mod cargo;
mod cli;
mod conformance;
mod cpu;
mod failure;
mod files;
mod generate;
mod load;
mod payloads;
mod random;
mod show;
mod sizes;
mod task;
mod trials;
mod workspace;

use std::process::ExitCode;

use clap::Parser;

use self::cli::{Cli, Command};

fn main() -> ExitCode {
    let done = match Cli::parse().command {
        Command::Generate(arguments) => generate::run(&arguments),
        Command::Validate { files, format } => payloads::validate(&files, format),
        Command::Decode { files } => payloads::decode(&files),
        Command::Conformance(arguments) => conformance::run(&arguments),
        Command::Agreement(arguments) => agreement::run(&arguments),
        Command::Sizes(arguments) => sizes::run(&arguments),
        Command::Bench { arguments } => bench::time(&arguments),
        Command::BuildCost => build_cost::run(),
        Command::Instructions { arguments } => bench::instructions(&arguments),
        Command::Load(arguments) => load::run(&arguments),
        Command::Interop => cargo::run::<&str>("interop", &[], []),
    };
    match done {
        Ok(code) => code,
        Err(failure) => {
            show::on_stderr(&failure.message);
            failure.code.into()
        }
    }
}
