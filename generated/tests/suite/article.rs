//! The payloads of the article on voice and video calling events: each decodes into its variant, alone,
//! in a batch and as a CloudEvent, holds what the article shows, and comes back as it came.

use acs_calling_events::{
    CallParticipant, CallingEvent, Delivery, Encode, Event, IdentifierKind, ParticipantRole, Root,
    decode,
};
use serde_json::{Value, json};

use crate::common::files::example;
use crate::common::same::{assert_same, scalars};

const EVENTS: [&str; 6] = [
    "RecordingFileStatusUpdated",
    "CallStarted",
    "CallEnded",
    "CallParticipantAdded",
    "CallParticipantRemoved",
    "IncomingCall",
];

#[test]
fn each_decodes_into_its_variant() {
    for name in EVENTS {
        // The article shows arrays of one event; alone, it is what CloudEvents receivers get.
        check_one(name, text(name));
        check_one(name, &event(name).to_string());
    }
}

#[test]
fn all_decode_as_one_batch() {
    check_batch(EVENTS.map(|name| event(name).to_string()));
}

#[test]
fn each_decodes_as_a_cloud_event() {
    for name in EVENTS {
        let text = cloud_event(name).to_string();
        check_one(name, &text);
        let Ok(Root::Event(event)) = decode(text.as_bytes()) else {
            panic!("{name}: not one event");
        };
        assert!(matches!(*event, Event::CloudEvent(_)), "{name}: {event:?}");
    }
}

#[test]
fn all_decode_as_one_batch_of_cloud_events() {
    check_batch(EVENTS.map(|name| cloud_event(name).to_string()));
}

#[test]
fn both_envelopes_say_the_same() {
    for name in EVENTS {
        let (grid, cloud) = (event(name).to_string(), cloud_event(name).to_string());
        let (grid, cloud) = (only(name, &grid), only(name, &cloud));
        assert_eq!(grid.id(), cloud.id(), "{name}");
        assert_eq!(grid.source(), cloud.source(), "{name}");
        assert_eq!(grid.subject(), cloud.subject(), "{name}");
        assert_eq!(grid.time(), cloud.time(), "{name}");
        assert_eq!(grid.data(), cloud.data(), "{name}");
    }
}

#[test]
fn time_stamps_keep_every_digit() {
    let expected = [
        ("RecordingFileStatusUpdated", "2021-07-27T15:20:34.2199328Z"),
        ("CallStarted", "2021-09-22T17:02:38.6905856Z"),
        ("CallEnded", "2021-09-22T17:03:12.6143005Z"),
        ("CallParticipantAdded", "2021-09-22T17:02:39.2843314Z"),
        ("CallParticipantRemoved", "2021-09-22T17:28:41.1497652Z"),
        ("IncomingCall", "2022-08-25T19:27:24.2415391Z"),
    ];
    for (name, time) in expected {
        for (value, pointer) in [(event(name), "/eventTime"), (cloud_event(name), "/time")] {
            let text = value.to_string();
            let event = only(name, &text);
            assert_eq!(event.time().map(|it| it.as_str()), Some(time), "{name}");
            let written = scalars(&event.to_json());
            assert_eq!(written.get(pointer), Some(&format!("{time:?}")), "{name}");
        }
    }
}

#[test]
fn recording_file_status_updated_holds_what_is_shown() {
    let event = only(
        "RecordingFileStatusUpdated",
        text("RecordingFileStatusUpdated"),
    );
    let CallingEvent::RecordingFileStatusUpdated(data) = event.data() else {
        panic!("{event:?}");
    };
    let chunks = data.recording_storage_info.recording_chunks.as_deref();
    let [chunk] = chunks.unwrap_or_default() else {
        panic!("not one chunk: {chunks:?}");
    };
    let document = "0-eus-d12-801b3f3fc462fe8a01e6810cbff729b8";
    let object = format!("https://storage.asm.skype.com/v1/objects/{document}/content");
    assert_eq!(chunk.document_id.as_deref(), Some(document));
    assert_eq!(chunk.index.as_ref().and_then(|it| it.as_i64()), Some(0));
    assert_eq!(chunk.end_reason.as_deref(), Some("SessionEnded"));
    assert_eq!(
        chunk.content_location,
        Some(format!("{object}/video").into())
    );
    assert_eq!(
        chunk.metadata_location,
        Some(format!("{object}/acsmetadata").into())
    );
    assert_eq!(
        chunk.delete_location.as_deref(),
        Some(
            "https://us-storage.asm.skype.com/v1/objects/0-eus-d1-83e9599991e21ad21220427d78fbf558"
        )
    );
    let start = data.recording_start_time.as_ref();
    assert_eq!(
        start.map(|it| it.as_str()),
        Some("2021-07-27T15:20:23.6089755Z")
    );
    let duration = data.recording_duration_ms.as_ref();
    assert_eq!(duration.and_then(|it| it.as_i64()), Some(6620));
    assert_eq!(data.session_end_reason.as_deref(), Some("CallEnded"));
    assert_eq!(data.recording_content_type, None);
    assert!(data.extra.is_empty() && chunk.extra.is_empty());
}

