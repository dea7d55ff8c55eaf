//! Time stamps as the library `jiff` has them.
//!
//! Both ways keep nanoseconds, and [`ZonedDateTime`] an offset of whole minutes; further digits are cut
//! off. A leap second, which the library cannot hold, counts as the second after it.

use jiff::ZonedDateTime;
use jiff::tz::{Offset, TimeZone};

use crate::value::{Invalid, Timestamp};

const UNHELD: Invalid = Invalid::new("a time that `jiff` can hold");

impl TryFrom<&Timestamp<'_>> for jiff::Timestamp {
    type Error = Invalid;

    /// Fails in the last hours of 9999 and after, which `jiff` leaves free for time zones.
    fn try_from(stamp: &Timestamp<'_>) -> Result<Self, Invalid> {
        let nanos = i128::from(stamp.unix_seconds()) * 1_000_000_000;
        let nanos = nanos + i128::from(stamp.subsec_nanos());
        jiff::Timestamp::from_nanosecond(nanos).map_err(|_| UNHELD)
    }
}

impl TryFrom<&Timestamp<'_>> for ZonedDateTime {
    type Error = Invalid;

    /// In a time zone of the text's offset. Fails in the last hours of 9999 and after.
    fn try_from(stamp: &Timestamp<'_>) -> Result<Self, Invalid> {
        let offset = Offset::from_seconds(stamp.utc_offset_minutes() * 60).map_err(|_| UNHELD)?;
        let time = jiff::Timestamp::try_from(stamp)?;
        Ok(time.to_zoned_datetime(TimeZone::fixed(offset)))
    }
}

impl TryFrom<jiff::Timestamp> for Timestamp<'static> {
    type Error = Invalid;

    /// Fails for a year before 0, which RFC 3339 cannot write.
    fn try_from(time: jiff::Timestamp) -> Result<Self, Invalid> {
        at_offset(time, 0)
    }
}

impl TryFrom<&ZonedDateTime> for Timestamp<'static> {
    type Error = Invalid;

    /// Fails for a year before 0, which RFC 3339 cannot write.
    fn try_from(time: &ZonedDateTime) -> Result<Self, Invalid> {
        at_offset(time.timestamp(), time.offset().seconds())
    }
}

fn at_offset(time: jiff::Timestamp, offset: i32) -> Result<Timestamp<'static>, Invalid> {
    let nanos = time.as_nanosecond();
    let seconds = nanos.div_euclid(1_000_000_000) as i64; // `jiff` holds no more than 10,000 years
    Timestamp::at_offset(seconds, nanos.rem_euclid(1_000_000_000) as u32, offset)
}
