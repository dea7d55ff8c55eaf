//! Decoding, validating and an independent validator agree on every payload: those at hand, and many
//! that are made from them by small changes to their values and to the bytes of their texts.
//!
//! `VERDICTS=1000000 cargo test --release verdicts` judges as many payloads as the variable says.

use std::env;

use acs_calling_events::{
    DecodeError, Delivery, Encode, Violation, Violations, decode, is_valid, validate,
};
use serde_json::Value;

use crate::common::files::{Example, invalid, valid};
use crate::common::judge::allows;
use crate::common::mutate::{mutate, mutate_bytes};
use crate::common::random::Random;
use crate::common::{items, read, wild};

/// How many payloads are judged unless the environment says otherwise.
const PAYLOADS: usize = 102_000;

/// How many tests share them.
const TESTS: usize = 7;

#[test]
fn on_valid_payloads_with_one_change() {
    judge_many(1, |random, text| {
        let mut value = random.pick(valid()).value.clone();
        let donor = &random.pick(valid()).value;
        mutate(random, &mut value, donor);
        *text = value.to_string().into_bytes();
    });
}

#[test]
fn on_invalid_payloads_with_one_change() {
    judge_many(2, |random, text| {
        let mut value = random.pick(invalid()).value.clone();
        let donor = &random.pick(valid()).value;
        mutate(random, &mut value, donor);
        *text = value.to_string().into_bytes();
    });
}

#[test]
fn on_payloads_with_several_changes() {
    judge_many(3, |random, text| {
        let mut value = any(random).value.clone();
        for _ in 0..=random.below(4) {
            let donor = &any(random).value;
            mutate(random, &mut value, donor);
        }
        *text = serde_json::to_vec_pretty(&value).expect("a value can be written");
    });
}

#[test]
fn on_payloads_written_in_unusual_ways() {
    judge_many(4, |random, text| {
        let mut value = any(random).value.clone();
        if random.one_in(2) {
            let donor = &any(random).value;
            mutate(random, &mut value, donor);
        }
        *text = wild::write(random, &value).into_bytes();
    });
}

#[test]
fn on_texts_with_changed_bytes() {
    judge_many(5, |random, text| {
        *text = any(random).text.as_bytes().to_vec();
        for _ in 0..=random.below(2) {
            let donor = any(random).text.as_bytes();
            mutate_bytes(random, text, donor);
        }
    });
}

#[test]
fn on_unusual_texts_with_changed_bytes() {
    judge_many(6, |random, text| {
        let value = &any(random).value;
        *text = wild::write(random, value).into_bytes();
        let donor = any(random).text.as_bytes();
        mutate_bytes(random, text, donor);
    });
}

#[test]
fn on_data_that_begin_as_those_of_another_type() {
    const FIRST: [&str; 7] = [
        r#""recordingStorageInfo":{}"#,
        r#""startedBy":{"role":"r"}"#,
        r#""durationOfCall":12"#,
        r#""to":{"rawId":"1"}"#,
        r#""to":[]"#,
        r#""validationCode":"}""#,
        r#""eventSubscriptionId":{"}":"{"}"#,
    ];
    judge_many(7, |random, text| {
        let payload = any(random).value.to_string();
        let first = format!("\"data\":{{{},", random.pick(&FIRST));
        *text = payload.replacen("\"data\":{", &first, 1).into_bytes();
        if random.one_in(2) {
            let donor = any(random).text.as_bytes();
            mutate_bytes(random, text, donor);
        }
    });
}

#[test]
fn on_events_with_their_members_in_every_order() {
    let started = r#""data": {"startedBy": {}, "serverCallId": "1"}"#;
    let refused = r#""data": {"startedBy": {}}"#;
    let cases: [[&str; 6]; 7] = [
        // Either envelope, with data that its type allows, with other data, of an unknown type.
        [
            ID,
            "\"subject\": \"s\"",
            "\"eventType\":\"Microsoft.Communication.CallStarted\"",
            TIME,
            started,
            X,
        ],
        [
            ID,
            "\"subject\": \"s\"",
            "\"eventType\":\"Microsoft.Communication.CallStarted\"",
            TIME,
            refused,
            X,
        ],
        [
            ID,
            SOURCE,
            "\"type\":\"Microsoft.Communication.CallStarted\"",
            VERSION,
            started,
            X,
        ],
        [
            ID,
            SOURCE,
            "\"type\":\"Microsoft.Communication.CallStarted\"",
            VERSION,
            refused,
            X,
        ],
        [
            ID,
            SOURCE,
            "\"type\":\"Other\"",
            VERSION,
            refused,
            "\"eventType\":\"Microsoft.Communication.CallStarted\"",
        ],
        // Repeated: the last one decides.
        [
            ID,
            SOURCE,
            "\"type\":\"Other\"",
            VERSION,
            refused,
            "\"type\":\"Microsoft.Communication.CallStarted\"",
        ],
        [
            ID,
            SOURCE,
            "\"type\":\"Other\"",
            VERSION,
            "\"specv\\u0065rsion\": 1",
            "\"data\": null",
        ],
    ];
    let mut tally = Tally::default();
    for members in cases {
        for separator in [",", " ,\n "] {
            for_each_order(&mut members.to_vec(), 0, &mut |members| {
                let text = format!("{{{}}}", members.join(separator));
                judge(text.as_bytes(), &mut tally);
            });
        }
    }
    println!("{tally:?}");
    assert!(tally.valid > 2_000 && tally.invalid > 2_000, "{tally:?}");
    assert_eq!(tally.valid + tally.invalid, 7 * 2 * 720, "{tally:?}");
}

