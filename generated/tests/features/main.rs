//! What the crate offers behind each of its features.

mod durations;
#[cfg(feature = "arbitrary")]
mod samples;
#[cfg(feature = "schemars")]
mod schemars;
#[cfg(feature = "proptest")]
mod strategies;
#[cfg(feature = "uuid")]
mod uuids;
