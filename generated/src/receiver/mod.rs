//! From a request to what to do with it, for the endpoint of an Event Grid subscription. [`receive`]
//! is a function of its arguments and of nothing else: it reads no clock, opens no connection, and
//! knows no HTTP library.
//!
//! ```
//! use acs_calling_events::message::Headers;
//! use acs_calling_events::receiver::{Action, Head, Key, Settings, receive};
//!
//! let settings = Settings::with_key(Key::query("code", "secret"));
//! let head = Head {
//!     method: "POST",
//!     query: Some("code=secret"),
//!     headers: Headers::from([("aeg-event-type", "Notification")]),
//! };
//! # let body = br#"{"id": "1", "subject": "s", "eventType": "Other", "eventTime": "2024-11-05T09:41:07Z", "data": {}}"#;
//! let answer = match receive(&head, body, &settings) {
//!     Action::Deliver(notification) => {
//!         for event in notification.delivery().events() {
//!             println!("{event:?}"); // rejected ones too
//!         }
//!         notification.handled() // or `failed()`
//!     }
//!     action => action.answer(), // a handshake, a deletion, a refusal
//! };
//! assert_eq!(answer.status(), 200);
//! ```
//!
//! With axum 0.8, the feature `axum` does the rest. For any other library, fill in a [`Head`] and send the
//! [`Answer`].
//!
//! # What is answered, and what Event Grid then does
//!
//! Event Grid takes 200 to 204 for success. It tries again after any other answer, except 400, 401,
//! 403 and 413 from a webhook: these it takes for final, moves the events to the dead-letter
//! destination, and *drops them if the subscription has none* ([delivery and retry]). So what may be
//! a genuine event is never answered with one of the four, unless the settings say so.
//!
//! [delivery and retry]: https://learn.microsoft.com/azure/event-grid/delivery-and-retry
//!
//! | what comes | answer | what Event Grid does |
//! | --- | --- | --- |
//! | one `SubscriptionValidationEvent` alone | 200, `{"validationResponse": …}` | delivers from now on |
//! | … of a subscription that the settings do not name | 403 | the subscription is not created or changed |
//! | … that has no code to send back, where `aeg-event-type` says that it is one | 400 | the same |
//! | `OPTIONS` from an allowed origin | 200, `WebHook-Allowed-Origin` and `-Rate` | delivers from now on |
//! | … from another origin | 403, neither of them | the subscription is not created or changed |
//! | … from none | 400, neither of them | Event Grid always sends one |
//! | one `SubscriptionDeletedEvent` alone | 200 | nothing more comes |
//! | events, and the handler succeeds | 200 | done |
//! | events of unknown types, and the handler succeeds | 200 | done |
//! | no event at all (`[]`) | as the handler says | |
//! | events, and the handler fails | 503 | delivers again, after 30 seconds or more |
//! | some or all events rejected, the handler succeeds | 503; see [`Settings::rejected`] | delivers all of them again |
//! | a body that is not JSON | 503; see [`Settings::unreadable`] | delivers it again |
//! | a body over the limit | 413 | gives up: dead letter, or dropped. No delivery is as large as the default limit |
//! | a wrong key, with a header of Event Grid's (`aeg-…`) | 503 | delivers again: keys that were changed in the wrong order cost time and no events |
//! | a wrong key otherwise | 401 | not Event Grid |
//! | another method | 405 | not Event Grid |
//!
//! Neither the content type nor `aeg-event-type` is relied upon. Event Grid waits 30 seconds for an
//! answer, and then delivers again; events come more than once and in any order.

mod action;
mod answer;
mod handshake;
mod key;
mod refusal;
mod settings;

use std::fmt;
use std::str::FromStr;

use codegen_runtime::Redacted;

use crate::message::{Headers, Message};
use crate::{CallingEvent, Delivery, Event};

pub use self::action::{Action, Consent, Deletion, Notification, Validation};
pub use self::answer::Answer;
pub use self::key::Key;
pub use self::refusal::{Reason, Refusal};
pub use self::settings::{Settings, Settlement};

/// A request without its body. `Debug` does not show the query, where keys are.
#[derive(Clone)]
pub struct Head<'h> {
    /// `POST`, or what else it is.
    pub method: &'h str,
    /// What follows the `?` in the address, if there is any.
    pub query: Option<&'h str>,
    /// The headers.
    pub headers: Headers<'h>,
}

impl fmt::Debug for Head<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Head")
            .field("method", &self.method)
            .field("query", &self.query.map(|_| Redacted))
            .field("headers", &self.headers)
            .finish()
    }
}

/// What to do with a request. See the [table](self) of what is answered when.
pub fn receive<'b>(head: &Head<'_>, body: &'b [u8], settings: &Settings) -> Action<'b> {
    if let Err(refusal) = admit(head, settings) {
        return Action::Refuse(refusal);
    }
    if head.method == "OPTIONS" {
        return handshake::consent(head, settings);
    }
    if body.len() > settings.max_body {
        return Action::Refuse(Refusal::too_large());
    }
    let message = Message::http(&head.headers, body);
    match message.and_then(|it| it.into_delivery().map_err(Into::into)) {
        Ok(delivery) => act_on(delivery, head, settings),
        Err(error) => Action::Refuse(Refusal::unreadable(error, settings)),
    }
}

/// Whether a request is worth reading its body: method, key and announced length. [`receive`] asks the
/// same; whoever asks before spares itself the bodies of those who may not send any.
///
/// # Errors
///
/// The refusal to answer with.
pub fn admit(head: &Head<'_>, settings: &Settings) -> Result<(), Refusal> {
    if !matches!(head.method, "POST" | "OPTIONS") {
        return Err(Refusal::method());
    }
    if !settings.keys.open(head) {
        return Err(Refusal::key(head));
    }
    match number::<u64>(&head.headers, "content-length") {
        Some(length) if length > settings.max_body as u64 => Err(Refusal::too_large()),
        _ => Ok(()),
    }
}

fn act_on<'b>(delivery: Delivery<'b>, head: &Head<'_>, settings: &Settings) -> Action<'b> {
    let event_type = head.headers.text("aeg-event-type");
    // Where the header is, it must not say otherwise: a publisher may send any type of event.
    let may_be = |kind: &str| event_type.is_none_or(|it| it.eq_ignore_ascii_case(kind));
    match only(&delivery).map(Event::data) {
        Some(CallingEvent::SubscriptionValidation(_)) if may_be(VALIDATION) => {
            handshake::validation(delivery, head, settings)
        }
        Some(CallingEvent::SubscriptionDeleted(_)) if may_be(DELETION) => {
            Action::Deleted(Deletion { delivery })
        }
        _ if event_type.is_some_and(|it| it.eq_ignore_ascii_case(VALIDATION)) => {
            Action::Refuse(Refusal::handshake())
        }
        _ => Action::Deliver(Notification::new(delivery, head, settings)),
    }
}

const VALIDATION: &str = "SubscriptionValidation";

const DELETION: &str = "SubscriptionDeletion";

/// The event, if there is no other.
fn only<'d, 'b>(delivery: &'d Delivery<'b>) -> Option<&'d Event<'b>> {
    let mut events = delivery.events();
    match (events.next(), events.next()) {
        (Some(Ok(event)), None) => Some(event),
        _ => None,
    }
}

fn number<T: FromStr>(headers: &Headers<'_>, name: &str) -> Option<T> {
    headers.text(name)?.parse().ok()
}
