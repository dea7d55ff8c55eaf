//! What a user writes who has seen the cost of tagged enums: the envelope first, with `data` as raw JSON,
//! then `data` as what the type says.

use std::borrow::Cow;
use std::hint::black_box;

use serde::Deserialize;
use serde_json::value::RawValue;

use super::model::{
    CallEnded, CallParticipant, CallStarted, IncomingCall, RecordingFileStatusUpdated,
};
use super::{Job, Tally};
use crate::bodies::Body;

/// With text of its own.
pub const OWNED: Job = Job {
    name: "serde_json, RawValue then type, owned",
    run: |body| {
        black_box(decode::<String>(body));
    },
    tally: Some(|body| decode::<String>(body)),
};

/// With text from the body where it has no escapes.
pub const BORROWED: Job = Job {
    name: "serde_json, RawValue then type, borrowed",
    run: |body| {
        black_box(decode::<Text<'_>>(body));
    },
    tally: Some(|body| decode::<Text<'_>>(body)),
};

/// Text that borrows if it can.
#[derive(Deserialize, Eq, Ord, PartialEq, PartialOrd)]
#[serde(transparent)]
struct Text<'a>(#[serde(borrow)] Cow<'a, str>);

/// Either envelope, as the body has one of them throughout.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Envelope<'a, T> {
    pub id: T,
    #[serde(alias = "source")]
    pub topic: Option<T>,
    pub subject: T,
    #[serde(borrow)]
    pub data: &'a RawValue,
    #[serde(alias = "type", borrow)]
    pub event_type: Cow<'a, str>,
    pub data_version: Option<T>,
    pub metadata_version: Option<T>,
    pub specversion: Option<T>,
    #[serde(alias = "time")]
    pub event_time: T,
}

/// What a program would go on with.
pub enum Data<T: Ord> {
    RecordingFileStatusUpdated(RecordingFileStatusUpdated<T>),
    CallStarted(CallStarted<T>),
    CallEnded(CallEnded<T>),
    CallParticipantAdded(CallParticipant<T>),
    CallParticipantRemoved(CallParticipant<T>),
    IncomingCall(IncomingCall<T>),
    Unknown,
}

fn decode<'a, T: Deserialize<'a> + Ord>(body: &'a Body) -> Tally {
    let typed = "the events are those that the types are for";
    let envelopes: Vec<Envelope<'a, T>> = serde_json::from_slice(&body.bytes).expect(typed);
    let mut tally = Tally::default();
    let events: Vec<(Envelope<'a, T>, Data<T>)> = envelopes
        .into_iter()
        .map(|envelope| {
            let data = data(&envelope).expect(typed);
            (envelope, data)
        })
        .collect();
    for (_, data) in &events {
        match data {
            Data::RecordingFileStatusUpdated(_) => tally.recording_file_status_updated += 1,
            Data::CallStarted(_) => tally.call_started += 1,
            Data::CallEnded(_) => tally.call_ended += 1,
            Data::CallParticipantAdded(_) => tally.call_participant_added += 1,
            Data::CallParticipantRemoved(_) => tally.call_participant_removed += 1,
            Data::IncomingCall(_) => tally.incoming_call += 1,
            Data::Unknown => tally.unknown += 1,
        }
    }
    black_box(&events);
    tally
}

fn data<'a, T: Deserialize<'a> + Ord>(
    envelope: &Envelope<'a, T>,
) -> Result<Data<T>, serde_json::Error> {
    let text = envelope.data.get();
    Ok(match &*envelope.event_type {
        "Microsoft.Communication.RecordingFileStatusUpdated" => {
            Data::RecordingFileStatusUpdated(serde_json::from_str(text)?)
        }
        "Microsoft.Communication.CallStarted" => Data::CallStarted(serde_json::from_str(text)?),
        "Microsoft.Communication.CallEnded" => Data::CallEnded(serde_json::from_str(text)?),
        "Microsoft.Communication.CallParticipantAdded" => {
            Data::CallParticipantAdded(serde_json::from_str(text)?)
        }
        "Microsoft.Communication.CallParticipantRemoved" => {
            Data::CallParticipantRemoved(serde_json::from_str(text)?)
        }
        "Microsoft.Communication.IncomingCall" => Data::IncomingCall(serde_json::from_str(text)?),
        _ => Data::Unknown,
    })
}
