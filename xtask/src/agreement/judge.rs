//! Whether all say the same of an instance, and what was decoded encodes to the same JSON.

use serde_json::Value;

use crate::trials::equal;

/// What is to be said of a pair.
pub enum Verdict {
    Agrees,
    /// The validators have not read the same instance as the decoder.
    Excluded,
    Disagrees(Disagreement),
}

/// Who says what.
#[derive(Clone)]
pub struct Disagreement {
    /// The same for disagreements that are alike.
    pub kind: String,
    pub lines: Vec<String>,
}

impl Disagreement {
    /// One that is alike only if it says the same.
    pub fn new(kind: &str, text: &str) -> Self {
        Self {
            kind: kind.to_owned(),
            lines: vec![format!("{kind}: {}", text.trim().replace('\n', "\n    "))],
        }
    }
}

/// Compares the verdicts in an answer.
pub fn judge(instance: &str, answer: Result<&Value, &str>) -> Verdict {
    let answer = match answer {
        Ok(answer) => answer,
        Err(crash) => return Verdict::Disagrees(Disagreement::new("crash", crash)),
    };
    let refused = answer["refused"].as_str();
    let violations = answer["violations"].as_str();
    let is_valid = answer["is_valid"].as_bool();
    let said = [
        ("decode", Some(refused.is_none()), refused),
        (
            "validate",
            is_valid.map(|_| violations.is_none()),
            violations,
        ),
        ("is_valid", is_valid, None),
        (
            "jsonschema",
            answer["reference"].as_bool(),
            answer["reference"].as_str(),
        ),
    ];
    let mut wrong = Vec::new();
    if let Some(encoded) = answer["encoded"].as_str() {
        if !equal(encoded, instance) {
            wrong.push(format!("encodes to {encoded}"));
        } else if is_exact(answer, instance) && answer["serialized"] != true {
            wrong.push(String::from("serializes to something else"));
        }
    }
    let counts = if is_exact(answer, instance) {
        &said[..]
    } else {
        // 64-bit integers and floats do not hold every number of the text: the validators, which are given
        // them, and the decoder, which reads the text, then judge different instances.
        &said[1..3]
    };
    if wrong.is_empty() && counts.iter().all(|(_, verdict, _)| *verdict == counts[0].1) {
        return if counts.len() == said.len() {
            Verdict::Agrees
        } else {
            Verdict::Excluded
        };
    }
    let kind = |(who, verdict, _): &(&str, Option<bool>, _)| format!("{who} {verdict:?}");
    let kinds: Vec<String> = counts
        .iter()
        .map(kind)
        .chain(wrong.iter().map(|it| it[..9].to_owned()))
        .collect();
    let line = |(who, verdict, reason): &(&str, Option<bool>, Option<&str>)| {
        let verdict = match verdict {
            Some(true) => "valid",
            Some(false) => "invalid",
            None => "no verdict",
        };
        let reason = reason.map_or(String::new(), |it| {
            format!(" ({})", it.trim().replace('\n', "; "))
        });
        format!("{who}: {verdict}{reason}")
    };
    Verdict::Disagrees(Disagreement {
        kind: kinds.join(", "),
        lines: said.iter().map(line).chain(wrong).collect(),
    })
}

/// Whether the value that was parsed has each number of the text.
fn is_exact(answer: &Value, instance: &str) -> bool {
    answer["parsed"]
        .as_str()
        .is_some_and(|parsed| equal(parsed, instance))
}
