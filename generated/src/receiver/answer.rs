//! What is sent back.

use std::borrow::Cow;
use std::fmt;

/// An answer: status, headers and body. `Debug` shows no more than the length of the body, in which the
/// code of a validation may be.
#[derive(Clone, PartialEq, Eq)]
#[must_use = "the sender waits for an answer"]
pub struct Answer {
    status: u16,
    headers: Vec<(&'static str, Cow<'static, str>)>,
    body: String,
}

impl Answer {
    /// The status code.
    pub fn status(&self) -> u16 {
        self.status
    }

    /// Names and values of the headers.
    pub fn headers(&self) -> impl ExactSizeIterator<Item = (&'static str, &str)> {
        self.headers.iter().map(|(name, value)| (*name, &**value))
    }

    /// The body, which may be empty.
    pub fn body(&self) -> &str {
        &self.body
    }

    pub(super) fn new(status: u16) -> Self {
        Self {
            status,
            headers: Vec::new(),
            body: String::new(),
        }
    }

    pub(super) fn header(
        mut self,
        name: &'static str,
        value: impl Into<Cow<'static, str>>,
    ) -> Self {
        self.headers.push((name, value.into()));
        self
    }

    pub(super) fn json(mut self, body: String) -> Self {
        self.body = body;
        self.header("Content-Type", "application/json")
    }

    pub(super) fn text(mut self, body: String) -> Self {
        self.body = body;
        self.header("Content-Type", "text/plain; charset=utf-8")
    }
}

impl fmt::Debug for Answer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Answer")
            .field("status", &self.status)
            .field("headers", &self.headers)
            .field("body", &format_args!("{} bytes", self.body.len()))
            .finish()
    }
}