#[test]
fn call_started_holds_what_is_shown() {
    let event = only("CallStarted", text("CallStarted"));
    let CallingEvent::CallStarted(data) = event.data() else {
        panic!("{event:?}");
    };
    assert_participant(&data.started_by);
    assert_eq!(data.server_call_id, "{serverCallId}");
    let group = data.group.as_ref().and_then(|it| it.id.as_deref());
    assert_eq!(group, Some("00000000-0000-0000-0000-000000000000"));
    let room = data.room.as_ref().and_then(|it| it.id.as_deref());
    assert_eq!(room, Some("{roomId}"));
    assert_eq!(data.is_two_party, Some(false));
    assert_eq!(data.correlation_id.as_deref(), Some("{correlationId}"));
    assert_eq!(data.is_rooms_call, Some(true));
    assert!(data.extra.is_empty());
}

#[test]
fn call_ended_holds_what_is_shown() {
    let event = only("CallEnded", text("CallEnded"));
    let CallingEvent::CallEnded(data) = event.data() else {
        panic!("{event:?}");
    };
    let duration = data.duration_in_seconds().expect("the article shows it");
    assert_eq!(duration.as_str(), "49.728617199999995");
    assert_eq!(duration.as_f64(), 49.728617199999995);
    assert_eq!(data.duration_of_call.as_ref(), Some(duration));
    assert_eq!(data.call_duration_in_seconds, None);
    assert_participant(&data.started_by);
    assert_eq!((&data.ended_by, &data.reason), (&None, &None));
}

#[test]
fn call_participant_added_holds_what_is_shown() {
    let event = only("CallParticipantAdded", text("CallParticipantAdded"));
    let CallingEvent::CallParticipantAdded(data) = event.data() else {
        panic!("{event:?}");
    };
    assert_participant(data.user.as_ref().expect("the article shows it"));
    assert_participant(&data.started_by);
    assert_eq!(data.display_name.as_deref(), Some("Sharif Edge"));
    assert_eq!(
        data.participant_id.as_deref(),
        Some("041e3b8a-1cce-4ebf-b587-131312c39410")
    );
    assert_eq!(data.client(), data.endpoint_type.as_deref());
    let client = "acs-web-test-client-ACSWeb(3617/1.0.0.0/os=windows; browser=chrome; ";
    assert!(
        data.client().is_some_and(|it| it.starts_with(client)),
        "{:?}",
        data.client()
    );
    assert_eq!(data.user_agent, None);
}

#[test]
fn call_participant_removed_holds_what_is_shown() {
    let event = only("CallParticipantRemoved", text("CallParticipantRemoved"));
    let CallingEvent::CallParticipantRemoved(data) = event.data() else {
        panic!("{event:?}");
    };
    let user = data.user.as_ref().and_then(CallParticipant::identifier);
    assert_eq!(
        user.and_then(|it| it.raw_id.as_deref()),
        Some("8:acs:bc360ba8-d29b-4ef2-b698-769ebef85521_0000000c-1fb9-27cc-07fd-0848220077d8")
    );
    assert_participant(&data.started_by);
    assert_eq!(data.display_name.as_deref(), Some("Sharif Chrome"));
    assert_eq!(
        data.participant_id.as_deref(),
        Some("750a1442-3156-4914-94d2-62cf73796833")
    );
    assert_eq!(data.reason, None);
}

#[test]
fn incoming_call_holds_what_is_shown() {
    let event = only("IncomingCall", text("IncomingCall"));
    let CallingEvent::IncomingCall(data) = event.data() else {
        panic!("{event:?}");
    };
    let user = "8:acs:98e4cbef-70e7-4733-8594-063c4a72d711_00000014-";
    for (identifier, end) in [
        (&data.to, "1889-f3a7-6a0b-343a0d0061f3"),
        (&data.from, "2033-438d-1000-343a0d006e10"),
    ] {
        let raw_id = format!("{user}{end}");
        assert_eq!(identifier.raw_id.as_deref(), Some(&*raw_id));
        assert_eq!(identifier.kind, Some(IdentifierKind::CommunicationUser));
        let id = identifier
            .communication_user
            .as_ref()
            .and_then(|it| it.id.as_deref());
        assert_eq!(id, Some(&*raw_id));
    }
    assert_eq!(data.caller_display_name.as_deref(), Some("John Doe"));
    let context = data.custom_context.as_ref().expect("the article shows it");
    assert_eq!(context.sip_headers, None);
    let headers = context.voip_headers.as_ref().expect("the article shows it");
    assert_eq!(headers.get("voipHeaderName").map(|it| &**it), Some("value"));
    let token = data.incoming_call_context.as_deref();
    assert!(token.is_some_and(|it| it.starts_with("eyJhbGciOiJub25lIiwidHliSldUIn0.")));
    assert_eq!(
        data.correlation_id.as_deref(),
        Some("aaaa0000-bb11-2222-33cc-444444dddddd")
    );
}

