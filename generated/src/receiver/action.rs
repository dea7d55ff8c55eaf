//! What to do with a request.

use std::fmt;
use std::num::NonZeroU32;

use codegen_runtime::Redacted;

use super::answer::Answer;
use super::refusal::Refusal;
use super::settings::Settings;
use super::{Head, number, only};
use crate::{CallingEvent, CallingEventHandler, Delivery, Event, SubscriptionValidation};

/// What to do with a request.
#[derive(Clone, Debug)]
#[must_use = "the sender waits for an answer"]
#[non_exhaustive]
pub enum Action<'b> {
    /// Handle the events, then answer what [`handled`](Notification::handled) or
    /// [`failed`](Notification::failed) says.
    Deliver(Notification<'b>),
    /// Event Grid asks whether its events are wanted; the answer says yes.
    Validate(Validation<'b>),
    /// A sender of CloudEvents asks for permission; the answer gives it.
    Consent(Consent),
    /// A subscription was deleted. Nothing has to be done.
    Deleted(Deletion<'b>),
    /// Not for the handler.
    Refuse(Refusal),
}

impl Action<'_> {
    /// What to send back; for events, what to send back when nobody has handled them.
    pub fn answer(&self) -> Answer {
        match self {
            Self::Deliver(it) => it.failed(),
            Self::Validate(it) => it.answer(),
            Self::Consent(it) => it.answer(),
            Self::Deleted(_) => Answer::new(200),
            Self::Refuse(it) => it.answer(),
        }
    }
}

/// Events to be handled, and what the headers say about their delivery.
#[derive(Clone, Debug)]
pub struct Notification<'b> {
    delivery: Delivery<'b>,
    subscription: Option<String>,
    delivery_count: Option<u32>,
    handled: u16,
}

impl<'b> Notification<'b> {
    pub(super) fn new(delivery: Delivery<'b>, head: &Head<'_>, settings: &Settings) -> Self {
        let has_rejected = delivery.events().any(|event| event.is_err());
        Self {
            subscription: subscription(head),
            delivery_count: number(&head.headers, "aeg-delivery-count"),
            handled: if has_rejected {
                settings.rejected.status()
            } else {
                200
            },
            delivery,
        }
    }

    /// The events.
    pub fn delivery(&self) -> &Delivery<'b> {
        &self.delivery
    }

    /// The events, without what the headers say.
    pub fn into_delivery(self) -> Delivery<'b> {
        self.delivery
    }

    /// Gives each event to the handler's method for its type, in the order of the body.
    ///
    /// With the feature `tracing` each is handled in a span that holds the delivery count too.
    pub fn dispatch(&self, handler: &mut (impl CallingEventHandler + ?Sized)) {
        self.delivery.dispatch_after(self.delivery_count, handler);
    }

    /// The name of the event subscription, as Event Grid writes it.
    pub fn subscription(&self) -> Option<&str> {
        self.subscription.as_deref()
    }

    /// How many times Event Grid has tried before, if it says.
    pub fn delivery_count(&self) -> Option<u32> {
        self.delivery_count
    }

    /// What to send back when the events were handled.
    pub fn handled(&self) -> Answer {
        Answer::new(self.handled)
    }

    /// What to send back when they were not, and shall be delivered again.
    pub fn failed(&self) -> Answer {
        Answer::new(503)
    }

    /// The same, holding its own text instead of borrowing it.
    pub fn into_owned(self) -> Notification<'static> {
        Notification {
            delivery: self.delivery.into_owned(),
            subscription: self.subscription,
            delivery_count: self.delivery_count,
            handled: self.handled,
        }
    }
}

/// Event Grid's question whether events are wanted.
#[derive(Clone, Debug)]
pub struct Validation<'b> {
    pub(super) delivery: Delivery<'b>,
    pub(super) subscription: Option<String>,
}

impl<'b> Validation<'b> {
    /// The event that asks.
    pub fn event(&self) -> Option<&Event<'b>> {
        only(&self.delivery)
    }

    /// The name of the event subscription, if the headers say.
    pub fn subscription(&self) -> Option<&str> {
        self.subscription.as_deref()
    }

    /// The code that the answer sends back.
    pub fn code(&self) -> Option<&str> {
        self.data().map(|it| &*it.validation_code)
    }

    /// The address that could be opened instead of answering. It is never opened here.
    pub fn url(&self) -> Option<&str> {
        self.data()?.validation_url.as_deref()
    }

    fn data(&self) -> Option<&SubscriptionValidation<'b>> {
        match self.event()?.data() {
            CallingEvent::SubscriptionValidation(it) => Some(it),
            _ => None,
        }
    }

    /// What to send back.
    pub fn answer(&self) -> Answer {
        let code = serde_json::Value::from(self.code());
        Answer::new(200).json(format!(r#"{{"validationResponse":{code}}}"#))
    }
}

/// A sender of CloudEvents has asked for permission to deliver. `Debug` does not show the address, which
/// may have a token in it.
#[derive(Clone)]
pub struct Consent {
    pub(super) origin: String,
    pub(super) callback: Option<String>,
    pub(super) rate: Option<NonZeroU32>,
}

impl Consent {
    /// Who has asked.
    pub fn origin(&self) -> &str {
        &self.origin
    }

    /// The address that could be opened later instead of answering. It is never opened here.
    pub fn callback(&self) -> Option<&str> {
        self.callback.as_deref()
    }

    /// What to send back.
    pub fn answer(&self) -> Answer {
        let rate = self.rate.map(|it| it.to_string());
        Answer::new(200)
            .header("Allow", "POST, OPTIONS")
            .header("WebHook-Allowed-Origin", self.origin.clone())
            .header("WebHook-Allowed-Rate", rate.unwrap_or_else(|| "*".into()))
    }
}

impl fmt::Debug for Consent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Consent")
            .field("origin", &self.origin)
            .field("callback", &self.callback.as_ref().map(|_| Redacted))
            .field("rate", &self.rate)
            .finish()
    }
}

/// A subscription was deleted.
#[derive(Clone, Debug)]
pub struct Deletion<'b> {
    pub(super) delivery: Delivery<'b>,
}

impl<'b> Deletion<'b> {
    /// The event that says so.
    pub fn event(&self) -> Option<&Event<'b>> {
        only(&self.delivery)
    }
}

/// The name of the event subscription.
pub(super) fn subscription(head: &Head<'_>) -> Option<String> {
    head.headers
        .text("aeg-subscription-name")
        .map(str::to_owned)
}
