//! What the author of a service writes: events built in code, sent through both envelopes, read by
//! accessors, kept beyond the body.

use acs_calling_events::{
    CallEndReason, CallEnded, CallEndedBy, CallGroup, CallParticipant, CallParticipantAdded,
    CallParticipantRemoved, CallRoom, CallStarted, CallingEvent, CloudEnvironment, CloudEvent,
    CommunicationIdentifier, CommunicationUser, CustomContext, Delivery, Encode, EndedByType,
    Event, EventGridEvent, IdentifierKind, IncomingCall, Integer, IntoOwned, Invalid, Json,
    Members, MicrosoftTeamsApp, MicrosoftTeamsUser, Number, Participant, ParticipantRole,
    PhoneNumber, RecordingChannelType, RecordingChunk, RecordingContentType,
    RecordingFileStatusUpdated, RecordingFormatType, RecordingStorageInfo, Root,
    SubscriptionDeleted, SubscriptionValidation, TeamsExtensionUser, Text, Timestamp, decode,
    is_valid,
};
use serde_json::json;

use crate::common::built::{TIME, built, of_type, only, participant, time, unknown};
use crate::common::complete::{ENVELOPES, cases};
use crate::common::judge::allows;
use crate::common::parse;

#[test]
fn events_built_in_code_come_back_equal_through_both_envelopes() {
    let all = built();
    assert_eq!(all.len(), 9, "each variant once");
    for data in all {
        let grid = EventGridEvent {
            topic: Some("/subscriptions/1".into()),
            data_version: Some("1.0".into()),
            ..EventGridEvent::new("1", "call/1", data.clone(), time(TIME))
        };
        let cloud = CloudEvent {
            subject: Some("call/1".into()),
            time: Some(time(TIME)),
            ..CloudEvent::new("1", "/subscriptions/1", data)
        };
        for event in [Event::EventGridEvent(grid), Event::CloudEvent(cloud)] {
            let text = event.to_json();
            let value = parse(&text);
            assert!(is_valid(&value) && allows(&value), "{text}");
            let read = only(&text);
            assert_eq!(read, event, "{text}");
            assert_eq!(read.to_json(), text);
            let root = decode(text.as_bytes()).unwrap_or_else(|it| panic!("{it}: {text}"));
            assert_eq!(root, Root::Event(Box::new(event.clone())), "{text}");
            let read: Event<'_> = serde_json::from_str(&text).unwrap_or_else(|it| panic!("{it}"));
            assert_eq!(read, event, "{text}");
        }
    }
}

#[test]
fn a_batch_built_in_code_comes_back_equal() {
    let events: Vec<Event<'_>> = built()
        .into_iter()
        .map(|data| Event::EventGridEvent(EventGridEvent::new("1", "s", data, time(TIME))))
        .collect();
    let root = Root::Events(events.clone());
    let text = root.to_json();
    assert_eq!(decode(text.as_bytes()).ok(), Some(root));
    assert_eq!(events.to_json(), text);
}

#[test]
fn what_is_built_is_written_as_the_schema_names_it() {
    let call = CallStarted {
        is_two_party: Some(true),
        group: Some(CallGroup {
            id: Some("g".into()),
            ..CallGroup::default()
        }),
        ..CallStarted::new(participant(), "call")
    };
    let event = CloudEvent::new("1", "s", CallingEvent::CallStarted(call));
    let expected = json!({
        "id": "1",
        "source": "s",
        "specversion": "1.0",
        "type": "Microsoft.Communication.CallStarted",
        "data": {
            "startedBy": { "communicationIdentifier": { "rawId": "8:acs:1_2" }, "role": "Presenter" },
            "serverCallId": "call",
            "group": { "id": "g" },
            "isTwoParty": true
        }
    });
    assert_eq!(parse(&event.to_json()), expected);
    assert_eq!(serde_json::to_value(&event).ok(), Some(expected));
}

