//! Texts of a megabyte: an answer in time, whatever they are made of.

use std::time::{Duration, Instant};

use codegen_runtime::Format;

use super::tables::TABLES;

const LENGTH: usize = 1 << 20;

/// Far more than an answer takes without optimization, far less than one in quadratic time would.
const LIMIT: Duration = Duration::from_secs(20);

#[track_caller]
fn check(format: Format, text: &str) -> bool {
    let start = Instant::now();
    let verdict = format.matches(text);
    let (elapsed, text) = (start.elapsed(), text.get(..40).unwrap_or("…"));
    assert!(elapsed < LIMIT, "{format:?} took {elapsed:?} for {text:?}…");
    verdict
}

#[test]
fn repeated_parts() {
    let parts = [
        "a",
        "0",
        "-",
        ".",
        "é.",
        "a\u{301}\u{323}",
        "\u{ad}",
        "א",
        "xn--11b2ezcw70k.",
        "@",
        "\\",
        ":",
        "/",
        "%",
        "%41",
        "{a}",
        "~0",
        "(",
        "[",
    ];
    for (format, _, _) in TABLES {
        for part in parts {
            check(format, &part.repeat(LENGTH / part.len()));
        }
    }
}

#[test]
fn around_a_valid_text() {
    for (format, valid, _) in TABLES {
        let text = valid[0];
        check(format, &format!("{text}{}", "\u{a0}".repeat(LENGTH / 2)));
        check(format, &format!("{}{text}", " ".repeat(LENGTH)));
        check(format, &text.repeat(LENGTH / text.len().max(1)));
    }
}

#[test]
fn valid_texts_of_any_length() {
    let digits = "1".repeat(LENGTH);
    let letters = "a".repeat(LENGTH);
    for (format, text) in [
        (Format::DateTime, format!("2024-05-06T07:08:09.{digits}Z")),
        (Format::Time, format!("07:08:09.{digits}Z")),
        (Format::Duration, format!("P{digits}D")),
        (Format::Uri, format!("x:{letters}")),
        (Format::UriReference, letters.clone()),
        (Format::Iri, format!("x:{}", "é".repeat(LENGTH / 2))),
        (Format::IriReference, "é/".repeat(LENGTH / 3)),
        (Format::UriTemplate, "{a}".repeat(LENGTH / 3)),
        (Format::JsonPointer, "/a~0".repeat(LENGTH / 4)),
        (Format::RelativeJsonPointer, format!("{digits}-{digits}/a")),
        (Format::RelativeJsonPointerDraft7, digits.clone()),
        (Format::Regex, "(?:a|b)*".repeat(LENGTH / 8)),
        (
            Format::Regex,
            "(".repeat(LENGTH / 2) + &")".repeat(LENGTH / 2),
        ),
    ] {
        assert!(check(format, &text), "{format:?}");
    }
}

#[test]
fn regular_expressions_of_many_named_groups() {
    let groups = |count| {
        (0..count)
            .map(|it| format!("(?<a{it}>b)"))
            .collect::<String>()
    };
    assert!(check(Format::Regex, &groups(1_000)));
    assert!(!check(Format::Regex, &groups(100_000)));
    assert!(check(
        Format::Regex,
        &(groups(50) + &"\\k<a49>".repeat(LENGTH / 8))
    ));
}
