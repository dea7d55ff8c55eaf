//! What the schema marks as sensitive is in no `Debug` output and in no error text: not when it is
//! valid, not when it is at fault itself, not when something beside it is.

use std::collections::BTreeSet;
use std::error::Error;
use std::fmt::Debug;

use acs_calling_events::{
    CallEndReason, CallEnded, CallEndedBy, CallGroup, CallParticipant, CallParticipantAdded,
    CallParticipantRemoved, CallRoom, CallStarted, CallingEvent, CloudEnvironment, CloudEvent,
    CommunicationIdentifier, CommunicationUser, CustomContext, DecodeError, Delivery, Encode,
    EndedByType, Event, EventGridEvent, IdentifierKind, IncomingCall, MicrosoftTeamsApp,
    MicrosoftTeamsUser, Participant, ParticipantRole, PhoneNumber, RecordingChannelType,
    RecordingChunk, RecordingContentType, RecordingFileStatusUpdated, RecordingFormatType,
    RecordingStorageInfo, Root, SubscriptionDeleted, SubscriptionValidation, TeamsExtensionUser,
    decode, validate,
};
use serde_json::{Value, json};

use crate::common::complete::{Complete, Place, definitions, events, schema_at, sensitive_members};
use crate::common::parse;

/// Stands in every sensitive member.
const MARKER: &str = "Marker-5550199";

/// The same, should a publisher write it as a number.
const NUMBER: u64 = 715_550_199;

/// The marker and the number have it in common.
const TRACE: &str = "5550199";

#[test]
fn every_sensitive_member_is_reached() {
    let marked = sensitive_members();
    assert!(marked.len() >= 15, "only {}: {marked:?}", marked.len());
    let places = events().iter().flat_map(|it| &it.sensitive);
    let reached: BTreeSet<String> = places.map(|it| it.schema.clone()).collect();
    assert_eq!(reached, marked);
}

#[test]
fn no_event_shows_them() {
    for event in events() {
        let name = &event.name;
        let text = marked(event).to_string();
        let root = decode(text.as_bytes()).unwrap_or_else(|it| panic!("{name}: {it}"));
        let kept = root.to_json().matches(MARKER).count();
        assert_eq!(kept, event.sensitive.len(), "{name}: not all were kept");
        check_debug(name, &root);
        check_debug(name, &root.clone().into_owned());

        let delivery =
            Delivery::decode(text.as_bytes()).unwrap_or_else(|it| panic!("{name}: {it}"));
        check_debug(name, &delivery);
        for event in delivery.events() {
            let event = event.unwrap_or_else(|it| panic!("{name}: {it}"));
            check_debug(name, event);
            check_debug(name, event.data());
            match event {
                Event::EventGridEvent(it) => check_debug(name, it),
                Event::CloudEvent(it) => check_debug(name, it),
                _ => panic!("{name}: {event:?}"),
            }
            match event.data() {
                CallingEvent::RecordingFileStatusUpdated(it) => check_debug(name, it),
                CallingEvent::CallStarted(it) => check_debug(name, it),
                CallingEvent::CallEnded(it) => check_debug(name, it),
                CallingEvent::CallParticipantAdded(it) => check_debug(name, it),
                CallingEvent::CallParticipantRemoved(it) => check_debug(name, it),
                CallingEvent::IncomingCall(it) => check_debug(name, it),
                CallingEvent::SubscriptionValidation(it) => check_debug(name, it),
                CallingEvent::SubscriptionDeleted(it) => check_debug(name, it),
                other => panic!("{name}: {other:?}"),
            }
        }
        check_debug(name, &delivery.into_owned());
    }
}

#[test]
fn no_type_shows_them_by_itself() {
    let mut tested = BTreeSet::new();
    for (definition, complete) in definitions() {
        let found = TYPES.iter().find(|(name, _)| *name == definition);
        let (_, shown) = found.unwrap_or_else(|| panic!("{definition}: not tested"));
        tested.insert(definition);
        let shown = shown(&marked(&complete).to_string());
        check(
            definition,
            shown.unwrap_or_else(|it| panic!("{definition}: {it}")),
        );
    }
    assert_eq!(tested.len(), TYPES.len(), "{tested:?}");
    let defined = schema_at("/$defs").as_object().map(|it| it.len());
    // Of the data, whose type the envelope decides, each alternative is tested.
    assert_eq!(Some(tested.len() + 1), defined);
}

