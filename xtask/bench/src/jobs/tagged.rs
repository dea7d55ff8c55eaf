//! The events as a user would first model them: serde's derive, an enum tagged by the type that is
//! beside `data`, owned text, members of either generation of the service optional. Nothing is checked
//! beyond the types, and unknown members are dropped.

use std::collections::BTreeMap;
use std::hint::black_box;

use serde::{Deserialize, Serialize};

use super::{Job, Tally};
use crate::bodies::{Body, Shape};

/// What every ratio is a ratio to.
pub const JOB: Job = Job {
    name: "serde_json: derive, internally tagged",
    run: |body| {
        black_box(decode(body));
    },
    tally: Some(decode),
};

/// Decodes, and dispatches on the variant. A profiler finds it by its name.
#[inline(never)]
pub fn decode(body: &Body) -> Tally {
    let typed = "the events are those that the types are for";
    match body.shape {
        Shape::CloudEvents => {
            let events: Vec<CloudEvent> = serde_json::from_slice(&body.bytes).expect(typed);
            Tally::of_cloud(&events)
        }
        _ => {
            let events: Vec<GridEvent> = serde_json::from_slice(&body.bytes).expect(typed);
            Tally::of_grid(&events)
        }
    }
}

/// An event in the Event Grid schema.
#[derive(Deserialize, Serialize)]
#[serde(tag = "eventType")]
pub enum GridEvent {
    #[serde(rename = "Microsoft.Communication.RecordingFileStatusUpdated")]
    RecordingFileStatusUpdated(Grid<RecordingFileStatusUpdated>),
    #[serde(rename = "Microsoft.Communication.CallStarted")]
    CallStarted(Grid<CallStarted>),
    #[serde(rename = "Microsoft.Communication.CallEnded")]
    CallEnded(Grid<CallEnded>),
    #[serde(rename = "Microsoft.Communication.CallParticipantAdded")]
    CallParticipantAdded(Grid<CallParticipant>),
    #[serde(rename = "Microsoft.Communication.CallParticipantRemoved")]
    CallParticipantRemoved(Grid<CallParticipant>),
    #[serde(rename = "Microsoft.Communication.IncomingCall")]
    IncomingCall(Grid<IncomingCall>),
    #[serde(other)]
    Unknown,
}

/// An event as a CloudEvent.
#[derive(Deserialize, Serialize)]
#[serde(tag = "type")]
pub enum CloudEvent {
    #[serde(rename = "Microsoft.Communication.RecordingFileStatusUpdated")]
    RecordingFileStatusUpdated(Cloud<RecordingFileStatusUpdated>),
    #[serde(rename = "Microsoft.Communication.CallStarted")]
    CallStarted(Cloud<CallStarted>),
    #[serde(rename = "Microsoft.Communication.CallEnded")]
    CallEnded(Cloud<CallEnded>),
    #[serde(rename = "Microsoft.Communication.CallParticipantAdded")]
    CallParticipantAdded(Cloud<CallParticipant>),
    #[serde(rename = "Microsoft.Communication.CallParticipantRemoved")]
    CallParticipantRemoved(Cloud<CallParticipant>),
    #[serde(rename = "Microsoft.Communication.IncomingCall")]
    IncomingCall(Cloud<IncomingCall>),
    #[serde(other)]
    Unknown,
}

#[derive(Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Grid<T> {
    pub id: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub topic: Option<String>,
    pub subject: String,
    pub data: T,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub data_version: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub metadata_version: Option<String>,
    pub event_time: String,
}

#[derive(Deserialize, Serialize)]
pub struct Cloud<T> {
    pub id: String,
    pub source: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub subject: Option<String>,
    pub data: T,
    pub specversion: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub time: Option<String>,
}

#[derive(Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct CallStarted {
    pub started_by: Participant,
    pub server_call_id: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub group: Option<Id>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub room: Option<Id>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub is_two_party: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub correlation_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub is_rooms_call: Option<bool>,
}

