//! The generated crate.

use std::hint::black_box;

use acs_calling_events::{CallingEvent, Delivery, OwnedDelivery};

use super::{Job, Tally};

/// From bytes to typed, validated, dispatched events that borrow from the body.
pub const DECODE: Job = Job {
    name: "acs-calling-events, borrowed",
    run: |body| {
        black_box(decode(&body.bytes));
    },
    tally: Some(|body| decode(&body.bytes)),
};

/// The same, and then a copy of all text, so that the events outlive the body.
pub const INTO_OWNED: Job = Job {
    name: "acs-calling-events, into_owned",
    run: |body| {
        black_box(into_owned(&body.bytes));
    },
    tally: Some(|body| into_owned(&body.bytes)),
};

/// From a copy of the body to events that keep it.
pub const OWNED: Job = Job {
    name: "acs-calling-events, body copied and kept",
    run: |body| {
        black_box(owned(&body.bytes));
    },
    tally: Some(|body| owned(&body.bytes)),
};

/// Every way to read a body.
pub const ALL: [Job; 3] = [DECODE, OWNED, INTO_OWNED];

/// Decodes, and dispatches on the variant. A profiler finds it by its name.
#[inline(never)]
pub fn decode(body: &[u8]) -> Tally {
    dispatch(&delivery(body))
}

fn owned(body: &[u8]) -> Tally {
    let delivery = OwnedDelivery::decode(body).expect("a body is JSON");
    dispatch(delivery.delivery())
}

fn into_owned(body: &[u8]) -> Tally {
    dispatch(&delivery(body).into_owned())
}

fn delivery(body: &[u8]) -> Delivery<'_> {
    Delivery::decode(body).expect("a body is JSON")
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
