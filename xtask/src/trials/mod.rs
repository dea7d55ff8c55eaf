//! Schemas generated, compiled and tried on instances, many at a time, in packages of their own below the
//! target folder.

mod batches;
pub mod compile;
mod equal;
mod execute;
mod generate;
mod package;
pub mod raw;

use std::time::Instant;

use serde_json::{Map, Value};

use crate::cli::Draft;
use crate::failure::Failure;
use crate::show;

pub use self::batches::Built;
pub use self::equal::equal;
pub use self::execute::Answers;
pub use self::generate::Generated;
pub use self::package::{Kind, Package};

/// A schema, and the instances to try it on.
pub struct Trial<'t> {
    /// As messages show it.
    pub name: String,
    /// The schema's file, as the generator shows it.
    pub file: String,
    pub draft: Draft,
    pub assert_format: bool,
    pub schema: &'t str,
    /// Each on one line.
    pub instances: Vec<&'t str>,
}

/// All that is tried in one run.
pub struct Trials<'t> {
    /// The command that the generated files name.
    pub command: &'static str,
    /// The documents that the schemas may refer to.
    pub resources: &'t Map<String, Value>,
    pub trials: Vec<Trial<'t>>,
}

/// What came of it.
pub struct Tried<T> {
    pub generated: Vec<Generated>,
    pub built: Built,
    /// What was made of the answer on each instance, by the trial's number; only of what was compiled.
    pub answers: Answers<T>,
}

impl Trials<'_> {
    /// Generates, compiles and tries; `judge` has the numbers of a trial and of an instance of it, and the
    /// program's answer or how the program ended.
    pub fn run<T>(
        &self,
        package: &Package,
        judge: impl FnMut(usize, usize, Result<&Value, &str>) -> T,
    ) -> Result<Tried<T>, Failure> {
        let start = Instant::now();
        let generated = generate::all(self);
        progress("generated", generated.len(), start);

        let start = Instant::now();
        let built = Built::new(package, self, &generated)?;
        progress("compiled", built.compiled(), start);

        let start = Instant::now();
        let answers = execute::all(package, self, &built, judge)?;
        progress("tried", answers.len(), start);
        Ok(Tried {
            generated,
            built,
            answers,
        })
    }
}

fn progress(verb: &str, count: usize, start: Instant) {
    let seconds = start.elapsed().as_secs_f64();
    show::on_stderr(&format!("{verb} {count} schemas in {seconds:.1} s"));
}
