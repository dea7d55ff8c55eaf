//! How long calls and recordings lasted, as the standard library has durations.

use std::time::Duration;

use crate::model::{CallEnded, RecordingFileStatusUpdated};

impl CallEnded<'_> {
    /// How long the call lasted, to the nanosecond, under whichever of its two names it came; none if
    /// it is absent, negative or beyond 584 billion years.
    ///
    /// [`duration_in_seconds`](Self::duration_in_seconds) gives the number as it was written.
    ///
    /// ```
    /// # use std::time::Duration;
    /// use acs_calling_events::{CallEnded, CallParticipant, CommunicationIdentifier, Number};
    ///
    /// let who = CallParticipant::CommunicationIdentifier(CommunicationIdentifier::default());
    /// let mut call = CallEnded::new(who, "aHR0cHM6");
    /// assert_eq!(call.duration(), None);
    /// call.duration_of_call = Some("187.4062519".parse()?);
    /// assert_eq!(call.duration(), Some(Duration::from_nanos(187_406_251_900)));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn duration(&self) -> Option<Duration> {
        let seconds = self.duration_in_seconds()?.as_f64();
        Duration::try_from_secs_f64(seconds).ok()
    }
}

impl RecordingFileStatusUpdated<'_> {
    /// How long the recording lasts; none if `recordingDurationMs` is absent, negative or above 2^64.
    pub fn duration(&self) -> Option<Duration> {
        let milliseconds = self.recording_duration_ms.as_ref()?.as_u64()?;
        Some(Duration::from_millis(milliseconds))
    }
}
