//! Regular expressions: ECMA-262 in the schema, translated once for the engine that generated code runs.

use fancy_regex::{CompileError, Error};

/// A regular expression.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Pattern {
    /// As the schema has it.
    pub ecma: String,
    /// As the engine reads it.
    pub translated: String,
}

impl Pattern {
    /// Translates a pattern; the engine must take the result.
    pub fn translate(ecma: &str) -> Result<Self, String> {
        if !jsonschema_regex::is_valid_ecma_regex(ecma) {
            return Err("ECMA-262 does not allow it".to_owned());
        }
        let translated = jsonschema_regex::to_rust_regex(ecma)
            .map_err(|()| "it cannot be translated".to_owned())?;
        match fancy_regex::Regex::new(&translated) {
            Ok(_) => Ok(Self {
                ecma: ecma.to_owned(),
                translated: translated.into_owned(),
            }),
            Err(error) => Err(reason(&error)),
        }
    }
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
