//! Requests that the handler never sees.

use std::error::Error;
use std::fmt;

use super::Head;
use super::answer::Answer;
use super::settings::{Settings, Settlement};
use crate::message::MessageError;

/// Why a request is refused, and with which status.
#[derive(Clone, Debug)]
pub struct Refusal {
    reason: Reason,
    status: u16,
}

/// Why a request is refused. What it says repeats nothing of the request.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub enum Reason {
    /// Neither `POST` nor `OPTIONS`.
    Method,
    /// No key, or a wrong one.
    Key,
    /// The body is larger than the settings allow.
    TooLarge,
    /// The body has not come to its end.
    Incomplete,
    /// The body is not JSON, or the headers are not those of an event.
    Unreadable(MessageError),
    /// A validation that does not hold exactly one event with a code.
    Handshake,
    /// A validation of a subscription that the settings do not name.
    Subscription,
    /// A handshake that does not say who asks for permission.
    NoOrigin,
    /// A handshake of an origin that the settings do not allow.
    Origin,
}

impl Refusal {
    /// Why.
    pub fn reason(&self) -> &Reason {
        &self.reason
    }

    /// What to send back.
    pub fn answer(&self) -> Answer {
        let answer = Answer::new(self.status);
        match self.status {
            200 => answer,
            405 => answer
                .header("Allow", "POST, OPTIONS")
                .text(self.to_string()),
            _ => answer.text(self.to_string()),
        }
    }

    /// The sender has gone before the body was complete; whoever reads the body says so.
    pub fn incomplete() -> Self {
        Self::new(Reason::Incomplete, 503)
    }

    /// The body is larger than the settings allow; whoever reads the body in parts says so.
    pub fn too_large() -> Self {
        Self::new(Reason::TooLarge, 413)
    }

    pub(super) fn method() -> Self {
        Self::new(Reason::Method, 405)
    }

    /// Event Grid would give up the events at 401; anyone else is told the truth.
    pub(super) fn key(head: &Head<'_>) -> Self {
        let mut names = head.headers.iter().map(|(name, _)| name.as_bytes());
        let is_event_grid = names.any(|it| it.len() > 4 && it[..4].eq_ignore_ascii_case(b"aeg-"));
        Self::new(Reason::Key, if is_event_grid { 503 } else { 401 })
    }

    pub(super) fn unreadable(error: MessageError, settings: &Settings) -> Self {
        Self::new(Reason::Unreadable(error), settings.unreadable.status())
    }

    pub(super) fn handshake() -> Self {
        Self::new(Reason::Handshake, 400)
    }

    pub(super) fn subscription() -> Self {
        Self::new(Reason::Subscription, 403)
    }

    pub(super) fn no_origin() -> Self {
        Self::new(Reason::NoOrigin, 400)
    }

    pub(super) fn origin() -> Self {
        Self::new(Reason::Origin, 403)
    }

    fn new(reason: Reason, status: u16) -> Self {
        Self { reason, status }
    }
}

impl Settlement {
    /// The status that makes Event Grid do so.
    pub(super) fn status(self) -> u16 {
        match self {
            Self::Acknowledge => 200,
            Self::Retry => 503,
            Self::DeadLetter => 400,
        }
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.reason.fmt(f)
    }
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Method => "only POST and OPTIONS are understood",
            Self::Key => "the key is missing or wrong",
            Self::TooLarge => "the body is too large",
            Self::Incomplete => "the body is incomplete",
            Self::Unreadable(error) => return write!(f, "no event: {error}"),
            Self::Handshake => "a validation holds one event with a code",
            Self::Subscription => "no subscription of that name is expected",
            Self::NoOrigin => "WebHook-Request-Origin is missing",
            Self::Origin => "the origin may not deliver here",
        })
    }
}

impl Error for Refusal {}
