//! Tests of the runtime through its public surface, with a type written as the generator would.

mod call;
mod decoding;
mod encoding;
mod grammar;
mod keywords;
mod numbers;
mod places;
mod random;
mod scale;
mod timestamps;
