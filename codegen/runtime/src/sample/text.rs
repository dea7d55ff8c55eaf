//! Texts: any, and such of a format.

use arbitrary::{Result, Unstructured};

use super::{below, pick};
use crate::format::Format;

/// What makes readers work: escapes, characters of two to four bytes, what looks like an end.
const UNUSUAL: [char; 16] = [
    '"',
    '\\',
    '/',
    '\n',
    '\t',
    '\r',
    '\u{0}',
    '\u{1f}',
    '\u{7f}',
    'é',
    'ß',
    '\u{2028}',
    '漢',
    '\u{fffd}',
    '😀',
    '\u{10ffff}',
];

const USUAL: &[u8; 64] = b"0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ -";

/// A text of so many characters, a few more than there must be.
pub(super) fn any(min: u64, max: u64, u: &mut Unstructured<'_>) -> Result<String> {
    let length = min.saturating_add(below(u, 13)? as u64).min(max);
    let is_unusual = below(u, 4)? == 3;
    (0..length)
        .map(|_| {
            if is_unusual && below(u, 3)? == 2 {
                Ok(*pick(u, &UNUSUAL)?)
            } else {
                Ok(char::from(*pick(u, USUAL)?))
            }
        })
        .collect()
}

/// A name for a member that no schema names.
pub(super) fn name(u: &mut Unstructured<'_>) -> Result<String> {
    Ok(format!("x{}", any(0, 6, u)?))
}

/// A text of the format.
pub(super) fn of_format(format: Format, u: &mut Unstructured<'_>) -> Result<String> {
    match format {
        Format::DateTime => Ok(format!("{}T{}", date(u)?, time(u)?)),
        Format::Date => date(u),
        Format::Time => time(u),
        #[cfg(feature = "format")]
        Format::Uuid => {
            let bits: u128 = u.arbitrary()?;
            let text = format!("{bits:032x}");
            let parts = [
                &text[..8],
                &text[8..12],
                &text[12..16],
                &text[16..20],
                &text[20..],
            ];
            Ok(parts.join("-"))
        }
        #[cfg(feature = "format")]
        other => Ok((*pick(u, samples(other))?).to_owned()),
    }
}

/// A few texts of each of the other formats.
#[cfg(feature = "format")]
fn samples(format: Format) -> &'static [&'static str] {
    match format {
        Format::Duration => &["PT1M30S", "P3W", "P1Y2M3DT4H5M6S"],
        Format::Email | Format::IdnEmail => &["noor@example.com", "\"a b\"@example.com"],
        Format::Hostname | Format::IdnHostname => &["example.com", "xn--ihqwcrb4cv8a8dqg056pqjye"],
        Format::Ipv4 => &["192.0.2.1", "0.0.0.0"],
        Format::Ipv6 => &["2001:db8::1", "::", "::ffff:192.0.2.1"],
        Format::Uri | Format::Iri => &["https://example.com/a?b=c#d", "urn:example:a"],
        Format::UriReference | Format::IriReference => &["", "../a", "https://example.com/a"],
        Format::UriTemplate => &["https://example.com/{a}{?b*}", "a"],
        Format::JsonPointer => &["", "/a/0/~0~1"],
        Format::RelativeJsonPointer | Format::RelativeJsonPointerDraft7 => &["0", "1/a", "2#"],
        Format::Regex => &["^a+$", "[0-9]{2}", ""],
        // Those that are made.
        Format::Date | Format::DateTime | Format::Time | Format::Uuid => &[],
    }
}

fn date(u: &mut Unstructured<'_>) -> Result<String> {
    let year = match below(u, 4)? {
        3 => below(u, 10_000)?,
        _ => 2000 + below(u, 40)?,
    };
    let (month, day) = (1 + below(u, 12)?, 1 + below(u, 28)?);
    Ok(format!("{year:04}-{month:02}-{day:02}"))
}

fn time(u: &mut Unstructured<'_>) -> Result<String> {
    let (hour, minute, second) = (below(u, 24)?, below(u, 60)?, below(u, 60)?);
    let fraction = match below(u, 4)? {
        0 => String::new(),
        1 => format!(".{:07}", below(u, 10_000_000)?),
        2 => format!(".{:03}", below(u, 1_000)?),
        _ => format!(".{:012}", u.int_in_range(0..=999_999_999_999_u64)?),
    };
    let zone = match below(u, 4)? {
        3 => {
            let sign = pick(u, &['+', '-'])?;
            format!("{sign}{:02}:{:02}", below(u, 24)?, below(u, 60)?)
        }
        _ => "Z".to_owned(),
    };
    Ok(format!("{hour:02}:{minute:02}:{second:02}{fraction}{zone}"))
}