#[test]
fn no_type_shows_them_when_it_is_refused() {
    for (definition, complete) in definitions() {
        let shown = TYPES.iter().find(|(name, _)| *name == definition);
        let (_, shown) = shown.unwrap_or_else(|| panic!("{definition}: not tested"));
        for place in &complete.sensitive {
            let mut value = marked(&complete);
            *member(&mut value, place) = json!({ "value": MARKER });
            match shown(&value.to_string()) {
                Err(error) => check(definition, error),
                Ok(shown) => panic!("{definition}: {} is accepted: {shown}", place.instance),
            }
        }
    }
}

#[test]
fn no_error_shows_them_when_they_are_at_fault() {
    for event in events() {
        for place in &event.sensitive {
            for bad in [json!([MARKER]), json!({ "value": MARKER }), json!(NUMBER)] {
                let mut value = marked(event);
                *member(&mut value, place) = bad;
                check_refused(&event.name, &value.to_string());
            }
        }
    }
}

#[test]
fn no_error_shows_them_when_a_sibling_is_at_fault() {
    for event in events() {
        for place in &event.sensitive {
            let value = marked(event);
            let (parent, own) = place.instance.rsplit_once('/').expect("a member");
            let siblings = value.pointer(parent).and_then(Value::as_object);
            for sibling in siblings.expect("an object").keys().filter(|it| *it != own) {
                let mut value = value.clone();
                let parent = value.pointer_mut(parent).expect("it was there");
                parent[sibling] = json!([[]]);
                check_refused(&event.name, &value.to_string());
            }
        }
    }
}

#[test]
fn no_error_shows_them_when_a_member_is_missing() {
    for event in events() {
        let required = [
            "id",
            "subject",
            "source",
            "eventType",
            "type",
            "eventTime",
            "data",
        ];
        let mut checked = 0;
        for name in required {
            let mut value = marked(event);
            value.as_object_mut().expect("an object").remove(name);
            let text = value.to_string();
            if decode(text.as_bytes()).is_err() {
                check_refused(&event.name, &text);
                checked += 1;
            }
        }
        assert!(checked >= 4, "{}: only {checked}", event.name);
    }
}

#[test]
fn no_error_shows_them_when_the_text_breaks_off() {
    let breaks: [&[u8]; 10] = [
        b"",
        b"\"",
        b"\": ",
        b"\" \"",
        b"\\q",
        b"\\ud800\"",
        b"\n",
        b"\xff",
        b"\xc3",
        b"\"}]}]}]}]}",
    ];
    for event in events() {
        let text = marked(event).to_string();
        for (at, _) in text.match_indices(MARKER) {
            for ending in breaks {
                let end = at + MARKER.len();
                check_not_json(&event.name, &[&text.as_bytes()[..end], ending].concat());
            }
            // In the middle of it.
            check_not_json(&event.name, &text.as_bytes()[..at + MARKER.len() - 1]);
        }
    }
}

#[test]
fn nothing_shows_values_that_nobody_knows() {
    for event in events() {
        let mut value = event.value.clone();
        add_unknown(&mut value);
        let text = value.to_string();
        let root = decode(text.as_bytes()).unwrap_or_else(|it| panic!("{}: {it}", event.name));
        assert!(root.to_json().contains(MARKER), "{}: lost", event.name);
        check_debug(&event.name, &root);
    }
    for data in [json!(MARKER), json!([MARKER]), json!({ "value": MARKER })] {
        for envelope in [
            json!({ "id": "1", "subject": "s", "eventType": "Other", "eventTime": "2024-11-05T09:41:07Z" }),
            json!({ "id": "1", "source": "s", "type": "Other", "specversion": "1.0" }),
        ] {
            let mut value = envelope;
            value["data"] = data.clone();
            let text = value.to_string();
            let root = decode(text.as_bytes()).unwrap_or_else(|it| panic!("{text}: {it}"));
            assert!(root.to_json().contains(MARKER), "{text}: lost");
            check_debug("Unknown", &root);
        }
    }
}

