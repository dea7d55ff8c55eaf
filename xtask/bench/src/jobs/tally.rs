//! Events by type: what every way to read a body has to agree on.

/// How many events there are of each type.
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
