//! What the examples do with events: each is handled once, however often it comes, and printed on a line.
//!
//! With a `JOURNAL`, a file to which each event is appended before it is acknowledged, this holds across
//! crashes too: the line in the journal *is* the effect of handling, and the journal is read at the
//! start. (It outlives the process, not the machine. For that, write to what does, and acknowledge when
//! it has.) Without one, what was handled before a restart is not known after it.

mod journal;

use std::env;
use std::io::{self, Write};
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use acs_calling_events::dedupe::{Claim, Dedupe};
use acs_calling_events::{Encode, Event};

use self::journal::Journal;

/// Prints events, and keeps them if there is a journal.
pub struct Log {
    dedupe: Dedupe,
    journal: Option<Mutex<Journal>>,
}

impl Log {
    pub fn open() -> io::Result<Self> {
        // Event Grid gives an event up after a day.
        let dedupe = Dedupe::new(Duration::from_secs(24 * 60 * 60), 1_000_000);
        let journal = match variable("JOURNAL") {
            Some(path) => Some(Journal::open(&path, |event| {
                dedupe.remember(event.source().unwrap_or_default(), event.id());
            })?),
            None => None,
        };
        Ok(Self {
            dedupe,
            journal: journal.map(Mutex::new),
        })
    }

    /// Handles an event, unless that was done; fails also while someone else does it.
    pub fn handle(&self, event: &Event<'_>) -> io::Result<()> {
        let claimed = match self.dedupe.claim_event(event) {
            Claim::New(claimed) => claimed,
            Claim::Handled => return Ok(()),
            Claim::Busy => return Err(io::ErrorKind::ResourceBusy.into()),
        };
        if let Some(journal) = &self.journal {
            let mut journal = journal.lock().unwrap_or_else(PoisonError::into_inner);
            journal.append(event.to_vec())?;
        }
        claimed.handled();
        print(&summary(event));
        Ok(())
    }
}

/// What the environment says, if it says anything.
pub fn variable(name: &str) -> Option<String> {
    env::var(name).ok().filter(|value| !value.is_empty())
}

/// Prints a line, if anyone reads it.
pub fn print(line: &str) {
    let _ = writeln!(io::stdout(), "{line}");
}

/// Nothing that the schema marks as sensitive, and nothing that could end the line.
fn summary(event: &Event<'_>) -> String {
    let time = event.time().map_or("-", |it| it.as_str());
    format!("{time} {} {}", event.data().event_type(), event.id())
        .escape_debug()
        .to_string()
}