/// Decodes a value of one type and shows it, or says why it was refused.
type Show = fn(&str) -> Result<String, String>;

macro_rules! types {
    ($($name:ident),* $(,)?) => {
        [$((stringify!($name), |text| {
            let value: $name<'_> = serde_json::from_str(text).map_err(|it| errors(&it))?;
            Ok(debug(&value))
        })),*]
    };
}

static TYPES: [(&str, Show); 33] = types![
    Event,
    EventGridEvent,
    CloudEvent,
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
];

/// The payload with the marker in every sensitive member.
#[track_caller]
fn marked(complete: &Complete) -> Value {
    let mut value = complete.value.clone();
    for place in &complete.sensitive {
        *member(&mut value, place) = json!(MARKER);
    }
    value
}

#[track_caller]
fn member<'v>(value: &'v mut Value, place: &Place) -> &'v mut Value {
    let found = value.pointer_mut(&place.instance);
    found.unwrap_or_else(|| panic!("nothing at {}", place.instance))
}

/// Puts a member that the schema does not know into every object, except maps of headers.
fn add_unknown(value: &mut Value) {
    match value {
        Value::Array(items) => items.iter_mut().for_each(add_unknown),
        Value::Object(members) => {
            let below = members
                .iter_mut()
                .filter(|(name, _)| !name.ends_with("Headers"));
            below.for_each(|(_, value)| add_unknown(value));
            members.insert("unknown".to_owned(), json!({ "value": [MARKER] }));
        }
        _ => {}
    }
}

/// Fails unless the text is refused as an event, in words without a trace of the marker.
#[track_caller]
fn check_refused(name: &str, text: &str) {
    match decode(text.as_bytes()) {
        Err(DecodeError::Violations(violations)) => {
            check(name, errors(&violations));
            for violation in &violations {
                check(name, format!("{violation:?} {violation}"));
                check(name, violation.message().to_owned());
                check(name, format!("at {}", violation.instance_pointer()));
            }
            check(name, errors(&DecodeError::Violations(violations)));
        }
        other => panic!("{name}: {other:?}"),
    }
    let delivery = Delivery::decode(text.as_bytes()).unwrap_or_else(|it| panic!("{name}: {it}"));
    check_debug(name, &delivery);
    for event in delivery.events() {
        check(name, errors(event.expect_err(name)));
    }
    check(name, errors(&validate(&parse(text)).expect_err(name)));
    let error = serde_json::from_str::<Event<'_>>(text).expect_err(name);
    check(name, errors(&error));
    let error = serde_json::from_str::<Root<'_>>(text).expect_err(name);
    check(name, errors(&error));
}

#[track_caller]
fn check_not_json(name: &str, text: &[u8]) {
    let Err(DecodeError::Json(error)) = decode(text) else {
        panic!("{name}: read {}", text.escape_ascii());
    };
    check(name, errors(&error));
    check(name, errors(&DecodeError::Json(error)));
    check(name, errors(&Delivery::decode(text).expect_err(name)));
    let error = serde_json::from_slice::<Event<'_>>(text).expect_err(name);
    check(name, errors(&error));
}

#[track_caller]
fn check_debug(name: &str, value: &impl Debug) {
    check(name, debug(value));
}

#[track_caller]
fn check(name: &str, shown: String) {
    assert!(!shown.is_empty(), "{name}: shows nothing");
    let near = shown.find(TRACE).map(|at| {
        let before: String = shown[..at].chars().rev().take(200).collect();
        before.chars().rev().collect::<String>()
    });
    assert_eq!(near, None, "{name}: shown after that");
}

fn debug(value: &impl Debug) -> String {
    format!("{value:?}\n{value:#?}")
}

/// Everything that an error has to say, and those behind it.
fn errors(error: &(impl Error + 'static)) -> String {
    let mut text = format!("{error}\n{error:#}\n{}", debug(error));
    let mut source = error.source();
    while let Some(error) = source {
        text += &format!("\n{error}\n{error:?}");
        source = error.source();
    }
    text
}
