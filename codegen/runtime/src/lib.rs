//! What generated event decoders call: a JSON [`Reader`] that fills values in place and checks
//! while it reads, values that keep their text, an encoder, and an interpreter of the static
//! [`Schema`] tables that judges what was parsed already.
//!
//! [`decode`], [`decode_each`] and [`Items`] are the way in. A decoder says no more than yes or [`Refused`];
//! only a refused item is read again, slowly, to report every violation with its place.
//!
//! Nothing here panics, whatever the input, and no message repeats a value of it.

#![forbid(unsafe_code)]
#![warn(missing_docs)]
#![cfg_attr(docsrs, feature(doc_cfg))]

mod blank;
mod decode;
mod format;
mod interop;
mod libraries;
mod owned;
mod read;
#[cfg(feature = "arbitrary")]
mod sample;
mod schema;
mod value;
mod write;

pub use crate::blank::Blank;
pub use crate::decode::{
    Batch, Decode, DecodeError, Described, Items, JsonError, Rejected, decode, decode_each,
};
pub use crate::format::Format;
pub use crate::interop::{deserialize, serialize};
#[cfg(any(feature = "arbitrary", feature = "schemars"))]
#[doc(hidden)]
pub use crate::libraries::*;
pub use crate::owned::IntoOwned;
pub use crate::read::{
    Ahead, Array, Fields, Guess, Key, Keys, Kind, Object, Reader, Refused, Step, TaggedContent,
    UNKNOWN,
};
#[cfg(feature = "arbitrary")]
pub use crate::sample::Broken;
pub use crate::schema::{
    Case, Cases, Keyword, Literal, OnOneLine, Pattern, Properties, Property, Schema, Scope, Tables,
    Types, Verdict, Violation, Violations,
};
pub use crate::value::{Integer, Invalid, Json, Map, Members, Number, Redacted, Text, Timestamp};
pub use crate::write::{Encode, ObjectWriter};

// What the macros mention that generated code calls.
#[cfg(feature = "arbitrary")]
#[doc(hidden)]
pub use arbitrary;
#[cfg(feature = "proptest")]
#[doc(hidden)]
pub use proptest;
#[cfg(feature = "schemars")]
#[doc(hidden)]
pub use schemars;
