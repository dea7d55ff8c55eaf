//! The problems that are found on the way, collected until a stage has seen all that it can.

use std::collections::HashMap;

use crate::report::{Problem, Report};
use crate::source::Source;

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
        let problems = self.source.repeated.iter().cloned().chain(found);
        Report::of(problems.collect()).map_or(Ok(()), Err)
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
