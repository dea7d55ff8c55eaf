//! The schema's text: its JSON, and the position of every value in it.

use std::collections::HashMap;

use schemars::Schema;
use serde_json::Value;

use crate::pointer;
use crate::report::{Problem, Report};

/// A schema document as a person wrote it.
pub struct Source {
    /// The file's name, as messages show it.
    pub file: String,
    /// The text, unchanged.
    pub text: String,
    /// The parsed document.
    pub document: Schema,
    places: HashMap<String, Place>,
    lines: Vec<usize>,
}

/// Byte offsets of a value and, for an object's member, of its name.
#[derive(Clone, Copy)]
struct Place {
    value: usize,
    name: Option<usize>,
}

impl Source {
    /// Parses the text; a member that is written twice in one object is a mistake.
    pub fn parse(file: &str, text: &str) -> Result<Self, Report> {
        let mut source = Self {
            file: file.to_owned(),
            text: text.to_owned(),
            document: Schema::default(),
            places: HashMap::new(),
            lines: line_starts(text),
        };
        let value: Value = match serde_json::from_str(text) {
            Ok(value) => value,
            Err(error) => {
                let message = format!("not JSON: {}", reason(&error));
                let (line, column) = (error.line(), error.column());
                return Err(source.problem_at(line, column, "#", message).into());
            }
        };
        let mut walk = Walk {
            bytes: text.as_bytes(),
            at: 0,
            places: HashMap::new(),
            twice: Vec::new(),
        };
        walk.value(String::from("#"), None);
        source.places = walk.places;
        let problems = walk.twice.iter().map(|(pointer, offset)| {
            let (line, column) = source.line_column(*offset);
            let message = format!("member `{}` is written twice", pointer::last(pointer));
            source.problem_at(line, column, pointer, message)
        });
        match Report::of(problems.collect()) {
            Some(report) => Err(report),
            None => match Schema::try_from(value) {
                Ok(document) => Ok(Self { document, ..source }),
                Err(_) => Err(source
                    .problem("#", "a schema is an object or a boolean")
                    .into()),
            },
        }
    }

    /// A problem at the value that `pointer` names.
    pub fn problem(&self, pointer: &str, message: impl Into<String>) -> Problem {
        let (line, column) = self.line_column(self.place(pointer).value);
        self.problem_at(line, column, pointer, message)
    }

    /// A problem at the name of the member that `pointer` names.
    pub fn problem_at_name(&self, pointer: &str, message: impl Into<String>) -> Problem {
        let place = self.place(pointer);
        let (line, column) = self.line_column(place.name.unwrap_or(place.value));
        self.problem_at(line, column, pointer, message)
    }

    /// Where the value stands in the text: what comes first has the smaller number.
    pub fn order(&self, pointer: &str) -> usize {
        self.place(pointer).value
    }

    /// The text of the number that `pointer` names in this document, as it was written.
    pub fn number(&self, pointer: &str) -> Option<&str> {
        let rest = &self.text[self.places.get(pointer)?.value..];
        let end = rest.find(|it: char| !matches!(it, '0'..='9' | '.' | '-' | '+' | 'e' | 'E'));
        Some(&rest[..end.unwrap_or(rest.len())])
    }

    fn place(&self, pointer: &str) -> Place {
        let mut pointer = pointer;
        loop {
            if let Some(place) = self.places.get(pointer) {
                return *place;
            }
            // Inside another document: the nearest place is the reference that led there.
            match pointer.rfind('/') {
                Some(end) => pointer = &pointer[..end],
                None => {
                    return Place {
                        value: 0,
                        name: None,
                    };
                }
            }
        }
    }

    fn problem_at(
        &self,
        line: usize,
        column: usize,
        pointer: &str,
        message: impl Into<String>,
    ) -> Problem {
        let (file, pointer) = (self.file.clone(), pointer.to_owned());
        Problem {
            file,
            line,
            column,
            message: message.into(),
            pointer,
        }
    }

    fn line_column(&self, offset: usize) -> (usize, usize) {
        let line = self.lines.partition_point(|&start| start <= offset);
        (line, offset - self.lines[line - 1] + 1)
    }
}

fn line_starts(text: &str) -> Vec<usize> {
    let breaks = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n');
    std::iter::once(0)
        .chain(breaks.map(|(at, _)| at + 1))
        .collect()
}

/// serde_json's message without the position that it appends.
fn reason(error: &serde_json::Error) -> String {
    let text = error.to_string();
    match text.rfind(" at line ") {
        Some(end) => text[..end].to_owned(),
        None => text,
    }
}

/// Walks a text that is known to be JSON and notes where each value begins.
struct Walk<'t> {
    bytes: &'t [u8],
    at: usize,
    places: HashMap<String, Place>,
    twice: Vec<(String, usize)>,
}

impl Walk<'_> {
    fn value(&mut self, pointer: String, name: Option<usize>) {
        self.space();
        let place = Place {
            value: self.at,
            name,
        };
        match self.bytes[self.at] {
            b'{' => self.members(&pointer),
            b'[' => self.items(&pointer),
            b'"' => drop(self.string()),
            _ => {
                let rest = &self.bytes[self.at..];
                let end = rest.iter().position(|byte| b",]} \t\r\n".contains(byte));
                self.at += end.unwrap_or(rest.len());
            }
        }
        if let (Some(_), Some(name)) = (self.places.insert(pointer.clone(), place), name) {
            self.twice.push((pointer, name));
        }
    }

    fn members(&mut self, pointer: &str) {
        while self.next_part(b'}') {
            let name_at = self.at;
            let name = self.string();
            self.space();
            self.at += 1; // the colon
            self.value(pointer::join(pointer, &name), Some(name_at));
        }
    }

    fn items(&mut self, pointer: &str) {
        let mut index = 0;
        while self.next_part(b']') {
            self.value(format!("{pointer}/{index}"), None);
            index += 1;
        }
    }

    /// Steps over an opening bracket or a comma; false, and past it, at the closing bracket.
    fn next_part(&mut self, close: u8) -> bool {
        self.space();
        if self.bytes[self.at] != close {
            self.at += 1;
            self.space();
        }
        let more = self.bytes[self.at] != close;
        if !more {
            self.at += 1;
        }
        more
    }

    fn string(&mut self) -> String {
        let start = self.at;
        self.at += 1;
        while self.bytes[self.at] != b'"' {
            self.at += if self.bytes[self.at] == b'\\' { 2 } else { 1 };
        }
        self.at += 1;
        serde_json::from_slice(&self.bytes[start..self.at])
            .expect("serde_json read the string before")
    }

    fn space(&mut self) {
        while self.bytes.get(self.at).is_some_and(u8::is_ascii_whitespace) {
            self.at += 1;
        }
    }
}
