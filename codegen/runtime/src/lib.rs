//! What generated event decoders call: a JSON [`Reader`] that fills values in place and checks
//! while it reads, values that keep their text, an encoder, and an interpreter of the static
//! [`Schema`] tables that judges what was parsed already.
//!
//! [`decode`] and [`decode_each`] are the way in. A decoder says no more than yes or [`Refused`];
//! only a refused item is read again, slowly, to report every violation with its place.
//!
//! Nothing here panics, whatever the input, and no message or `Debug` output repeats a value of it.

#![forbid(unsafe_code)]
#![warn(missing_docs)]

mod decode;
mod format;
mod interop;
mod owned;
mod read;
mod schema;
mod value;
mod write;

pub use crate::decode::{Decode, DecodeError, Described, JsonError, Rejected, decode, decode_each};
pub use crate::format::Format;
pub use crate::interop::{deserialize, serialize};
pub use crate::owned::IntoOwned;
pub use crate::read::{Array, Keys, Kind, Object, Reader, Refused, Step, UNKNOWN};
pub use crate::schema::{
    Keyword, Literal, Pattern, Schema, Scope, Tables, Types, Violation, Violations,
};
pub use crate::value::{Integer, Invalid, Json, Map, Members, Number, Redacted, Timestamp};
pub use crate::write::{Encode, ObjectWriter};
