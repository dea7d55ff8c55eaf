//! What the values and the generated types are to other libraries, each behind its feature.

#[cfg(feature = "chrono")]
mod chrono;
#[cfg(feature = "jiff")]
mod jiff;
#[cfg(all(feature = "proptest", feature = "schemars"))]
mod names;
#[cfg(feature = "arbitrary")]
mod samples;
#[cfg(all(feature = "proptest", feature = "schemars"))]
mod text;
#[cfg(feature = "time")]
mod time;

#[cfg(any(feature = "chrono", feature = "jiff", feature = "time"))]
mod stamps {
    use codegen_runtime::Timestamp;

    /// A text, and the same time to the nanosecond with the text that it is written with again.
    pub const KEPT: [(&str, i64, u32, &str); 12] = [
        ("1970-01-01T00:00:00Z", 0, 0, "1970-01-01T00:00:00Z"),
        (
            "2021-09-22T17:02:38.6905856Z",
            1_632_330_158,
            690_585_600,
            "2021-09-22T17:02:38.6905856Z",
        ),
        (
            "2021-09-22T17:02:38.0000001+00:00",
            1_632_330_158,
            100,
            "2021-09-22T17:02:38.0000001Z",
        ),
        (
            "2021-09-22t09:02:38.50-08:00",
            1_632_330_158,
            500_000_000,
            "2021-09-22T09:02:38.5-08:00",
        ),
        (
            "2021-09-23T17:01:38+23:59",
            1_632_330_158,
            0,
            "2021-09-23T17:01:38+23:59",
        ),
        (
            "2021-09-21T17:03:38-23:59",
            1_632_330_158,
            0,
            "2021-09-21T17:03:38-23:59",
        ),
        (
            "2021-09-22T17:02:38-00:00",
            1_632_330_158,
            0,
            "2021-09-22T17:02:38Z",
        ),
        (
            "1969-12-31T23:59:59.9999999Z",
            -1,
            999_999_900,
            "1969-12-31T23:59:59.9999999Z",
        ),
        (
            "2016-12-31T23:59:60.25Z",
            1_483_228_800,
            250_000_000,
            "2017-01-01T00:00:00.25Z",
        ),
        (
            "2017-01-01T05:29:60+05:30",
            1_483_228_800,
            0,
            "2017-01-01T05:30:00+05:30",
        ),
        (
            "2024-05-06T07:08:09.123456789999Z",
            1_714_979_289,
            123_456_789,
            "2024-05-06T07:08:09.123456789Z",
        ),
        (
            "0000-01-01T00:00:00+01:00",
            -62_167_222_800,
            0,
            "0000-01-01T00:00:00+01:00",
        ),
    ];

    #[track_caller]
    pub fn stamp(text: &str) -> Timestamp<'_> {
        Timestamp::try_from(text).unwrap_or_else(|it| panic!("{text}: {it}"))
    }
}
