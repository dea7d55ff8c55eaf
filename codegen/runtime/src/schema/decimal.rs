//! Decimal numbers of any size, compared exactly in time and memory bounded by their texts.

use std::borrow::Cow;
use std::cmp::Ordering;

/// Exponents beyond this are clamped; far beyond what memory could hold, they need not be told apart.
const MAX_EXPONENT: i64 = 1 << 60;

/// A remainder of so many digits can take one more without overflow.
const MAX_SMALL_DIGITS: usize = 36;

/// A JSON number as sign, digits and exponent: ±digits·10^exponent.
///
/// The digits neither begin nor end with a zero, so equal numbers have equal parts; zero has no digits.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Decimal<'a> {
    negative: bool,
    digits: Cow<'a, [u8]>,
    exponent: i64,
}

impl<'a> Decimal<'a> {
    /// The number that a JSON text stands for. Of a text that is none, anything may come, but no panic.
    pub(crate) fn parse(text: &'a str) -> Self {
        let (negative, text) = match text.strip_prefix('-') {
            Some(text) => (true, text),
            None => (false, text),
        };
        let (mantissa, exponent) = text.split_once(['e', 'E']).unwrap_or((text, "0"));
        let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
        let digits: Cow<'a, [u8]> = if fraction.is_empty() {
            Cow::Borrowed(whole.as_bytes())
        } else {
            Cow::Owned([whole.as_bytes(), fraction.as_bytes()].concat())
        };
        let leading = digits.iter().take_while(|&&digit| digit == b'0').count();
        if leading == digits.len() {
            return Decimal {
                negative: false,
                digits: Cow::Borrowed(&[]),
                exponent: 0,
            };
        }
        let trailing = digits
            .iter()
            .rev()
            .take_while(|&&digit| digit == b'0')
            .count();
        let significant = leading..digits.len() - trailing;
        Decimal {
            negative,
            digits: match digits {
                Cow::Borrowed(digits) => Cow::Borrowed(&digits[significant]),
                Cow::Owned(digits) => Cow::Owned(digits[significant].to_vec()),
            },
            exponent: parse_exponent(exponent) - fraction.len() as i64 + trailing as i64,
        }
    }

    /// Whether it has no fractional part.
    pub(crate) fn is_integer(&self) -> bool {
        self.exponent >= 0
    }

    /// The value, if it is an integer of at most 38 digits.
    pub(crate) fn to_i128(&self) -> Option<i128> {
        let zeros = usize::try_from(self.exponent).ok()?;
        if self.digits.len().checked_add(zeros)? > 38 {
            return None;
        }
        let digits = self
            .digits
            .iter()
            .map(|digit| i128::from(digit.wrapping_sub(b'0')));
        let magnitude = digits
            .chain(std::iter::repeat_n(0, zeros))
            .try_fold(0_i128, |value, digit| {
                value.checked_mul(10)?.checked_add(digit)
            })?;
        Some(if self.negative { -magnitude } else { magnitude })
    }

    /// Whether it is an integer times `divisor`, which is not zero.
    pub(crate) fn is_multiple_of(&self, divisor: &Decimal<'_>) -> bool {
        if self.digits.is_empty() || divisor.digits.is_empty() {
            return self.digits.is_empty();
        }
        // A divisor of n digits has fewer than 4n factors of two or five, so more zeros change nothing.
        let zeros = (self.exponent - divisor.exponent).min(4 * divisor.digits.len() as i64);
        // As our digits do not end with a zero, no power of ten can be divided out of them.
        let Ok(zeros) = usize::try_from(zeros) else {
            return false;
        };
        let digits = self
            .digits
            .iter()
            .copied()
            .chain(std::iter::repeat_n(b'0', zeros));
        if divisor.digits.len() <= MAX_SMALL_DIGITS {
            leaves_nothing(digits, &divisor.digits)
        } else {
            leaves_nothing_long(digits, &divisor.digits)
        }
    }

    fn compare_magnitude(&self, other: &Self) -> Ordering {
        let leading = |it: &Self| it.exponent + it.digits.len() as i64;
        match (self.digits.is_empty(), other.digits.is_empty()) {
            (false, false) => {
                // Without trailing zeros, digits of the same weight sort as texts do.
                leading(self)
                    .cmp(&leading(other))
                    .then_with(|| self.digits.cmp(&other.digits))
            }
            (ours, theirs) => theirs.cmp(&ours),
        }
    }

    /// Appends a text that equal numbers share and others do not.
    pub(crate) fn write_canonical(&self, out: &mut Vec<u8>) {
        out.push(if self.negative { b'-' } else { b'+' });
        out.extend_from_slice(&self.digits);
        out.push(b'e');
        out.extend_from_slice(self.exponent.to_string().as_bytes());
    }
}

impl Ord for Decimal<'_> {
    fn cmp(&self, other: &Self) -> Ordering {
        match (self.negative, other.negative) {
            (false, false) => self.compare_magnitude(other),
            (true, true) => other.compare_magnitude(self),
            (ours, theirs) => theirs.cmp(&ours),
        }
    }
}

impl PartialOrd for Decimal<'_> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

fn parse_exponent(text: &str) -> i64 {
    let digits = text.trim_start_matches(['+', '-']);
    let magnitude = digits
        .parse::<i64>()
        .map_or(MAX_EXPONENT, |it| it.min(MAX_EXPONENT));
    if text.starts_with('-') {
        -magnitude
    } else {
        magnitude
    }
}

/// Whether the divisor divides the dividend, for a divisor of few digits.
fn leaves_nothing(dividend: impl Iterator<Item = u8>, divisor: &[u8]) -> bool {
    let append = |value: u128, digit: u8| value * 10 + u128::from(digit.wrapping_sub(b'0'));
    let divisor = divisor.iter().fold(0, |value, &digit| append(value, digit));
    dividend.fold(0, |rest, digit| append(rest, digit) % divisor) == 0
}

/// Whether the divisor divides the dividend, by the long division that is done on paper.
fn leaves_nothing_long(dividend: impl Iterator<Item = u8>, divisor: &[u8]) -> bool {
    // The remainder has one digit more than the divisor, the lowest first.
    let divisor: Vec<u8> = divisor
        .iter()
        .rev()
        .chain(b"0")
        .map(|it| it.wrapping_sub(b'0'))
        .collect();
    let mut rest = vec![0; divisor.len()];
    for digit in dividend {
        rest.rotate_right(1);
        rest[0] = digit.wrapping_sub(b'0');
        while rest.iter().rev().ge(divisor.iter().rev()) {
            subtract(&mut rest, &divisor);
        }
    }
    rest.iter().all(|&digit| digit == 0)
}

fn subtract(from: &mut [u8], digits: &[u8]) {
    let mut borrowed = 0;
    for (ours, theirs) in from.iter_mut().zip(digits) {
        let taken = theirs + borrowed;
        borrowed = u8::from(*ours < taken);
        *ours = *ours + 10 * borrowed - taken;
    }
}
