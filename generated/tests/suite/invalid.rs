//! Every invalid payload is refused by each way in, for the one reason that its file name says, and
//! the report points at the place in the text.

use acs_calling_events::{
    DecodeError, Delivery, Encode, Violation, Violations, decode, is_valid, validate,
};
use serde_json::{Deserializer, Value};

use crate::common::files::{Example, example, invalid};
use crate::common::judge::allows;
use crate::common::parse;

#[test]
fn there_are_many() {
    assert!(invalid().len() >= 280, "only {} payloads", invalid().len());
}

#[test]
fn each_is_refused_for_its_reason() {
    for Example { name, text, value } in invalid() {
        let (pointer, keyword) = expected(name);
        assert!(
            !allows(value),
            "{name}: the independent validator allows it"
        );
        assert!(!is_valid(value), "{name}: valid");

        let violations = validate(value).expect_err(name);
        assert_one(name, &violations, &pointer, keyword);
        assert_eq!(
            violations.iter().next().and_then(Violation::line),
            None,
            "{name}"
        );

        let violations = refused(name, text);
        assert_one(name, &violations, &pointer, keyword);
        assert_place(name, text, "", &violations);
    }
}

#[test]
fn each_is_the_one_rejected_event_of_its_delivery() {
    for Example { name, text, .. } in invalid() {
        let (pointer, keyword) = expected(name);
        let delivery = delivered(name, text);
        assert_eq!(delivery.len(), 1, "{name}");
        for event in delivery.events() {
            let rejected = event.expect_err(name);
            assert_eq!(rejected.index(), 0, "{name}");
            assert_one(name, rejected.violations(), &pointer, keyword);
            assert_place(name, text, "", rejected.violations());
        }
    }
}

#[test]
fn each_is_the_only_one_rejected_between_good_events() {
    let good = ["CallStarted/article.json", "IncomingCall/article.json"];
    let [first, last] = good.map(|name| {
        let event = &example(name).value[0];
        serde_json::to_string_pretty(event).expect("a value can be written")
    });
    for Example { name, text, .. } in invalid() {
        let (pointer, keyword) = expected(name);
        let batch = format!("[\n{first},\n  {text} ,\n{last}\n]");

        let delivery = delivered(name, &batch);
        let events: Vec<_> = delivery.events().collect();
        let [Ok(before), Err(rejected), Ok(after)] = events[..] else {
            panic!("{name}: not only the second is rejected: {events:?}");
        };
        assert_eq!(parse(&before.to_json()), parse(&first), "{name}");
        assert_eq!(parse(&after.to_json()), parse(&last), "{name}");
        assert_eq!(rejected.index(), 1, "{name}");
        assert_one(name, rejected.violations(), &pointer, keyword);
        assert_place(name, &batch, "/1", rejected.violations());

        let violations = refused(name, &batch);
        assert_one(name, &violations, &format!("/1{pointer}"), keyword);
        assert_place(name, &batch, "", &violations);
    }
}

#[test]
fn each_is_refused_by_serde_with_the_same_words() {
    for Example { name, text, value } in invalid() {
        let error = serde_json::from_value::<acs_calling_events::Event<'_>>(value.clone());
        let error = error.expect_err(name).to_string();
        let violations = refused(name, text);
        for violation in &violations {
            let words = violation.message();
            assert!(error.contains(words), "{name}: {words} is not in {error}");
        }
    }
}

/// The pointer and the keyword that a file's name tells.
#[track_caller]
fn expected(name: &str) -> (String, &str) {
    let file = name.rsplit('/').next().unwrap_or(name);
    let mut parts = file.trim_end_matches(".json").split("--");
    let pointer = match parts.next() {
        Some("root") => String::new(),
        Some(path) => format!("/{}", path.replace('.', "/")),
        None => panic!("{name}: no pointer"),
    };
    let keyword = parts.next().unwrap_or_else(|| panic!("{name}: no keyword"));
    (pointer, keyword)
}

#[track_caller]
fn refused(name: &str, text: &str) -> Violations {
    match decode(text.as_bytes()) {
        Err(DecodeError::Violations(violations)) => violations,
        Err(error) => panic!("{name}: {error}"),
        Ok(root) => panic!("{name}: decoded: {root:?}"),
    }
}

#[track_caller]
fn delivered<'t>(name: &str, text: &'t str) -> Delivery<'t> {
    let delivery = Delivery::decode(text.as_bytes());
    delivery.unwrap_or_else(|error| panic!("{name}: {error}"))
}

#[track_caller]
fn assert_one(name: &str, violations: &Violations, pointer: &str, keyword: &str) {
    let found: Vec<_> = violations
        .iter()
        .map(|it| (it.instance_pointer(), it.keyword()))
        .collect();
    assert_eq!(found, [(pointer, keyword)], "{name}: {violations}");
}

/// Fails unless the value that begins at each violation's line and column is the one that its
/// pointer leads to, below `base`.
#[track_caller]
fn assert_place(name: &str, text: &str, base: &str, violations: &Violations) {
    let whole = parse(text);
    for violation in violations {
        let pointer = format!("{base}{}", violation.instance_pointer());
        let (Some(line), Some(column)) = (violation.line(), violation.column()) else {
            panic!("{name}: no place: {violation}");
        };
        let before: usize = text
            .split_inclusive('\n')
            .take(line - 1)
            .map(str::len)
            .sum();
        let rest = &text[before + column - 1..];
        assert!(
            !rest.starts_with(char::is_whitespace),
            "{name}: {violation}: white space"
        );
        let found = Deserializer::from_str(rest).into_iter::<Value>().next();
        let found = found.and_then(Result::ok);
        assert_eq!(
            found.as_ref(),
            whole.pointer(&pointer),
            "{name}: {violation}"
        );
    }
}
