//! The generated crate.

use std::hint::black_box;

use acs_calling_events::{CallingEvent, Delivery, Event, Events, OwnedDelivery, Rejected};

use super::{Job, Tally};

/// From bytes to typed, validated, dispatched events that borrow from the body, each before the next is read.
pub const EACH: Job = Job {
    name: "acs-calling-events, one by one",
    run: |body| {
        black_box(each(&body.bytes));
    },
    tally: Some(|body| each(&body.bytes)),
};

/// The same, but all of them are read first.
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

/// The same one by one: each is handled and dropped before the next is read.
pub const EACH_OWNED: Job = Job {
    name: "acs-calling-events, owned one by one",
    run: |body| {
        black_box(each_owned(&body.bytes));
    },
    tally: Some(|body| each_owned(&body.bytes)),
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
pub const ALL: [Job; 5] = [EACH, DECODE, OWNED, INTO_OWNED, EACH_OWNED];

/// Decodes one event after the other, and dispatches on the variant.
#[inline(never)]
pub fn each(body: &[u8]) -> Tally {
    let mut tally = Tally::default();
    let mut events = Events::new(body);
    while let Some(event) = events.next_event().expect("a body is JSON") {
        dispatch(event, &mut tally);
    }
    tally
}

/// Decodes, and dispatches on the variant. A profiler finds it by its name.
#[inline(never)]
pub fn decode(body: &[u8]) -> Tally {
    dispatch_all(&delivery(body))
}

fn each_owned(body: &[u8]) -> Tally {
    let mut tally = Tally::default();
    let mut events = Events::new(body);
    while let Some(event) = events.next_owned().expect("a body is JSON") {
        dispatch(event.as_ref(), &mut tally);
    }
    tally
}

fn owned(body: &[u8]) -> Tally {
    let delivery = OwnedDelivery::decode(body).expect("a body is JSON");
    dispatch_all(delivery.delivery())
}

fn into_owned(body: &[u8]) -> Tally {
    dispatch_all(&delivery(body).into_owned())
}

fn delivery(body: &[u8]) -> Delivery<'_> {
    Delivery::decode(body).expect("a body is JSON")
}

fn dispatch_all(delivery: &Delivery<'_>) -> Tally {
    let mut tally = Tally::default();
    for event in delivery.events() {
        dispatch(event, &mut tally);
    }
    tally
}

fn dispatch(event: Result<&Event<'_>, &Rejected>, tally: &mut Tally) {
    let count = match event.map(|it| it.data()) {
        Ok(CallingEvent::RecordingFileStatusUpdated(_)) => &mut tally.recording_file_status_updated,
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
