//! The grammar is that of `serde_json`, byte for byte.

use codegen_runtime::{DecodeError, Json, decode, decode_each};
use serde_json::{Number, Value};

use crate::call::{Any, Call};
use crate::random::Random;

const TEXTS: &[&str] = &[
    "",
    " ",
    "null",
    " null ",
    "nul",
    "nulll",
    "null null",
    "true",
    "tru",
    "True",
    "false",
    "fals",
    "\u{feff}null",
    "\u{a0}null",
    "\u{c}null",
    "null\0",
    "0",
    "-0",
    "-",
    "+1",
    "01",
    "-01",
    "00",
    "1.",
    ".5",
    "1.5",
    "-1.5e3",
    "1e",
    "1e+",
    "1E-5",
    "1e5.5",
    "1e1e1",
    "0x10",
    "NaN",
    "Infinity",
    "1_000",
    "1e308",
    "1e309",
    "-1e309",
    "1e400",
    "0e400",
    "0.0e99999999999999999999",
    "1e-400",
    "1e-99999999999999999999",
    "1e99999999999999999999",
    "123456789012345678901234567890",
    "1.7976931348623157e308",
    "1.7976931348623159e308",
    "17976931348623157e292",
    "\"\"",
    "\"a",
    "\"a\"b",
    "'a'",
    "\"\\\"\"",
    "\"\\",
    "\"\\\"",
    "\"\\x\"",
    "\"\\/\\b\\f\\n\\r\\t\\\\\"",
    "\"\\u00e4\"",
    "\"\\u00E4\"",
    "\"\\u00g4\"",
    "\"\\u12\"",
    "\"\\u123",
    "\"\\u0000\"",
    "\"\\ud83d\\ude00\"",
    "\"\\ud83d\"",
    "\"\\ud83dx\"",
    "\"\\ud83d\\n\"",
    "\"\\ud83d\\u0041\"",
    "\"\\ud83d\\ud83d\"",
    "\"\\ude00\"",
    "\"\\ude00\\ud83d\"",
    "\"\\udfff\\udfff\"",
    "\"\\ud800\\udc00\\udbff\\udfff\"",
    "\"\n\"",
    "\"\t\"",
    "\"\u{1f}\"",
    "\"\u{7f}\"",
    "\"ä€😀\"",
    "\"sixteen bytes ok\"",
    "\"fifteen bytes..\"",
    "\"a longer text, with a quote after the second chunk\"",
    "[]",
    "[ ]",
    "[",
    "]",
    "[1",
    "[1,",
    "[1,]",
    "[,1]",
    "[1 2]",
    "[1,2]",
    " [ 1 , 2 ] ",
    "[[],[[]]]",
    "[}",
    "{}",
    "{ }",
    "{",
    "}",
    "{]",
    "{\"a\"}",
    "{\"a\":}",
    "{\"a\":1",
    "{\"a\":1,",
    "{\"a\":1,}",
    "{,}",
    "{a:1}",
    "{1:1}",
    "{\"a\":1 \"b\":2}",
    "{\"a\":1,\"a\":2}",
    "{ \"a\" : 1 , \"b\" : { } }",
    "{\"\\u0061\":1}",
    "{\"\\ud800\":1}",
    "{\"a\":1e999}",
    "/**/1",
    "1//",
];

/// Whether `serde_json` takes it; with a feature that keeps texts of numbers it takes too many of them.
fn is_json(bytes: &[u8]) -> bool {
    fn in_range(value: &Value) -> bool {
        match value {
            Value::Number(number) => number.as_f64().is_some_and(f64::is_finite),
            Value::Array(items) => items.iter().all(in_range),
            Value::Object(members) => members.values().all(in_range),
            _ => true,
        }
    }
    serde_json::from_slice(bytes).is_ok_and(|value| in_range(&value))
}

