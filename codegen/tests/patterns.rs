//! Regular expressions match what they match in ECMA-262, in the words of the engine that runs them.

mod common;

use codegen::Draft;
use fancy_regex::Regex;
use serde_json::json;
use syn::visit::{self, Visit};

use crate::common::generated;

/// The engine finds the pattern in all of the texts that are found, and in none of those that are not.
#[track_caller]
fn check(pattern: &str, found: &[&str], missing: &[&str]) {
    let translated = translated(pattern);
    let regex = Regex::new(&translated).expect("the engine takes what was generated");
    let is_found = |text: &&&str| regex.is_match(text).expect("there is little to match");
    let lost: Vec<_> = found.iter().filter(|it| !is_found(it)).collect();
    let wrong: Vec<_> = missing.iter().filter(is_found).collect();
    assert!(
        lost.is_empty() && wrong.is_empty(),
        "{pattern} as {translated}: not found in {lost:?}, found in {wrong:?}"
    );
}

/// The pattern as generated code gives it to the engine.
fn translated(pattern: &str) -> String {
    let schema = json!({ "type": "string", "pattern": pattern }).to_string();
    let files = generated(&schema, Draft::Draft202012);
    let mut files = files.iter();
    let (_, text) = files
        .find(|(path, _)| *path == "patterns.rs")
        .expect("a file with the pattern");
    let mut last = LastText(String::new());
    last.visit_file(&syn::parse_file(text).expect("Rust"));
    last.0
}

/// The last text in a file: of a pattern, its translation stands behind it.
struct LastText(String);

impl Visit<'_> for LastText {
    fn visit_lit_str(&mut self, text: &syn::LitStr) {
        self.0 = text.value();
        visit::visit_lit_str(self, text);
    }
}

/// Beside a look-around or a reference back, as by themselves.
#[track_caller]
fn check_everywhere(pattern: &str, found: &[&str], missing: &[&str]) {
    check(&format!("^{pattern}$"), found, missing);
    check(&format!("^(?!no){pattern}$"), found, missing);
    check(&format!("^(){pattern}\\1$"), found, missing);
}

#[test]
fn classes_hold_what_ecma_262_says() {
    check_everywhere(
        ".",
        &["a", " ", "\u{85}", "\u{1F4DE}"],
        &["\n", "\r", "\u{2028}", "\u{2029}"],
    );
    check_everywhere(r"\d", &["0", "9"], &["\u{663}", "a"]);
    check_everywhere(r"\D", &["\u{663}", "a"], &["0"]);
    check_everywhere(r"\w", &["a", "Z", "0", "_"], &["\u{E9}", "\u{AA}", "-"]);
    check_everywhere(r"\W", &["\u{E9}", "\u{AA}", "-"], &["a", "_"]);
    check_everywhere(
        r"\s",
        &[" ", "\t", "\n", "\u{FEFF}", "\u{A0}"],
        &["\u{85}", "a"],
    );
    check_everywhere(r"\S", &["\u{85}", "a"], &[" ", "\u{FEFF}"]);
    check_everywhere(r"[\d.-]", &["0", ".", "-"], &["\u{663}", "a"]);
    check_everywhere(r"[^\w.]", &["\u{E9}", "-"], &["a", "."]);
    check_everywhere(r"[\D5]", &["\u{663}", "5"], &["4"]);
    check_everywhere(r"\.", &["."], &["a"]);
    check_everywhere(r"\\.", &["\\a"], &["\\\n", "."]);
    check_everywhere(r"[\\.]", &["\\", "."], &["a"]);
}

#[test]
fn words_are_of_ascii() {
    check_everywhere(r"\u00e9\bfoo\b", &["\u{E9}foo"], &["\u{E9}foot"]);
    check_everywhere(r"a\Bb", &["ab"], &[]);
    check_everywhere(r"a\B\u00e9", &[], &["a\u{E9}"]);
}

#[test]
fn control_characters_are_found_everywhere_and_soon() {
    check_everywhere(r"\cJ", &["\n"], &["J", "\r", "\\cJ"]);
    check_everywhere(r"[\cj-\cM]", &["\n", "\r"], &["J", "\t"]);
    check_everywhere(r"\\cJ", &[r"\cJ"], &["\\\n"]);
    check(&r"\ca".repeat(20_000), &[], &["a"]); // minutes, were it read again after each
}

#[test]
fn an_escaped_angle_bracket_stands_for_itself() {
    check_everywhere(r"\<", &["<"], &["", "\\<"]);
    check_everywhere(r"\>", &[">"], &["", "\\>"]);
    check(r"\<a\>", &["<a>"], &["a"]);
    check(r"\\<", &[r"\<"], &["<"]);
}

#[test]
fn groups_that_took_part_are_referred_to() {
    check(r#"^(['"]?)a*\1$"#, &["'a'", "aa", "\"\""], &["'a", "'a\""]);
    check(r"^(?:(a|b)\1)*$", &["", "aabb"], &["ab"]);
    check(r"^((a)\2)(?=b\1)", &["aabaa"], &["aaba"]);
    check(r"^(?=(a|b))(?!\1\1)[(|]?a", &["ab"], &["aa"]);
    check(r"^(?:(?=.)(?<x>a)|b)(c)\2$", &["acc", "bcc"], &["aca"]);
}
