//! Files of events: one event, an array of them, or either on each line (NDJSON).

use std::ffi::OsStr;
use std::fs;
use std::io::{self, Read};

use acs_calling_events::{Delivery, Event, JsonError, Rejected};
use serde_json::Value;

/// One event of a file.
pub struct Item<'i> {
    /// Its place among the file's events, from 0.
    pub index: usize,
    /// Its type, if it says.
    pub event_type: Option<&'i str>,
    /// The event, or what is wrong with it.
    pub event: Result<&'i Event<'i>, &'i Rejected>,
    /// How many lines of the file come before the text that violations are placed in.
    pub lines_before: usize,
}

/// A file, or a line of it, that is not JSON.
pub struct Fault {
    pub line: usize,
    pub column: usize,
    pub message: String,
}

/// The bytes of a file; `-` is standard input.
pub fn read(name: &OsStr) -> io::Result<Vec<u8>> {
    if name != "-" {
        return fs::read(name);
    }
    let mut bytes = Vec::new();
    io::stdin().lock().read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// Visits every event of a file.
pub fn each(
    bytes: &[u8],
    mut visit: impl FnMut(Result<Item<'_>, Fault>) -> io::Result<()>,
) -> io::Result<()> {
    let mut index = 0;
    let bodies = Delivery::decode_lines(bytes);
    let lines: Vec<&[u8]> = match bodies.len() {
        1 => Vec::new(), // the body is all of the file
        _ => bytes.split(|&byte| byte == b'\n').collect(),
    };
    for (lines_before, body) in bodies {
        match body {
            Ok(delivery) => {
                let text = lines.get(lines_before).copied();
                let text = text.unwrap_or_else(|| bytes.trim_ascii());
                deliver(&delivery, text, lines_before, &mut index, &mut visit)?;
            }
            Err(error) => visit(Err(Fault::new(&error, lines_before)))?,
        }
    }
    Ok(())
}

fn deliver(
    delivery: &Delivery<'_>,
    text: &[u8],
    lines_before: usize,
    index: &mut usize,
    visit: &mut impl FnMut(Result<Item<'_>, Fault>) -> io::Result<()>,
) -> io::Result<()> {
    let is_fine = delivery.events().all(|event| event.is_ok());
    // A rejected event has no type in Rust; its JSON may still name one.
    let body: Value = if is_fine {
        Value::Null
    } else {
        serde_json::from_slice(text).unwrap_or_default()
    };
    for event in delivery.events() {
        let event_type = match event {
            Ok(event) => Some(event.data().event_type()),
            Err(rejected) => named_type(&body, rejected.index()),
        };
        visit(Ok(Item {
            index: *index,
            event_type,
            event,
            lines_before,
        }))?;
        *index += 1;
    }
    Ok(())
}

/// The type that an event's JSON names, in the envelope that it would be read in.
fn named_type(body: &Value, index: usize) -> Option<&str> {
    let event = match body {
        Value::Array(events) => events.get(index)?,
        event => event,
    };
    let name = if event.get("specversion").is_some() {
        "type"
    } else {
        "eventType"
    };
    event.get(name)?.as_str()
}

impl Fault {
    fn new(error: &JsonError, lines_before: usize) -> Self {
        let text = error.to_string();
        let place = format!("{}:{}: ", error.line(), error.column());
        let message = text.strip_prefix(&place).unwrap_or(&text).to_owned();
        Self {
            line: error.line() + lines_before,
            column: error.column(),
            message,
        }
    }
}
