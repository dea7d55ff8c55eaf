//! What the author of a service writes: events built in code, sent through both envelopes, read by
//! accessors and handlers, kept beyond the body.

use std::time::{Duration, SystemTime};

use acs_calling_events::{
    CallEndReason, CallEnded, CallEndedBy, CallGroup, CallParticipant, CallParticipantAdded,
    CallParticipantRemoved, CallRoom, CallStarted, CallingEvent, CallingEventHandler,
    CloudEnvironment, CloudEvent, CommunicationIdentifier, CommunicationUser, CustomContext,
    Delivery, Encode, EndedByType, Event, EventGridEvent, IdentifierKind, IncomingCall, Integer,
    IntoOwned, Json, Map, Members, MicrosoftTeamsApp, MicrosoftTeamsUser, Number, Participant,
    ParticipantRole, PhoneNumber, RecordingChannelType, RecordingChunk, RecordingContentType,
    RecordingFileStatusUpdated, RecordingFormatType, RecordingStorageInfo, Rejected, Root,
    SubscriptionDeleted, SubscriptionValidation, TeamsExtensionUser, Timestamp,
    UnknownCallingEvent, decode, is_valid,
};
use serde_json::{Value, json};

use crate::common::complete::{ENVELOPES, cases};
use crate::common::judge::allows;
use crate::common::parse;

