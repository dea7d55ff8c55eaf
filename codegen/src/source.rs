//! The schema's text: its JSON, and the position of every value in it.

use std::collections::{HashMap, HashSet};

use schemars::Schema;
use serde_json::Value;

use crate::pointer;
use crate::report::{Problem, Report};
use crate::text::on_one_line;

/// A schema document as a person wrote it.
pub struct Source {
    /// The file's name, as messages show it.
    pub file: String,
    /// The text, unchanged.
    pub text: String,
    /// The parsed document.
    pub document: Schema,
    /// A mistake for each member that its object has already.
    pub repeated: Vec<Problem>,
    places: HashMap<String, Place>,
    lines: Vec<usize>,
}

/// Byte offsets of a value and, for an object's member, of its name.
#[derive(Clone, Copy, Default)]
pub struct Place {
    pub value: usize,
    pub name: Option<usize>,
}

impl Source {
    /// Parses the text. Of a member that is written twice, the last counts.
    pub fn parse(file: &str, text: &str) -> Result<Self, Report> {
        let (source, value) = Self::read(file, text)?;
        match Schema::try_from(value) {
            Ok(document) => Ok(Self { document, ..source }),
            Err(_) => {
                let position = source.position(source.place("#").value);
                let message = "a schema is an object or a boolean";
                Err(source.problem(position, "#", message).into())
            }
        }
    }

    /// The source without its document, and the JSON that the document is.
    pub fn read(file: &str, text: &str) -> Result<(Self, Value), Report> {
        let mut source = Self {
            file: file.to_owned(),
            text: text.to_owned(),
            document: Schema::default(),
            repeated: Vec::new(),
            places: HashMap::new(),
            lines: line_starts(text),
        };
        let refused =
            |position, message: String| Err(source.problem(position, "#", &message).into());
        if text.starts_with('\u{feff}') {
            return refused((1, 1), "not JSON: begins with a byte order mark".to_owned());
        }
        let value: Value = match serde_json::from_str(text) {
            Ok(value) => value,
            Err(error) => return refused(source.position_of(&error), reason(&error)),
        };
        let mut walk = Walk {
            bytes: text.as_bytes(),
            at: 0,
            places: HashMap::new(),
            repeated: Vec::new(),
        };
        walk.value(String::from("#"), None);
        source.places = walk.places;
        let repeated = walk.repeated.into_iter().map(|(pointer, offset)| {
            let message = format!("member `{}` is written twice", pointer::last(&pointer));
            source.problem(source.position(offset), &pointer, &message)
        });
        source.repeated = repeated.collect();
        Ok((source, value))
    }

    /// A problem at a line and column.
    pub fn problem(&self, (line, column): (usize, usize), pointer: &str, message: &str) -> Problem {
        Problem {
            file: self.file.clone(),
            line,
            column,
            message: on_one_line(message),
            pointer: on_one_line(pointer),
        }
    }

    /// The line and column of an offset, both from 1.
    pub fn position(&self, offset: usize) -> (usize, usize) {
        let line = self.lines.partition_point(|&start| start <= offset);
        (line, offset - self.lines[line - 1] + 1)
    }

    /// Where a value stands in the text; one that is in another document, at the beginning.
    pub fn place(&self, pointer: &str) -> Place {
        self.places.get(pointer).copied().unwrap_or_default()
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

    /// serde_json counts the column of a line break as 0 in the line after it.
    fn position_of(&self, error: &serde_json::Error) -> (usize, usize) {
        match (error.line(), error.column()) {
            (0 | 1, 0) => (1, 1),
            (line, 0) => self.position(self.lines[line - 1] - 1),
            place => place,
        }
    }
}

fn line_starts(text: &str) -> Vec<usize> {
    let breaks = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n');
    std::iter::once(0)
        .chain(breaks.map(|(at, _)| at + 1))
        .collect()
}

/// What serde_json says, without the position that it appends.
fn reason(error: &serde_json::Error) -> String {
    let text = error.to_string();
    match text.rfind(" at line ").map_or(&*text, |end| &text[..end]) {
        "recursion limit exceeded" => "nested too deeply: 127 levels at most".to_owned(),
        reason => format!("not JSON: {reason}"),
    }
}

/// Walks a text that is known to be JSON and notes where each value begins.
struct Walk<'t> {
    bytes: &'t [u8],
    at: usize,
    places: HashMap<String, Place>,
    repeated: Vec<(String, usize)>,
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
        self.places.insert(pointer, place);
    }

    fn members(&mut self, pointer: &str) {
        let mut names = HashSet::new();
        while self.next_part(b'}') {
            let name_at = self.at;
            let name = self.string();
            self.space();
            self.at += 1; // the colon
            let pointer = pointer::join(pointer, &name);
            if !names.insert(name) {
                self.repeated.push((pointer.clone(), name_at));
            }
            self.value(pointer, Some(name_at));
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