#[track_caller]
fn check(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let expected = is_json(bytes);
    let decoded = decode::<Any<'_>>(bytes);
    assert_eq!(decoded.is_ok(), expected, "{text:?}");
    assert_eq!(decode_each::<Any<'_>>(bytes).is_ok(), expected, "{text:?}");
    match decoded {
        Ok(value) => {
            let parsed: Value = serde_json::from_slice(bytes).expect("it was judged to be JSON");
            assert_eq!(value.0.to_value(), parsed, "{text:?}");
            assert_eq!(
                serde_json::to_value(&value.0).ok(),
                Some(parsed),
                "{text:?}"
            );
        }
        Err(DecodeError::Json(_)) => {}
        Err(error) => panic!("{text:?}: {error}"),
    }
}

#[test]
fn table() {
    for text in TEXTS {
        check(text.as_bytes());
        check(format!("[{text}]").as_bytes());
        check(format!("{{\"a\": {text}}}").as_bytes());
        check(format!("  [null,\n{text}\t,{text}]").as_bytes());
    }
}

#[test]
fn not_utf8() {
    check(b"\"\xff\"");
    check(b"\"\xc3\"");
    check(b"\"\xed\xa0\x80\"");
    check(b"\xef\xbb\xbfnull");
    check(b"\xff");
}

/// A quote, a backslash and a control byte at each distance from each end of a string.
#[test]
fn special_bytes_at_each_place() {
    for length in 0..40 {
        for at in 0..=length {
            for special in [
                "\"", "\\n", "\\", "\n", "\u{1f}", "\u{0}", " ", "!", "#", "]", "[", "é", "\u{80}",
            ] {
                let (before, after) = ("x".repeat(at), "é".repeat(length - at));
                check(format!("\"{before}{special}{after}\"").as_bytes());
                check(format!("\"{before}{special}{after}").as_bytes());
            }
        }
    }
}

#[test]
fn random_mutations() {
    let mut seeds: Vec<String> = TEXTS.iter().map(|text| text.to_string()).collect();
    seeds.push(
        TEXTS
            .iter()
            .filter(|text| is_json(text.as_bytes()))
            .fold(String::from("[0"), |all, text| all + "," + text)
            + "]",
    );
    seeds.push(
        r#"{"a":[1,2.5,-3e4,{"b":"c\n\u00e4"}],"d":null,"e":{"f":true,"g":"\ud83d\ude00"}}"#
            .to_owned(),
    );
    let mut random = Random(1);
    for _ in 0..250_000 {
        let seed = &seeds[random.below(seeds.len())];
        check(&random.mutate(seed));
    }
}

#[test]
fn depth() {
    for (open, close) in [("[", "]"), ("{\"a\":", "}"), ("[{\"a\":", "}]")] {
        let levels = open.matches(['[', '{']).count();
        for depth in [1, 63, 64, 125, 126, 127, 128, 129, 1000] {
            let times = depth / levels;
            check(format!("{}1{}", open.repeat(times), close.repeat(times)).as_bytes());
        }
    }
    check("[".repeat(1_000_000).as_bytes());
    check("{\"a\":".repeat(1_000_000).as_bytes());
}

/// A typed reader takes exactly what the schema allows of what is JSON.
#[test]
fn random_calls() {
    let seeds = [
        r#"{"id":"1","seats":4,"started":"2024-02-29T12:00:00.1234567Z","topic":null,"tags":["a","\u0062"],"labels":{"x":true},"parent":{"id":"2","seats":1.0}}"#,
        r#"{ "seats" : 4e0, "id" : "1" , "other":[{}], "parent" : null, "more":1.50 }"#,
        r#"{"id":"","id":"1","seats":-1,"seats":2,"labels":{"a":1,"a":false},"x":1,"x":2,"parent":{"id":1,"id":"i","seats":3}}"#,
        r#"[{"id":"1","seats":500},{"seats":501,"id":""}]"#,
    ];
    let mut random = Random(2);
    let mut accepted = 0;
    for round in 0..250_000 {
        let bytes = random.mutate(seeds[round % seeds.len()]);
        let parsed = serde_json::from_slice::<Value>(&bytes)
            .ok()
            .filter(|_| is_json(&bytes));
        let valid = parsed.as_ref().is_some_and(is_valid_call);
        let decoded = decode::<Call<'_>>(&bytes);
        assert_eq!(
            decoded.is_ok(),
            valid,
            "{:?}",
            String::from_utf8_lossy(&bytes)
        );
        if let (Ok(call), Some(parsed)) = (decoded, parsed) {
            accepted += 1;
            let again: Value = serde_json::from_str(&codegen_runtime::Encode::to_json(&call))
                .expect("it was encoded");
            assert_eq!(again, parsed);
            assert_eq!(serde_json::to_value(&call).ok().as_ref(), Some(&parsed));
            assert_eq!(serde_json::from_value::<Call<'_>>(parsed).ok(), Some(call));
        }
    }
    assert!(accepted > 10_000, "{accepted}");
}

fn is_valid_call(value: &Value) -> bool {
    let schema = <Call<'_> as codegen_runtime::Described>::schema();
    assert_eq!(schema.is_valid(value), schema.validate(value).is_ok());
    schema.is_valid(value)
}

#[test]
fn numbers_at_the_limit() {
    let limit = f64::MAX;
    let mut texts = vec![
        format!("{limit}"),
        format!("{limit:e}"),
        format!("{}.5", limit),
    ];
    for digits in 1..330 {
        texts.push("9".repeat(digits));
        texts.push(format!(
            "-{}e{}",
            "1".repeat(digits),
            309_i32.saturating_sub(digits as i32)
        ));
        texts.push(format!("{}e-{digits}", "7".repeat(309 + digits)));
    }
    for text in texts {
        check(text.as_bytes());
        if let (Ok(ours), Ok(theirs)) = (Json::try_from(text.as_str()), text.parse::<Number>()) {
            assert_eq!(ours.to_value(), Value::Number(theirs));
        }
    }
}
