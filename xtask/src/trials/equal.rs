//! Whether two JSON texts say the same: members in any order, numbers by their exact value.

use std::collections::BTreeMap;

use serde_json::{Error, Value};

use super::raw;

/// Compares two texts; what is not JSON equals nothing.
pub fn equal(a: &str, b: &str) -> bool {
    match (canonical(a), canonical(b)) {
        (Ok(a), Ok(b)) => a == b,
        _ => false,
    }
}

/// One text for all that say the same.
fn canonical(text: &str) -> Result<String, Error> {
    let text = text.trim();
    match text.as_bytes().first() {
        Some(b'[') => {
            let items: Result<Vec<_>, _> = raw::items(text)?.into_iter().map(canonical).collect();
            Ok(format!("[{}]", items?.join(",")))
        }
        Some(b'{') => {
            let mut members = BTreeMap::new();
            for (name, value) in raw::members(text)? {
                members.insert(Value::from(name).to_string(), canonical(value)?);
            }
            let members: Vec<_> = members
                .iter()
                .map(|(name, value)| format!("{name}:{value}"))
                .collect();
            Ok(format!("{{{}}}", members.join(",")))
        }
        Some(b'-' | b'0'..=b'9') => Ok(number(text)),
        _ => serde_json::from_str::<Value>(text).map(|value| value.to_string()),
    }
}

/// Sign, digits without zeros around them, and the power of ten.
fn number(text: &str) -> String {
    let (sign, unsigned) = match text.strip_prefix('-') {
        Some(unsigned) => ("-", unsigned),
        None => ("", text),
    };
    let (mantissa, exponent) = unsigned.split_once(['e', 'E']).unwrap_or((unsigned, "0"));
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let digits = format!("{whole}{fraction}");
    let short = digits.trim_end_matches('0');
    let Ok(exponent) = exponent.parse::<i64>() else {
        return text.to_owned();
    };
    let power = exponent - fraction.len() as i64 + (digits.len() - short.len()) as i64;
    match short.trim_start_matches('0') {
        "" => "0".to_owned(),
        digits => format!("{sign}{digits}e{power}"),
    }
}

#[cfg(test)]
mod tests {
    use super::equal;

    #[test]
    fn same() {
        for (a, b) in [
            ("1", "1.0"),
            ("1e2", "100"),
            ("-0", "0.0"),
            ("0.10", "1E-1"),
            (
                r#"{"a":1,"b":[true,null]}"#,
                r#"{ "b" : [true, null], "\u0061" : 1.0 }"#,
            ),
            ("[]", "[ ]"),
        ] {
            assert!(equal(a, b), "{a} {b}");
        }
    }

    #[test]
    fn different() {
        for (a, b) in [
            ("9007199254740993", "9007199254740992"),
            ("1", "-1"),
            ("1", "\"1\""),
            ("[1,2]", "[2,1]"),
            ("{}", "[]"),
            ("", ""),
        ] {
            assert!(!equal(a, b), "{a} {b}");
        }
    }
}
