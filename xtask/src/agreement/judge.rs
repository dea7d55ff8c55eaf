//! Whether all say the same of an instance, what was decoded encodes to the same JSON, and nothing sensitive is shown.

use serde_json::{Number, Value};

use crate::cli::Draft;
use crate::trials::equal;

use super::schemas::Drawn;
use super::secrets;

/// What is to be said of a pair.
pub enum Verdict {
    Agrees,
    /// There are numbers in it that not all can judge.
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
pub fn judge(drawn: &Drawn, instance: &str, answer: Result<&Value, &str>) -> Verdict {
    let answer = match answer {
        Ok(answer) => answer,
        Err(crash) => return Verdict::Disagrees(Disagreement::new("crash", crash)),
    };
    let refused = answer["refused"].as_str();
    let violations = answer["violations"].as_str();
    let is_valid = answer["is_valid"].as_bool();
    let said = [
        (
            "validate",
            is_valid.map(|_| violations.is_none()),
            violations,
        ),
        ("is_valid", is_valid, None),
        ("Deserialize", answer["deserialized"].as_bool(), None),
        ("decode", Some(refused.is_none()), refused),
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
        } else if is_exact(answer, instance) && answer["same"] != true {
            wrong.push(String::from("deserializes to something else"));
        }
    }
    wrong.extend(texts(&answer["wrong"]).map(str::to_owned));
    if drawn.marks.is_some() {
        let shown: Vec<&str> = texts(&answer["shown"]).collect();
        let found = secrets::shown(&drawn.schema, instance, &shown);
        wrong.extend(found.map(|(secret, text)| format!("shows {secret:?}: {text}")));
    }
    let counts = if !is_exact(answer, instance) {
        // 64-bit integers and floats do not hold every number of the text: the validators, which are given
        // them, and the decoder, which reads the text, then judge different instances.
        &said[..3]
    } else if is_disputed(&drawn.schema, answer) || sees_what_is_contained(drawn) {
        &said[..4]
    } else {
        &said[..]
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
        .chain(wrong.iter().map(|it| first_word(it).to_owned()))
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

/// The texts in an array.
fn texts(array: &Value) -> impl Iterator<Item = &str> {
    array
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(Value::as_str)
}

fn first_word(text: &str) -> &str {
    text.split(' ').next().unwrap_or(text)
}

/// Whether the value that was parsed has each number of the text.
fn is_exact(answer: &Value, instance: &str) -> bool {
    answer["parsed"]
        .as_str()
        .is_some_and(|parsed| equal(parsed, instance))
}

/// Whether the independent validator rounds a number before it judges it.
fn is_disputed(schema: &Value, answer: &Value) -> bool {
    let parsed = answer["parsed"]
        .as_str()
        .and_then(|it| serde_json::from_str(it).ok());
    let mut has_large_integer = false;
    let mut has_large_float = false;
    numbers(&parsed.unwrap_or_default(), &mut |_, number| {
        let is_large = number.as_f64().is_some_and(|it| it.abs() >= EXACT);
        has_large_integer |= is_large && !number.is_f64();
        // Of a float this large the shortest digits, which are those of the text, need not be the exact ones.
        let is_rounded = significant(&number.to_string()) > 15
            || number.as_f64().is_some_and(|it| it.abs() > POWER);
        has_large_float |= is_large && number.is_f64() && is_rounded;
    });
    // Divided by a fraction, an integer is made a float first.
    let mut has_fraction = false;
    numbers(schema, &mut |name, number| {
        has_fraction |= name == "multipleOf" && number.as_f64().is_some_and(|it| it.fract() != 0.0);
    });
    has_large_float || has_large_integer && has_fraction
}

/// Whether the independent validator counts as evaluated what `contains` has found; that came with 2020-12.
fn sees_what_is_contained(drawn: &Drawn) -> bool {
    let text = drawn.schema.to_string();
    let has = |keyword: &str| text.contains(&format!("\"{keyword}\":"));
    drawn.draft == Draft::Draft201909 && has("contains") && has("unevaluatedItems")
}

/// From here on a float does not tell neighbouring integers apart.
const EXACT: f64 = 9_007_199_254_740_992.0;

/// The largest power of ten that is a float.
const POWER: f64 = 1e22;

fn significant(text: &str) -> usize {
    let mantissa = text.split(['e', 'E']).next().unwrap_or(text);
    let digits: String = mantissa.chars().filter(char::is_ascii_digit).collect();
    digits.trim_matches('0').len()
}

/// Every number in the value, with the name of the member it is.
fn numbers(value: &Value, found: &mut impl FnMut(&str, &Number)) {
    fn walk(name: &str, value: &Value, found: &mut impl FnMut(&str, &Number)) {
        match value {
            Value::Number(number) => found(name, number),
            Value::Array(items) => items.iter().for_each(|it| walk("", it, found)),
            Value::Object(members) => members.iter().for_each(|(name, it)| walk(name, it, found)),
            _ => {}
        }
    }
    walk("", value, found);
}
