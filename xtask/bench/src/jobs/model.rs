//! `data` of the events as a user would model it by hand: members of either generation of the service
//! optional, nothing checked beyond the types, unknown members dropped. `T` is the type of text.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

#[derive(Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct CallStarted<T> {
    pub started_by: Participant<T>,
    pub server_call_id: T,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub group: Option<Id<T>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub room: Option<Id<T>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub is_two_party: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub correlation_id: Option<T>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub is_rooms_call: Option<bool>,
}

#[derive(Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct CallEnded<T> {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub duration_of_call: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub call_duration_in_seconds: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ended_by: Option<EndedBy<T>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<Reason<T>>,
    pub started_by: Participant<T>,
    pub server_call_id: T,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub group: Option<Id<T>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub room: Option<Id<T>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub is_two_party: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub correlation_id: Option<T>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub is_rooms_call: Option<bool>,
}

#[derive(Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct CallParticipant<T> {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user: Option<Participant<T>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub display_name: Option<T>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub participant_id: Option<T>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub endpoint_type: Option<T>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_agent: Option<T>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<Reason<T>>,
    pub started_by: Participant<T>,
    pub server_call_id: T,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub group: Option<Id<T>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub room: Option<Id<T>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub is_two_party: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub correlation_id: Option<T>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub is_rooms_call: Option<bool>,
}

#[derive(Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct IncomingCall<T: Ord> {
    pub to: Identifier<T>,
    pub from: Identifier<T>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub server_call_id: Option<T>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub caller_display_name: Option<T>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub custom_context: Option<CustomContext<T>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub incoming_call_context: Option<T>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub correlation_id: Option<T>,
}

#[derive(Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct RecordingFileStatusUpdated<T> {
    pub recording_storage_info: RecordingStorageInfo<T>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub recording_start_time: Option<T>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub recording_duration_ms: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub recording_content_type: Option<T>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub recording_channel_type: Option<T>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub recording_format_type: Option<T>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub session_end_reason: Option<T>,
}

#[derive(Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct RecordingStorageInfo<T> {
    pub recording_chunks: Vec<RecordingChunk<T>>,
}

#[derive(Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct RecordingChunk<T> {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub document_id: Option<T>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub index: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub end_reason: Option<T>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub content_location: Option<T>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub metadata_location: Option<T>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub delete_location: Option<T>,
}

#[derive(Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Participant<T> {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub communication_identifier: Option<Identifier<T>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub role: Option<T>,
}

#[derive(Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Identifier<T> {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kind: Option<T>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub raw_id: Option<T>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub communication_user: Option<Id<T>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub phone_number: Option<PhoneNumber<T>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub microsoft_teams_user: Option<MicrosoftTeamsUser<T>>,
}

#[derive(Deserialize, Serialize)]
pub struct Id<T> {
    pub id: T,
}

#[derive(Deserialize, Serialize)]
pub struct PhoneNumber<T> {
    pub value: T,
}

#[derive(Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct MicrosoftTeamsUser<T> {
    pub user_id: T,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub is_anonymous: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cloud: Option<T>,
}

#[derive(Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct EndedBy<T> {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub communication_identifier: Option<Identifier<T>>,
    #[serde(rename = "type", skip_serializing_if = "Option::is_none")]
    pub ended_by_type: Option<T>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<T>,
}

#[derive(Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Reason<T> {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub code: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sub_code: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub phrase: Option<T>,
}

#[derive(Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct CustomContext<T: Ord> {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sip_headers: Option<BTreeMap<T, T>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub voip_headers: Option<BTreeMap<T, T>>,
}
