//! Tests of the runtime through its public surface, with a type written as the generator would.

/// Keywords of the schema `#`.
macro_rules! schema {
    ($($keyword:expr),*) => {{
        static SCHEMA: Schema = Schema::new("#", &[$($keyword),*]);
        &SCHEMA
    }};
}

mod applicators;
mod call;
mod decoding;
mod encoding;
mod grammar;
mod keywords;
mod members;
mod numbers;
mod objects;
mod one_by_one;
mod owned;
mod places;
mod random;
mod scale;
#[cfg(feature = "pattern")]
mod tables;
mod text;
mod timestamps;
