//! JSON text cut into its parts, each as it is written: numbers keep their digits.

use serde::Deserialize;
use serde::de::IgnoredAny;
use serde_json::{Deserializer, Error};

/// The items of an array.
pub fn items(text: &str) -> Result<Vec<&str>, Error> {
    let mut items = Vec::new();
    let mut rest = after_bracket(text);
    while !rest.starts_with(']') {
        let (item, after) = next::<IgnoredAny>(rest)?.1;
        items.push(item);
        rest = after_separator(after);
    }
    Ok(items)
}

/// The members of an object, with their names.
pub fn members(text: &str) -> Result<Vec<(String, &str)>, Error> {
    let mut members = Vec::new();
    let mut rest = after_bracket(text);
    while !rest.starts_with('}') {
        let (name, (_, after)) = next::<String>(rest)?;
        let (value, after) = next::<IgnoredAny>(after_separator(after))?.1;
        members.push((name, value));
        rest = after_separator(after);
    }
    Ok(members)
}

/// The first value of a text, its text, and the text after it.
fn next<'t, T: Deserialize<'t>>(text: &'t str) -> Result<(T, (&'t str, &'t str)), Error> {
    let mut values = Deserializer::from_str(text).into_iter();
    match values.next() {
        Some(value) => Ok((value?, text.split_at(values.byte_offset()))),
        None => serde_json::from_str(text).map(|value| (value, (text, ""))),
    }
}

fn after_bracket(text: &str) -> &str {
    let text = text.trim_start();
    text.get(1..).unwrap_or("").trim_start()
}

/// Without the comma or colon that it may begin with.
fn after_separator(text: &str) -> &str {
    let text = text.trim_start();
    text.strip_prefix([',', ':']).unwrap_or(text).trim_start()
}
