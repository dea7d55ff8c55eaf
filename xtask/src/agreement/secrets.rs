//! Whether something shows what the schema marks as sensitive. Names of members are no secret, nor is what stands in
//! the schema.

use serde_json::{Error, Value};

use crate::trials::raw;

/// Shorter texts may stand anywhere.
const CHARACTERS: usize = 8;

/// Numbers of fewer digits may be a place, or how many there are of something.
const DIGITS: usize = 6;

/// The scalars of an instance and the names in it, taken apart.
#[derive(Default)]
struct Found {
    texts: Vec<String>,
    names: Vec<String>,
}

/// The first text or number of an instance that one of the texts shows; the schema marks all of them.
pub fn shown<'t>(schema: &Value, instance: &str, texts: &[&'t str]) -> Option<(String, &'t str)> {
    let mut found = Found::default();
    found.collect(instance).ok()?;
    let mut known = schema.to_string();
    written_out(schema, &mut known);
    known.extend(found.names);
    let shows = |text: &str, secret: &str| {
        text.contains(secret) || text.contains(&*secret.escape_debug().to_string())
    };
    found.texts.into_iter().find_map(|secret| {
        let text = texts.iter().find(|it| shows(it, &secret))?;
        (!shows(&known, &secret)).then_some((secret, *text))
    })
}

impl Found {
    fn collect(&mut self, text: &str) -> Result<(), Error> {
        match text.trim_start().as_bytes().first() {
            Some(b'[') => raw::items(text)?
                .into_iter()
                .try_for_each(|it| self.collect(it)),
            Some(b'{') => raw::members(text)?.into_iter().try_for_each(|(name, it)| {
                self.names.push(name);
                self.collect(it)
            }),
            Some(b'"') => {
                let text: String = serde_json::from_str(text)?;
                if text.chars().count() >= CHARACTERS {
                    self.texts.push(text);
                }
                Ok(())
            }
            _ => {
                // However a number is shown, its digits are.
                let runs = text.split(|it: char| !it.is_ascii_digit());
                let longest = runs.max_by_key(|it| it.len()).unwrap_or_default();
                if longest.len() >= DIGITS {
                    self.texts.push(longest.to_owned());
                }
                Ok(())
            }
        }
    }
}

/// The numbers of a schema as messages have them, without an exponent.
fn written_out(value: &Value, text: &mut String) {
    match value {
        Value::Number(it) => *text += &format!(" {}", it.as_f64().unwrap_or_default()),
        Value::Array(items) => items.iter().for_each(|it| written_out(it, text)),
        Value::Object(members) => members.values().for_each(|it| written_out(it, text)),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::shown;

    #[test]
    fn secrets_are_found() {
        let instance =
            r#"[{"a name of a member": "\"secret\" text"}, -1234567.5e1, "short", 12345]"#;
        let schema = json!({"x-sensitive": true});
        for (text, secret) in [
            (r#"Root("\"secret\" text")"#, r#""secret" text"#),
            (r#""secret" text"#, r#""secret" text"#),
            ("1234567", "1234567"),
        ] {
            let found = shown(&schema, instance, &["", text]);
            assert_eq!(found, Some((secret.to_owned(), text)));
        }
    }

    #[test]
    fn what_is_known_is_no_secret() {
        let instance =
            r#"{"a name of a member": ["a name", "in the schema", 100000000000000000000]}"#;
        let schema = json!({"const": "in the schema", "maximum": 1e20});
        let text = "a name of a member: in the schema, 100000000000000000000";
        assert_eq!(shown(&schema, instance, &[text]), None);
        assert_eq!(shown(&schema, r#"["a name"]"#, &[text]), None);
    }
}
