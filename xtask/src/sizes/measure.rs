//! One large schema, generated and compiled.

use std::time::{Duration, Instant};

use serde_json::Map;

use crate::cli::Draft;
use crate::failure::Failure;
use crate::trials::{Package, Trial, compile};

use super::memory;
use super::schemas::Case;

/// What a schema takes.
pub struct Measured {
    pub case: Case,
    pub generate: Duration,
    pub files: usize,
    /// Lines of Rust.
    pub lines: usize,
    pub compile: Duration,
    /// The compiler's peak, in bytes; 0 where it is not known.
    pub memory: u64,
}

/// Compiles what generated code depends on, so that it counts for no schema.
pub fn dependencies(package: &Package) -> Result<(), Failure> {
    package.write_runner(&[])?;
    compile_library(package, "table")
}

/// Generates and compiles one schema, the `number`th.
pub fn measure(package: &Package, number: usize, case: Case) -> Result<Measured, Failure> {
    let trial = Trial {
        name: case.name.to_owned(),
        file: String::from("schema.json"),
        draft: Draft::Draft202012,
        assert_format: true,
        schema: &case.schema,
        instances: Vec::new(),
    };
    let request = codegen::Request {
        file: &trial.file,
        text: trial.schema,
        resources: &Map::new(),
        draft: Some(trial.draft.into()),
        assert_format: trial.assert_format,
        command: "cargo xtask sizes",
    };
    let start = Instant::now();
    let files = codegen::generate(&request).map_err(Failure::input)?;
    let generate = start.elapsed();

    let library = format!("sizes_{number}");
    package.write_module(&library, "g0000", &files)?;
    package.write_batch(&library, &[("g0000", &trial)])?;
    package.write_runner(std::slice::from_ref(&library))?;
    let start = Instant::now();
    let (compiled, memory) = memory::peak_of_rustc(|| compile_library(package, &library));
    let compile = start.elapsed();
    compiled?;
    let rust = files.iter().filter(|(path, _)| path.ends_with(".rs"));
    Ok(Measured {
        generate,
        files: files.iter().count(),
        lines: rust.map(|(_, text)| text.lines().count()).sum(),
        compile,
        memory,
        case,
    })
}

fn compile_library(package: &Package, name: &str) -> Result<(), Failure> {
    let build = compile::build(package, Some(name))?;
    if build.compiled.contains(name) {
        return Ok(());
    }
    let mut errors: Vec<&str> = build.errors.values().map(String::as_str).collect();
    errors.extend(build.package_errors.values().map(String::as_str));
    Err(Failure::input(format!(
        "{name} does not compile\n{}{}",
        errors.join("\n"),
        build.stderr
    )))
}
