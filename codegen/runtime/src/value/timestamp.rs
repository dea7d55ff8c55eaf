//! Points in time, with the text kept: however many fractional digits there are, they survive.

use std::cmp::Ordering;
use std::fmt;
use std::str::FromStr;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use super::compact::Compact;
use super::{Invalid, Text};
use crate::format::{
    DateTime, FIRST_SECOND, LAST_SECOND, is_common_date_time, is_date_time, utc_offset_minutes,
};
use crate::owned::IntoOwned;
use crate::read::{Reader, Refused, Step};

/// An RFC 3339 date-time, with its text as it came.
///
/// Two are equal when their texts are; [`instant_cmp`](Timestamp::instant_cmp) compares the times.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Timestamp<'a> {
    text: Compact<'a, 30>,
}

impl<'a> Timestamp<'a> {
    /// Not a constant: of a value that holds one, the compiler would copy all bytes, those without meaning too.
    #[inline(always)]
    pub(crate) fn epoch() -> Self {
        Timestamp {
            text: Compact::Borrowed("1970-01-01T00:00:00Z"),
        }
    }

    /// The text, as it came.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Whole seconds since 1970-01-01T00:00:00Z, rounded down. A leap second counts as the second after it.
    pub fn unix_seconds(&self) -> i64 {
        self.parts().unix_seconds
    }

    /// Nanoseconds since the last whole second, rounded down.
    pub fn subsec_nanos(&self) -> u32 {
        self.parts().nanos()
    }

    /// How many minutes the text's local time is ahead of UTC; 0 for `Z` and for the unknown offset `-00:00`.
    pub fn utc_offset_minutes(&self) -> i32 {
        utc_offset_minutes(&self.text) as i32 // within a day
    }

    /// The time as the standard library has it, if the platform can represent it.
    pub fn to_system_time(&self) -> Option<SystemTime> {
        let parts = self.parts();
        let seconds = Duration::from_secs(parts.unix_seconds.unsigned_abs());
        let whole = if parts.unix_seconds < 0 {
            UNIX_EPOCH.checked_sub(seconds)
        } else {
            UNIX_EPOCH.checked_add(seconds)
        };
        whole?.checked_add(Duration::from_nanos(parts.nanos().into()))
    }

    /// Which of two times is earlier, down to the last digit of the texts.
    pub fn instant_cmp(&self, other: &Timestamp<'_>) -> Ordering {
        let (ours, theirs) = (self.parts(), other.parts());
        // Without trailing zeros, digits after a point sort as texts do.
        let seconds = ours.unix_seconds.cmp(&theirs.unix_seconds);
        seconds.then_with(|| {
            ours.significant_fraction()
                .cmp(theirs.significant_fraction())
        })
    }

    /// The same time, borrowing nothing.
    pub fn into_owned(self) -> Timestamp<'static> {
        IntoOwned::into_owned(self)
    }

    /// Reads the text in its place.
    pub(crate) fn read(&mut self, reader: &mut Reader<'a>) -> Step {
        reader.pass_space();
        let plain = reader.plain_string();
        match plain.or_else(|| reader.last_plain_string()) {
            Some(text) if is_common_date_time(text) => {
                self.text = Compact::Borrowed(text);
                Ok(())
            }
            Some(text) => self.read_rare(text.into()),
            None => self.read_rare(reader.string()?),
        }
    }

    #[inline(never)]
    fn read_rare(&mut self, text: Text<'a>) -> Step {
        *self = text.try_into().map_err(|_| Refused)?;
        Ok(())
    }

    /// A time, written with its offset from UTC if that is of whole minutes, else in UTC.
    #[cfg(any(feature = "chrono", feature = "jiff", feature = "time"))]
    pub(crate) fn at_offset(
        unix_seconds: i64,
        nanos: u32,
        offset_seconds: i32,
    ) -> Result<Timestamp<'static>, Invalid> {
        let minutes = match offset_seconds % 60 {
            0 => i64::from(offset_seconds / 60),
            _ => 0,
        };
        let text = crate::format::write_at_offset(unix_seconds, nanos, minutes);
        let text = text.ok_or(Invalid::new("a time of the years 0 to 9999"))?;
        Ok(Timestamp {
            text: Compact::owned(&text),
        })
    }

    fn parts(&self) -> DateTime<'_> {
        // The text was checked when the value was made.
        DateTime::parse(self.text.as_bytes()).unwrap_or_default()
    }
}

impl<'a> TryFrom<Text<'a>> for Timestamp<'a> {
    type Error = Invalid;

    fn try_from(text: Text<'a>) -> Result<Self, Invalid> {
        if is_date_time(&text) {
            let text = text.into();
            Ok(Timestamp { text })
        } else {
            Err(Invalid::new("a date-time"))
        }
    }
}

impl<'a> TryFrom<&'a str> for Timestamp<'a> {
    type Error = Invalid;

    fn try_from(text: &'a str) -> Result<Self, Invalid> {
        Text::borrowed(text).try_into()
    }
}

impl FromStr for Timestamp<'static> {
    type Err = Invalid;

    fn from_str(text: &str) -> Result<Self, Invalid> {
        Timestamp::try_from(text).map(Timestamp::into_owned)
    }
}

impl From<SystemTime> for Timestamp<'static> {
    /// In UTC. A time before the year 0 or after 9999, which RFC 3339 cannot write, becomes the first
    /// or the last that it can.
    fn from(time: SystemTime) -> Self {
        let (seconds, nanos) = match time.duration_since(UNIX_EPOCH) {
            Ok(after) => (i128::from(after.as_secs()), after.subsec_nanos()),
            Err(error) => {
                let before = -(error.duration().as_nanos() as i128);
                (
                    before.div_euclid(1_000_000_000),
                    before.rem_euclid(1_000_000_000) as u32,
                )
            }
        };
        let in_range = i64::try_from(seconds)
            .ok()
            .filter(|it| (FIRST_SECOND..=LAST_SECOND).contains(it));
        let (seconds, nanos) = match in_range {
            Some(seconds) => (seconds, nanos),
            None if seconds < 0 => (FIRST_SECOND, 0),
            None => (LAST_SECOND, 999_999_999),
        };
        Timestamp {
            text: Compact::owned(&crate::format::write_utc(seconds, nanos)),
        }
    }
}

impl IntoOwned for Timestamp<'_> {
    type Owned = Timestamp<'static>;

    fn own_into(&mut self, place: &mut Self::Owned) {
        self.text.own_into(&mut place.text);
    }
}

impl fmt::Display for Timestamp<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

impl fmt::Debug for Timestamp<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}