const TIME: &str = "2024-11-05T09:41:07.3826154Z";

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
        group: Some(CallGroup { id: Some("g".into()), ..CallGroup::default() }),
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
    assert!(text.ends_with(r#""traceparent":"00-1","topic":null,"x":[1.0, 2e0]}"#), "{text}");

    let Event::EventGridEvent(mut read) = only(&text) else { panic!("{text}") };
    assert_eq!(read, event);
    assert_eq!(read.extra.len(), 3);
    assert!(read.extra.is_null("topic") && !read.extra.is_null("x"));
    assert!(!read.extra.is_null("absent") && !read.extra.contains("absent"));
    assert_eq!(read.extra.get("traceparent").and_then(Json::as_str).as_deref(), Some("00-1"));
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
    assert_eq!(call.duration(), None);
    call.duration_of_call = Some(Number::from(12));
    assert_eq!(call.duration().and_then(Number::as_i64), Some(12));
    call.call_duration_in_seconds = number("34.5");
    assert_eq!(call.duration().map(Number::as_f64), Some(34.5));
    call.duration_of_call = None;
    assert_eq!(call.duration().map(Number::as_str), Some("34.5"));
    // An explicit null is no duration.
    for (members, expected) in [
        (r#""callDurationInSeconds": null, "durationOfCall": 1.50"#, Some("1.50")),
        (r#""durationOfCall": null, "callDurationInSeconds": 2"#, Some("2")),
        (r#""durationOfCall": 1, "callDurationInSeconds": 2"#, Some("2")),
        (r#""durationOfCall": null, "callDurationInSeconds": null"#, None),
    ] {
        let data = format!(r#"{{"startedBy": {{}}, "serverCallId": "", {members}}}"#);
        let call: CallEnded<'_> = serde_json::from_str(&data).unwrap_or_else(|it| panic!("{it}"));
        assert_eq!(call.duration().map(|it| it.as_f64()), expected.map(|it: &str| it.parse().expect("a number")));
        let event = of_type(CallingEvent::CALL_ENDED, &data);
        let event = only(&event);
        let CallingEvent::CallEnded(call) = event.data() else { panic!("{event:?}") };
        assert_eq!(call.duration().map(Number::as_str), expected, "{members}");
    }
}

#[test]
fn the_client_is_that_of_either_generation() {
    let mut added = CallParticipantAdded::new(participant(), "call");
    let mut removed = CallParticipantRemoved::new(participant(), "call");
    assert_eq!((added.client(), removed.client()), (None, None));
    added.endpoint_type = Some("old".into());
    removed.endpoint_type = Some("old".into());
    assert_eq!((added.client(), removed.client()), (Some("old"), Some("old")));
    added.user_agent = Some("new".into());
    removed.user_agent = Some("new".into());
    assert_eq!((added.client(), removed.client()), (Some("new"), Some("new")));
}

#[test]
fn the_identifier_is_that_of_either_form_and_spelling() {
    let CallParticipant::Participant(newer) = participant() else { panic!("the newer form") };
    let identifier = newer.communication_identifier.clone();
    let older = CallParticipant::CommunicationIdentifier(CommunicationIdentifier {
        role: newer.role.clone(),
        ..identifier.clone().unwrap_or_default()
    });
    assert_eq!(participant().identifier(), identifier.as_ref());
    assert_eq!(older.identifier().and_then(|it| it.raw_id.as_deref()), Some("8:acs:1_2"));
    assert_eq!(participant().role(), Some(&ParticipantRole::Presenter));
    assert_eq!(older.role(), Some(&ParticipantRole::Presenter));
    assert_eq!(CallParticipant::Participant(Participant::default()).identifier(), None);

    let mut ended_by = CallEndedBy::default();
    assert_eq!(ended_by.identifier(), None);
    let text = json!({ "communicationidentifier": { "rawId": "misspelt" } });
    let misspelt: CallEndedBy<'_> = serde_json::from_value(text).unwrap_or_else(|it| panic!("{it}"));
    assert_eq!(misspelt.identifier().and_then(|it| it.raw_id.as_deref()), Some("misspelt"));
    ended_by.communication_identifier = identifier.map(Into::into);
    assert_eq!(ended_by.identifier().and_then(|it| it.raw_id.as_deref()), Some("8:acs:1_2"));
}

#[test]
fn both_envelopes_have_the_same_accessors() {
    let grid = EventGridEvent::new("1", "s", unknown(), time(TIME));
    let event = Event::EventGridEvent(grid.clone());
    assert_eq!((event.id(), event.subject(), event.source()), ("1", Some("s"), None));
    assert_eq!(event.time().map(Timestamp::as_str), Some(TIME));
    assert_eq!(event.data(), &unknown());
    let event = Event::EventGridEvent(EventGridEvent { topic: Some("t".into()), ..grid });
    assert_eq!(event.source(), Some("t"));

    let cloud = CloudEvent::new("2", "source", unknown());
    let event = Event::CloudEvent(cloud.clone());
    assert_eq!((event.id(), event.subject(), event.source()), ("2", None, Some("source")));
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
        (CallingEvent::RECORDING_FILE_STATUS_UPDATED, "RecordingFileStatusUpdated"),
        (CallingEvent::CALL_STARTED, "CallStarted"),
        (CallingEvent::CALL_ENDED, "CallEnded"),
        (CallingEvent::CALL_PARTICIPANT_ADDED, "CallParticipantAdded"),
        (CallingEvent::CALL_PARTICIPANT_REMOVED, "CallParticipantRemoved"),
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
    let variants: Vec<String> = built().iter().map(|it| it.event_type().to_owned()).collect();
    for envelope in ENVELOPES {
        let cases: Vec<&str> = cases(envelope).into_iter().map(|(event_type, _)| event_type).collect();
        assert_eq!(cases, CallingEvent::EVENT_TYPES, "{envelope}");
        assert_eq!(cases, variants[..cases.len()], "{envelope}");
        // And one for all others.
        assert_eq!(cases.len() + 1, variants.len(), "{envelope}");
    }
}

#[test]
fn each_event_is_given_to_its_method_once() {
    let texts: Vec<String> = built()
        .into_iter()
        .zip(0..)
        .map(|(data, id): (_, usize)| {
            EventGridEvent::new(id.to_string(), "s", data, time(TIME)).to_json()
        })
        .collect();
    let body = format!("[{}, {{}}]", texts.join(", "));
    let delivery = Delivery::decode(body.as_bytes()).unwrap_or_else(|it| panic!("{it}"));

    let mut log = Log::default();
    delivery.dispatch(&mut log);
    let expected = [
        "0 RecordingFileStatusUpdated", "1 CallStarted", "2 CallEnded", "3 CallParticipantAdded",
        "4 CallParticipantRemoved", "5 IncomingCall", "6 SubscriptionValidation",
        "7 SubscriptionDeleted", "8 Unknown Contoso.Other", "9 rejected 5",
    ];
    assert_eq!(log.0, expected);

    // Event by event, and behind a pointer.
    let mut boxed: Box<dyn CallingEventHandler> = Box::new(Log::default());
    let mut log = Log::default();
    for event in delivery.events().filter_map(Result::ok) {
        event.dispatch(&mut *boxed);
        event.data().dispatch(&mut log, event);
    }
    assert_eq!(log.0, expected[..9]);

    // A method that is not written does nothing.
    struct Nothing;
    impl CallingEventHandler for Nothing {}
    delivery.dispatch(&mut Nothing);
}

/// Notes each call: the event's id, the method, and something of the data.
#[derive(Default)]
struct Log(Vec<String>);

impl Log {
    fn note(&mut self, event: &Event<'_>, data: &CallingEvent<'_>, what: &str) {
        assert_eq!(event.data(), data, "{what}: another event's data");
        self.0.push(format!("{} {what}", event.id()));
    }
}

impl CallingEventHandler for Log {
    fn recording_file_status_updated(&mut self, data: &RecordingFileStatusUpdated<'_>, event: &Event<'_>) {
        let data = CallingEvent::RecordingFileStatusUpdated(data.clone());
        self.note(event, &data, "RecordingFileStatusUpdated");
    }

    fn call_started(&mut self, data: &CallStarted<'_>, event: &Event<'_>) {
        self.note(event, &CallingEvent::CallStarted(data.clone()), "CallStarted");
    }

    fn call_ended(&mut self, data: &CallEnded<'_>, event: &Event<'_>) {
        self.note(event, &CallingEvent::CallEnded(data.clone()), "CallEnded");
    }

    fn call_participant_added(&mut self, data: &CallParticipantAdded<'_>, event: &Event<'_>) {
        let data = CallingEvent::CallParticipantAdded(data.clone());
        self.note(event, &data, "CallParticipantAdded");
    }

    fn call_participant_removed(&mut self, data: &CallParticipantRemoved<'_>, event: &Event<'_>) {
        let data = CallingEvent::CallParticipantRemoved(data.clone());
        self.note(event, &data, "CallParticipantRemoved");
    }

    fn incoming_call(&mut self, data: &IncomingCall<'_>, event: &Event<'_>) {
        self.note(event, &CallingEvent::IncomingCall(data.clone()), "IncomingCall");
    }

    fn subscription_validation(&mut self, data: &SubscriptionValidation<'_>, event: &Event<'_>) {
        let data = CallingEvent::SubscriptionValidation(data.clone());
        self.note(event, &data, "SubscriptionValidation");
    }

    fn subscription_deleted(&mut self, data: &SubscriptionDeleted<'_>, event: &Event<'_>) {
        let data = CallingEvent::SubscriptionDeleted(data.clone());
        self.note(event, &data, "SubscriptionDeleted");
    }

    fn unknown(&mut self, data: &UnknownCallingEvent<'_>, event: &Event<'_>) {
        let what = format!("Unknown {}", data.event_type());
        self.note(event, &CallingEvent::Unknown(data.clone()), &what);
    }

    fn rejected(&mut self, rejected: &Rejected) {
        let (index, violations) = (rejected.index(), rejected.violations().len());
        self.0.push(format!("{index} rejected {violations}"));
    }
}

#[test]
fn the_kind_of_an_identifier_is_inferred() {
    use IdentifierKind as Kind;
    let cases = [
        // What it says, in any case.
        (json!({ "kind": "phoneNumber" }), Kind::PhoneNumber),
        (json!({ "kind": "PhoneNumber" }), Kind::PhoneNumber),
        (json!({ "kind": "COMMUNICATIONUSER" }), Kind::CommunicationUser),
        (json!({ "kind": "microsoftTeamsUser" }), Kind::MicrosoftTeamsUser),
        (json!({ "kind": "MicrosoftTeamsApp" }), Kind::MicrosoftTeamsApp),
        (json!({ "kind": "teamsExtensionUser" }), Kind::TeamsExtensionUser),
        (json!({ "kind": "Unknown" }), Kind::Unknown),
        (json!({ "kind": "unknown", "phoneNumber": {} }), Kind::Unknown),
        (json!({ "kind": "hologram", "phoneNumber": {} }), Kind::Other("hologram".into())),
        (json!({ "kind": "", "phoneNumber": {} }), Kind::Other("".into())),
        // What it holds.
        (json!({ "communicationUser": {} }), Kind::CommunicationUser),
        (json!({ "phoneNumber": { "value": "+1" } }), Kind::PhoneNumber),
        (json!({ "microsoftTeamsUser": {} }), Kind::MicrosoftTeamsUser),
        (json!({ "microsoftTeamsApp": {} }), Kind::MicrosoftTeamsApp),
        (json!({ "teamsExtensionUser": {} }), Kind::TeamsExtensionUser),
        (json!({ "kind": null, "phoneNumber": {}, "rawId": "8:acs:1_2" }), Kind::PhoneNumber),
        (json!({ "phoneNumber": {}, "communicationUser": {} }), Kind::CommunicationUser),
        (json!({ "communicationUser": null, "phoneNumber": {} }), Kind::PhoneNumber),
        // What its prefix says.
        (json!({ "rawId": "4:+14255550123" }), Kind::PhoneNumber),
        (json!({ "rawId": "4:anonymous" }), Kind::PhoneNumber),
        (json!({ "rawId": "8:acs:1_2" }), Kind::CommunicationUser),
        (json!({ "rawId": "8:acs:1_2_3" }), Kind::TeamsExtensionUser),
        (json!({ "rawId": "8:dod-acs:1_2" }), Kind::CommunicationUser),
        (json!({ "rawId": "8:dod-acs:1_2_3" }), Kind::TeamsExtensionUser),
        (json!({ "rawId": "8:gcch-acs:1_2" }), Kind::CommunicationUser),
        (json!({ "rawId": "8:gcch-acs:1_2_3" }), Kind::TeamsExtensionUser),
        (json!({ "rawId": "8:spool:1_2_3" }), Kind::CommunicationUser),
        (json!({ "rawId": "8:orgid:1" }), Kind::MicrosoftTeamsUser),
        (json!({ "rawId": "8:dod:1" }), Kind::MicrosoftTeamsUser),
        (json!({ "rawId": "8:gcch:1" }), Kind::MicrosoftTeamsUser),
        (json!({ "rawId": "8:teamsvisitor:1" }), Kind::MicrosoftTeamsUser),
        (json!({ "rawId": "28:orgid:1" }), Kind::MicrosoftTeamsApp),
        (json!({ "rawId": "28:dod:1" }), Kind::MicrosoftTeamsApp),
        (json!({ "rawId": "28:gcch:1" }), Kind::MicrosoftTeamsApp),
        (json!({ "rawId": "28:1" }), Kind::Unknown),
        (json!({ "rawId": "48:1" }), Kind::Unknown),
        (json!({ "rawId": "" }), Kind::Unknown),
        (json!({ "rawId": null }), Kind::Unknown),
        (json!({}), Kind::Unknown),
    ];
    for (value, expected) in cases {
        let text = value.to_string();
        let identifier: CommunicationIdentifier<'_> =
            serde_json::from_str(&text).unwrap_or_else(|it| panic!("{it}: {text}"));
        assert_eq!(identifier.inferred_kind(), expected, "{text}");
    }
}

#[test]
fn enums_know_the_listed_values_and_keep_the_others() {
    assert_eq!(ParticipantRole::from("Organizer"), ParticipantRole::Organizer);
    assert_eq!(ParticipantRole::Organizer.as_str(), "Organizer");
    assert_eq!(ParticipantRole::Organizer.to_string(), "Organizer");
    assert_eq!(ParticipantRole::from("organizer"), ParticipantRole::Other("organizer".into()));
    assert_eq!(EndedByType::from("Carrier").as_str(), "Carrier");
    assert_eq!(CloudEnvironment::from("gcch"), CloudEnvironment::Gcch);
    let own = String::from("mars");
    let kept = CloudEnvironment::from(&*own).into_owned();
    drop(own);
    assert_eq!(kept.as_str(), "mars");
}

#[test]
fn an_owned_value_outlives_the_body() {
    fn read() -> (Delivery<'static>, Root<'static>, Event<'static>, CallingEvent<'static>) {
        let event = CloudEvent::new("1", "s", built().swap_remove(5));
        let body = event.to_json().into_bytes();
        let delivery = Delivery::decode(&body).unwrap_or_else(|it| panic!("{it}"));
        let event = delivery.events().next().and_then(Result::ok).expect("a good event").clone();
        let root = decode(&body).unwrap_or_else(|it| panic!("{it}"));
        let data = event.data().clone().into_owned();
        (delivery.into_owned(), root.into_owned(), event.into_owned(), data)
    }
    let (delivery, root, event, data) = read();
    assert_eq!(data, built()[5]);
    assert_eq!(event.data(), &data);
    assert_eq!(root, Root::Event(Box::new(event.clone())));
    assert_eq!(delivery.into_events().next().and_then(Result::ok), Some(event));
}

#[test]
fn owned_values_can_go_anywhere() {
    fn check<T: IntoOwned>()
    where
        T::Owned: Send + Sync + Unpin + Clone + std::fmt::Debug + PartialEq + 'static,
    {
    }
    macro_rules! check {
        ($($name:ident),* $(,)?) => { $(check::<$name<'_>>();)* };
    }
    check!(
        Root, Event, EventGridEvent, CloudEvent, CallingEvent, RecordingFileStatusUpdated,
        CallStarted, CallEnded, CallParticipantAdded, CallParticipantRemoved, IncomingCall,
        SubscriptionValidation, SubscriptionDeleted, CallParticipant, Participant, ParticipantRole,
        CommunicationIdentifier, IdentifierKind, CommunicationUser, PhoneNumber,
        MicrosoftTeamsUser, MicrosoftTeamsApp, TeamsExtensionUser, CloudEnvironment, CallGroup,
        CallRoom, CallEndedBy, EndedByType, CallEndReason, CustomContext, RecordingStorageInfo,
        RecordingChunk, RecordingContentType, RecordingChannelType, RecordingFormatType, Json,
        Number, Integer, Timestamp, Members,
    );
    fn anywhere<T: Send + Sync + 'static>(_: &T) {}
    let body = b"[{}]";
    let delivery = Delivery::decode(body).unwrap_or_else(|it| panic!("{it}")).into_owned();
    anywhere(&delivery);
    let moved = std::thread::spawn(move || delivery.len());
    assert_eq!(moved.join().ok(), Some(1));
}

#[test]
fn text_is_borrowed_unless_it_holds_escapes() {
    use std::borrow::Cow;
    let body = of_type("Other", "{}");
    let Event::EventGridEvent(event) = only(&body) else { panic!("{body}") };
    assert!(matches!(event.id, Cow::Borrowed("1")));
    let body = body.replacen("\"1\"", "\"\\u0031\"", 1);
    let Event::EventGridEvent(event) = only(&body) else { panic!("{body}") };
    assert!(matches!(event.id, Cow::Owned(ref it) if it == "1"));
}

#[test]
fn time_stamps_tell_the_time() {
    let cases: [(&str, i64, u32); 8] = [
        ("1970-01-01T00:00:00Z", 0, 0),
        ("2024-11-05T09:41:07.3826154Z", 1_730_799_667, 382_615_400),
        ("2024-11-05T10:41:07.3826154+01:00", 1_730_799_667, 382_615_400),
        ("2024-11-05T01:41:07.123456789123-08:00", 1_730_799_667, 123_456_789),
        ("1969-12-31T23:59:59.25Z", -1, 250_000_000),
        ("0000-01-01T00:00:00Z", -62_167_219_200, 0),
        ("9999-12-31T23:59:59.9Z", 253_402_300_799, 900_000_000),
        ("2016-12-31T23:59:60Z", 1_483_228_800, 0),
    ];
    for (text, seconds, nanos) in cases {
        let stamp = time(text);
        assert_eq!(stamp.as_str(), text);
        assert_eq!(stamp.to_string(), text);
        assert_eq!((stamp.unix_seconds(), stamp.subsec_nanos()), (seconds, nanos), "{text}");
        let after = Duration::from_secs(seconds.unsigned_abs());
        let whole = if seconds < 0 {
            SystemTime::UNIX_EPOCH.checked_sub(after)
        } else {
            SystemTime::UNIX_EPOCH.checked_add(after)
        };
        let expected = whole.and_then(|it| it.checked_add(Duration::from_nanos(nanos.into())));
        assert_eq!(stamp.to_system_time(), expected, "{text}");
        let again = expected.map(Timestamp::from).expect("it is within the range of this platform");
        assert_eq!(again.to_system_time(), expected, "{text}");
    }
    for bad in ["", "today", "2024-11-05", "2024-11-05T09:41:07", "2023-02-29T00:00:00Z"] {
        assert!(Timestamp::try_from(bad).is_err(), "{bad}");
    }
}

#[test]
fn time_stamps_are_compared_as_texts_or_as_times() {
    let ours = time("2024-11-05T09:41:07.10Z");
    let theirs = time("2024-11-05T10:41:07.1+01:00");
    assert_ne!(ours, theirs);
    assert!(ours.instant_cmp(&theirs).is_eq());
    // Beyond nanoseconds.
    let later = time("2024-11-05T09:41:07.1000000000001Z");
    assert!(ours.instant_cmp(&later).is_lt() && later.instant_cmp(&theirs).is_gt());
}

#[test]
fn numbers_are_read_as_what_they_are() {
    let cases = [
        ("1", Some(1), Some(1), 1.0),
        ("1.0", Some(1), Some(1), 1.0),
        ("1e2", Some(100), Some(100), 100.0),
        ("-1", Some(-1), None, -1.0),
        ("0.5", None, None, 0.5),
        ("18446744073709551615", None, Some(u64::MAX), 18446744073709551615.0),
        ("12345678901234567890123", None, None, 1.2345678901234568e22),
        ("49.728617199999995", None, None, 49.728617199999995),
    ];
    for (text, signed, unsigned, float) in cases {
        let number = number(text).unwrap_or_else(|| panic!("{text}: no number"));
        assert_eq!(number.as_str(), text);
        assert_eq!((number.as_i64(), number.as_u64()), (signed, unsigned), "{text}");
        assert_eq!(number.as_f64(), float, "{text}");
        let whole = signed.is_some() || unsigned.is_some() || text.len() > 20;
        assert_eq!(Integer::try_from(number).is_ok(), whole, "{text}");
    }
    assert_eq!(number("1"), number("10e-1"));
    for bad in ["", " 1", "1 ", "01", "+1", ".5", "1.", "NaN", "1e400", "\"1\""] {
        assert_eq!(number(bad), None, "{bad}");
    }
    assert!(Number::try_from(f64::NAN).is_err() && Number::try_from(f64::INFINITY).is_err());
    assert_eq!(Number::try_from(1e300).map(|it| it.as_f64()), Ok(1e300));
}

/// One of each variant, in the schema's order, with as many different members as there is room for.
fn built() -> Vec<CallingEvent<'static>> {
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
        room: Some(CallRoom { id: Some("99502874136520487".into()), ..CallRoom::default() }),
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
        sip_headers: Some(Map::from([("User-To-User".into(), "1;encoding=hex".into())])),
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
        communication_user: Some(CommunicationUser { id: Some("8:acs:1_2".into()), ..Default::default() }),
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

fn unknown() -> CallingEvent<'static> {
    CallingEvent::Unknown(UnknownCallingEvent {
        event_type: "Contoso.Other".into(),
        data: Some(Json::from(json!({ "a": [1.5, null] }))),
    })
}

fn participant() -> CallParticipant<'static> {
    CallParticipant::Participant(Participant {
        communication_identifier: Some(CommunicationIdentifier {
            raw_id: Some("8:acs:1_2".into()),
            ..CommunicationIdentifier::default()
        }),
        role: Some(ParticipantRole::Presenter),
        ..Participant::default()
    })
}

fn of_type(event_type: &str, data: &str) -> String {
    let value = parse(data);
    assert!(value.is_object(), "{data}: no object");
    format!(
        r#"{{"id": "1", "subject": "s", "eventType": "{event_type}", "eventTime": "{TIME}", "data": {data}}}"#
    )
}

#[track_caller]
fn time(text: &str) -> Timestamp<'_> {
    Timestamp::try_from(text).unwrap_or_else(|it| panic!("{text}: {it}"))
}

fn number(text: &str) -> Option<Number<'_>> {
    Number::try_from(text).ok()
}

#[track_caller]
fn only(text: &str) -> Event<'_> {
    let delivery = Delivery::decode(text.as_bytes()).unwrap_or_else(|it| panic!("{it}: {text}"));
    assert_eq!(delivery.len(), 1, "{text}");
    let event = delivery.into_events().next().expect("there is one");
    event.unwrap_or_else(|it| panic!("{it}: {text}"))
}
