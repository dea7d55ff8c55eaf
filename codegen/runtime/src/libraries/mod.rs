//! Bridges to libraries that users may have, each behind the feature of its name.

#[cfg(feature = "arbitrary")]
mod arbitrary;
#[cfg(feature = "chrono")]
mod chrono;
#[cfg(feature = "jiff")]
mod jiff;
#[cfg(feature = "proptest")]
mod proptest;
#[cfg(feature = "schemars")]
mod schemars;
#[cfg(feature = "time")]
mod time;

#[cfg(feature = "arbitrary")]
pub use self::arbitrary::sample;
#[cfg(feature = "proptest")]
pub use self::proptest::strategy;
#[cfg(feature = "schemars")]
pub use self::schemars::subschema;

/// Does nothing without the feature `schemars`.
#[cfg(not(feature = "schemars"))]
#[macro_export]
#[doc(hidden)]
macro_rules! implement_json_schema {
    ($($any:tt)*) => {};
}

/// Does nothing without the feature `arbitrary`.
#[cfg(not(feature = "arbitrary"))]
#[macro_export]
#[doc(hidden)]
macro_rules! implement_arbitrary {
    ($($any:tt)*) => {};
}

/// Does nothing without the feature `proptest`.
#[cfg(all(feature = "arbitrary", not(feature = "proptest")))]
#[macro_export]
#[doc(hidden)]
macro_rules! implement_proptest {
    ($($any:tt)*) => {};
}
