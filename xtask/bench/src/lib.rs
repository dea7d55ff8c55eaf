//! Measures the generated crate beside other ways to read the same bytes.

pub mod bodies;
pub mod callgrind;
pub mod clock;
pub mod counts;
pub mod elsewhere;
pub mod groups;
pub mod jobs;
pub mod measure;
pub mod memory;
pub mod options;
pub mod plot;
pub mod programs;
pub mod report;
pub mod text;
