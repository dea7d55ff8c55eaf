//! A file of events, one on each line, that is only ever appended to.

use std::fs::{File, OpenOptions};
use std::io::{self, BufRead, BufReader, Write};

use acs_calling_events::{Delivery, Event};

pub struct Journal {
    file: File,
    length: u64,
}

impl Journal {
    /// Visits the events that are there, and goes on after them. A last line that a crash has cut off
    /// was not acknowledged: it goes.
    pub fn open(path: &str, mut visit: impl FnMut(&Event<'_>)) -> io::Result<Self> {
        let mut options = OpenOptions::new();
        let file = options.read(true).append(true).create(true).open(path)?;
        let mut reader = BufReader::new(&file);
        let mut length = 0;
        let mut line = Vec::new();
        while reader.read_until(b'\n', &mut line)? > 0 && line.ends_with(b"\n") {
            length += line.len() as u64;
            let delivery = Delivery::decode(&line);
            let events = delivery.iter().flat_map(Delivery::events).flatten();
            events.for_each(&mut visit);
            line.clear();
        }
        file.set_len(length)?;
        Ok(Self { file, length })
    }

    /// Adds a line: the whole of it, or nothing.
    pub fn append(&mut self, mut line: Vec<u8>) -> io::Result<()> {
        line.push(b'\n');
        if let Err(error) = self.file.write_all(&line) {
            self.file.set_len(self.length)?;
            return Err(error);
        }
        self.length += line.len() as u64;
        Ok(())
    }
}
