//! The modules in libraries of some hundred modules each, small enough for rustc. What does not compile
//! is taken out, module by module or else by halves, until the rest does.

use std::collections::BTreeMap;
use std::num::NonZero;
use std::path::PathBuf;
use std::thread;
use std::time::Duration;

use crate::cpu;
use crate::failure::Failure;

use super::Trials;
use super::compile::{self, Build};
use super::generate::Generated;
use super::package::Package;

/// How many modules are in one library at most.
const SIZE: usize = 200;

/// What was compiled, and what was not.
pub struct Built {
    /// The trials in each library, in the order of its table.
    pub batches: Vec<Vec<usize>>,
    /// The program that tries them.
    pub program: PathBuf,
    /// The CPU time of compiling, where it is known; dependencies do not count.
    pub cpu: Option<Duration>,
    /// Each warning, with its trial.
    pub warnings: Vec<(usize, String)>,
    errors: BTreeMap<usize, String>,
}

/// A library that is to be compiled.
struct Batch {
    name: String,
    members: Vec<usize>,
}

impl Built {
    /// Writes and compiles all that was generated.
    pub fn new(
        package: &Package,
        trials: &Trials<'_>,
        generated: &[Generated],
    ) -> Result<Self, Failure> {
        package.write_runner(&[])?;
        let dependencies = compile::build(package, Some("table"))?;
        if !dependencies.compiled.contains("table") {
            return Err(unexpected(&dependencies));
        }
        let is_there = |it: &usize| matches!(generated[*it], Generated::Files { .. });
        let members: Vec<usize> = (0..trials.trials.len()).filter(is_there).collect();
        let mut work = Work {
            package,
            trials,
            generated,
            named: 0,
            errors: BTreeMap::new(),
        };
        let mut batches = Vec::new();
        let workers = thread::available_parallelism().map_or(1, NonZero::get);
        for members in members.chunks(members.len().div_ceil(workers).clamp(1, SIZE)) {
            batches.push(work.batch(members)?);
        }
        let before = cpu::of_children();
        let (program, warnings) = work.build(&mut batches)?;
        let used = cpu::of_children()
            .zip(before)
            .map(|(after, before)| after - before);
        let warnings = warnings.into_iter();
        Ok(Self {
            batches: batches.into_iter().map(|it| it.members).collect(),
            program,
            cpu: used,
            warnings: warnings
                .filter_map(|(module, text)| Some((trial(&module)?, text)))
                .collect(),
            errors: work.errors,
        })
    }

    /// How many modules were compiled.
    pub fn compiled(&self) -> usize {
        self.batches.iter().map(Vec::len).sum()
    }

    /// Why a trial was not compiled.
    pub fn error(&self, trial: usize) -> Option<&str> {
        self.errors.get(&trial).map(String::as_str)
    }
}

struct Work<'w> {
    package: &'w Package,
    trials: &'w Trials<'w>,
    generated: &'w [Generated],
    /// How many libraries have a name.
    named: usize,
    errors: BTreeMap<usize, String>,
}

impl Work<'_> {
    /// Compiles until nothing is left that does not; gives the program, and each warning with its module.
    fn build(
        &mut self,
        batches: &mut Vec<Batch>,
    ) -> Result<(PathBuf, Vec<(String, String)>), Failure> {
        loop {
            let names: Vec<String> = batches.iter().map(|it| it.name.clone()).collect();
            self.package.write_runner(&names)?;
            let mut build = compile::build(self.package, None)?;
            let mut next = Vec::new();
            let mut failed = false;
            for batch in batches.drain(..) {
                if build.compiled.contains(&batch.name) {
                    next.push(batch);
                } else {
                    failed = true;
                    next.extend(self.mend(batch, &build)?);
                }
            }
            *batches = next;
            if failed {
                continue;
            }
            return match build.program.take() {
                Some(program) => Ok((program, build.warnings)),
                None => Err(unexpected(&build)),
            };
        }
    }

    /// The rest of a library that was not compiled.
    fn mend(&mut self, batch: Batch, build: &Build) -> Result<Vec<Batch>, Failure> {
        let Batch { name, mut members } = batch;
        let before = members.len();
        members.retain(|&trial| match build.errors.get(&module(trial)) {
            Some(error) => {
                self.errors.insert(trial, error.clone());
                false
            }
            None => true,
        });
        if members.len() == before {
            if let [trial] = members[..] {
                let error = build.package_errors.get(&name).unwrap_or(&build.stderr);
                self.errors.insert(trial, error.clone());
                return Ok(Vec::new());
            }
            let (left, right) = members.split_at(before / 2);
            return Ok(vec![self.batch(left)?, self.batch(right)?]);
        }
        if members.is_empty() {
            return Ok(Vec::new());
        }
        Ok(vec![self.batch(&members)?])
    }

    /// Writes a library.
    fn batch(&mut self, members: &[usize]) -> Result<Batch, Failure> {
        let name = format!("batch_{}", self.named);
        self.named += 1;
        let modules: Vec<String> = members.iter().copied().map(module).collect();
        for (&trial, module) in members.iter().zip(&modules) {
            if let Generated::Files { files, .. } = &self.generated[trial] {
                self.package.write_module(&name, module, files)?;
            }
        }
        let rows = members.iter().map(|&it| &self.trials.trials[it]);
        let rows: Vec<_> = modules.iter().map(String::as_str).zip(rows).collect();
        self.package.write_batch(&name, &rows)?;
        Ok(Batch {
            name,
            members: members.to_vec(),
        })
    }
}

fn module(trial: usize) -> String {
    format!("g{trial:04}")
}

fn trial(module: &str) -> Option<usize> {
    module.strip_prefix('g')?.parse().ok()
}

/// What is not the fault of any schema.
fn unexpected(build: &Build) -> Failure {
    let errors: Vec<&str> = build.package_errors.values().map(String::as_str).collect();
    Failure::usage(format!(
        "cargo cannot build the tests\n{}{}",
        errors.join("\n"),
        build.stderr
    ))
}
