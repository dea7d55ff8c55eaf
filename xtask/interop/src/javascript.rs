//! Node.js with the packages of `javascript/package.json`.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use serde_json::Value;

use crate::failure::Failure;
use crate::{process, workspace};

pub struct JavaScript {
    modules: PathBuf,
    versions: Value,
}

impl JavaScript {
    /// Installs what is not installed yet; says what is missing if that is impossible.
    pub fn install() -> Result<Result<Self, String>, Failure> {
        for program in ["node", "npm"] {
            if process::output(Command::new(program).arg("--version"), b"").is_err() {
                return Ok(Err(format!("{program} is not installed")));
            }
        }
        let folder = workspace::target()?.join("javascript");
        let wanted = fs::read_to_string(workspace::package().join("javascript/package.json"))?;
        let (manifest, modules) = (folder.join("package.json"), folder.join("node_modules"));
        if !modules.is_dir() || fs::read_to_string(&manifest).ok().as_ref() != Some(&wanted) {
            fs::create_dir_all(&folder)?;
            fs::write(folder.join("wanted.json"), &wanted)?;
            fs::rename(folder.join("wanted.json"), &manifest)?;
            let installed = process::output(
                Command::new("npm")
                    .args([
                        "install",
                        "--no-audit",
                        "--no-fund",
                        "--no-package-lock",
                        "--prefix",
                    ])
                    .arg(&folder),
                b"",
            );
            if let Err(failure) = installed {
                fs::remove_file(&manifest)?; // so that the next run tries again
                return Err(failure);
            }
        }
        let manifest: Value = serde_json::from_str(&wanted)?;
        let versions = manifest["dependencies"].clone();
        Ok(Ok(Self { modules, versions }))
    }

    /// A package with its version, for people.
    pub fn named(&self, package: &str) -> String {
        let version = self.versions[package].as_str().unwrap_or_default();
        format!("npm {package} {version}")
    }

    /// Runs a script that reads and prints JSON.
    pub fn run(&self, script: &str, arguments: &[&str], input: &Value) -> Result<Value, Failure> {
        let path = workspace::package().join("javascript").join(script);
        let mut command = Command::new("node");
        command
            .env("NODE_PATH", &self.modules)
            .arg(path)
            .args(arguments);
        process::json(&mut command, input)
    }

    /// Runs a program of a package.
    pub fn program(&self, path: &str) -> Command {
        let mut command = Command::new("node");
        command.arg(self.modules.join(path));
        command
    }
}
