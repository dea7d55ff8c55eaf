//! JSON text: minified or pretty-printed, and with as many escapes as are asked for.

use fastrand::Rng;

use super::json::Json;

/// How a body is written.
pub struct Style<'a> {
    /// With line breaks, and two spaces for each level.
    pub pretty: bool,
    /// With some characters as escapes that need not be.
    pub escapes: Option<Escapes<'a>>,
}

/// Which characters are written as escapes.
pub struct Escapes<'a> {
    pub rng: &'a mut Rng,
    /// How many strings there are to one that has escapes.
    pub one_in: usize,
    /// How many escapes such a string has.
    pub most: usize,
}

/// The text of a value.
pub fn text(value: &Json, style: &mut Style<'_>) -> String {
    let mut out = String::new();
    write(value, style, 0, &mut out);
    out
}

fn write(value: &Json, style: &mut Style<'_>, level: usize, out: &mut String) {
    match value {
        Json::Other(text) => out.push_str(text),
        Json::Text(text) => {
            let escaped = match &mut style.escapes {
                Some(escapes) => escapes.some_characters(text),
                None => Vec::new(),
            };
            string(text, &escaped, out);
        }
        Json::Array(items) => {
            let mut items = items.iter();
            list(
                '[',
                ']',
                items.len(),
                style,
                level,
                out,
                &mut |style, out| {
                    let item = items.next().expect("as many as were counted");
                    write(item, style, level + 1, out);
                },
            );
        }
        Json::Object(members) => {
            let mut members = members.iter();
            list(
                '{',
                '}',
                members.len(),
                style,
                level,
                out,
                &mut |style, out| {
                    let (name, value) = members.next().expect("as many as were counted");
                    string(name, &[], out);
                    out.push_str(if style.pretty { ": " } else { ":" });
                    write(value, style, level + 1, out);
                },
            );
        }
    }
}

fn list(
    open: char,
    close: char,
    count: usize,
    style: &mut Style<'_>,
    level: usize,
    out: &mut String,
    one: &mut dyn FnMut(&mut Style<'_>, &mut String),
) {
    out.push(open);
    for index in 0..count {
        if index > 0 {
            out.push(',');
        }
        line(style, level + 1, out);
        one(style, out);
    }
    if count > 0 {
        line(style, level, out);
    }
    out.push(close);
}

fn line(style: &Style<'_>, level: usize, out: &mut String) {
    if style.pretty {
        out.push('\n');
        out.push_str(&"  ".repeat(level));
    }
}

fn string(text: &str, escaped: &[usize], out: &mut String) {
    out.push('"');
    for (index, character) in text.chars().enumerate() {
        let without_need = escaped.contains(&index);
        match character {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '/' if without_need => out.push_str("\\/"),
            _ if without_need || character < ' ' => {
                let mut units = [0; 2];
                for unit in character.encode_utf16(&mut units) {
                    out.push_str(&format!("\\u{unit:04x}"));
                }
            }
            _ => out.push(character),
        }
    }
    out.push('"');
}

impl Escapes<'_> {
    /// Some characters of some strings, but none of what says what or when.
    fn some_characters(&mut self, text: &str) -> Vec<usize> {
        let stays = text.starts_with("Microsoft.") || text.starts_with("20") || text.is_empty();
        if stays || self.rng.usize(..self.one_in) > 0 {
            return Vec::new();
        }
        let length = text.chars().count();
        (0..self.rng.usize(1..=self.most))
            .map(|_| self.rng.usize(..length))
            .collect()
    }
}
