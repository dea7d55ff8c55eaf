//! Time stamps as the library `time` has them.
//!
//! Both ways keep nanoseconds and an offset of whole minutes; further digits are cut off. A leap
//! second, which the library cannot hold, counts as the second after it.

use time::{OffsetDateTime, UtcOffset};

use crate::value::{Invalid, Timestamp};

impl TryFrom<&Timestamp<'_>> for OffsetDateTime {
    type Error = Invalid;

    /// Fails where the time in UTC is of a year before -9999 or after 9999.
    fn try_from(stamp: &Timestamp<'_>) -> Result<Self, Invalid> {
        date_time(stamp).ok_or(Invalid::new("a time that `time` can hold"))
    }
}

impl TryFrom<OffsetDateTime> for Timestamp<'static> {
    type Error = Invalid;

    /// Fails for a year before 0 or after 9999, which RFC 3339 cannot write.
    fn try_from(time: OffsetDateTime) -> Result<Self, Invalid> {
        let offset = time.offset().whole_seconds();
        Timestamp::at_offset(time.unix_timestamp(), time.nanosecond(), offset)
    }
}

fn date_time(stamp: &Timestamp<'_>) -> Option<OffsetDateTime> {
    let offset = UtcOffset::from_whole_seconds(stamp.utc_offset_minutes() * 60).ok()?;
    let second = OffsetDateTime::from_unix_timestamp(stamp.unix_seconds()).ok()?;
    let time = second.replace_nanosecond(stamp.subsec_nanos()).ok()?;
    time.checked_to_offset(offset)
}
