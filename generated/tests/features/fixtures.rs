//! Payloads and events for tests.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use acs_calling_events::fixtures::{self, EventBuilder, PAYLOADS};
use acs_calling_events::{
    CallingEvent, Delivery, Encode, Event, Json, UnknownCallingEvent, is_valid,
};

#[test]
fn every_payload_of_the_folder_is_there() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../schema/examples");
    let mut files = BTreeSet::new();
    for event in fs::read_dir(&folder).expect("the folder") {
        let event = event.expect("a folder");
        for file in fs::read_dir(event.path()).expect("a folder") {
            let path = file.expect("a file").path();
            if path.extension().is_some_and(|it| it == "json") {
                let name = path
                    .file_stem()
                    .expect("a name")
                    .to_string_lossy()
                    .into_owned();
                let text = fs::read_to_string(&path).expect("text");
                files.insert((event.file_name().to_string_lossy().into_owned(), name, text));
            }
        }
    }
    let ours = PAYLOADS.iter().map(|it| {
        let (event, name) = (it.event.to_owned(), it.name.to_owned());
        (event, name, it.text.to_owned())
    });
    let ours: Vec<_> = ours.collect();
    assert!(ours.is_sorted(), "in order");
    let ours = BTreeSet::from_iter(ours);
    let names = |set: &BTreeSet<(String, String, String)>, other| -> Vec<String> {
        let missing = set.difference(other);
        missing
            .map(|(event, name, _)| format!("{event}/{name}"))
            .collect()
    };
    assert_eq!(names(&files, &ours), [""; 0], "missing in the table");
    assert_eq!(names(&ours, &files), [""; 0], "not in the folder");
}

#[test]
fn every_payload_is_valid() {
    for payload in PAYLOADS {
        let value = serde_json::from_str(payload.text).expect(payload.name);
        assert!(is_valid(&value), "{}/{}", payload.event, payload.name);
    }
}

#[test]
fn the_batches_hold_the_six_events() {
    for batch in [fixtures::EVENT_GRID_BATCH, fixtures::CLOUD_EVENTS_BATCH] {
        let delivery = Delivery::decode(batch.as_bytes()).expect("JSON");
        let events = delivery
            .events()
            .map(|it| it.expect("valid").data().event_type());
        let types: BTreeSet<&str> = events.collect();
        assert_eq!((types.len(), delivery.len()), (6, 6));
    }
    for (text, event_type) in [
        (
            fixtures::SUBSCRIPTION_VALIDATION,
            CallingEvent::SUBSCRIPTION_VALIDATION,
        ),
        (
            fixtures::SUBSCRIPTION_DELETED,
            CallingEvent::SUBSCRIPTION_DELETED,
        ),
    ] {
        let delivery = Delivery::decode(text.as_bytes()).expect("JSON");
        let event = delivery.events().next().expect("one").expect("valid");
        assert_eq!(event.data().event_type(), event_type);
    }
}

#[test]
fn what_is_built_is_valid_and_holds_what_was_said() {
    let unknown = UnknownCallingEvent {
        event_type: "Contoso.Other".into(),
        data: Some(Json::try_from("[1]").expect("JSON")),
    };
    for data in [
        CallingEvent::CallStarted(fixtures::call_started()),
        CallingEvent::CallEnded(fixtures::call_ended()),
        CallingEvent::CallParticipantAdded(fixtures::call_participant_added()),
        CallingEvent::CallParticipantRemoved(fixtures::call_participant_removed()),
        CallingEvent::IncomingCall(fixtures::incoming_call()),
        CallingEvent::RecordingFileStatusUpdated(fixtures::recording_file_status_updated()),
        CallingEvent::Unknown(unknown),
    ] {
        let builder = EventBuilder::new(data.clone())
            .id("7")
            .source("/source")
            .subject("about")
            .time("2025-01-02T03:04:05Z".parse().expect("a date-time"));
        let (grid, cloud) = (builder.clone().event_grid(), builder.cloud_event());
        assert!(matches!(grid, Event::EventGridEvent(_)));
        assert!(matches!(cloud, Event::CloudEvent(_)));
        for event in [grid, cloud] {
            let body = event.to_json();
            let delivery = Delivery::decode(body.as_bytes()).expect("JSON");
            assert_eq!(
                delivery.events().next().expect("one").expect("valid"),
                &event
            );
            assert_eq!(event.data(), &data);
            assert_eq!((event.id(), event.source()), ("7", Some("/source")));
            assert_eq!(event.subject(), Some("about"));
            let time = event.time().map(|it| it.as_str());
            assert_eq!(time, Some("2025-01-02T03:04:05Z"));
        }
    }
}

#[test]
fn what_is_being_built_shows_no_subject() {
    let data = CallingEvent::CallStarted(fixtures::call_started());
    let builder = EventBuilder::new(data).id("7").subject("Marker");
    let shown = format!("{builder:?}");
    assert!(
        shown.contains("\"7\"") && !shown.contains("Marker"),
        "{shown}"
    );
}
