//! Measures the generated crate beside other ways to read the same bytes.

pub mod bodies;
pub mod callgrind;
pub mod jobs;
pub mod programs;

// The count of instructions needs none of the following.
#[cfg(feature = "peers")]
pub mod clock;
#[cfg(feature = "peers")]
pub mod counts;
#[cfg(feature = "peers")]
pub mod elsewhere;
#[cfg(feature = "peers")]
pub mod groups;
#[cfg(feature = "peers")]
pub mod measure;
#[cfg(feature = "peers")]
pub mod memory;
#[cfg(feature = "peers")]
pub mod options;
#[cfg(feature = "peers")]
pub mod plot;
#[cfg(feature = "peers")]
pub mod report;
#[cfg(feature = "peers")]
pub mod text;
