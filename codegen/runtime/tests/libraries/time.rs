//! Time stamps as `time` has them.

use codegen_runtime::Timestamp;
use time::{Date, Month, OffsetDateTime, UtcOffset};

use crate::stamps::{KEPT, stamp};

#[test]
fn there_and_back() {
    for (text, seconds, nanos, again) in KEPT {
        let time = OffsetDateTime::try_from(&stamp(text)).expect(text);
        assert_eq!(time.unix_timestamp(), seconds, "{text}");
        assert_eq!(time.nanosecond(), nanos, "{text}");
        let minutes = stamp(text).utc_offset_minutes();
        assert_eq!(time.offset().whole_seconds(), minutes * 60, "{text}");
        let back = Timestamp::try_from(time).expect(text);
        assert_eq!(back.as_str(), again, "{text}");
    }
}

#[test]
fn out_of_range() {
    // In UTC of the year 10000.
    let late = stamp("9999-12-31T23:59:59-00:01");
    let error = OffsetDateTime::try_from(&late).expect_err("too late");
    assert_eq!(error.to_string(), "not a time that `time` can hold");

    for year in [-9999, -1] {
        let date = Date::from_calendar_date(year, Month::March, 1).expect("a date");
        let error = Timestamp::try_from(date.midnight().assume_utc()).expect_err("too early");
        assert_eq!(error.to_string(), "not a time of the years 0 to 9999");
    }
}

#[test]
fn an_offset_with_seconds_becomes_utc() {
    let offset = UtcOffset::from_hms(0, 19, 32).expect("an offset");
    let time = OffsetDateTime::UNIX_EPOCH.to_offset(offset);
    let stamp = Timestamp::try_from(time).expect("a time stamp");
    assert_eq!(stamp.as_str(), "1970-01-01T00:00:00Z");
}

#[test]
fn an_offset_of_a_day_is_refused() {
    let offset = UtcOffset::from_hms(24, 0, 0).expect("an offset");
    let time = OffsetDateTime::UNIX_EPOCH.to_offset(offset);
    assert!(Timestamp::try_from(time).is_err());
}