const ID: &str = r#""id":"1""#;
const SOURCE: &str = r#""source":"s""#;
const VERSION: &str = r#""specversion":"1.0""#;
const TIME: &str = r#""eventTime":"2024-11-05T09:41:07Z""#;
const X: &str = r#""x":{"specversion":"1.0"}"#;

/// Calls `visit` with every order of the members from `fixed` on.
fn for_each_order<'m>(members: &mut [&'m str], fixed: usize, visit: &mut impl FnMut(&[&'m str])) {
    if fixed == members.len() {
        visit(members);
    }
    for index in fixed..members.len() {
        members.swap(fixed, index);
        for_each_order(members, fixed + 1, visit);
        members.swap(fixed, index);
    }
}

fn any(random: &mut Random) -> &'static Example {
    let payloads = if random.one_in(3) { invalid() } else { valid() };
    random.pick(payloads)
}

/// What came of the payloads of one test.
#[derive(Default, Debug)]
struct Tally {
    valid: usize,
    invalid: usize,
    not_json: usize,
}

/// Judges this test's share of payloads, which `make` makes.
#[track_caller]
fn judge_many(seed: u64, make: impl Fn(&mut Random, &mut Vec<u8>)) {
    let payloads = match env::var("VERDICTS") {
        Ok(count) => count.parse().expect("VERDICTS is a number"),
        Err(_) => PAYLOADS,
    };
    let share = payloads.div_ceil(TESTS);
    let mut random = Random::new(seed);
    let mut tally = Tally::default();
    let mut text = Vec::new();
    for _ in 0..share {
        make(&mut random, &mut text);
        judge(&text, &mut tally);
    }
    println!("{share} payloads: {tally:?}");
    let least = share / 50;
    assert!(
        tally.valid > least && tally.invalid > least,
        "one-sided: {tally:?}"
    );
}

#[track_caller]
fn judge(text: &[u8], tally: &mut Tally) {
    let decoded = decode(text);
    let delivered = Delivery::decode(text);
    let Some(value) = read(text) else {
        tally.not_json += 1;
        assert!(
            matches!(decoded, Err(DecodeError::Json(_))) && delivered.is_err(),
            "not JSON, but decoded: {}",
            show(text)
        );
        return;
    };

    let allowed = allows(&value);
    let validated = validate(&value);
    let verdicts = (decoded.is_ok(), validated.is_ok(), is_valid(&value));
    assert_eq!(
        verdicts,
        (allowed, allowed, allowed),
        "decode, validate, is_valid differ from the independent verdict {allowed}: {}\n{:?}\n{:?}",
        show(text),
        decoded.err(),
        validated.err()
    );

    let delivered = delivered.unwrap_or_else(|error| panic!("{error}: {}", show(text)));
    let expected: Vec<bool> = items(&value).into_iter().map(allows_one).collect();
    let each: Vec<bool> = delivered.events().map(|it| it.is_ok()).collect();
    assert_eq!(each, expected, "delivery of {}", show(text));

    match decoded {
        Ok(root) => {
            tally.valid += 1;
            let encoded: Value = serde_json::from_slice(&root.to_vec())
                .unwrap_or_else(|error| panic!("encoded: {error}: {}", show(text)));
            assert_eq!(encoded, value, "encoded: {}", show(text));
        }
        Err(DecodeError::Violations(violations)) => {
            tally.invalid += 1;
            let reported = validated.err().map(|it| summary(&it));
            assert_eq!(
                Some(summary(&violations)),
                reported,
                "violations of {}",
                show(text)
            );
            assert!(
                violations.iter().all(|it| it.line().is_some()),
                "no place: {violations}"
            );
        }
        Err(error) => panic!("{error}: {}", show(text)),
    }
}

/// Whether the value is an event; an array inside a batch is none.
fn allows_one(item: &Value) -> bool {
    !item.is_array() && allows(item)
}

/// What was found, without the places that only decoding knows, and whose order is that of its report.
fn summary(violations: &Violations) -> Vec<(String, String)> {
    let pair = |it: &Violation| {
        (
            it.instance_pointer().to_owned(),
            it.schema_pointer().to_owned(),
        )
    };
    let mut pairs: Vec<_> = violations.iter().map(pair).collect();
    pairs.sort();
    pairs
}

fn show(text: &[u8]) -> String {
    text.escape_ascii().to_string()
}
