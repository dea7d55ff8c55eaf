//! What is wrong with a schema, each problem at a place that a person can click.

use std::error::Error;
use std::fmt;

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
    /// All these problems; none if there is none.
    pub(crate) fn of(mut problems: Vec<Problem>) -> Option<Self> {
        let place = |it: &Problem| (it.line, it.column);
        problems.sort_by(|a, b| (place(a), &a.pointer).cmp(&(place(b), &b.pointer)));
        problems.dedup();
        (!problems.is_empty()).then_some(Self { problems })
    }

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