/// Fails unless it is the user that most of the article's events show.
#[track_caller]
fn assert_participant(participant: &CallParticipant<'_>) {
    let user = "8:acs:bc360ba8-d29b-4ef2-b698-769ebef85521_0000000c-1fb9-4878-07fd-0848220077e1";
    let identifier = participant.identifier().expect("the article shows it");
    assert_eq!(identifier.kind, None);
    assert_eq!(
        identifier.inferred_kind(),
        IdentifierKind::CommunicationUser
    );
    assert_eq!(identifier.raw_id.as_deref(), Some(user));
    let id = identifier
        .communication_user
        .as_ref()
        .and_then(|it| it.id.as_deref());
    assert_eq!(id, Some(user));
    let role = Some(ParticipantRole::Other("{role}".into()));
    assert_eq!(participant.role(), role.as_ref());
}

#[track_caller]
fn check_one(name: &str, text: &str) {
    check(name, &only(name, text));
    let root = decode(text.as_bytes()).unwrap_or_else(|it| panic!("{name}: {it}"));
    assert_same(name, text, &root.to_json());
}

#[track_caller]
fn check_batch(texts: [String; 6]) {
    let text = format!("[{}]", texts.join(", "));
    let delivery = Delivery::decode(text.as_bytes()).unwrap_or_else(|it| panic!("{it}"));
    assert_eq!(delivery.len(), EVENTS.len());
    for ((name, text), event) in EVENTS.iter().zip(&texts).zip(delivery.events()) {
        let event = event.unwrap_or_else(|it| panic!("{name}: {it}"));
        check(name, event);
        assert_same(name, text, &event.to_json());
    }
    let root = decode(text.as_bytes()).unwrap_or_else(|it| panic!("{it}"));
    assert_same("the batch", &text, &root.to_json());
}

/// Fails unless the event is of the variant of that name.
#[track_caller]
fn check(name: &str, event: &Event<'_>) {
    let found = match event.data() {
        CallingEvent::RecordingFileStatusUpdated(_) => "RecordingFileStatusUpdated",
        CallingEvent::CallStarted(_) => "CallStarted",
        CallingEvent::CallEnded(_) => "CallEnded",
        CallingEvent::CallParticipantAdded(_) => "CallParticipantAdded",
        CallingEvent::CallParticipantRemoved(_) => "CallParticipantRemoved",
        CallingEvent::IncomingCall(_) => "IncomingCall",
        other => panic!("{name}: {other:?}"),
    };
    assert_eq!(found, name);
    assert_eq!(
        event.data().event_type(),
        format!("Microsoft.Communication.{name}")
    );
}

fn text(name: &str) -> &'static str {
    &example(&format!("{name}/article.json")).text
}

fn event(name: &str) -> Value {
    example(&format!("{name}/article.json")).value[0].clone()
}

/// The same event in the other envelope.
fn cloud_event(name: &str) -> Value {
    let mut event = event(name);
    let members = event.as_object_mut().expect("an event is an object");
    for (old, new) in [
        ("topic", "source"),
        ("eventType", "type"),
        ("eventTime", "time"),
    ] {
        let value = members
            .remove(old)
            .unwrap_or_else(|| panic!("{name}: no {old}"));
        members.insert(new.to_owned(), value);
    }
    members.remove("dataVersion");
    members.remove("metadataVersion");
    members.insert("specversion".to_owned(), json!("1.0"));
    event
}

#[track_caller]
fn only<'t>(name: &str, text: &'t str) -> Event<'t> {
    let delivery = Delivery::decode(text.as_bytes());
    let mut events = delivery
        .unwrap_or_else(|it| panic!("{name}: {it}"))
        .into_events();
    assert_eq!(events.len(), 1, "{name}");
    let event = events.next().expect("there is one");
    event.unwrap_or_else(|it| panic!("{name}: {it}"))
}
