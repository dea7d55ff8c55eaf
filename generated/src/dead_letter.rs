//! What Event Grid adds to events that it has given up.

use codegen_runtime::{Json, Text, Timestamp};

use crate::model::Event;

/// Why and when Event Grid has given an event up, as it says in a blob of the dead-letter destination.
///
/// It adds members to the event, which are kept like all that the schema does not name. Events of
/// either envelope have them: `deadLetterReason` in one, `deadletterreason` in the other.
///
/// ```
/// use acs_calling_events::Delivery;
///
/// # let blob = br#"[{"id": "1", "subject": "s", "eventType": "Other", "data": {}, "eventTime": "2020-08-13T17:18:13Z",
/// #   "deadLetterReason": "MaxDeliveryAttemptsExceeded", "deliveryAttempts": 30, "lastDeliveryOutcome": "NotFound",
/// #   "publishTime": "2020-08-13T17:18:14.0265758Z", "lastDeliveryAttemptTime": "2020-08-14T17:18:14.0465788Z"}]"#;
/// for (_, delivery) in Delivery::decode_lines(blob) {
///     for event in delivery?.events().flatten() {
///         if let Some(dead) = event.dead_letter() {
///             assert_eq!(dead.reason(), "MaxDeliveryAttemptsExceeded");
///             assert_eq!(dead.attempts(), Some(30));
///         }
///     }
/// }
/// # Ok::<(), acs_calling_events::JsonError>(())
/// ```
#[derive(Clone, Debug)]
pub struct DeadLetter<'e> {
    reason: Text<'e>,
    attempts: Option<u64>,
    last_outcome: Option<Text<'e>>,
    published: Option<Timestamp<'e>>,
    last_attempt: Option<Timestamp<'e>>,
}

impl DeadLetter<'_> {
    /// Why it was given up: `MaxDeliveryAttemptsExceeded`, `TimeToLiveExceeded`,
    /// `UndeliverableDueToHttpBadRequest` and others.
    pub fn reason(&self) -> &str {
        &self.reason
    }

    /// How many times it was tried.
    pub fn attempts(&self) -> Option<u64> {
        self.attempts
    }

    /// How the last try ended: `NotFound`, `TimedOut` and others.
    pub fn last_outcome(&self) -> Option<&str> {
        self.last_outcome.as_deref()
    }

    /// When Event Grid had the event from its publisher.
    pub fn published(&self) -> Option<&Timestamp<'_>> {
        self.published.as_ref()
    }

    /// When it was last tried.
    pub fn last_attempt(&self) -> Option<&Timestamp<'_>> {
        self.last_attempt.as_ref()
    }
}

impl Event<'_> {
    /// Why and when Event Grid has given the event up, if it says so.
    pub fn dead_letter(&self) -> Option<DeadLetter<'_>> {
        let time = |name| Timestamp::try_from(self.extra_text(name)?).ok();
        let attempts = self.extra("deliveryAttempts");
        Some(DeadLetter {
            reason: self.extra_text("deadLetterReason")?,
            attempts: attempts.and_then(|it| it.as_raw().parse().ok()),
            last_outcome: self.extra_text("lastDeliveryOutcome"),
            published: time("publishTime"),
            last_attempt: time("lastDeliveryAttemptTime"),
        })
    }

    fn extra_text(&self, name: &str) -> Option<Text<'_>> {
        self.extra(name)?.into_str()
    }

    /// A member that the schema does not name, whatever the case of its letters.
    fn extra(&self, name: &str) -> Option<Json<'_>> {
        let members = match self {
            Self::CloudEvent(it) => &it.extra,
            Self::EventGridEvent(it) => &it.extra,
        };
        let mut members = members.iter();
        let found = members.find(|(it, _)| it.eq_ignore_ascii_case(name));
        found.map(|(_, json)| json)
    }
}
