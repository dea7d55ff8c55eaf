//! Time stamps as the library `chrono` has them.
//!
//! Both ways keep nanoseconds and an offset of whole minutes; further digits are cut off. A leap
//! second counts as the second after it, also one that `chrono` marks as such.

use chrono::{DateTime, FixedOffset, Offset, TimeZone, Utc};

use crate::value::{Invalid, Timestamp};

const UNHELD: Invalid = Invalid::new("a time that `chrono` can hold");

impl TryFrom<&Timestamp<'_>> for DateTime<Utc> {
    type Error = Invalid;

    /// Every time stamp is within the range of `chrono`.
    fn try_from(stamp: &Timestamp<'_>) -> Result<Self, Invalid> {
        DateTime::from_timestamp(stamp.unix_seconds(), stamp.subsec_nanos()).ok_or(UNHELD)
    }
}

impl TryFrom<&Timestamp<'_>> for DateTime<FixedOffset> {
    type Error = Invalid;

    /// Every time stamp is within the range of `chrono`.
    fn try_from(stamp: &Timestamp<'_>) -> Result<Self, Invalid> {
        let offset = FixedOffset::east_opt(stamp.utc_offset_minutes() * 60).ok_or(UNHELD)?;
        Ok(DateTime::<Utc>::try_from(stamp)?.with_timezone(&offset))
    }
}

impl<Z: TimeZone> TryFrom<DateTime<Z>> for Timestamp<'static> {
    type Error = Invalid;

    /// Fails for a year before 0 or after 9999, which RFC 3339 cannot write.
    fn try_from(time: DateTime<Z>) -> Result<Self, Invalid> {
        let nanos = time.timestamp_subsec_nanos(); // a second or more within a leap second
        let seconds = time.timestamp() + i64::from(nanos / 1_000_000_000);
        let offset = time.offset().fix().local_minus_utc();
        Timestamp::at_offset(seconds, nanos % 1_000_000_000, offset)
    }
}
