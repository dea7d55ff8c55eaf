//! What is measured: ways to read a body.

pub mod model;
pub mod ours;
#[cfg(feature = "peers")]
pub mod schema;
pub mod tagged;
#[cfg(feature = "peers")]
pub mod two_pass;
#[cfg(feature = "peers")]
pub mod untyped;
#[cfg(feature = "peers")]
pub mod whole;

mod tally;

pub use self::tally::Tally;

use crate::bodies::Body;

/// One way to do something with a body.
#[derive(Clone, Copy)]
pub struct Job {
    /// The library, and what is done with it.
    pub name: &'static str,
    /// Does it once. What it makes is dropped, as a program would.
    pub run: fn(&Body),
    /// The events that it finds, if it finds any.
    pub tally: Option<fn(&Body) -> Tally>,
}

/// What the others read the same bytes with. The first is the one that all are compared with.
#[cfg(feature = "peers")]
pub const PEERS: [Job; 10] = [
    tagged::JOB,
    two_pass::OWNED,
    two_pass::BORROWED,
    whole::RUNTIME,
    whole::COMPILED,
    untyped::SERDE_VALUE,
    untyped::SERDE_SKIP,
    untyped::SONIC_VALUE,
    untyped::SONIC_SKIP,
    untyped::SIMD_VALUE,
];
