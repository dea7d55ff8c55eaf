//! How often each row of the tables allocates.

use std::collections::BTreeMap;
use std::io;
use std::process::Command;

use crate::options::Options;
use crate::programs;

/// Allocations by title and row.
#[derive(Default)]
pub struct Counts(BTreeMap<String, BTreeMap<String, u64>>);

impl Counts {
    /// Has them counted by the program `allocations`.
    ///
    /// # Errors
    ///
    /// It can't be run.
    pub fn of(options: &Options) -> io::Result<Self> {
        let mut command = Command::new(programs::path("allocations")?);
        let printed = programs::output(command.args(options.arguments()))?;
        Ok(Self(serde_json::from_str(&printed)?))
    }

    /// The allocations of one row.
    pub fn get(&self, title: &str, row: &str) -> Option<u64> {
        self.0.get(title)?.get(row).copied()
    }

    /// Remembers those of one row.
    pub fn set(&mut self, title: &str, row: &str, count: u64) {
        let rows = self.0.entry(title.to_owned()).or_default();
        rows.insert(row.to_owned(), count);
    }

    /// As `of` reads it.
    pub fn to_json(&self) -> String {
        serde_json::to_string(&self.0).expect("names and numbers are JSON")
    }
}
