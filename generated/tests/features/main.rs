//! What the crate offers behind each of its features.

mod durations;
#[cfg(feature = "fixtures")]
mod fixtures;
#[cfg(feature = "arbitrary")]
mod samples;
#[cfg(feature = "schemars")]
mod schemars;
#[cfg(feature = "proptest")]
mod strategies;
#[cfg(feature = "tracing")]
mod traces;
#[cfg(feature = "uuid")]
mod uuids;
