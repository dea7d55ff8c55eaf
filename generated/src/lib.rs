//! Azure Communication Services tells an application about voice and video calls through events.
//! This crate turns their bytes into typed, validated, dispatched events in one pass, and loses
//! nothing on the way: unknown events, members and enum values, `null` against absent, and the text
//! of numbers and time stamps all survive decoding and encoding.
//!
//! ```
//! use acs_calling_events::{CallingEvent, Delivery};
//!
//! # fn main() -> Result<(), acs_calling_events::JsonError> {
//! # let body = br#"{"id": "1", "subject": "s", "eventType": "Other", "eventTime": "2024-11-05T09:41:07Z", "data": {}}"#;
//! let delivery = Delivery::decode(body)?; // either envelope, one event or many
//! for event in delivery.events() {
//!     match event {
//!         Ok(event) => match event.data() {
//!             CallingEvent::CallEnded(call) => println!("{} ended", call.server_call_id),
//!             CallingEvent::Unknown(other) => println!("ignored {}", other.event_type()),
//!             _ => {}
//!         },
//!         Err(rejected) => eprintln!("{rejected}"), // index, pointer, line:column, every violation
//!     }
//! }
//! # Ok(())
//! # }
//! ```
//!
//! A [`Delivery`] holds all events of a body; [`Events`] gives one after the other, quicker and in the room of one.
//!
//! The types, their decoders and the validator are generated from one JSON Schema, [`SCHEMA`].
//!
//! They can be parts of other types through `serde`. On that way numbers are what `serde_json` makes of them,
//! integers of 64 bits or `f64`, and errors have no line and column of their own.
//!
//! # Features
//!
//! None is on unless it is asked for; without any, the crate depends on `serde`, `serde_json` and its
//! own runtime.
//!
//! | feature | what it adds |
//! | --- | --- |
//! | `owned` | `OwnedDelivery`: events that keep the body they borrow from |
//! | `message` | events as each channel wraps them: HTTP in either mode, queue messages, Kafka records, embedded data |
//! | `dedupe` | which events were handled already |
//! | `receiver` | from a request to an answer that destroys nothing by mistake, for any HTTP library |
//! | `axum` | the same as a route and an extractor of axum 0.8 |
//! | `chrono`, `jiff`, `time` | `TryFrom` between [`Timestamp`] and the library's types |
//! | `uuid` | `uuid()` of events and groups, `correlation_uuid()`, `participant_uuid()` and their like |
//! | `schemars` | each type implements `JsonSchema` with its part of [`SCHEMA`] |
//! | `arbitrary`, `proptest` | each type implements `Arbitrary` with valid values; `Broken` breaks one rule |
//! | `fixtures` | payloads as constants, and events to start from in tests |
//! | `tracing` | a span around each event that is dispatched; `Event::span` |

#![forbid(unsafe_code)]
#![deny(missing_docs)]
#![cfg_attr(docsrs, feature(doc_cfg))]

#[cfg(feature = "axum")]
#[cfg_attr(docsrs, doc(cfg(feature = "axum")))]
pub mod axum;
mod dead_letter;
#[cfg(feature = "dedupe")]
#[cfg_attr(docsrs, doc(cfg(feature = "dedupe")))]
pub mod dedupe;
mod delivery;
mod durations;
mod events;
#[cfg(feature = "fixtures")]
#[cfg_attr(docsrs, doc(cfg(feature = "fixtures")))]
pub mod fixtures;
mod identifier;
#[cfg(feature = "message")]
#[cfg_attr(docsrs, doc(cfg(feature = "message")))]
pub mod message;
mod model;
#[cfg(feature = "owned")]
mod owned;
#[cfg(feature = "receiver")]
#[cfg_attr(docsrs, doc(cfg(feature = "receiver")))]
pub mod receiver;
#[cfg(feature = "arbitrary")]
mod samples;
#[cfg(feature = "tracing")]
mod trace;
#[cfg(feature = "uuid")]
mod uuids;

#[cfg(feature = "arbitrary")]
#[cfg_attr(docsrs, doc(cfg(feature = "arbitrary")))]
pub use codegen_runtime::Broken;
pub use codegen_runtime::{
    DecodeError, Encode, Integer, IntoOwned, Invalid, Json, JsonError, Map, Members, Number,
    Rejected, Text, Timestamp, Violation, Violations,
};

pub use crate::dead_letter::DeadLetter;
pub use crate::delivery::Delivery;
pub use crate::events::Events;
pub use crate::model::*;
#[cfg(feature = "owned")]
#[cfg_attr(docsrs, doc(cfg(feature = "owned")))]
pub use crate::owned::OwnedDelivery;

/// The examples of the front page are tests too.
#[cfg(all(doctest, feature = "axum"))]
#[doc = include_str!("../../README.md")]
struct Readme;
