//! Members that usually hold a UUID, though nothing promises it: their texts stay as they came, and
//! what is none is no error.
//!
//! Every form that [`Uuid::try_parse`] knows is read, in upper and lower case.

use uuid::Uuid;

use crate::model::{
    CallEnded, CallGroup, CallParticipantAdded, CallParticipantRemoved, CallStarted, CloudEvent,
    Event, EventGridEvent, IncomingCall, MicrosoftTeamsApp, MicrosoftTeamsUser, TeamsExtensionUser,
};

impl Event<'_> {
    /// `id`, if it is a UUID.
    ///
    /// ```
    /// use acs_calling_events::Delivery;
    ///
    /// let body = br#"{"id": "0B6F5D1E-8A43-4F27-91C2-7E5D3A9B6C08", "subject": "", "data": null,
    ///     "eventType": "Other", "eventTime": "2024-11-05T09:41:07Z"}"#;
    /// let delivery = Delivery::decode(body)?;
    /// let event = delivery.events().flatten().next().expect("one event");
    /// assert_eq!(event.uuid().map(|it| it.get_version_num()), Some(4));
    /// # Ok::<(), acs_calling_events::JsonError>(())
    /// ```
    pub fn uuid(&self) -> Option<Uuid> {
        Uuid::try_parse(self.id()).ok()
    }
}

impl EventGridEvent<'_> {
    /// `id`, if it is a UUID.
    pub fn uuid(&self) -> Option<Uuid> {
        Uuid::try_parse(&self.id).ok()
    }
}

impl CloudEvent<'_> {
    /// `id`, if it is a UUID.
    pub fn uuid(&self) -> Option<Uuid> {
        Uuid::try_parse(&self.id).ok()
    }
}

impl CallGroup<'_> {
    /// `id`, if it is there and a UUID; [nil](Uuid::nil) where there is no group, as published
    /// payloads have it.
    pub fn uuid(&self) -> Option<Uuid> {
        Uuid::try_parse(self.id.as_deref()?).ok()
    }
}

/// One method for each optional member of a type.
macro_rules! members {
    ($($name:ident { $($method:ident: $member:ident as $wire:literal),* })*) => {
        $(impl $name<'_> {
            $(
                #[doc = concat!("`", $wire, "`, if it is there and a UUID.")]
                pub fn $method(&self) -> Option<Uuid> {
                    Uuid::try_parse(self.$member.as_deref()?).ok()
                }
            )*
        })*
    };
}

members! {
    CallStarted { correlation_uuid: correlation_id as "correlationId" }
    CallEnded { correlation_uuid: correlation_id as "correlationId" }
    CallParticipantAdded {
        correlation_uuid: correlation_id as "correlationId",
        participant_uuid: participant_id as "participantId"
    }
    CallParticipantRemoved {
        correlation_uuid: correlation_id as "correlationId",
        participant_uuid: participant_id as "participantId"
    }
    IncomingCall { correlation_uuid: correlation_id as "correlationId" }
    MicrosoftTeamsUser { user_uuid: user_id as "userId" }
    MicrosoftTeamsApp { app_uuid: app_id as "appId" }
    TeamsExtensionUser {
        user_uuid: user_id as "userId",
        tenant_uuid: tenant_id as "tenantId",
        resource_uuid: resource_id as "resourceId"
    }
}
