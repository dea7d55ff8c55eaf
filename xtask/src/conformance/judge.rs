//! Whether what a module said of an instance is what the suite expects.

use serde_json::Value;

use crate::trials::equal;

use super::suite::Test;

/// Why there is no verdict on any test of a group.
pub enum Loss {
    /// The generator has reported mistakes.
    Refused(String),
    /// The generator has panicked.
    Panicked(String),
    /// The compiler has reported errors.
    NotCompiled(String),
}

impl Loss {
    /// In words.
    pub fn text(&self) -> String {
        match self {
            Self::Refused(report) => format!("refused: {report}"),
            Self::Panicked(message) => format!("panic in the generator: {message}"),
            Self::NotCompiled(error) => format!("does not compile: {error}"),
        }
    }

    /// Whether it is a defect, whatever the tests oblige to.
    pub fn is_bad(&self) -> bool {
        !matches!(self, Self::Refused(_))
    }
}

/// What is to be said of one test.
pub struct Verdict {
    /// What is wrong; empty if it has passed.
    pub failures: Vec<String>,
    /// Whether it is a defect, whatever the test obliges to.
    pub is_bad: bool,
}

impl Verdict {
    /// The program did not survive the test, or one before it in its group.
    pub fn crash(text: &str) -> Self {
        Self {
            failures: vec![format!("crash: {text}")],
            is_bad: true,
        }
    }
}

/// Compares an answer with what is expected.
pub fn judge(test: &Test, answer: &Value) -> Verdict {
    let is_valid = answer["is_valid"].as_bool();
    let violations = answer["violations"].as_str();
    let refused = answer["refused"].as_str();
    let validate = is_valid.map(|_| violations.is_none());
    let decode = refused.is_none();

    let mut failures = Vec::new();
    if validate != Some(test.valid) || is_valid != validate || decode != test.valid {
        failures.push(format!("expected: {}", said(Some(test.valid), None)));
        failures.push(format!("validate: {}", said(validate, violations)));
        if is_valid != validate {
            failures.push(format!("is_valid: {}", said(is_valid, None)));
        }
        failures.push(format!("decode: {}", said(Some(decode), refused)));
    }
    if let Some(encoded) = answer["encoded"].as_str() {
        if !equal(encoded, &test.instance) {
            failures.push(format!("encodes to {encoded}"));
        }
        if answer["serialized"] != true {
            failures.push(String::from("serializes to something else"));
        }
        if answer["same"] != true {
            failures.push(String::from("deserializes to something else"));
        }
    }
    let wrong = answer["wrong"].as_array().into_iter().flatten();
    failures.extend(wrong.filter_map(Value::as_str).map(str::to_owned));
    let is_bad = is_valid != validate || validate.unwrap_or(false) != decode;
    Verdict { failures, is_bad }
}

fn said(verdict: Option<bool>, reason: Option<&str>) -> String {
    match (verdict, reason) {
        (Some(true), _) => String::from("valid"),
        (Some(false), Some(reason)) => format!("invalid ({})", reason.trim()),
        (Some(false), None) => String::from("invalid"),
        (None, _) => String::from("cannot be parsed"),
    }
}
