//! `date-time`, `date` and `time` of RFC 3339.

const DAY: i64 = 86_400;
/// The year 0 begins so many days before 1970.
const DAYS_TO_EPOCH: i64 = 719_528;
/// How many days come before each month of a year that is no leap year.
const DAYS_BEFORE: [u16; 12] = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334];

/// 0000-01-01T00:00:00Z
pub(crate) const FIRST_SECOND: i64 = -DAYS_TO_EPOCH * DAY;
/// 9999-12-31T23:59:59Z
pub(crate) const LAST_SECOND: i64 = (days_before_year(10_000) - DAYS_TO_EPOCH) * DAY - 1;

/// `YYYY-MM-DDTHH:MM` with the least digit in each place.
const LEAST: u128 = u128::from_le_bytes(*b"0000-00-00T00:00");
/// How much greater it may be, as what is missing to the high bit.
const ROOM: u128 = u128::from_le_bytes([9, 9, 9, 9, 0, 1, 9, 0, 3, 9, 0, 2, 9, 0, 5, 9]) ^ LOW;
/// The digits of a fraction and the `Z` after it.
const LEAST_FRACTION: u64 = u64::from_le_bytes(*b"0000000Z");
const ROOM_FRACTION: u64 = u64::from_le_bytes([9, 9, 9, 9, 9, 9, 9, 0]) ^ LOW as u64;
/// All bits of each byte but the high one.
const LOW: u128 = u128::from_le_bytes([0x7F; 16]);

/// What a `date-time` says.
#[derive(Default)]
pub(crate) struct DateTime<'a> {
    pub(crate) unix_seconds: i64,
    /// The digits after the point.
    fraction: &'a [u8],
}

impl<'a> DateTime<'a> {
    /// `YYYY-MM-DDTHH:MM:SS[.fraction](Z|±hh:mm)`; none if it is anything else.
    pub(crate) fn parse(text: &'a [u8]) -> Option<Self> {
        let (head, rest) = text.split_first_chunk::<19>()?;
        let (date, [b'T' | b't', time @ ..]) = head.split_first_chunk()? else {
            return None;
        };
        let days = days_since_epoch(date)?;
        let (minutes, second, fraction) = minutes_of_day(time.first_chunk()?, rest)?;
        Some(DateTime {
            unix_seconds: days * DAY + minutes * 60 + second,
            fraction,
        })
    }

    /// Nanoseconds since the last whole second, rounded down.
    pub(crate) fn nanos(&self) -> u32 {
        let digits = self.fraction.iter().map(|digit| u32::from(digit - b'0'));
        digits
            .chain([0; 9])
            .take(9)
            .fold(0, |nanos, digit| nanos * 10 + digit)
    }

    /// The digits after the point, without trailing zeros.
    pub(crate) fn significant_fraction(&self) -> &'a [u8] {
        let zeros = self
            .fraction
            .iter()
            .rev()
            .take_while(|&&digit| digit == b'0')
            .count();
        &self.fraction[..self.fraction.len() - zeros]
    }
}

/// How many minutes the local time of a `date-time` is ahead of UTC.
pub(crate) fn utc_offset_minutes(date_time: &str) -> i64 {
    let zone = date_time.as_bytes().last_chunk::<6>();
    zone.and_then(|zone| offset_minutes(zone)).unwrap_or(0) // what ends with Z is in UTC
}

/// A time in UTC as RFC 3339 writes it, with as few fractional digits as it needs.
pub(crate) fn write_utc(unix_seconds: i64, nanos: u32) -> String {
    write_local(unix_seconds, nanos) + "Z"
}

/// A time that is ahead of UTC by so many minutes, as RFC 3339 writes it; none if it can't write it.
#[cfg(any(feature = "chrono", feature = "jiff", feature = "time"))]
pub(crate) fn write_at_offset(unix_seconds: i64, nanos: u32, minutes: i64) -> Option<String> {
    let local = unix_seconds.checked_add(minutes * 60)?;
    let writable = (FIRST_SECOND..=LAST_SECOND).contains(&local) && minutes.abs() < 24 * 60;
    writable.then(|| {
        let sign = if minutes < 0 { '-' } else { '+' };
        let (hours, rest) = (minutes.abs() / 60, minutes.abs() % 60);
        match minutes {
            0 => write_utc(unix_seconds, nanos),
            _ => write_local(local, nanos) + &format!("{sign}{hours:02}:{rest:02}"),
        }
    })
}

fn write_local(unix_seconds: i64, nanos: u32) -> String {
    let days = unix_seconds.div_euclid(DAY) + DAYS_TO_EPOCH;
    let (minutes, second) = (
        unix_seconds.rem_euclid(DAY) / 60,
        unix_seconds.rem_euclid(60),
    );
    let mut year = days / 366;
    while days_before_year(year + 1) <= days {
        year += 1;
    }
    let day_of_year = days - days_before_year(year);
    let month = (1..=12)
        .rev()
        .find(|&month| days_before_month(year, month) <= day_of_year)
        .unwrap_or(1);
    let day = day_of_year - days_before_month(year, month) + 1;
    let (hour, minute) = (minutes / 60, minutes % 60);
    let mut text = format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}");
    if nanos != 0 {
        text += format!(".{nanos:09}").trim_end_matches('0');
    }
    text
}

/// Whether the text is `YYYY-MM-DDTHH:MM:SS[.fraction](Z|±hh:mm)`.
#[inline]
pub(crate) fn is_date_time(text: &str) -> bool {
    is_common_date_time(text) || DateTime::parse(text.as_bytes()).is_some()
}