#[derive(Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct CallEnded {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub duration_of_call: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub call_duration_in_seconds: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ended_by: Option<EndedBy>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<Reason>,
    pub started_by: Participant,
    pub server_call_id: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub group: Option<Id>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub room: Option<Id>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub is_two_party: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub correlation_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub is_rooms_call: Option<bool>,
}

#[derive(Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct CallParticipant {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user: Option<Participant>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub display_name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub participant_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub endpoint_type: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_agent: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<Reason>,
    pub started_by: Participant,
    pub server_call_id: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub group: Option<Id>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub room: Option<Id>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub is_two_party: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub correlation_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub is_rooms_call: Option<bool>,
}

#[derive(Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct IncomingCall {
    pub to: Identifier,
    pub from: Identifier,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub server_call_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub caller_display_name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub custom_context: Option<CustomContext>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub incoming_call_context: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub correlation_id: Option<String>,
}

#[derive(Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct RecordingFileStatusUpdated {
    pub recording_storage_info: RecordingStorageInfo,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub recording_start_time: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub recording_duration_ms: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub recording_content_type: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub recording_channel_type: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub recording_format_type: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub session_end_reason: Option<String>,
}

#[derive(Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct RecordingStorageInfo {
    pub recording_chunks: Vec<RecordingChunk>,
}

#[derive(Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct RecordingChunk {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub document_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub index: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub end_reason: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub content_location: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub metadata_location: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub delete_location: Option<String>,
}

#[derive(Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Participant {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub communication_identifier: Option<Identifier>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub role: Option<String>,
}

#[derive(Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Identifier {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kind: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub raw_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub communication_user: Option<Id>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub phone_number: Option<PhoneNumber>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub microsoft_teams_user: Option<MicrosoftTeamsUser>,
}

#[derive(Deserialize, Serialize)]
pub struct Id {
    pub id: String,
}

#[derive(Deserialize, Serialize)]
pub struct PhoneNumber {
    pub value: String,
}

#[derive(Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct MicrosoftTeamsUser {
    pub user_id: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub is_anonymous: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cloud: Option<String>,
}

#[derive(Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct EndedBy {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub communication_identifier: Option<Identifier>,
    #[serde(rename = "type", skip_serializing_if = "Option::is_none")]
    pub ended_by_type: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
}

#[derive(Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Reason {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub code: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sub_code: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub phrase: Option<String>,
}

#[derive(Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct CustomContext {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sip_headers: Option<BTreeMap<String, String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub voip_headers: Option<BTreeMap<String, String>>,
}

impl Tally {
    /// Counts events by their variants.
    pub fn of_grid(events: &[GridEvent]) -> Self {
        let mut tally = Self::default();
        for event in events {
            match event {
                GridEvent::RecordingFileStatusUpdated(_) => {
                    tally.recording_file_status_updated += 1
                }
                GridEvent::CallStarted(_) => tally.call_started += 1,
                GridEvent::CallEnded(_) => tally.call_ended += 1,
                GridEvent::CallParticipantAdded(_) => tally.call_participant_added += 1,
                GridEvent::CallParticipantRemoved(_) => tally.call_participant_removed += 1,
                GridEvent::IncomingCall(_) => tally.incoming_call += 1,
                GridEvent::Unknown => tally.unknown += 1,
            }
        }
        tally
    }

    /// The same for CloudEvents.
    pub fn of_cloud(events: &[CloudEvent]) -> Self {
        let mut tally = Self::default();
        for event in events {
            match event {
                CloudEvent::RecordingFileStatusUpdated(_) => {
                    tally.recording_file_status_updated += 1
                }
                CloudEvent::CallStarted(_) => tally.call_started += 1,
                CloudEvent::CallEnded(_) => tally.call_ended += 1,
                CloudEvent::CallParticipantAdded(_) => tally.call_participant_added += 1,
                CloudEvent::CallParticipantRemoved(_) => tally.call_participant_removed += 1,
                CloudEvent::IncomingCall(_) => tally.incoming_call += 1,
                CloudEvent::Unknown => tally.unknown += 1,
            }
        }
        tally
    }
}
