//! Events as they come from each channel. A [`Message`] is what is left of a request, a queue
//! message or a record when its wrapping is off: JSON text, borrowed wherever it stood there as such.
//!
//! ```
//! use acs_calling_events::message::{Headers, Message};
//!
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! # let body = br#"{"id": "1", "subject": "s", "eventType": "Other", "eventTime": "2024-11-05T09:41:07Z", "data": {}}"#;
//! # let headers = Headers::default();
//! let message = Message::http(&headers, body)?; // or `queue`, or `record`
//! for event in message.decode()?.events() {
//!     println!("{event:?}");
//! }
//! # Ok(())
//! # }
//! ```

mod amqp;
mod binary;
mod embedded;
mod error;
mod headers;
mod raw;

use std::borrow::Cow;

use base64::Engine as _;
use base64::alphabet::STANDARD;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};
use codegen_runtime::JsonError;

use crate::Delivery;

pub use self::error::MessageError;
pub use self::headers::Headers;

/// Base64 as publishers write it: with padding or without.
const BASE64: GeneralPurpose = GeneralPurpose::new(
    &STANDARD,
    GeneralPurposeConfig::new().with_decode_padding_mode(DecodePaddingMode::Indifferent),
);

/// The JSON text of one message: one event, or an array of them, in either envelope.
///
/// Unlike [`Delivery::decode`], which keeps to the letter of the schema, a message is also read when
/// the `data` of a known event is JSON *within* a string, or within `data_base64`: the text is put
/// in its place. Places in errors are those of the text, [`as_bytes`](Message::as_bytes).
#[derive(Clone)]
pub struct Message<'a> {
    text: Cow<'a, [u8]>,
}

impl<'a> Message<'a> {
    /// The body of a request: Event Grid schema, or CloudEvents in structured, batched or binary
    /// mode ([HTTP protocol binding] 1.0.2, section 3). A `ce-specversion` header makes it binary,
    /// unless the content type is that of a CloudEvent; no content type is relied upon otherwise.
    ///
    /// [HTTP protocol binding]: https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/bindings/http-protocol-binding.md
    ///
    /// # Errors
    ///
    /// In binary mode: an attribute or the body cannot be put into an event.
    ///
    /// ```
    /// use acs_calling_events::message::{Headers, Message};
    ///
    /// let headers = Headers::from([
    ///     ("ce-specversion", "1.0"),
    ///     ("ce-id", "1"),
    ///     ("ce-source", "/caf%C3%A9"),
    ///     ("ce-type", "Other"),
    ///     ("content-type", "application/json"),
    /// ]);
    /// let message = Message::http(&headers, br#"{"any": "JSON"}"#)?;
    /// let delivery = message.decode()?;
    /// let event = delivery.events().next().unwrap().unwrap();
    /// assert_eq!(event.source(), Some("/café"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn http(headers: &Headers<'_>, body: &'a [u8]) -> Result<Self, MessageError> {
        binary::unwrap(&binary::HTTP, headers, body)
    }

    /// The value of a Kafka record, or of an Event Hubs event, which is one: structured, or in binary
    /// mode with `ce_` headers ([Kafka protocol binding] 1.0.2, section 3.2), or with the properties that
    /// an AMQP client has set, in AMQP's encoding.
    ///
    /// [Kafka protocol binding]: https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/bindings/kafka-protocol-binding.md
    ///
    /// # Errors
    ///
    /// In binary mode: an attribute or the value cannot be put into an event.
    ///
    /// ```
    /// use acs_calling_events::message::{Headers, Message};
    ///
    /// let headers = Headers::from([
    ///     ("ce_specversion", "1.0"),
    ///     ("ce_id", "1"),
    ///     ("ce_source", "/café"),
    ///     ("ce_type", "Other"),
    /// ]);
    /// let message = Message::record(&headers, b"{}")?;
    /// assert_eq!(message.decode()?.len(), 1);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn record(headers: &Headers<'_>, value: &'a [u8]) -> Result<Self, MessageError> {
        binary::unwrap(&binary::KAFKA, headers, value)
    }

    /// The text of a storage queue message, in base64 or as it is. No event is both: an object or array of
    /// JSON begins with a character that base64 does not have. Base64 may be broken into lines.
    ///
    /// ```
    /// use acs_calling_events::message::Message;
    ///
    /// assert_eq!(Message::queue(b"W10=").as_bytes(), b"[]");
    /// assert_eq!(Message::queue(b"[]").as_bytes(), b"[]");
    /// ```
    pub fn queue(text: &'a [u8]) -> Self {
        if let Some(b'{' | b'[') = text.trim_ascii_start().first() {
            return Self::from(text); // no need to look for line breaks
        }
        let mut unbroken = text.to_vec();
        unbroken.retain(|byte| !byte.is_ascii_whitespace());
        match BASE64.decode(unbroken) {
            Ok(decoded) => Self {
                text: Cow::Owned(decoded),
            },
            Err(_) => Self::from(text),
        }
    }

    /// The JSON text.
    pub fn as_bytes(&self) -> &[u8] {
        &self.text
    }

    /// Its events, each decoded or rejected.
    ///
    /// # Errors
    ///
    /// The text is not JSON in UTF-8, in any part of it.
    pub fn decode(&self) -> Result<Delivery<'_>, JsonError> {
        embedded::decode(&self.text)
    }

    /// The same, borrowing from what the message was made of, and nothing where it had to be rewritten.
    ///
    /// # Errors
    ///
    /// The text is not JSON in UTF-8, in any part of it.
    pub fn into_delivery(self) -> Result<Delivery<'a>, JsonError> {
        match self.text {
            Cow::Borrowed(text) => embedded::decode(text),
            Cow::Owned(text) => embedded::decode(&text).map(Delivery::into_owned),
        }
    }
}

/// A text that needs no unwrapping.
impl<'a> From<&'a [u8]> for Message<'a> {
    fn from(text: &'a [u8]) -> Self {
        Self {
            text: Cow::Borrowed(text),
        }
    }
}

impl std::fmt::Debug for Message<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Message({} bytes)", self.text.len())
    }
}
