//! Date-times: which texts are some, and which times they are.

use std::cmp::Ordering;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use codegen_runtime::Timestamp;

#[test]
fn valid() {
    for (text, seconds, nanos) in [
        ("1970-01-01T00:00:00Z", 0, 0),
        ("1970-01-01t00:00:00z", 0, 0),
        ("1963-06-19T08:30:06.283185Z", -206_292_594, 283_185_000),
        ("1969-12-31T23:59:59.5Z", -1, 500_000_000),
        ("1937-01-01T12:00:27.87+00:20", -1_041_337_173, 870_000_000),
        ("1990-12-31T15:59:50.123-08:00", 662_687_990, 123_000_000),
        ("2000-02-29T00:00:00Z", 951_782_400, 0),
        ("2024-02-29T23:59:59.1234567Z", 1_709_251_199, 123_456_700),
        (
            "2024-05-06T07:08:09.123456789999-00:00",
            1_714_979_289,
            123_456_789,
        ),
        ("0000-01-01T00:00:00Z", -62_167_219_200, 0),
        ("0001-01-01T00:00:00Z", -62_135_596_800, 0),
        ("9999-12-31T23:59:59Z", 253_402_300_799, 0),
        ("2023-01-01T00:00:00+23:59", 1_672_444_860, 0),
        ("1998-12-31T23:59:60Z", 915_148_800, 0),
        ("1998-12-31T15:59:60.123-08:00", 915_148_800, 123_000_000),
        ("1999-01-01T09:29:60+09:30", 915_148_800, 0),
    ] {
        let time = Timestamp::try_from(text).unwrap_or_else(|_| panic!("{text} is a date-time"));
        assert_eq!(
            (time.unix_seconds(), time.subsec_nanos()),
            (seconds, nanos),
            "{text}"
        );
        assert_eq!(time.as_str(), text);
    }
}

#[test]
fn invalid() {
    for text in [
        "",
        "Z",
        "2024-05-06",
        "07:08:09Z",
        "2024-05-06T07:08:09",
        "2024-05-06T07:08Z",
        "2024-05-06 07:08:09Z",
        "2024-05-06T07:08:09.Z",
        "2024-05-06T07:08:09,5Z",
        "2024-05-06T07:08:09.5",
        "2024-05-06T07:08:09 Z",
        "2024-05-06T07:08:09Z ",
        " 2024-05-06T07:08:09Z",
        "2024-05-06T07:08:09ZZ",
        "2024-05-06T07:08:09+00",
        "2024-05-06T07:08:09+0000",
        "2024-05-06T07:08:09+00:60",
        "2024-05-06T07:08:09+24:00",
        "2024-05-06T07:08:09Z+01:00",
        "2024-05-06T24:00:00Z",
        "2024-05-06T23:60:00Z",
        "2024-05-06T23:00:61Z",
        "2024-05-06T23:58:60Z",
        "2024-05-06T22:59:60Z",
        "1998-12-31T23:59:60+01:00",
        "2024-00-06T07:08:09Z",
        "2024-13-06T07:08:09Z",
        "2024-05-00T07:08:09Z",
        "2024-05-32T07:08:09Z",
        "2024-04-31T07:08:09Z",
        "2023-02-29T07:08:09Z",
        "1900-02-29T07:08:09Z",
        "2024-02-30T07:08:09Z",
        "+11963-06-19T08:30:06.283185Z",
        "2024-5-6T07:08:09Z",
        "2024-05-06T7:8:9Z",
        "20240506T070809Z",
        "2024-127T07:08:09Z",
        "06/19/1963 08:30:06 PST",
        "1963-06-1৪T00:00:00Z",
        "1963-06-11T0৪:00:00Z",
        "-024-05-06T07:08:09Z",
        "2024-05-06T07:08:0/Z",
        "2024-05-06T07:08:0:Z",
    ] {
        assert!(Timestamp::try_from(text).is_err(), "{text}");
    }
}

#[test]
fn from_and_to_system_time() {
    for (time, text) in [
        (UNIX_EPOCH, "1970-01-01T00:00:00Z"),
        (
            UNIX_EPOCH + Duration::from_millis(951_782_400_250),
            "2000-02-29T00:00:00.25Z",
        ),
        (
            UNIX_EPOCH + Duration::new(4_107_542_399, 1),
            "2100-02-28T23:59:59.000000001Z",
        ),
        (
            UNIX_EPOCH - Duration::from_millis(500),
            "1969-12-31T23:59:59.5Z",
        ),
        (
            UNIX_EPOCH - Duration::from_secs(62_167_219_200),
            "0000-01-01T00:00:00Z",
        ),
        (
            UNIX_EPOCH + Duration::from_secs(253_402_300_799),
            "9999-12-31T23:59:59Z",
        ),
    ] {
        let stamp = Timestamp::from(time);
        assert_eq!(stamp.as_str(), text);
        assert_eq!(stamp.to_system_time(), Some(time), "{text}");
    }
    let late = UNIX_EPOCH + Duration::from_secs(1_000_000_000_000);
    assert_eq!(
        Timestamp::from(late).as_str(),
        "9999-12-31T23:59:59.999999999Z"
    );
    let early = UNIX_EPOCH - Duration::from_secs(1_000_000_000_000);
    assert_eq!(Timestamp::from(early).as_str(), "0000-01-01T00:00:00Z");
}

/// Each day of four centuries, there and back.
#[test]
fn every_day() {
    for day in 0..146_097 {
        let time = UNIX_EPOCH + Duration::from_secs(day * 86_400 + 86_399);
        let stamp = Timestamp::from(time);
        assert_eq!(stamp.as_str().parse::<Timestamp<'_>>().as_ref(), Ok(&stamp));
        assert_eq!(stamp.to_system_time(), Some(time), "{stamp}");
    }
    assert_eq!(
        Timestamp::from(SystemTime::UNIX_EPOCH),
        "1970-01-01T00:00:00Z".parse().expect("a date-time")
    );
}

#[test]
fn order_is_that_of_the_times() {
    let order = |ours: &str, theirs: &str| {
        let stamp = |text: &str| text.parse::<Timestamp<'_>>().expect("a date-time");
        stamp(ours).instant_cmp(&stamp(theirs))
    };
    assert_eq!(
        order("2024-01-01T00:00:00Z", "2024-01-01T01:00:00+01:00"),
        Ordering::Equal
    );
    assert_eq!(
        order("2024-01-01T00:00:00.50Z", "2024-01-01T00:00:00.5Z"),
        Ordering::Equal
    );
    assert_eq!(
        order("2024-01-01T00:00:00Z", "2024-01-01T00:00:00.000Z"),
        Ordering::Equal
    );
    assert_eq!(
        order("2024-01-01T00:00:00.12Z", "2024-01-01T00:00:00.119Z"),
        Ordering::Greater
    );
    assert_eq!(
        order("2024-01-01T00:00:00.0000000001Z", "2024-01-01T00:00:00Z"),
        Ordering::Greater
    );
    assert_eq!(
        order("2023-12-31T23:59:59.9Z", "2024-01-01T00:00:00Z"),
        Ordering::Less
    );
}
