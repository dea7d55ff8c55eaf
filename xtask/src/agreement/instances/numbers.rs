//! Numbers at bounds and beside them.

use super::super::words::NUMBERS;
use crate::random::Random;

/// Numbers that are told apart by 64-bit integers, by 64-bit floats, or by neither.
const EDGES: [&str; 16] = [
    "9007199254740991",
    "9007199254740992",
    "9007199254740993",
    "9007199254740992.0",
    "9223372036854775807",
    "9223372036854775808",
    "-9223372036854775808",
    "-9223372036854775809",
    "18446744073709551615",
    "18446744073709551616",
    "100000000000000000001",
    "1e20",
    "1e300",
    "-0",
    "-0.0",
    "1e-7",
];

/// From here on, numbers have no neighbours: what is made of them must fit.
const LARGE: i128 = 1 << 70;

/// Any number.
pub fn any(random: &mut Random) -> String {
    let numbers: &[&str] = if random.chance(35) { &EDGES } else { &NUMBERS };
    random.pick(numbers).to_owned()
}

/// The bound, or a number near it.
pub fn near(bound: &str, random: &mut Random) -> String {
    let Some((mantissa, places)) = decimal(bound) else {
        return bound.to_owned();
    };
    match random.below(9) {
        0..3 => bound.to_owned(),
        3 => write(mantissa - 1, places),
        4 => write(mantissa + 1, places),
        5 => write(mantissa * 10 + 1, places + 1),
        6 => write(mantissa * 10 - 5, places + 1),
        7 => write(mantissa * 100, places + 2),
        _ => write(-mantissa, places),
    }
}

/// A multiple of the divisor, or nearly one.
pub fn multiple(divisor: &str, random: &mut Random) -> String {
    const FACTORS: [i128; 10] = [0, 1, 2, 3, 7, -1, 10, 99, 1_000_003, 9_007_199_254_740_993];
    let Some((mantissa, places)) = decimal(divisor) else {
        return divisor.to_owned();
    };
    let product = write(mantissa * random.pick(&FACTORS), places);
    if random.chance(60) {
        product
    } else {
        near(&product, random)
    }
}

/// The number as an integer and how many of its digits are decimal places.
fn decimal(text: &str) -> Option<(i128, u32)> {
    let (mantissa, exponent) = text.split_once(['e', 'E']).unwrap_or((text, "0"));
    let exponent: i32 = exponent.parse().ok()?;
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let mantissa: i128 = format!("{whole}{fraction}").parse().ok()?;
    let places = i32::try_from(fraction.len()).ok()? - exponent;
    let (mantissa, places) = if places >= 0 {
        (mantissa, places.unsigned_abs())
    } else {
        let power = 10_i128.checked_pow(places.unsigned_abs())?;
        (mantissa.checked_mul(power)?, 0)
    };
    (mantissa.abs() < LARGE).then_some((mantissa, places))
}

fn write(mantissa: i128, places: u32) -> String {
    if places == 0 {
        return mantissa.to_string();
    }
    let sign = if mantissa < 0 { "-" } else { "" };
    let width = places as usize + 1;
    let digits = format!("{:0width$}", mantissa.unsigned_abs());
    let (whole, fraction) = digits.split_at(digits.len() - places as usize);
    format!("{sign}{whole}.{fraction}")
}

#[cfg(test)]
mod tests {
    use super::{decimal, write};

    #[test]
    fn numbers_are_kept() {
        for text in ["0", "-1", "2.50", "-0.01", "0.001", "18446744073709551616"] {
            let (mantissa, places) = decimal(text).expect("it is short");
            assert_eq!(write(mantissa, places), text);
        }
        assert_eq!(decimal("1e2"), Some((100, 0)));
        assert_eq!(decimal("1e-3"), Some((1, 3)));
        assert_eq!(decimal("1e300"), None);
    }
}
