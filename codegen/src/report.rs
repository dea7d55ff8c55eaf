//! What is wrong with a schema, each problem at a place that a person can click.

use std::collections::HashMap;
use std::error::Error;
use std::fmt;

use crate::source::Source;

/// One mistake in a schema.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The file that the schema was read from, as the caller named it.
    pub file: String,
    /// Line in that file, from 1.
    pub line: usize,
    /// Column in that line, in bytes, from 1.
    pub column: usize,
    /// What is wrong, in the schema's words.
    pub message: String,
    /// JSON Pointer (as a URI fragment) of the place.
    pub pointer: String,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            file,
            line,
            column,
            message,
            pointer,
        } = self;
        write!(f, "{file}:{line}:{column}: {message}\n  at {pointer}")
    }
}

/// All the mistakes of one run, in the order of the text, at least one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    problems: Vec<Problem>,
}

impl Report {
    /// The problems in the order of the text.
    pub fn problems(&self) -> &[Problem] {
        &self.problems
    }
}

impl From<Problem> for Report {
    fn from(problem: Problem) -> Self {
        Self {
            problems: vec![problem],
        }
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, problem) in self.problems.iter().enumerate() {
            if index > 0 {
                f.write_str("\n")?;
            }
            problem.fmt(f)?;
        }
        Ok(())
    }
}

impl Error for Report {}

/// The problems that the stages find, and go on.
pub struct Problems<'s> {
    source: &'s Source,
    found: Vec<Found>,
    /// For each other document, the first reference that leads there.
    doors: HashMap<String, String>,
}

/// A problem that has no place yet: for one in another document, the door may still change.
struct Found {
    pointer: String,
    message: String,
    at_name: bool,
}

impl<'s> Problems<'s> {
    /// No problems so far but those of the source itself.
    pub fn new(source: &'s Source) -> Self {
        Self {
            source,
            found: Vec::new(),
            doors: HashMap::new(),
        }
    }

    /// A problem at the value that `pointer` names; one in another document is placed at its door.
    pub fn at(&mut self, pointer: &str, message: impl Into<String>) {
        self.found.push(Found {
            pointer: pointer.to_owned(),
            message: message.into(),
            at_name: false,
        });
    }

    /// A problem at the name of the member that `pointer` names.
    pub fn at_name(&mut self, pointer: &str, message: impl Into<String>) {
        self.found.push(Found {
            pointer: pointer.to_owned(),
            message: message.into(),
            at_name: true,
        });
    }

    /// Notes that the reference at one pointer leads to another.
    pub fn lead(&mut self, from: &str, to: &str) {
        let target = document(to);
        if target == document(from) || target.is_empty() {
            return;
        }
        // A door in the source itself is better than one in another document, and the first is best.
        let rank = |at: &str| (!document(at).is_empty(), self.source.order(at));
        let is_better = |door: &String| document(from).is_empty() && rank(from) < rank(door);
        if self.doors.get(target).is_none_or(is_better) {
            self.doors.insert(target.to_owned(), from.to_owned());
        }
    }

    /// Whether all is well.
    pub fn check(&self) -> Result<(), Report> {
        let found = self.found.iter().map(|it| self.place(it));
        let mut problems: Vec<_> = self.source.repeated.iter().cloned().chain(found).collect();
        if problems.is_empty() {
            return Ok(());
        }
        let place = |it: &Problem| (it.line, it.column);
        problems.sort_by(|a, b| (place(a), &a.pointer).cmp(&(place(b), &b.pointer)));
        problems.dedup();
        Err(Report { problems })
    }

    /// Reports what was found up to a problem that no stage can go on after.
    pub fn stop(&mut self, pointer: &str, message: impl Into<String>) -> Report {
        self.at(pointer, message);
        self.check().expect_err("there is at least this problem")
    }

    fn place(&self, found: &Found) -> Problem {
        let mut door = found.pointer.as_str();
        while let Some(next) = self.doors.get(document(door)) {
            door = next;
        }
        let place = self.source.place(door);
        let offset = match place.name {
            Some(name) if found.at_name && door == found.pointer => name,
            _ => place.value,
        };
        let position = self.source.position(offset);
        self.source
            .problem(position, &found.pointer, &found.message)
    }
}

/// The URI in front of a pointer into another document.
fn document(pointer: &str) -> &str {
    pointer.split_once('#').map_or("", |(document, _)| document)
}