#[test]
fn members_of_ones_own_and_null_can_be_written() {
    let mut extra = Members::new();
    assert_eq!(extra.insert("traceparent", json!("00-1")), None);
    assert_eq!(extra.insert("topic", json!(null)), None);
    let json = Json::try_from("[1.0, 2e0]").unwrap_or_else(|it| panic!("{it}"));
    assert_eq!(extra.insert("x", json.clone()), None);
    assert_eq!(extra.insert("x", json.clone()), Some(json));
    let event = EventGridEvent {
        extra,
        ..EventGridEvent::new("1", "s", unknown(), time(TIME))
    };
    let text = event.to_json();
    assert!(
        text.ends_with(r#""traceparent":"00-1","topic":null,"x":[1.0, 2e0]}"#),
        "{text}"
    );

    let Event::EventGridEvent(mut read) = only(&text) else {
        panic!("{text}")
    };
    assert_eq!(read, event);
    assert_eq!(read.extra.len(), 3);
    assert!(read.extra.is_null("topic") && !read.extra.is_null("x"));
    assert!(!read.extra.is_null("absent") && !read.extra.contains("absent"));
    let parent = read.extra.get("traceparent").expect("it is there");
    assert_eq!(parent.as_str().as_deref(), Some("00-1"));
    assert_eq!(read.extra.raw("traceparent"), Some("\"00-1\""));
    let names: Vec<&str> = read.extra.iter().map(|(name, _)| name).collect();
    assert_eq!(names, ["traceparent", "topic", "x"]);

    // A member that has a value is not written as null beside it.
    read.topic = Some("t".into());
    let value = parse(&read.to_json());
    assert_eq!(value["topic"], "t");
    assert_eq!(read.to_json().matches("topic").count(), 1);
    assert!(read.extra.remove("topic").is_some_and(|it| it.is_null()));
    assert_eq!(read.extra.remove("topic"), None);
}

#[test]
fn the_duration_is_that_of_either_generation() {
    let mut call = CallEnded::new(participant(), "call");
    assert_eq!(call.duration_in_seconds(), None);
    call.duration_of_call = Some(Number::from(12));
    assert_eq!(
        call.duration_in_seconds().and_then(Number::as_i64),
        Some(12)
    );
    call.call_duration_in_seconds = Number::try_from("34.5").ok();
    assert_eq!(call.duration_in_seconds().map(Number::as_f64), Some(34.5));
    call.duration_of_call = None;
    assert_eq!(call.duration_in_seconds().map(Number::as_str), Some("34.5"));
    // An explicit null is no duration.
    for (members, expected) in [
        (
            r#""callDurationInSeconds": null, "durationOfCall": 1.50"#,
            Some("1.50"),
        ),
        (
            r#""durationOfCall": null, "callDurationInSeconds": 2"#,
            Some("2"),
        ),
        (
            r#""durationOfCall": 1, "callDurationInSeconds": 2"#,
            Some("2"),
        ),
        (
            r#""durationOfCall": null, "callDurationInSeconds": null"#,
            None,
        ),
    ] {
        let data = format!(r#"{{"startedBy": {{}}, "serverCallId": "", {members}}}"#);
        let event = of_type(CallingEvent::CALL_ENDED, &data);
        let event = only(&event);
        let CallingEvent::CallEnded(call) = event.data() else {
            panic!("{event:?}")
        };
        assert_eq!(
            call.duration_in_seconds().map(Number::as_str),
            expected,
            "{members}"
        );
    }
}

#[test]
fn the_client_is_that_of_either_generation() {
    let mut added = CallParticipantAdded::new(participant(), "call");
    let mut removed = CallParticipantRemoved::new(participant(), "call");
    assert_eq!((added.client(), removed.client()), (None, None));
    added.endpoint_type = Some("old".into());
    removed.endpoint_type = Some("old".into());
    assert_eq!(
        (added.client(), removed.client()),
        (Some("old"), Some("old"))
    );
    added.user_agent = Some("new".into());
    removed.user_agent = Some("new".into());
    assert_eq!(
        (added.client(), removed.client()),
        (Some("new"), Some("new"))
    );
}

#[test]
fn the_identifier_is_that_of_either_form_and_spelling() {
    let CallParticipant::Participant(newer) = participant() else {
        panic!("the newer form")
    };
    let identifier = newer.communication_identifier.clone();
    let older = CallParticipant::CommunicationIdentifier(CommunicationIdentifier {
        role: newer.role.clone(),
        ..identifier.clone().unwrap_or_default()
    });
    assert_eq!(participant().identifier(), identifier.as_ref());
    assert_eq!(
        older.identifier().and_then(|it| it.raw_id.as_deref()),
        Some("8:acs:1_2")
    );
    assert_eq!(participant().role(), Some(&ParticipantRole::Presenter));
    assert_eq!(older.role(), Some(&ParticipantRole::Presenter));
    assert_eq!(
        CallParticipant::Participant(Participant::default()).identifier(),
        None
    );

    let mut ended_by = CallEndedBy::default();
    assert_eq!(ended_by.identifier(), None);
    let text = json!({ "communicationidentifier": { "rawId": "misspelt" } });
    let misspelt: CallEndedBy<'_> =
        serde_json::from_value(text).unwrap_or_else(|it| panic!("{it}"));
    assert_eq!(
        misspelt.identifier().and_then(|it| it.raw_id.as_deref()),
        Some("misspelt")
    );
    ended_by.communication_identifier = identifier;
    assert_eq!(
        ended_by.identifier().and_then(|it| it.raw_id.as_deref()),
        Some("8:acs:1_2")
    );
}

#[test]
fn both_envelopes_have_the_same_accessors() {
    let grid = EventGridEvent::new("1", "s", unknown(), time(TIME));
    let event = Event::EventGridEvent(grid.clone());
    assert_eq!(
        (event.id(), event.subject(), event.source()),
        ("1", Some("s"), None)
    );
    assert_eq!(event.time().map(Timestamp::as_str), Some(TIME));
    assert_eq!(event.data(), &unknown());
    let event = Event::EventGridEvent(EventGridEvent {
        topic: Some("t".into()),
        ..grid
    });
    assert_eq!(event.source(), Some("t"));

    let cloud = CloudEvent::new("2", "source", unknown());
    let event = Event::CloudEvent(cloud.clone());
    assert_eq!(
        (event.id(), event.subject(), event.source()),
        ("2", None, Some("source"))
    );
    assert_eq!(event.time(), None);
    let event = Event::CloudEvent(CloudEvent {
        subject: Some("s".into()),
        time: Some(time(TIME)),
        ..cloud
    });
    assert_eq!(event.subject(), Some("s"));
    assert_eq!(event.time().map(Timestamp::as_str), Some(TIME));
}

#[test]
fn the_event_types_are_those_of_the_article() {
    let article = [
        (
            CallingEvent::RECORDING_FILE_STATUS_UPDATED,
            "RecordingFileStatusUpdated",
        ),
        (CallingEvent::CALL_STARTED, "CallStarted"),
        (CallingEvent::CALL_ENDED, "CallEnded"),
        (CallingEvent::CALL_PARTICIPANT_ADDED, "CallParticipantAdded"),
        (
            CallingEvent::CALL_PARTICIPANT_REMOVED,
            "CallParticipantRemoved",
        ),
        (CallingEvent::INCOMING_CALL, "IncomingCall"),
    ];
    for (constant, name) in article {
        assert_eq!(constant, format!("Microsoft.Communication.{name}"));
    }
    assert_eq!(
        CallingEvent::SUBSCRIPTION_VALIDATION,
        "Microsoft.EventGrid.SubscriptionValidationEvent"
    );
    assert_eq!(
        CallingEvent::SUBSCRIPTION_DELETED,
        "Microsoft.EventGrid.SubscriptionDeletedEvent"
    );
}

#[test]
fn there_are_as_many_variants_as_cases_in_the_schema() {
    let variants: Vec<String> = built()
        .iter()
        .map(|it| it.event_type().to_owned())
        .collect();
    for envelope in ENVELOPES {
        let cases: Vec<&str> = cases(envelope)
            .into_iter()
            .map(|(event_type, _)| event_type)
            .collect();
        assert_eq!(cases, CallingEvent::EVENT_TYPES, "{envelope}");
        assert_eq!(cases, variants[..cases.len()], "{envelope}");
        // And one for all others.
        assert_eq!(cases.len() + 1, variants.len(), "{envelope}");
    }
}

#[test]
fn an_owned_value_outlives_the_body() {
    fn read() -> (
        Delivery<'static>,
        Root<'static>,
        Event<'static>,
        CallingEvent<'static>,
    ) {
        let event = CloudEvent::new("1", "s", built().swap_remove(5));
        let body = event.to_json().into_bytes();
        let delivery = Delivery::decode(&body).unwrap_or_else(|it| panic!("{it}"));
        let event = delivery
            .events()
            .next()
            .and_then(Result::ok)
            .expect("a good event")
            .clone();
        let root = decode(&body).unwrap_or_else(|it| panic!("{it}"));
        let data = event.data().clone().into_owned();
        (
            delivery.into_owned(),
            root.into_owned(),
            event.into_owned(),
            data,
        )
    }
    let (delivery, root, event, data) = read();
    assert_eq!(data, built()[5]);
    assert_eq!(event.data(), &data);
    assert_eq!(root, Root::Event(Box::new(event.clone())));
    assert_eq!(
        delivery.into_events().next().and_then(Result::ok),
        Some(event)
    );
}

#[test]
fn owned_values_can_go_anywhere() {
    fn check<T: IntoOwned>()
    where
        T::Owned: Send + Sync + Unpin + Clone + std::fmt::Debug + Eq + 'static,
    {
    }
    macro_rules! check {
        ($($name:ident),* $(,)?) => { $(check::<$name<'_>>();)* };
    }
    check!(
        Root,
        Event,
        EventGridEvent,
        CloudEvent,
        CallingEvent,
        RecordingFileStatusUpdated,
        CallStarted,
        CallEnded,
        CallParticipantAdded,
        CallParticipantRemoved,
        IncomingCall,
        SubscriptionValidation,
        SubscriptionDeleted,
        CallParticipant,
        Participant,
        ParticipantRole,
        CommunicationIdentifier,
        IdentifierKind,
        CommunicationUser,
        PhoneNumber,
        MicrosoftTeamsUser,
        MicrosoftTeamsApp,
        TeamsExtensionUser,
        CloudEnvironment,
        CallGroup,
        CallRoom,
        CallEndedBy,
        EndedByType,
        CallEndReason,
        CustomContext,
        RecordingStorageInfo,
        RecordingChunk,
        RecordingContentType,
        RecordingChannelType,
        RecordingFormatType,
        Json,
        Number,
        Integer,
        Text,
        Timestamp,
        Members,
    );
    fn anywhere<T: Send + Sync + 'static>(_: &T) {}
    let body = b"[{}]";
    let delivery = Delivery::decode(body)
        .unwrap_or_else(|it| panic!("{it}"))
        .into_owned();
    anywhere(&delivery);
    let moved = std::thread::spawn(move || delivery.len());
    assert_eq!(moved.join().ok(), Some(1));
}

#[test]
fn text_is_borrowed_unless_it_holds_escapes() {
    use std::borrow::Cow;
    let body = of_type("Other", "{}");
    let Event::EventGridEvent(event) = only(&body) else {
        panic!("{body}")
    };
    assert!(matches!(Cow::from(event.id), Cow::Borrowed("1")));
    let body = body.replacen("\"1\"", "\"\\u0031\"", 1);
    let Event::EventGridEvent(event) = only(&body) else {
        panic!("{body}")
    };
    assert!(matches!(Cow::from(event.id), Cow::Owned(it) if it == "1"));
}

#[test]
fn what_is_no_value_has_an_error_with_a_name() {
    fn recording(start: &str, milliseconds: &str) -> Result<(), Invalid> {
        let (_, _): (Timestamp<'_>, Integer<'_>) = (start.parse()?, milliseconds.parse()?);
        Ok(())
    }
    for (start, milliseconds, expected) in [
        (TIME, "6620.0", None),
        ("yesterday", "6620", Some("not a date-time")),
        (TIME, "0.5", Some("not an integer")),
        (TIME, "NaN", Some("not a JSON number")),
    ] {
        let error = recording(start, milliseconds).err();
        assert_eq!(error.map(|it| it.to_string()).as_deref(), expected);
    }
}
