//! Time stamps as `chrono` has them.

use chrono::{DateTime, FixedOffset, NaiveDate, NaiveTime, TimeZone, Utc};
use codegen_runtime::Timestamp;

use crate::stamps::{KEPT, stamp};

#[test]
fn there_and_back() {
    for (text, seconds, nanos, again) in KEPT {
        let time = DateTime::<FixedOffset>::try_from(&stamp(text)).expect(text);
        assert_eq!(time.timestamp(), seconds, "{text}");
        assert_eq!(time.timestamp_subsec_nanos(), nanos, "{text}");
        let minutes = stamp(text).utc_offset_minutes();
        assert_eq!(time.offset().local_minus_utc(), minutes * 60, "{text}");
        assert_eq!(DateTime::<Utc>::try_from(&stamp(text)), Ok(time.to_utc()));
        let back = Timestamp::try_from(time).expect(text);
        assert_eq!(back.as_str(), again, "{text}");
    }
}

#[test]
fn the_last_times_fit() {
    let late = stamp("9999-12-31T23:59:59.9999999-23:59");
    let time = DateTime::<FixedOffset>::try_from(&late).expect("in range");
    let back = Timestamp::try_from(time).expect("in range");
    assert_eq!(back, late);
}

#[test]
fn a_leap_second_is_the_second_after_it() {
    let half = NaiveTime::from_hms_nano_opt(23, 59, 59, 1_500_000_000).expect("a leap second");
    let date = NaiveDate::from_ymd_opt(2016, 12, 31).expect("a date");
    let stamp = Timestamp::try_from(date.and_time(half).and_utc()).expect("in range");
    assert_eq!(stamp.as_str(), "2017-01-01T00:00:00.5Z");
}

#[test]
fn out_of_range() {
    for time in [DateTime::<Utc>::MIN_UTC, DateTime::<Utc>::MAX_UTC] {
        let error = Timestamp::try_from(time).expect_err("not writable");
        assert_eq!(error.to_string(), "not a time of the years 0 to 9999");
    }
}

#[test]
fn an_offset_with_seconds_becomes_utc() {
    let amsterdam = FixedOffset::east_opt(19 * 60 + 32).expect("an offset");
    let time = amsterdam.timestamp_opt(0, 0).single().expect("a time");
    let stamp = Timestamp::try_from(time).expect("a time stamp");
    assert_eq!(stamp.as_str(), "1970-01-01T00:00:00Z");
}
