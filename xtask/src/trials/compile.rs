//! One run of cargo, and what it says of each package.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::Value;

use crate::cargo;
use crate::failure::Failure;

use super::package::Package;

/// What cargo and rustc said.
#[derive(Default)]
pub struct Build {
    /// The packages that were compiled.
    pub compiled: BTreeSet<String>,
    /// The first error in each module.
    pub errors: BTreeMap<String, String>,
    /// The first error in a package, for those that are in none of its modules.
    pub package_errors: BTreeMap<String, String>,
    /// Each warning in a module.
    pub warnings: Vec<(String, String)>,
    /// The program that was built.
    pub program: Option<PathBuf>,
    /// What cargo itself had to say.
    pub stderr: String,
}

/// Builds a package and what it depends on; all packages if none is named.
pub fn build(package: &Package, name: Option<&str>) -> Result<Build, Failure> {
    let output = cargo(package, name)
        .map_err(|error| Failure::usage(format!("cannot run cargo: {error}")))?;
    let mut build = Build {
        stderr: String::from_utf8_lossy(&output.stderr).into_owned(),
        ..Build::default()
    };
    for line in String::from_utf8_lossy(&output.stdout).lines() {
        if let Ok(message) = serde_json::from_str(line) {
            build.note(&message);
        }
    }
    Ok(build)
}

fn cargo(package: &Package, name: Option<&str>) -> std::io::Result<Output> {
    let mut command = Command::new(cargo::program());
    command
        .args(["build", "--quiet", "--keep-going", "--message-format=json"])
        .arg("--manifest-path")
        .arg(package.folder.join("Cargo.toml"))
        .arg("--target-dir")
        .arg(package.target());
    match name {
        Some(name) => command.args(["--package", name]),
        None => command.arg("--workspace"),
    };
    command.output()
}

impl Build {
    fn note(&mut self, message: &Value) {
        let name = message["target"]["name"].as_str().unwrap_or_default();
        match message["reason"].as_str() {
            Some("compiler-artifact") => {
                self.compiled.insert(name.to_owned());
                if let Some(program) = message["executable"].as_str() {
                    self.program = Some(PathBuf::from(program));
                }
            }
            Some("compiler-message") => self.note_diagnostic(name, &message["message"]),
            _ => {}
        }
    }

    fn note_diagnostic(&mut self, package: &str, message: &Value) {
        let text = message["rendered"].as_str().unwrap_or_default().trim_end();
        let spans = message["spans"].as_array().map_or(&[][..], Vec::as_slice);
        let file = spans.iter().find_map(|it| it["file_name"].as_str());
        let module = file.and_then(module_of);
        match (message["level"].as_str(), module) {
            (Some("warning"), Some(module)) => self.warnings.push((module, text.to_owned())),
            (Some("warning" | "note" | "help" | "failure-note"), _) => {}
            (_, Some(module)) => {
                self.errors.entry(module).or_insert_with(|| text.to_owned());
            }
            (_, None) => {
                let errors = &mut self.package_errors;
                errors
                    .entry(package.to_owned())
                    .or_insert_with(|| text.to_owned());
            }
        }
    }
}

/// The module whose folder a file is in.
fn module_of(file: &str) -> Option<String> {
    let folder = Path::new(file).parent()?.file_name()?;
    let name = folder.to_string_lossy().into_owned();
    name.strip_prefix('g')?.parse::<usize>().ok()?;
    Some(name)
}
