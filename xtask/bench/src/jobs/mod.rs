//! What is measured: ways to read a body.

pub mod ours;
pub mod serde_json;
pub mod sonic;
pub mod tagged;

use crate::bodies::Body;

/// One way to do something with a body.
#[derive(Clone, Copy)]
pub struct Job {
    /// What it is, for a reader who knows none of the libraries.
    pub name: &'static str,
    /// Does it once. What it makes is dropped, as a program would.
    pub run: fn(&Body),
    /// The events that it finds, if it finds any.
    pub tally: Option<fn(&Body) -> Tally>,
}

/// Events by type.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Tally {
    pub recording_file_status_updated: usize,
    pub call_started: usize,
    pub call_ended: usize,
    pub call_participant_added: usize,
    pub call_participant_removed: usize,
    pub incoming_call: usize,
    pub unknown: usize,
    pub rejected: usize,
}

impl Tally {
    /// Counts types by their names.
    pub fn of_types<'a>(types: impl IntoIterator<Item = &'a str>) -> Self {
        let mut tally = Self::default();
        for name in types {
            let count = match name.strip_prefix("Microsoft.Communication.") {
                Some("RecordingFileStatusUpdated") => &mut tally.recording_file_status_updated,
                Some("CallStarted") => &mut tally.call_started,
                Some("CallEnded") => &mut tally.call_ended,
                Some("CallParticipantAdded") => &mut tally.call_participant_added,
                Some("CallParticipantRemoved") => &mut tally.call_participant_removed,
                Some("IncomingCall") => &mut tally.incoming_call,
                _ => &mut tally.unknown,
            };
            *count += 1;
        }
        tally
    }
}

/// Ours, and what reads the same bytes.
pub const READ: &[Job] = &[tagged::JOB, ours::DECODE, serde_json::SKIP, sonic::VALUE];
