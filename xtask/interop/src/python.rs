//! Python with the packages of `python/requirements.txt`, in a virtual environment.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use serde_json::Value;

use crate::failure::Failure;
use crate::{process, workspace};

pub struct Python {
    interpreter: PathBuf,
    requirements: String,
}

impl Python {
    /// Installs what is not installed yet; says what is missing if that is impossible.
    pub fn install() -> Result<Result<Self, String>, Failure> {
        if process::output(Command::new("python3").arg("--version"), b"").is_err() {
            return Ok(Err("python3 is not installed".to_owned()));
        }
        let folder = workspace::target()?.join("python");
        let wanted = workspace::package().join("python/requirements.txt");
        let requirements = fs::read_to_string(&wanted)?;
        let interpreter = folder.join("bin/python");
        let installed = folder.join("installed.txt");
        if fs::read_to_string(&installed).ok().as_ref() != Some(&requirements) {
            let made = process::output(
                Command::new("python3")
                    .args(["-m", "venv", "--clear"])
                    .arg(&folder),
                b"",
            );
            if made.is_err() {
                return Ok(Err("python3 cannot make a virtual environment".to_owned()));
            }
            process::output(
                Command::new(&interpreter)
                    .args([
                        "-m",
                        "pip",
                        "install",
                        "--quiet",
                        "--disable-pip-version-check",
                    ])
                    .arg("--requirement")
                    .arg(&wanted),
                b"",
            )?;
            fs::write(&installed, &requirements)?;
        }
        Ok(Ok(Self {
            interpreter,
            requirements,
        }))
    }

    /// A package with its version, for people.
    pub fn named(&self, package: &str) -> String {
        let mut lines = self.requirements.lines();
        let version = lines.find_map(|line| line.strip_prefix(package)?.strip_prefix("=="));
        format!("PyPI {package} {}", version.unwrap_or_default())
    }

    /// Runs a script that reads and prints JSON.
    pub fn run(&self, script: &str, arguments: &[&str], input: &Value) -> Result<Value, Failure> {
        process::json(self.script(script).args(arguments), input)
    }

    /// A script, to be run.
    pub fn script(&self, script: &str) -> Command {
        let mut command = Command::new(&self.interpreter);
        command.arg(workspace::package().join("python").join(script));
        command
    }
}
