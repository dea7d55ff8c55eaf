//! `sizes`: large schemas through the generator and the compiler, with the time and memory that each takes.
//!
//! The exit code is 1 if a limit is broken.

mod definitions;
mod measure;
mod memory;
mod schemas;
mod table;

use std::process::ExitCode;

use crate::cli::Sizes;
use crate::failure::{Code, Failure};
use crate::show;
use crate::trials::{Kind, Package};

use self::measure::Measured;

const PACKAGES: Kind = Kind {
    folder: "sizes",
    runner: "//! Nothing is run.\n\nfn main() {}\n",
    dependencies: "",
};

/// Runs the command.
pub fn run(arguments: &Sizes) -> Result<ExitCode, Failure> {
    let cases = schemas::cases_of(&arguments.only, arguments.percent);
    if cases.is_empty() {
        return Err(Failure::usage("no case has such a name"));
    }
    let package = Package::new(PACKAGES)?;
    measure::dependencies(&package)?;
    let mut all: Vec<Measured> = Vec::new();
    show::on_stdout(&table::heading())?;
    for case in cases {
        let measured = measure::measure(&package, all.len(), case)?;
        show::on_stdout(&table::row(&measured))?;
        all.push(measured);
    }
    let (text, is_broken) = table::verdict(&all, arguments.percent);
    show::on_stdout(&text)?;
    Ok(if is_broken {
        Code::Input.into()
    } else {
        ExitCode::SUCCESS
    })
}
