//! Events built in code, as a service author builds them in tests.

use acs_calling_events::{
    CallEndReason, CallEnded, CallEndedBy, CallGroup, CallParticipant, CallParticipantAdded,
    CallParticipantRemoved, CallRoom, CallStarted, CallingEvent, CloudEnvironment,
    CommunicationIdentifier, CommunicationUser, CustomContext, Delivery, EndedByType, Event,
    IdentifierKind, IncomingCall, Integer, Json, Map, MicrosoftTeamsApp, MicrosoftTeamsUser,
    Number, Participant, ParticipantRole, PhoneNumber, RecordingChannelType, RecordingChunk,
    RecordingContentType, RecordingFileStatusUpdated, RecordingStorageInfo, SubscriptionDeleted,
    SubscriptionValidation, TeamsExtensionUser, Timestamp, UnknownCallingEvent,
};
use serde_json::json;

/// The time of the events made here.
pub const TIME: &str = "2024-11-05T09:41:07.3826154Z";

/// One of each variant, in the schema's order, with as many different members as there is room for.
pub fn built() -> Vec<CallingEvent<'static>> {
    let chunk = RecordingChunk {
        document_id: Some("0-weu".into()),
        index: Some(Integer::from(0)),
        content_location: Some("https://example.com/content".into()),
        ..RecordingChunk::default()
    };
    let storage = RecordingStorageInfo {
        recording_chunks: Some(vec![chunk, RecordingChunk::default()]),
        ..RecordingStorageInfo::default()
    };
    let recording = RecordingFileStatusUpdated {
        recording_start_time: Some(time("2024-11-05T09:12:44Z")),
        recording_duration_ms: Some(Integer::from(184_210_i64)),
        session_end_reason: Some("CallEnded".into()),
        recording_content_type: Some(RecordingContentType::AudioVideo),
        recording_channel_type: Some(RecordingChannelType::Mixed),
        recording_format_type: Some("Ogg".into()),
        ..RecordingFileStatusUpdated::new(storage)
    };
    let started = CallStarted {
        group: Some(CallGroup::default()),
        room: Some(CallRoom {
            id: Some("99502874136520487".into()),
            ..CallRoom::default()
        }),
        is_two_party: Some(false),
        correlation_id: Some("c".into()),
        is_rooms_call: Some(true),
        ..CallStarted::new(participant(), "call")
    };
    let ended_by = CallEndedBy {
        r#type: Some(EndedByType::MicrosoftInternal),
        name: Some("Noor \"N\" van Dijk\n".into()),
        ..CallEndedBy::default()
    };
    let reason = CallEndReason {
        code: Some(Integer::from(487)),
        sub_code: Some(Integer::from(-1)),
        phrase: Some(String::from("gone").into()),
        ..CallEndReason::default()
    };
    let ended = CallEnded {
        call_duration_in_seconds: Number::try_from(187.4062519).ok(),
        ended_by: Some(Box::new(ended_by)),
        reason: Some(Box::new(reason.clone())),
        ..CallEnded::new(participant(), "call")
    };
    let added = CallParticipantAdded {
        user: Some(participant()),
        display_name: Some("漢字 \u{1F600}".into()),
        user_agent: Some("agent".into()),
        ..CallParticipantAdded::new(participant(), "call")
    };
    let removed = CallParticipantRemoved {
        reason: Some(Box::new(reason)),
        ..CallParticipantRemoved::new(participant(), "call")
    };
    let context = CustomContext {
        sip_headers: Some(Map::from([(
            "User-To-User".into(),
            "1;encoding=hex".into(),
        )])),
        voip_headers: Some(Map::new()),
        ..CustomContext::default()
    };
    let to = CommunicationIdentifier {
        kind: Some(IdentifierKind::PhoneNumber),
        raw_id: Some("4:+14255550123".into()),
        phone_number: Some(Box::new(PhoneNumber {
            value: Some("+14255550123".into()),
            ..PhoneNumber::default()
        })),
        ..CommunicationIdentifier::default()
    };
    let from = CommunicationIdentifier {
        communication_user: Some(CommunicationUser {
            id: Some("8:acs:1_2".into()),
            ..Default::default()
        }),
        microsoft_teams_user: Some(Box::new(MicrosoftTeamsUser {
            is_anonymous: Some(true),
            cloud: Some(CloudEnvironment::Dod),
            ..MicrosoftTeamsUser::default()
        })),
        microsoft_teams_app: Some(Box::new(MicrosoftTeamsApp::default())),
        teams_extension_user: Some(Box::new(TeamsExtensionUser::default())),
        ..CommunicationIdentifier::default()
    };
    let incoming = IncomingCall {
        custom_context: Some(context),
        incoming_call_context: Some("token".into()),
        on_behalf_of: Some(Box::new(CommunicationIdentifier::default())),
        ..IncomingCall::new(to, from)
    };
    let validation = SubscriptionValidation {
        validation_url: Some("https://example.com/validate".into()),
        ..SubscriptionValidation::new("code")
    };
    let deleted = SubscriptionDeleted {
        event_subscription_id: Some("/subscriptions/1".into()),
        ..SubscriptionDeleted::default()
    };
    vec![
        CallingEvent::RecordingFileStatusUpdated(recording),
        CallingEvent::CallStarted(started),
        CallingEvent::CallEnded(ended),
        CallingEvent::CallParticipantAdded(added),
        CallingEvent::CallParticipantRemoved(removed),
        CallingEvent::IncomingCall(incoming),
        CallingEvent::SubscriptionValidation(validation),
        CallingEvent::SubscriptionDeleted(deleted),
        unknown(),
    ]
}

/// An event of a type that the schema does not know.
pub fn unknown() -> CallingEvent<'static> {
    CallingEvent::Unknown(UnknownCallingEvent {
        event_type: "Contoso.Other".into(),
        data: Some(Json::from(json!({ "a": [1.5, null] }))),
    })
}

/// A participant in the newer form.
pub fn participant() -> CallParticipant<'static> {
    CallParticipant::Participant(Participant {
        communication_identifier: Some(CommunicationIdentifier {
            raw_id: Some("8:acs:1_2".into()),
            ..CommunicationIdentifier::default()
        }),
        role: Some(ParticipantRole::Presenter),
        ..Participant::default()
    })
}

/// The text of an event of that type in the Event Grid envelope.
pub fn of_type(event_type: &str, data: &str) -> String {
    format!(
        r#"{{"id": "1", "subject": "s", "eventType": "{event_type}", "eventTime": "{TIME}", "data": {data}}}"#
    )
}

#[track_caller]
pub fn time(text: &str) -> Timestamp<'_> {
    Timestamp::try_from(text).unwrap_or_else(|it| panic!("{text}: {it}"))
}

/// The one event of a body, which is good.
#[track_caller]
pub fn only(text: &str) -> Event<'_> {
    let delivery = Delivery::decode(text.as_bytes()).unwrap_or_else(|it| panic!("{it}: {text}"));
    assert_eq!(delivery.len(), 1, "{text}");
    let event = delivery.into_events().next().expect("there is one");
    event.unwrap_or_else(|it| panic!("{it}: {text}"))
}
