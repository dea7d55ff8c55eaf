//! The generated crate.

use std::hint::black_box;

use acs_calling_events::{CallingEvent, Delivery};

use super::{Job, Tally};

/// From bytes to typed, validated, dispatched events that borrow from the body.
pub const DECODE: Job = Job {
    name: "acs-calling-events: decode, borrowed",
    run: |body| {
        black_box(decode(&body.bytes));
    },
    tally: Some(|body| decode(&body.bytes)),
};

/// Decodes, and dispatches on the variant. A profiler finds it by its name.
#[inline(never)]
pub fn decode(body: &[u8]) -> Tally {
    let delivery = Delivery::decode(body).expect("a body is JSON");
    dispatch(&delivery)
}

fn dispatch(delivery: &Delivery<'_>) -> Tally {
    let mut tally = Tally::default();
    for event in delivery.events() {
        let count = match event.map(|it| it.data()) {
            Ok(CallingEvent::RecordingFileStatusUpdated(_)) => {
                &mut tally.recording_file_status_updated
            }
            Ok(CallingEvent::CallStarted(_)) => &mut tally.call_started,
            Ok(CallingEvent::CallEnded(_)) => &mut tally.call_ended,
            Ok(CallingEvent::CallParticipantAdded(_)) => &mut tally.call_participant_added,
            Ok(CallingEvent::CallParticipantRemoved(_)) => &mut tally.call_participant_removed,
            Ok(CallingEvent::IncomingCall(_)) => &mut tally.incoming_call,
            Ok(_) => &mut tally.unknown,
            Err(_) => &mut tally.rejected,
        };
        *count += 1;
    }
    tally
}
