//! The two handshakes: Event Grid's own, and that of *HTTP 1.1 Web Hooks for Event Delivery*, which
//! CloudEvents have.

use super::Head;
use super::action::{Action, Consent, Validation, subscription};
use super::refusal::Refusal;
use super::settings::{Origins, Settings};
use crate::Delivery;

/// Event Grid's: the delivery holds the one event that asks.
pub(super) fn validation<'b>(
    delivery: Delivery<'b>,
    head: &Head<'_>,
    settings: &Settings,
) -> Action<'b> {
    let subscription = subscription(head);
    if !settings.expects(subscription.as_deref()) {
        return Action::Refuse(Refusal::subscription());
    }
    Action::Validate(Validation {
        delivery,
        subscription,
    })
}

/// That of CloudEvents (sections 4.1 and 4.2 of the web hooks' specification).
pub(super) fn consent<'b>(head: &Head<'_>, settings: &Settings) -> Action<'b> {
    let Some(origin) = head.headers.text("webhook-request-origin") else {
        return Action::Refuse(Refusal::no_origin());
    };
    if !settings.origins.allow(origin) {
        return Action::Refuse(Refusal::origin());
    }
    let callback = head.headers.text("webhook-request-callback");
    Action::Consent(Consent {
        origin: origin.to_owned(),
        callback: callback.map(str::to_owned),
        rate: settings.rate,
    })
}

impl Settings {
    fn expects(&self, subscription: Option<&str>) -> bool {
        let mut names = self.subscriptions.iter();
        let is_named = |name: &str| names.any(|it| it.eq_ignore_ascii_case(name));
        self.subscriptions.is_empty() || subscription.is_some_and(is_named)
    }
}

impl Origins {
    fn allow(&self, origin: &str) -> bool {
        match self {
            Self::Any => !origin.is_empty(),
            Self::EventGrid => is_event_grid(origin),
            Self::Listed(origins) => origins.iter().any(|it| it.eq_ignore_ascii_case(origin)),
        }
    }
}

/// Whether it is `eventgrid.azure.` and one more label: the clouds differ in that.
fn is_event_grid(origin: &str) -> bool {
    let origin = origin.to_ascii_lowercase();
    let label = origin.strip_prefix("eventgrid.azure.");
    label.is_some_and(|it| !it.is_empty() && it.bytes().all(|it| it.is_ascii_alphanumeric()))
}
