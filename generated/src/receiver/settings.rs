//! What a receiver accepts, and what it asks Event Grid to do with what it cannot handle.

use std::num::NonZeroU32;

use super::key::{Key, Keys};

/// What becomes of a delivery that cannot be handled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Settlement {
    /// Event Grid delivers again, until the time or the attempts of the subscription are used up; then
    /// it gives the event up as for `DeadLetter`.
    Retry,
    /// Event Grid gives the events up at once: it moves them to the dead-letter destination of the
    /// subscription. **Without one it drops them.**
    DeadLetter,
    /// Event Grid takes the events for handled. They are gone, unless the handler has kept them.
    Acknowledge,
}

/// Settings of a receiver.
///
/// ```
/// use acs_calling_events::receiver::{Key, Settings};
///
/// let settings = Settings::with_key(Key::query("code", "new secret"))
///     .or_key(Key::query("code", "old secret")) // while the secret is being changed
///     .subscription("calls-to-crm");
/// # let _ = settings;
/// ```
#[derive(Clone, Debug)]
#[must_use = "settings are given to what receives requests"]
pub struct Settings {
    pub(super) keys: Keys,
    pub(super) subscriptions: Vec<String>,
    pub(super) origins: Origins,
    pub(super) rate: Option<NonZeroU32>,
    pub(super) max_body: usize,
    pub(super) unreadable: Settlement,
    pub(super) rejected: Settlement,
}

/// Who may ask for permission to deliver CloudEvents.
#[derive(Clone, Debug)]
pub(super) enum Origins {
    EventGrid,
    Any,
    Listed(Vec<String>),
}

impl Settings {
    /// Bytes that a body may have unless [`max_body`](Settings::max_body) says otherwise: 2 MiB.
    /// Event Grid delivers at most 1 MiB of events in one request.
    pub const MAX_BODY: usize = 2 << 20;

    /// Requests must bring the key.
    pub fn with_key(key: Key) -> Self {
        Self::new(Keys::One(vec![key]))
    }

    /// Anyone may send. For receivers that something else protects, a proxy or a layer that checks
    /// Microsoft Entra tokens, and for tests.
    pub fn without_key() -> Self {
        Self::new(Keys::None)
    }

    fn new(keys: Keys) -> Self {
        Self {
            keys,
            subscriptions: Vec::new(),
            origins: Origins::EventGrid,
            rate: None,
            max_body: Self::MAX_BODY,
            unreadable: Settlement::Retry,
            rejected: Settlement::Retry,
        }
    }

    /// Another key will do as well: the old and the new one while the secret is being changed.
    pub fn or_key(mut self, key: Key) -> Self {
        match &mut self.keys {
            Keys::None => self.keys = Keys::One(vec![key]),
            Keys::One(keys) => keys.push(key),
        }
        self
    }

    /// The name of an event subscription that may be validated; once one is named, no other may. The
    /// case of letters does not count.
    pub fn subscription(mut self, name: impl Into<String>) -> Self {
        self.subscriptions.push(name.into());
        self
    }

    /// An origin that may deliver CloudEvents: `eventgrid.azure.net`. Once one is named, no other may.
    /// Without any, the permission is given to `eventgrid.azure.` and one more label, which is Event
    /// Grid in each of the clouds. An origin proves nothing; the key does.
    pub fn origin(mut self, origin: impl Into<String>) -> Self {
        match &mut self.origins {
            Origins::Listed(origins) => origins.push(origin.into()),
            _ => self.origins = Origins::Listed(vec![origin.into()]),
        }
        self
    }

    /// Any origin may deliver CloudEvents.
    pub fn any_origin(mut self) -> Self {
        self.origins = Origins::Any;
        self
    }

    /// How many requests a minute a sender of CloudEvents may make; any number if nothing is said.
    pub fn rate(mut self, per_minute: NonZeroU32) -> Self {
        self.rate = Some(per_minute);
        self
    }

    /// How many bytes a body may have. Event Grid gives up, at once, what is refused for its size: stay
    /// above what the subscription's output batching allows.
    pub fn max_body(mut self, bytes: usize) -> Self {
        self.max_body = bytes;
        self
    }

    /// What becomes of a body that is not JSON; [`Settlement::Retry`] if nothing is said.
    pub fn unreadable(mut self, settlement: Settlement) -> Self {
        self.unreadable = settlement;
        self
    }

    /// What becomes of a delivery with rejected events once the handler, which sees them too, has
    /// succeeded; [`Settlement::Retry`] if nothing is said. It concerns the delivery as a whole: events
    /// beside a rejected one come again too, or are given up too.
    pub fn rejected(mut self, settlement: Settlement) -> Self {
        self.rejected = settlement;
        self
    }

    /// How many bytes a body may have.
    pub fn body_limit(&self) -> usize {
        self.max_body
    }
}
