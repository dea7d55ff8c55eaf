//! What the example has written down, compared with what was sent.

use std::fs::File;
use std::io::{self, BufRead, BufReader};
use std::path::Path;

use crate::events::Events;

/// How the journal differs from what was acknowledged.
#[derive(Debug, Default, PartialEq)]
pub struct Difference {
    /// Events that are not there.
    pub lost: usize,
    /// Events that are there more than once.
    pub repeated: usize,
    /// Lines that are no event that was sent.
    pub changed: usize,
}

impl Difference {
    /// Every event below that number was acknowledged.
    pub fn read(path: &Path, events: &Events, sent: usize) -> io::Result<Self> {
        let mut times = vec![0_u8; sent];
        let mut difference = Self::default();
        for line in BufReader::new(File::open(path)?).split(b'\n') {
            let event = serde_json::from_slice(&line?).unwrap_or_default();
            let number = events.number(event);
            match number.and_then(|number| times.get_mut(number)) {
                Some(times) => *times = times.saturating_add(1),
                None => difference.changed += 1,
            }
        }
        difference.lost = times.iter().filter(|&&it| it == 0).count();
        difference.repeated = times.iter().filter(|&&it| it > 1).count();
        Ok(difference)
    }
}
