//! Regular expressions: ECMA-262 in the schema, translated once for the engine that generated code runs.

use std::borrow::Cow;

use fancy_regex::{CompileError, Error};

use super::groups;

/// A regular expression.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Pattern {
    /// As the schema has it.
    pub ecma: String,
    /// As the engine reads it.
    pub translated: String,
}

impl Pattern {
    /// Translates a pattern; the engine must take the result. The error says what the pattern is.
    pub fn translate(ecma: &str) -> Result<Self, String> {
        if !jsonschema_regex::is_valid_ecma_regex(ecma) {
            return Err("no regular expression of ECMA-262 with the flag `u`".to_owned());
        }
        groups::check(ecma).map_err(unsupported)?;
        let spelled = without_controls(ecma);
        let translated = jsonschema_regex::to_rust_regex(&spelled)
            .map_err(|()| unsupported("it cannot be translated"))?;
        let translated = with_ecma_classes(&translated);
        match fancy_regex::Regex::new(&translated) {
            Ok(_) => Ok(Self {
                ecma: ecma.to_owned(),
                translated,
            }),
            Err(error) => Err(unsupported(&reason(&error))),
        }
    }
}

/// Spells out `\cJ` as `\x0A`. The translation reads the whole again after each, and not beside a look-around.
fn without_controls(ecma: &str) -> String {
    let mut spelled = String::with_capacity(ecma.len());
    let mut rest = ecma;
    while let Some((atom, after)) = groups::split_atom(rest) {
        rest = after;
        match (atom, after.as_bytes()) {
            (r"\c", [letter @ (b'A'..=b'Z' | b'a'..=b'z'), ..]) => {
                spelled.push_str(&format!(r"\x{:02X}", letter % 32));
                rest = &after[1..];
            }
            _ => spelled.push_str(atom),
        }
    }
    spelled
}

/// Between what is `\w` in ECMA-262 and what is not, and where `\b` finds nothing.
const BOUNDARY: &str = "(?:(?<=[A-Za-z0-9_])(?![A-Za-z0-9_])|(?<![A-Za-z0-9_])(?=[A-Za-z0-9_]))";
const NO_BOUNDARY: &str = "(?:(?<=[A-Za-z0-9_])(?=[A-Za-z0-9_])|(?<![A-Za-z0-9_])(?![A-Za-z0-9_]))";

/// Spells out what the engine would take for more or less than ECMA-262 does. The translation leaves word
/// boundaries as they are, and everything in an expression that looks around or refers back.
fn with_ecma_classes(pattern: &str) -> String {
    let mut spelled = String::with_capacity(pattern.len());
    let mut depth = 0_usize;
    let mut rest = pattern;
    while let Some((atom, after)) = groups::split_atom(rest) {
        rest = after;
        match atom {
            "[" => depth += 1,
            "]" => depth = depth.saturating_sub(1),
            _ => {}
        }
        match atom {
            r"\d" | r"\D" | r"\w" | r"\W" | r"\s" | r"\S" => spelled.push_str(&class(atom)),
            "." if depth == 0 => spelled.push_str(&class(atom)),
            // The engine would find where a word begins or ends.
            r"\<" | r"\>" => spelled.push_str(&atom[1..]),
            r"\b" if depth == 0 => spelled.push_str(BOUNDARY),
            r"\B" if depth == 0 => spelled.push_str(NO_BOUNDARY),
            _ => spelled.push_str(atom),
        }
    }
    spelled
}

/// A class of characters; where it stands by itself, it is translated.
fn class(atom: &str) -> Cow<'_, str> {
    jsonschema_regex::to_rust_regex(atom).unwrap_or(Cow::Borrowed(atom))
}

fn unsupported(reason: &str) -> String {
    format!("not supported: {reason}")
}

/// What the engine's parser says; its message ends with that, below an excerpt.
fn reason(error: &Error) -> String {
    let syntax = match error {
        Error::CompileError(error) => match &**error {
            CompileError::InnerError(error) => error.syntax_error(),
            _ => None,
        },
        _ => None,
    };
    let text = syntax.map_or_else(|| error.to_string(), ToString::to_string);
    let line = text.lines().last().unwrap_or_default();
    line.trim_start_matches("error: ").to_lowercase()
}
