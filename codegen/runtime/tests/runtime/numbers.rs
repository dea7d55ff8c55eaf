//! Numbers keep their digits and are compared exactly.

use std::fmt;

use codegen_runtime::{Integer, Json, Keyword, Number, Schema};
use serde::Serialize as _;
use serde_json::Value;

fn number(text: &str) -> Number<'_> {
    Number::try_from(text).unwrap_or_else(|_| panic!("{text} is a number"))
}

#[test]
fn equal_numbers_in_different_words() {
    for class in [
        &[
            "0",
            "-0",
            "0.0",
            "0e5",
            "-0.000E-9",
            "0e999999999999999999999",
        ][..],
        &["1", "1.0", "1e0", "10e-1", "0.1e1", "0.01E+2", "1.000"],
        &["100", "1e2", "1.00e2", "1000e-1"],
        &["-1.5", "-15e-1", "-0.15e1"],
        &[
            "9007199254740993",
            "9007199254740993.0",
            "9.007199254740993e15",
        ],
        &["9007199254740992"],
        &["1e-400", "10e-401"],
        &["1e-401"],
        &["0.1"],
        &["-1"],
        &["10"],
    ] {
        for ours in class {
            assert_eq!(number(ours), number(class[0]), "{ours}");
            assert_eq!(number(ours).as_str(), *ours);
            for other in ["2", "-2", "0.2", "9007199254740994"] {
                assert_ne!(number(ours), number(other), "{ours}");
            }
        }
    }
    assert_ne!(number("9007199254740993"), number("9007199254740992"));
    assert_ne!(number("1e-400"), number("1e-401"));
    assert_ne!(number("1e-400"), number("0"));
    assert_ne!(number("1"), number("-1"));
    assert_ne!(number("1"), number("10"));
}

#[test]
fn json_values_are_equal_as_values() {
    let json = |text: &'static str| Json::try_from(text).expect("it is JSON");
    assert_eq!(
        json("[1, {\"a\":1.0,\"b\":2}]"),
        json("[1.0,{\"b\":2e0,\"\\u0061\":1}]")
    );
    assert_ne!(json("[1]"), json("[\"1\"]"));
    assert_ne!(json("[1]"), json("[1,1]"));
    assert_ne!(json("{\"a\":1}"), json("{\"a\":1,\"b\":null}"));
    assert_ne!(json("null"), json("false"));
    assert_eq!(
        Json::from(serde_json::json!({"a": [1, "x"]})),
        json("{\"a\":[1,\"x\"]}")
    );
    let deep = |inner: &str| {
        let nested = (0..200).fold(inner.into(), |value, _| Value::Array(vec![value]));
        Json::from(nested)
    };
    assert_eq!(deep("a"), deep("a"));
    assert_ne!(deep("a"), deep("b"));
    assert_ne!(deep("a"), json("null"));
}

#[test]
fn conversions() {
    for (text, signed, unsigned) in [
        ("0", Some(0), Some(0)),
        ("-0.0", Some(0), Some(0)),
        ("1.0", Some(1), Some(1)),
        ("1e2", Some(100), Some(100)),
        ("-12.50e1", Some(-125), None),
        ("1.5", None, None),
        ("1e-1", None, None),
        (
            "9223372036854775807",
            Some(i64::MAX),
            Some(9_223_372_036_854_775_807),
        ),
        ("-9223372036854775808.0", Some(i64::MIN), None),
        ("9223372036854775808", None, Some(9_223_372_036_854_775_808)),
        ("18446744073709551615.0", None, Some(u64::MAX)),
        ("18446744073709551616", None, None),
        ("1e300", None, None),
        ("0e300", Some(0), Some(0)),
        ("1e-999999999999999999999999", None, None),
    ] {
        assert_eq!(number(text).as_i64(), signed, "{text}");
        assert_eq!(number(text).as_u64(), unsigned, "{text}");
    }
    assert_eq!(number("1.25").as_f64(), 1.25);
    assert_eq!(number("-1e-400").as_f64(), 0.0);
    assert_eq!(Number::from(-5_i32).as_str(), "-5");
    assert_eq!(Number::from(5_u32).as_str(), "5");
    assert_eq!(Number::from(u64::MAX).as_u64(), Some(u64::MAX));
    assert_eq!(Number::from(i64::MIN).as_i64(), Some(i64::MIN));
    for float in [
        0.0,
        -0.0,
        1.0,
        0.1,
        1e16,
        1e-7,
        f64::MAX,
        f64::MIN_POSITIVE,
        5e-324,
        -1.5e300,
    ] {
        let number = Number::try_from(float).expect("it is finite");
        assert_eq!(number.as_f64().to_bits(), float.to_bits());
        assert_eq!(number.as_str().parse::<Number<'_>>().as_ref(), Ok(&number));
    }
    for float in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY] {
        assert!(Number::try_from(float).is_err());
    }
}

#[test]
fn what_is_no_number() {
    for text in [
        "", " 1", "1 ", "01", "1.", ".1", "+1", "1e", "1e400", "-", "null", "\"1\"", "1,2",
    ] {
        assert!(text.parse::<Number<'_>>().is_err(), "{text}");
    }
}

#[test]
fn integers() {
    for text in [
        "0",
        "-0.0",
        "1.0",
        "1e2",
        "123456789012345678901234567890",
        "1.5e1",
        "1e300",
    ] {
        assert!(text.parse::<Integer<'_>>().is_ok(), "{text}");
    }
    for text in ["0.5", "1e-1", "1.05e1", "-1e-400"] {
        assert!(text.parse::<Integer<'_>>().is_err(), "{text}");
    }
}

/// Written by a serializer that knows nothing of `serde_json`, and so nothing of how that keeps texts of numbers.
struct Shown<'a>(Number<'a>);

impl fmt::Display for Shown<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.serialize(f)
    }
}

