//! The files of a module tree: written to a folder, or compared with what is there.

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::fmt;
use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use crate::emit::{EVENTS_FILE, LINES_FILE, SCHEMA_FILE};
use crate::format::HEADER;
use crate::text::on_one_line;

/// The root of a module tree. It is written first without its content and at last with it, so that what a stopped
/// run has left does not compile, and is known as ours.
const ROOT: &str = "mod.rs";

/// What the root holds below its header while the other files are written.
const UNFINISHED: &str =
    "\ncompile_error!(\"not all files were written: run the command above again\");\n";

/// The generated files that are not Rust.
const COMPANIONS: [&str; 3] = [SCHEMA_FILE, EVENTS_FILE, LINES_FILE];

/// The output: paths below one folder, and their texts.
#[derive(Debug)]
pub struct Files {
    texts: BTreeMap<String, String>,
}

/// One difference between the output and a folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The file.
    pub path: PathBuf,
    /// What is the matter with it.
    pub outcome: Outcome,
}

/// What is the matter with a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It differs from what would be generated.
    Changed,
    /// It would be generated, and is not there.
    Missing,
    /// It is there, and would not be generated.
    Orphaned,
}

impl fmt::Display for Outcome {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Changed => "changed",
            Self::Missing => "missing",
            Self::Orphaned => "orphaned",
        })
    }
}

impl Files {
    pub(crate) fn new(texts: BTreeMap<String, String>) -> Self {
        Self { texts }
    }

    /// The files' paths and texts.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.texts
            .iter()
            .map(|(path, text)| (path.as_str(), text.as_str()))
    }

    /// What differs in a folder, in the order of the paths.
    ///
    /// # Errors
    ///
    /// When the folder or a file in it cannot be read, or something in it is no plain file; the error names it.
    pub fn compare(&self, folder: &Path) -> io::Result<Vec<Change>> {
        let present = present(folder)?;
        let mut changes = Vec::new();
        for (path, text) in &self.texts {
            let path = folder.join(path);
            let outcome = match fs::read(&path) {
                Ok(found) if found == text.as_bytes() => continue,
                Ok(_) => Outcome::Changed,
                Err(error) if error.kind() == io::ErrorKind::NotFound => Outcome::Missing,
                Err(error) => return Err(named(&path, error)),
            };
            changes.push(Change { path, outcome });
        }
        let is_ours = |name: &OsString| name.to_str().is_some_and(|it| self.texts.contains_key(it));
        let orphans = present.into_iter().filter(|name| !is_ours(name));
        changes.extend(orphans.map(|name| Change {
            path: folder.join(name),
            outcome: Outcome::Orphaned,
        }));
        changes.sort_by(|a, b| a.path.cmp(&b.path));
        Ok(changes)
    }

    /// Makes the folder hold these files and no others. If all are right already, none is touched; if not, those that
    /// differ are written, and the root, which does not compile in between.
    ///
    /// # Errors
    ///
    /// When a file cannot be read, written or removed, or when something is in the way that was not generated:
    /// then nothing is written. The error names the file. What is left then, or by a run that is stopped, is known as
    /// ours by the next run.
    pub fn write(&self, folder: &Path) -> io::Result<Vec<Change>> {
        let changes = self.compare(folder)?;
        let root = folder.join(ROOT);
        let is_ours = || is_generated(&root);
        let may_go = |path: &Path| {
            is_generated(path)
                || is_companion(path) && is_ours()
                || is_begun(path) && (path == root || is_ours())
        };
        // Another run may have removed it meanwhile.
        let in_the_way = |it: &&Change| !may_go(&it.path) && it.path.symlink_metadata().is_ok();
        if let Some(change) = changes.iter().find(in_the_way) {
            return Err(named(
                &change.path,
                io::Error::other("was not generated, and is in the way"),
            ));
        }
        if changes.is_empty() {
            return Ok(changes);
        }
        fs::create_dir_all(folder).map_err(|error| named(folder, error))?;
        let whole = &self.texts[ROOT];
        let header: String = whole.split_inclusive('\n').take(2).collect();
        overwrite(&root, &(header + UNFINISHED))?;
        for Change { path, outcome } in changes.iter().filter(|it| it.path != root) {
            let done = match outcome {
                Outcome::Orphaned => remove(path),
                Outcome::Changed | Outcome::Missing => fs::write(path, &self.texts[&name_of(path)]),
            };
            done.map_err(|error| named(path, error))?;
        }
        overwrite(&root, whole)?;
        Ok(changes)
    }
}

/// The names of the files in a folder; none if there is no such folder. Links, pipes and devices are refused: they
/// lead somewhere else.
fn present(folder: &Path) -> io::Result<Vec<OsString>> {
    let failed = |error| named(folder, error);
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(failed(error)),
    };
    let mut names = Vec::new();
    for entry in entries {
        let entry = entry.map_err(failed)?;
        let file_type = entry.file_type().map_err(failed)?;
        if !file_type.is_file() && !file_type.is_dir() {
            let message = "is not a plain file, and is in the way";
            return Err(named(&entry.path(), io::Error::other(message)));
        }
        names.push(entry.file_name());
    }
    Ok(names)
}

/// Whether a former run has left a file: Rust under our header, and no link to somewhere else.
fn is_generated(path: &Path) -> bool {
    is_file(path)
        && path.extension().is_some_and(|it| it == "rs")
        && fs::read_to_string(path).is_ok_and(|text| text.starts_with(HEADER))
}

/// Whether a run was stopped after it had made a file, and before it had written to it.
fn is_begun(path: &Path) -> bool {
    is_file(path)
        && path.extension().is_some_and(|it| it == "rs")
        && path.metadata().is_ok_and(|it| it.len() == 0)
}

/// Whether a file is a text that goes with generated Rust.
fn is_companion(path: &Path) -> bool {
    is_file(path) && COMPANIONS.contains(&name_of(path).as_str())
}

fn is_file(path: &Path) -> bool {
    path.symlink_metadata().is_ok_and(|it| it.is_file())
}

fn name_of(path: &Path) -> String {
    path.file_name()
        .map(|it| it.to_string_lossy().into_owned())
        .unwrap_or_default()
}

/// Removes a file, if no other run has done so.
fn remove(path: &Path) -> io::Result<()> {
    match fs::remove_file(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        done => done,
    }
}

/// Writes a file over what it holds, so that at no time the header is missing where it was.
fn overwrite(path: &Path, text: &str) -> io::Result<()> {
    let mut options = OpenOptions::new();
    let file = options.write(true).create(true).truncate(false).open(path);
    let done = file.and_then(|mut file| {
        file.write_all(text.as_bytes())?;
        file.set_len(text.len() as u64)
    });
    done.map_err(|error| named(path, error))
}

fn named(path: &Path, error: io::Error) -> io::Error {
    let path = on_one_line(&path.to_string_lossy());
    io::Error::new(error.kind(), format!("{path}: {error}"))
}
