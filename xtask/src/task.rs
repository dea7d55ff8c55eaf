//! What to generate from which files to which folder: the canonical model, or what the arguments say.

use std::path::{Path, PathBuf};

use codegen::{Files, GenerateError, Request};
use serde_json::{Map, Value};

use crate::cli::Generate;
use crate::failure::Failure;
use crate::files::{problem, read};
use crate::{show, workspace};

/// One run of the generator.
pub struct Task {
    /// The schema's file, as messages show it.
    pub file: String,
    /// The output folder.
    pub out: PathBuf,
    /// What paths in messages start below; empty if they are shown whole.
    pub base: PathBuf,
    /// The command that runs this task again.
    pub command: String,
    text: String,
    resources: Map<String, Value>,
    draft: Option<codegen::Draft>,
    assert_format: bool,
}

impl Task {
    /// Reads the files that the arguments name.
    pub fn read(arguments: &Generate) -> Result<Self, Failure> {
        match (&arguments.schema, &arguments.out) {
            (Some(schema), Some(out)) => Self::of_user(arguments, schema, out),
            _ => Self::canonical(),
        }
    }

    fn canonical() -> Result<Self, Failure> {
        let root = workspace::root();
        let path = Path::new(workspace::DIALECT);
        let dialect = json(&root, path)?;
        let Some(id) = dialect
            .get("$id")
            .and_then(Value::as_str)
            .map(str::to_owned)
        else {
            return Err(Failure::input(problem(
                path,
                1,
                1,
                "a dialect must have an `$id`",
            )));
        };
        Ok(Self {
            file: workspace::SCHEMA.to_owned(),
            out: root.join(workspace::MODEL),
            command: "cargo xtask generate".to_owned(),
            text: read(&root, Path::new(workspace::SCHEMA))?,
            resources: Map::from_iter([(id, dialect)]),
            draft: None,
            assert_format: false,
            base: root,
        })
    }

    fn of_user(arguments: &Generate, schema: &Path, out: &Path) -> Result<Self, Failure> {
        let text = read(Path::new(""), schema)?;
        let resources = match &arguments.resources {
            None => Map::new(),
            Some(path) => match json(Path::new(""), path)? {
                Value::Object(resources) => resources,
                _ => {
                    let message = "must be an object from absolute URI to schema";
                    return Err(Failure::input(problem(path, 1, 1, message)));
                }
            },
        };
        Ok(Self {
            file: show::path(schema),
            out: out.to_owned(),
            base: PathBuf::new(),
            command: command(arguments, schema, out),
            text,
            resources,
            draft: arguments.draft.map(Into::into),
            assert_format: arguments.assert_format,
        })
    }

    /// Runs the generator.
    pub fn generate(&self) -> Result<Files, Failure> {
        let request = Request {
            file: &self.file,
            text: &self.text,
            resources: &self.resources,
            draft: self.draft,
            assert_format: self.assert_format,
            command: &self.command,
        };
        codegen::generate(&request).map_err(|error| match error {
            GenerateError::Schema(report) => Failure::input(report),
            error => Failure::usage(error),
        })
    }

    /// How many definitions the schema has.
    pub fn definitions(&self) -> usize {
        let schema: Value = serde_json::from_str(&self.text).unwrap_or_default();
        let count = |name: &str| {
            schema
                .get(name)
                .and_then(Value::as_object)
                .map_or(0, Map::len)
        };
        count("$defs") + count("definitions")
    }

    /// What cannot be read or written. The error begins with the path, on one line.
    pub fn failure(&self, error: &std::io::Error) -> Failure {
        let message = error.to_string();
        let base = show::path(&self.base.join(""));
        Failure::usage(message.strip_prefix(&base).unwrap_or(&message))
    }

    /// A path as messages show it.
    pub fn shown(&self, path: &Path) -> String {
        show::path(path.strip_prefix(&self.base).unwrap_or(path))
    }
}

fn json(base: &Path, path: &Path) -> Result<Value, Failure> {
    codegen::parse(&show::path(path), &read(base, path)?).map_err(Failure::input)
}

fn command(arguments: &Generate, schema: &Path, out: &Path) -> String {
    let mut command = format!(
        "cargo xtask generate --schema {} --out {}",
        show::argument(schema),
        show::argument(out)
    );
    if let Some(draft) = arguments.draft {
        command += &format!(" --draft {}", draft.name());
    }
    if let Some(resources) = &arguments.resources {
        command += &format!(" --resources {}", show::argument(resources));
    }
    if arguments.assert_format {
        command += " --assert-format";
    }
    command
}