#[test]
fn integers_are_integers_in_every_format() {
    for text in [
        "0",
        "7",
        "18446744073709551615",
        "-1",
        "-9223372036854775808",
    ] {
        let shown = Shown(number(text));
        assert_eq!(format!("{shown}"), text);
    }
}

#[track_caller]
fn check(schema: &Schema, valid: &[&str], invalid: &[&str]) {
    for (texts, expected) in [(valid, true), (invalid, false)] {
        for text in texts {
            let value: Value = serde_json::from_str(text).expect("it is JSON");
            assert_eq!(schema.is_valid(&value), expected, "{schema:?} {text}");
            assert_eq!(
                schema.validate(&value).is_ok(),
                expected,
                "{schema:?} {text}"
            );
        }
    }
}

#[test]
fn bounds() {
    check(
        schema!(Keyword::Minimum("-2.5")),
        &[
            "-2.5",
            "-2.50",
            "-25e-1",
            "0",
            "1e300",
            "-2.4999999999999996",
            "\"x\"",
            "-1e-300",
        ],
        &["-2.5000000000000004", "-3", "-1e300", "-1e1"],
    );
    check(
        schema!(Keyword::Maximum("9007199254740992")),
        &[
            "9007199254740992",
            "9007199254740991",
            "-9007199254740993",
            "9e15",
            "0",
        ],
        &["9007199254740993", "1e16", "9007199254740994"],
    );
    check(
        schema!(Keyword::Maximum("9223372036854775806")),
        &["9223372036854775806"],
        &["9223372036854775807", "9223372036854775808"],
    );
    // The nearest float to it, which is also that to 1e23.
    check(
        schema!(Keyword::Maximum("99999999999999991611392")),
        &["99999999999999991611392"],
        &["1.1e23"],
    );
    check(
        schema!(Keyword::ExclusiveMinimum("0")),
        &["1e-300", "1"],
        &["0", "-0.0", "-1"],
    );
    check(
        schema!(Keyword::ExclusiveMaximum("1e2")),
        &["99", "-1000"],
        &["100", "100.0", "101"],
    );
    check(
        schema!(Keyword::Maximum("1e999999999")),
        &["1e308", "-1e308", "0"],
        &[],
    );
    check(
        schema!(Keyword::Minimum("1e-999999999999999999999")),
        &["1e-300", "1"],
        &["0", "-1"],
    );
}

#[test]
fn multiples() {
    check(
        schema!(Keyword::MultipleOf("0.01")),
        &["0", "4.02", "0.01", "1e300", "-3.35", "19.99", "1"],
        &["0.001", "4.025", "1e-300"],
    );
    check(
        schema!(Keyword::MultipleOf("7")),
        &["7", "-14", "7e300", "0.0", "18446744073709551614"],
        &["1e300", "18446744073709551615", "3.5"],
    );
    check(
        schema!(Keyword::MultipleOf("1e-400")),
        &["1", "1e308", "1.7976931348623157e308", "5e-324"],
        &[],
    );
    check(
        schema!(Keyword::MultipleOf("3e-999999999999")),
        &["3", "6e307", "0.3"],
        &["1", "1e308"],
    );
    check(
        schema!(Keyword::MultipleOf("1e999999999999")),
        &["0"],
        &["1", "1e308"],
    );
    check(
        schema!(Keyword::MultipleOf("0.5")),
        &["4.5", "1e308", "2"],
        &["0.25", "1.1"],
    );
    check(
        schema!(Keyword::MultipleOf("1180591620717411303424")),
        &["1e300", "1e70", "0"],
        &["1e20", "3", "1e21"],
    );
    // 2^130
    check(
        schema!(Keyword::MultipleOf(
            "1361129467683753853853498429727072845824"
        )),
        &["1e300", "1e130", "-1e131", "0"],
        &["1e129", "1", "1e-5"],
    );
}

#[test]
fn equality_of_literals() {
    use codegen_runtime::Literal::{Array, Boolean, Null, Number, Object, String};
    check(
        schema!(Keyword::Enum(&[
            Null,
            Boolean(true),
            Number("1.50"),
            Number("9007199254740993"),
            String("a\"b"),
            Array(&[Number("1"), Object(&[("a", Number("0"))])]),
        ])),
        &[
            "null",
            "true",
            "1.5",
            "15e-1",
            "9007199254740993",
            "\"a\\\"b\"",
            "[1.0,{\"a\":-0.0}]",
        ],
        &[
            "false",
            "1.51",
            "9007199254740992",
            "\"a\"",
            "[1]",
            "[1,{}]",
            "[1,{\"a\":0,\"b\":0}]",
            "{}",
            "0",
        ],
    );
}

#[test]
fn unique_items() {
    let many = |last: &str| {
        let items: Vec<_> = (0..100).map(|item| format!("{{\"a\":[{item}]}}")).collect();
        format!("[{},{last}]", items.join(","))
    };
    check(
        schema!(Keyword::UniqueItems),
        &[
            "[]",
            "[1]",
            "[1,true,\"1\",[1],{\"a\":1},null,false,0]",
            "[1,true,\"1\",[1],{\"a\":1},null,false,0,\"true\",\"null\",[[1]],\"[1]\"]",
            "[{\"a\":1,\"b\":2},{\"a\":2,\"b\":1}]",
            &many("[7]"),
            &many("{\"a\":[7,7]}"),
        ],
        &[
            "[1,1.0]",
            "[0,-0.0]",
            "[{\"a\":1,\"b\":2},{\"b\":2.0,\"a\":1}]",
            "[1,2,3,4,5,6,7,8,9,10,1e1]",
            &many("{\"a\":[7.0]}"),
        ],
    );
}
