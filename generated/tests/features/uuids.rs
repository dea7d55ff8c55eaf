//! Members that usually hold a UUID.

use acs_calling_events::{CallGroup, CallingEvent, Delivery, Event, TeamsExtensionUser};
use uuid::Uuid;

/// The one event of a published payload.
fn event(body: &'static str) -> Event<'static> {
    let delivery = Delivery::decode(body.as_bytes()).expect("JSON");
    let event = delivery.into_events().next().expect("one event");
    event.expect("a valid event")
}

#[test]
fn published_payloads_have_some() {
    let event = event(include_str!(
        "../../../schema/examples/CallParticipantAdded/g3-kind-and-newer-names.json"
    ));
    assert!(event.uuid().is_some());
    let CallingEvent::CallParticipantAdded(data) = event.data() else {
        panic!("{event:?}");
    };
    let text = |uuid: Option<Uuid>| uuid.map(|it| it.to_string());
    assert_eq!(
        text(data.correlation_uuid()).as_deref(),
        data.correlation_id.as_deref()
    );
    assert!(data.correlation_uuid().is_some());
}

#[test]
fn placeholders_are_none_and_no_error() {
    let event = event(include_str!(
        "../../../schema/examples/CallStarted/article.json"
    ));
    let CallingEvent::CallStarted(data) = event.data() else {
        panic!("{event:?}");
    };
    assert_eq!(data.correlation_id.as_deref(), Some("{correlationId}"));
    assert_eq!(data.correlation_uuid(), None);
    let group = data.group.as_ref().expect("the article shows it");
    assert_eq!(group.uuid(), Some(Uuid::nil()));
}

#[test]
fn every_form_is_read_and_nothing_else() {
    let uuid = Uuid::from_u128(0xE7B1_C0D2_3A48_4F95_8C16_9D5E_2F7A_0B34);
    for (text, expected) in [
        ("e7b1c0d2-3a48-4f95-8c16-9d5e2f7a0b34", Some(uuid)),
        ("E7B1C0D2-3A48-4F95-8C16-9D5E2F7A0B34", Some(uuid)),
        ("e7b1c0d23a484f958c169d5e2f7a0b34", Some(uuid)),
        ("{e7b1c0d2-3a48-4f95-8c16-9d5e2f7a0b34}", Some(uuid)),
        ("urn:uuid:e7b1c0d2-3a48-4f95-8c16-9d5e2f7a0b34", Some(uuid)),
        ("", None),
        ("e7b1c0d2", None),
        ("e7b1c0d2-3a48-4f95-8c16-9d5e2f7a0b3g", None),
        (" e7b1c0d2-3a48-4f95-8c16-9d5e2f7a0b34", None),
        ("漢字", None),
    ] {
        let group = CallGroup {
            id: Some(text.into()),
            ..CallGroup::default()
        };
        assert_eq!(group.uuid(), expected, "{text:?}");
        let user = TeamsExtensionUser {
            tenant_id: Some(text.into()),
            ..TeamsExtensionUser::default()
        };
        assert_eq!(user.tenant_uuid(), expected, "{text:?}");
        assert_eq!((user.user_uuid(), user.resource_uuid()), (None, None));
    }
    assert_eq!(CallGroup::default().uuid(), None);
}
