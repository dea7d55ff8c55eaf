//! What a user would first write: serde's derive, an enum tagged by the type that is beside `data`, owned text.

use std::hint::black_box;

use serde::{Deserialize, Serialize};

use super::model::{
    CallEnded, CallParticipant, CallStarted, IncomingCall, RecordingFileStatusUpdated,
};
use super::{Job, Tally};
use crate::bodies::{Body, Shape};

/// What every ratio is a ratio to.
pub const JOB: Job = Job {
    name: "serde_json, derived tagged enum",
    run: |body| {
        black_box(decode(body));
    },
    tally: Some(decode),
};

/// Decodes, and dispatches on the variant.
pub fn decode(body: &Body) -> Tally {
    match body.shape {
        Shape::CloudEvents => dispatch(&events::<Cloud>(&body.bytes)),
        _ => dispatch(&events::<Grid>(&body.bytes)),
    }
}

/// The events of a body, in the envelope that it has.
pub fn events<E: Envelope>(body: &[u8]) -> Vec<E::Event> {
    serde_json::from_slice(body).expect("the events are those that the types are for")
}

/// Counts events by their variants.
pub fn dispatch<E: Dispatch>(events: &[E]) -> Tally {
    let mut tally = Tally::default();
    events.iter().for_each(|event| event.dispatch(&mut tally));
    tally
}

/// One of the two envelopes.
pub trait Envelope {
    type Event: Dispatch + Serialize + for<'de> Deserialize<'de>;
}

/// Matches on the variant.
pub trait Dispatch {
    fn dispatch(&self, tally: &mut Tally);
}

/// The Event Grid schema.
pub enum Grid {}

impl Envelope for Grid {
    type Event = GridEvent;
}

/// CloudEvents.
pub enum Cloud {}

impl Envelope for Cloud {
    type Event = CloudEvent;
}

/// The same variants in either envelope.
macro_rules! tagged_enum {
    ($name:ident, $tag:literal, $envelope:ident) => {
        #[derive(Deserialize, Serialize)]
        #[serde(tag = $tag)]
        pub enum $name {
            #[serde(rename = "Microsoft.Communication.RecordingFileStatusUpdated")]
            RecordingFileStatusUpdated($envelope<RecordingFileStatusUpdated<String>>),
            #[serde(rename = "Microsoft.Communication.CallStarted")]
            CallStarted($envelope<CallStarted<String>>),
            #[serde(rename = "Microsoft.Communication.CallEnded")]
            CallEnded($envelope<CallEnded<String>>),
            #[serde(rename = "Microsoft.Communication.CallParticipantAdded")]
            CallParticipantAdded($envelope<CallParticipant<String>>),
            #[serde(rename = "Microsoft.Communication.CallParticipantRemoved")]
            CallParticipantRemoved($envelope<CallParticipant<String>>),
            #[serde(rename = "Microsoft.Communication.IncomingCall")]
            IncomingCall($envelope<IncomingCall<String>>),
            #[serde(other)]
            Unknown,
        }

        impl Dispatch for $name {
            fn dispatch(&self, tally: &mut Tally) {
                match self {
                    Self::RecordingFileStatusUpdated(_) => tally.recording_file_status_updated += 1,
                    Self::CallStarted(_) => tally.call_started += 1,
                    Self::CallEnded(_) => tally.call_ended += 1,
                    Self::CallParticipantAdded(_) => tally.call_participant_added += 1,
                    Self::CallParticipantRemoved(_) => tally.call_participant_removed += 1,
                    Self::IncomingCall(_) => tally.incoming_call += 1,
                    Self::Unknown => tally.unknown += 1,
                }
            }
        }
    };
}

tagged_enum!(GridEvent, "eventType", GridEnvelope);
tagged_enum!(CloudEvent, "type", CloudEnvelope);

#[derive(Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct GridEnvelope<D> {
    pub id: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub topic: Option<String>,
    pub subject: String,
    pub data: D,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub data_version: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub metadata_version: Option<String>,
    pub event_time: String,
}

#[derive(Deserialize, Serialize)]
pub struct CloudEnvelope<D> {
    pub id: String,
    pub source: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub subject: Option<String>,
    pub data: D,
    pub specversion: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub time: Option<String>,
}
