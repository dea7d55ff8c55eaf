//! What the crate offers behind each of its features.

mod durations;
#[cfg(feature = "uuid")]
mod uuids;
