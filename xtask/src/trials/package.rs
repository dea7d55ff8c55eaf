//! The generated packages on disk: a workspace of their own below the target folder, with the versions
//! of this workspace's lock file.

use std::fs;
use std::path::{Path, PathBuf};

use codegen::Files;

use crate::failure::Failure;
use crate::{show, workspace};

use super::Trial;

const TABLE: &str = include_str!("crates/table.rs");

/// What every package has in its manifest.
const DEPENDENCIES: &str = "\
serde = { package = \"serde_core\", version = \"1\", default-features = false, features = [\"std\"] }
serde_json = \"1\"
";

/// The packages of one command.
pub struct Kind {
    /// Their folder below the target folder.
    pub folder: &'static str,
    /// The program that tries the modules.
    pub runner: &'static str,
    /// What it depends on besides, as its manifest has it.
    pub dependencies: &'static str,
}

/// The folder of the packages.
pub struct Package {
    pub folder: PathBuf,
    kind: Kind,
}

impl Package {
    /// Makes the folder, without what a former run left in it except compiled dependencies.
    pub fn new(kind: Kind) -> Result<Self, Failure> {
        let root = workspace::root();
        let package = Self {
            folder: workspace::target().join(kind.folder),
            kind,
        };
        let crates = package.folder.join("crates");
        if crates.exists() {
            fs::remove_dir_all(&crates).map_err(|error| unwritable(&crates, &error))?;
        }
        let runtime = toml_string(&root.join("codegen/runtime"));
        let runtime = format!("codegen-runtime = {{ path = {runtime} }}\n");
        package.write_crate("table", &runtime, "lib.rs", TABLE)?;
        let lock = root.join("Cargo.lock");
        let to = package.folder.join("Cargo.lock");
        fs::copy(&lock, &to).map_err(|error| unwritable(&to, &error))?;
        Ok(package)
    }

    /// Where cargo builds.
    pub fn target(&self) -> PathBuf {
        self.folder.join("target")
    }

    /// Writes the module tree of one trial into the library of a batch.
    pub fn write_module(&self, batch: &str, module: &str, files: &Files) -> Result<(), Failure> {
        let folder = self
            .folder
            .join("crates")
            .join(batch)
            .join("src")
            .join(module);
        files.write(&folder).map(drop).map_err(|error| {
            let folder = show::path(&folder);
            Failure::usage(format!("cannot write {folder}: {error}"))
        })
    }

    /// Writes the library of a batch, which has its modules already.
    pub fn write_batch(&self, batch: &str, modules: &[(&str, &Trial<'_>)]) -> Result<(), Failure> {
        let declared: String = modules
            .iter()
            .map(|(it, _)| format!("pub mod {it};\n"))
            .collect();
        let row = |(it, trial): &(&str, &Trial<'_>)| {
            let (draft, assert_format) = (trial.draft.name(), trial.assert_format);
            format!(
                "    Module {{\n        is_valid: {it}::is_valid,\n        validate: {it}::validate,\n        \
                 decode: |body| table::decoded(body, {it}::decode(body)),\n        schema: {it}::SCHEMA,\n        \
                 draft: \"{draft}\",\n        assert_format: {assert_format},\n    }},\n"
            )
        };
        let rows: String = modules.iter().map(row).collect();
        let text = format!(
            "//! Module trees of some schemas.\n\n#![warn(missing_docs)]\n\n{declared}\n\
             use table::Module;\n\n/// The functions of each module.\npub static MODULES: [Module; {}] = [\n{rows}];\n",
            modules.len()
        );
        let runtime = toml_string(&workspace::root().join("codegen/runtime"));
        let more = format!(
            "codegen-runtime = {{ path = {runtime} }}\ntable = {{ path = \"../table\" }}\n"
        );
        self.write_crate(batch, &more, "lib.rs", &text)
    }

    /// Writes the program that tries all batches, and the workspace's manifest.
    pub fn write_runner(&self, batches: &[String]) -> Result<(), Failure> {
        let paths = batches
            .iter()
            .map(|it| format!("{it} = {{ path = \"../{it}\" }}\n"));
        let more: String = paths
            .chain([
                String::from("table = { path = \"../table\" }\n"),
                self.kind.dependencies.to_owned(),
            ])
            .collect();
        self.write_crate("runner", &more, "main.rs", self.kind.runner)?;
        let rows: String = batches
            .iter()
            .map(|it| format!("    &{it}::MODULES,\n"))
            .collect();
        let tables = format!(
            "//! The modules of all batches.\n\nuse table::Module;\n\n\
             pub static TABLES: [&[Module]; {}] = [\n{rows}];\n",
            batches.len()
        );
        self.write("crates/runner/src/tables.rs", &tables)?;
        let members = batches
            .iter()
            .map(String::as_str)
            .chain(["table", "runner"]);
        let members: Vec<String> = members.map(|it| format!("\"crates/{it}\"")).collect();
        // Nothing is built twice, so the bookkeeping of incremental builds would only cost time.
        let manifest = format!(
            "[workspace]\nresolver = \"3\"\nmembers = [{}]\n\n[profile.dev]\nincremental = false\n",
            members.join(", ")
        );
        self.write("Cargo.toml", &manifest)
    }

    fn write_crate(&self, name: &str, more: &str, root: &str, text: &str) -> Result<(), Failure> {
        let manifest = format!(
            "[package]\nname = \"{name}\"\nversion = \"0.0.0\"\nedition = \"2024\"\npublish = false\n\n\
             [dependencies]\n{more}{DEPENDENCIES}"
        );
        self.write(&format!("crates/{name}/Cargo.toml"), &manifest)?;
        self.write(&format!("crates/{name}/src/{root}"), text)
    }

    /// Writes a file and the folders above it.
    pub fn write(&self, name: &str, text: &str) -> Result<(), Failure> {
        let path = self.folder.join(name);
        let folder = path.parent().unwrap_or(&self.folder);
        fs::create_dir_all(folder)
            .and_then(|()| fs::write(&path, text))
            .map_err(|error| unwritable(&path, &error))
    }
}

fn unwritable(path: &Path, error: &std::io::Error) -> Failure {
    Failure::usage(format!("cannot write {}: {error}", show::path(path)))
}

/// A path in a manifest. TOML's basic strings have the escapes of JSON's.
fn toml_string(path: &Path) -> String {
    serde_json::Value::from(path.to_string_lossy()).to_string()
}