/// Whether the text is one of the many date-times for which a look at each digit is enough: in UTC, not on
/// a 31st or the 29th of February, and not in a leap second.
#[inline]
pub(crate) fn is_common_date_time(text: &str) -> bool {
    let split = text.as_bytes().split_first_chunk::<16>();
    let Some((head, [b':', b'0'..=b'5', b'0'..=b'9', rest @ ..])) = split else {
        return false;
    };
    // Where a byte is in its range, these are its digits; elsewhere a sum has the high bit set, or the byte itself has.
    let digits = u128::from_le_bytes(*head) ^ LEAST;
    if (digits | digits.wrapping_add(ROOM)) & !LOW != 0 {
        return false;
    }
    let [_, _, _, _, _, m0, m1, _, d0, d1, _, h0, h1, ..] = digits.to_le_bytes();
    let (month, day, hour) = (m0 * 10 + m1, d0 * 10 + d1, h0 * 10 + h1);
    matches!(month, 1..=12)
        && (matches!(day, 1..=28) || matches!(day, 29 | 30) && month != 2)
        && hour < 24
        && match rest {
            [b'Z'] => true,
            [b'.', fraction @ ..] => is_fraction(fraction),
            _ => false,
        }
}

/// Whether these are one digit or more, and `Z`. Seven, as Azure writes them, are looked at together.
#[inline]
fn is_fraction(text: &[u8]) -> bool {
    if let Ok(seven) = text.try_into() {
        let digits = u64::from_le_bytes(seven) ^ LEAST_FRACTION;
        return (digits | digits.wrapping_add(ROOM_FRACTION)) & !(LOW as u64) == 0;
    }
    let [digits @ .., b'Z'] = text else {
        return false;
    };
    !digits.is_empty() && digits.iter().all(u8::is_ascii_digit)
}

/// Whether the text is `YYYY-MM-DD`.
pub(super) fn is_date(text: &str) -> bool {
    let date = text.as_bytes().try_into();
    date.is_ok_and(|it| days_since_epoch(it).is_some())
}

/// Whether the text is `HH:MM:SS[.fraction](Z|±hh:mm)`.
pub(super) fn is_time(text: &str) -> bool {
    let split = text.as_bytes().split_first_chunk();
    split.is_some_and(|(time, rest)| minutes_of_day(time, rest).is_some())
}

/// How many days `YYYY-MM-DD` comes after the first of 1970.
#[inline]
fn days_since_epoch(text: &[u8; 10]) -> Option<i64> {
    let &[y0, y1, y2, y3, b'-', m0, m1, b'-', d0, d1] = text else {
        return None;
    };
    let year = number(y0, y1)? * 100 + number(y2, y3)?;
    let (month, day) = (number(m0, m1)?, number(d0, d1)?);
    if day == 0 || day > days_in_month(year, month)? {
        return None;
    }
    Some(days_before_year(year) + days_before_month(year, month) + day - 1 - DAYS_TO_EPOCH)
}

/// Minutes in UTC since the local day began, second and fraction of `HH:MM:SS` and what follows it.
#[inline]
fn minutes_of_day<'a>(text: &[u8; 8], rest: &'a [u8]) -> Option<(i64, i64, &'a [u8])> {
    let &[h0, h1, b':', n0, n1, b':', s0, s1] = text else {
        return None;
    };
    let (hour, minute, second) = (number(h0, h1)?, number(n0, n1)?, number(s0, s1)?);
    if hour > 23 || minute > 59 || second > 60 {
        return None;
    }
    let (fraction, zone) = split_fraction(rest)?;
    let minutes = hour * 60 + minute - offset_minutes(zone)?;
    // Leap seconds are inserted at the end of a day in UTC.
    if second == 60 && minutes.rem_euclid(24 * 60) != 24 * 60 - 1 {
        return None;
    }
    Some((minutes, second, fraction))
}

/// Splits the digits after a point from what follows them.
#[inline]
fn split_fraction(rest: &[u8]) -> Option<(&[u8], &[u8])> {
    let [b'.', digits @ ..] = rest else {
        return Some((&[], rest));
    };
    match digits
        .iter()
        .take_while(|byte| byte.is_ascii_digit())
        .count()
    {
        0 => None,
        count => digits.split_at_checked(count),
    }
}

/// How far the local time is ahead of UTC.
#[inline]
fn offset_minutes(zone: &[u8]) -> Option<i64> {
    match *zone {
        [b'Z' | b'z'] => Some(0),
        [sign @ (b'+' | b'-'), h0, h1, b':', m0, m1] => {
            let (hours, minutes) = (number(h0, h1)?, number(m0, m1)?);
            let offset = hours * 60 + minutes;
            let valid = hours <= 23 && minutes <= 59;
            valid.then_some(if sign == b'-' { -offset } else { offset })
        }
        _ => None,
    }
}

/// The number that two digits make.
#[inline]
fn number(tens: u8, ones: u8) -> Option<i64> {
    let (tens, ones) = (tens.wrapping_sub(b'0'), ones.wrapping_sub(b'0'));
    (tens <= 9 && ones <= 9).then_some(i64::from(tens) * 10 + i64::from(ones))
}

#[inline]
fn is_leap(year: i64) -> bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
}

#[inline]
fn days_in_month(year: i64, month: i64) -> Option<i64> {
    match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => Some(31),
        4 | 6 | 9 | 11 => Some(30),
        2 => Some(28 + i64::from(is_leap(year))),
        _ => None,
    }
}

/// How many days there are from the beginning of the year 0 to that of this one.
const fn days_before_year(year: i64) -> i64 {
    let leap_years = (year + 3) / 4 - (year + 99) / 100 + (year + 399) / 400;
    year * 365 + leap_years
}

fn days_before_month(year: i64, month: i64) -> i64 {
    let days = DAYS_BEFORE
        .get((month - 1) as usize)
        .map_or(0, |&days| days.into());
    days + i64::from(month > 2 && is_leap(year))
}
