//! Tests of the formats: tables of texts, long texts, and what another implementation says.

mod agreement;
mod long;
mod random;
mod tables;
