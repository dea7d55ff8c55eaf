//! The suite as it lies in its folder: groups of tests with a schema each, and the remote documents.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::{Error, Map, Value};

use crate::cli::{Conformance, Draft};
use crate::failure::Failure;
use crate::files::{problem, read};
use crate::show;
use crate::trials::{Trial, raw};

/// Where the suite has its remote documents.
const REMOTES: &str = "http://localhost:1234/";

const DRAFTS: [Draft; 3] = [Draft::Draft7, Draft::Draft201909, Draft::Draft202012];

/// What of the suite was asked for.
pub struct Suite {
    pub groups: Vec<Group>,
    /// The remote documents of all drafts, by URI.
    pub remotes: Map<String, Value>,
}

/// A schema and its tests.
pub struct Group {
    pub draft: Draft,
    pub class: Class,
    /// The file below the draft's folder, without its ending.
    pub file: String,
    pub description: String,
    /// The schema as it is written.
    pub schema: String,
    pub tests: Vec<Test>,
}

/// An instance and what the schema says of it.
pub struct Test {
    pub description: String,
    /// The instance as it is written, on one line.
    pub instance: String,
    pub valid: bool,
}

/// How much a file obliges.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Class {
    Required,
    Optional,
    Format,
}

impl Class {
    pub const ALL: [Self; 3] = [Self::Required, Self::Optional, Self::Format];

    pub fn name(self) -> &'static str {
        match self {
            Self::Required => "required",
            Self::Optional => "optional",
            Self::Format => "formats",
        }
    }
}

impl Group {
    /// How it is tried.
    pub fn trial(&self) -> Trial<'_> {
        Trial {
            name: format!("{}: {}", self.place(), self.description),
            file: self.place(),
            draft: self.draft,
            assert_format: self.class == Class::Format,
            schema: &self.schema,
            instances: self.tests.iter().map(|it| it.instance.as_str()).collect(),
        }
    }

    /// The draft and the file, as messages show them.
    pub fn place(&self) -> String {
        format!("draft{}/{}", self.draft.name(), self.file)
    }
}

impl Suite {
    /// Reads what the arguments ask for.
    pub fn read(arguments: &Conformance) -> Result<Self, Failure> {
        let folder = &arguments.dir;
        let only = arguments.only.as_deref().unwrap_or("");
        let mut groups = Vec::new();
        for draft in DRAFTS {
            if arguments.draft.is_some_and(|asked| asked != draft) {
                continue;
            }
            let tests = folder.join("tests").join(format!("draft{}", draft.name()));
            for (name, path) in documents(&tests)? {
                groups.extend(groups_of(draft, &name, &path)?);
            }
        }
        groups.retain(|it| format!("{}: {}", it.place(), it.description).contains(only));
        if groups.is_empty() {
            let folder = show::path(folder);
            return Err(Failure::usage(format!("no such tests in {folder}")));
        }
        Ok(Self {
            groups,
            remotes: remotes(&folder.join("remotes"))?,
        })
    }
}

fn remotes(folder: &Path) -> Result<Map<String, Value>, Failure> {
    let mut remotes = Map::new();
    for (name, path) in documents(folder)? {
        let text = read(Path::new(""), &path)?;
        let document = serde_json::from_str(&text).map_err(|error| not_json(&path, &error))?;
        remotes.insert(format!("{REMOTES}{name}.json"), document);
    }
    Ok(remotes)
}

/// The JSON files in a folder and the folders in it, sorted, with their names below it without the ending;
/// none if there is no such folder.
fn documents(folder: &Path) -> Result<Vec<(String, PathBuf)>, Failure> {
    let unreadable = |error| Failure::usage(format!("cannot read {}: {error}", show::path(folder)));
    let mut documents = Vec::new();
    if !folder.exists() {
        return Ok(documents);
    }
    for entry in fs::read_dir(folder).map_err(unreadable)? {
        let entry = entry.map_err(unreadable)?;
        let (name, path) = (
            entry.file_name().to_string_lossy().into_owned(),
            entry.path(),
        );
        if path.is_dir() {
            let below = documents_below(&name, &path)?;
            documents.extend(below);
        } else if let Some(name) = name.strip_suffix(".json") {
            documents.push((name.to_owned(), path));
        }
    }
    documents.sort();
    Ok(documents)
}

fn documents_below(name: &str, folder: &Path) -> Result<Vec<(String, PathBuf)>, Failure> {
    let below = documents(folder)?.into_iter();
    Ok(below
        .map(|(it, path)| (format!("{name}/{it}"), path))
        .collect())
}

fn groups_of(draft: Draft, file: &str, path: &Path) -> Result<Vec<Group>, Failure> {
    let text = read(Path::new(""), path)?;
    let class = if file.starts_with("optional/format/") {
        Class::Format
    } else if file.starts_with("optional/") {
        Class::Optional
    } else {
        Class::Required
    };
    let groups = raw::items(&text).and_then(|groups| {
        groups
            .into_iter()
            .map(|group| {
                let [description, schema, tests] =
                    members(group, ["description", "schema", "tests"])?;
                let tests = raw::items(tests)?;
                Ok(Group {
                    draft,
                    class,
                    file: file.to_owned(),
                    description: serde_json::from_str(description)?,
                    schema: schema.to_owned(),
                    tests: tests.into_iter().map(test).collect::<Result<_, Error>>()?,
                })
            })
            .collect()
    });
    groups.map_err(|error| not_json(path, &error))
}

fn test(text: &str) -> Result<Test, Error> {
    let [description, instance, valid] = members(text, ["description", "data", "valid"])?;
    Ok(Test {
        description: serde_json::from_str(description)?,
        // Between tokens a line break is as good as a space, and in strings there is none.
        instance: instance.trim().replace(['\n', '\r'], " "),
        valid: serde_json::from_str(valid)?,
    })
}

/// Members by name; one that is missing has an empty text, which is not JSON.
fn members<'t, const N: usize>(text: &'t str, names: [&str; N]) -> Result<[&'t str; N], Error> {
    let members = raw::members(text)?;
    let find = |name: &str| members.iter().find(|(it, _)| it == name);
    Ok(names.map(|name| find(name).map_or("", |(_, value)| value)))
}

fn not_json(path: &Path, error: &Error) -> Failure {
    let message = format!("not a file of the suite: {error}");
    Failure::input(problem(path, 1, 1, message))
}
