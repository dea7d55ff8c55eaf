//! Time stamps as `jiff` has them.

use codegen_runtime::Timestamp;
use jiff::ZonedDateTime;
use jiff::tz::{Offset, TimeZone};

use crate::stamps::{KEPT, stamp};

#[test]
fn there_and_back() {
    for (text, seconds, nanos, again) in KEPT {
        let time = ZonedDateTime::try_from(&stamp(text)).expect(text);
        let expected = i128::from(seconds) * 1_000_000_000 + i128::from(nanos);
        assert_eq!(time.timestamp().as_nanosecond(), expected, "{text}");
        let minutes = stamp(text).utc_offset_minutes();
        assert_eq!(time.offset().seconds(), minutes * 60, "{text}");
        let instant = jiff::Timestamp::try_from(&stamp(text)).expect(text);
        assert_eq!(instant, time.timestamp(), "{text}");

        let back = Timestamp::try_from(&time).expect(text);
        assert_eq!(back.as_str(), again, "{text}");
    }
    let stamp = Timestamp::try_from(jiff::Timestamp::UNIX_EPOCH).expect("in range");
    assert_eq!(stamp.as_str(), "1970-01-01T00:00:00Z");
}

#[test]
fn out_of_range() {
    let error = jiff::Timestamp::try_from(&stamp("9999-12-31T23:59:59Z")).expect_err("too late");
    assert_eq!(error.to_string(), "not a time that `jiff` can hold");
    assert!(ZonedDateTime::try_from(&stamp("9999-12-31T23:59:59Z")).is_err());
    let last = stamp("9999-12-30T22:00:00Z");
    assert!(jiff::Timestamp::try_from(&last).is_ok());

    let error = Timestamp::try_from(jiff::Timestamp::MIN).expect_err("too early");
    assert_eq!(error.to_string(), "not a time of the years 0 to 9999");
}

#[test]
fn an_offset_with_seconds_becomes_utc() {
    let offset = Offset::from_seconds(19 * 60 + 32).expect("an offset");
    let time = jiff::Timestamp::UNIX_EPOCH.to_zoned_datetime(TimeZone::fixed(offset));
    let stamp = Timestamp::try_from(&time).expect("a time stamp");
    assert_eq!(stamp.as_str(), "1970-01-01T00:00:00Z");
}
