//! Descriptions as rustdoc: Markdown that can neither run as a test nor break a link.

use proc_macro2::TokenStream;
use quote::quote;

use crate::text::on_one_line;

/// Documentation of an item: paragraphs of Markdown.
pub(super) fn item(paragraphs: &[&str]) -> TokenStream {
    let mut lines: Vec<String> = Vec::new();
    for paragraph in paragraphs {
        if !lines.is_empty() {
            lines.push(String::new());
        }
        lines.extend(paragraph.lines().map(comment));
    }
    lines.iter().map(|line| quote!(#[doc = #line])).collect()
}

/// A line as it stands in a comment.
fn comment(line: &str) -> String {
    match on_one_line(line) {
        line if line.is_empty() => line,
        line => format!(" {line}"),
    }
}

/// A name or a value of the schema as code, on one line whatever is in it.
pub(super) fn code(text: &str) -> String {
    let line = on_one_line(text);
    // Only so many backticks as it begins with end it.
    let runs = line.split(|it| it != '`').map(str::len);
    let marks = "`".repeat(runs.max().unwrap_or_default() + 1);
    let space = if marks.len() > 1 { " " } else { "" };
    format!("{marks}{space}{line}{space}{marks}")
}

/// A description from the schema as Markdown, or what stands in for it.
pub(super) fn described(docs: &Option<String>, otherwise: &str) -> String {
    match docs.as_deref() {
        Some(text) if !text.trim().is_empty() => {
            let mut indent = 0;
            let lines = text.trim().lines().map(|text| {
                let line = line(text);
                match marker(&line) {
                    Some(width) => indent = width,
                    None if line.is_empty() => indent = 0,
                    None => return " ".repeat(indent) + &line,
                }
                line
            });
            lines.collect::<Vec<_>>().join("\n")
        }
        _ => otherwise.to_owned(),
    }
}

/// How wide the mark of a list's item is that the line begins with; the lines after it belong to the item as far
/// as they are indented.
fn marker(line: &str) -> Option<usize> {
    let digits = line.len()
        - line
            .trim_start_matches(|it: char| it.is_ascii_digit())
            .len();
    let (mark, rest) = line.split_at_checked(digits + 1)?;
    let is_mark = match digits {
        0 => matches!(mark, "-" | "+"),
        _ => mark.ends_with(['.', ')']),
    };
    (is_mark && (rest.is_empty() || rest.starts_with(' '))).then_some(digits + 2)
}

/// One line without indentation. What looks like a link, a tag or a block of code is escaped, and a bare address
/// becomes code. Backticks that are not in pairs, each for itself, stand for themselves.
fn line(text: &str) -> String {
    let text = text.trim();
    let is_paired = text.matches('`').count().is_multiple_of(2) && !text.contains("``");
    let mut line = String::new();
    for (index, part) in text.split('`').enumerate() {
        if index > 0 {
            line.push_str(if is_paired { "`" } else { "\\`" });
        }
        if is_paired && index % 2 == 1 {
            line.push_str(part);
        } else {
            prose(part, &mut line);
        }
    }
    line
}

/// Words with one space between them: more of them, after the mark of a list's item, would make code of it.
fn prose(part: &str, line: &mut String) {
    for (index, word) in part.split(' ').enumerate() {
        if index > 0 && !line.ends_with(' ') {
            line.push(' ');
        }
        match word.find("://") {
            Some(separator) => linked(word, separator, line),
            None => escaped(word, line),
        }
    }
}

/// A word with an address, whose scheme ends at `separator`.
fn linked(word: &str, separator: usize, line: &mut String) {
    let is_scheme = |it: char| it.is_ascii_alphanumeric() || matches!(it, '+' | '-' | '.');
    let before = word[..separator].trim_end_matches(is_scheme);
    if before == "<"
        && let Some(length) = word[separator..].find('>')
    {
        let (address, rest) = word.split_at(separator + length + 1);
        line.push_str(address);
        escaped(rest, line);
        return;
    }
    let rest = &word[before.len()..];
    let address = rest.trim_end_matches(['.', ',', ';', ':', '!', '?', ')', ']']);
    escaped(before, line);
    line.extend(["`", address, "`"]);
    escaped(&rest[address.len()..], line);
}

/// A text that stands for itself.
fn escaped(text: &str, line: &mut String) {
    for it in text.chars() {
        if matches!(it, '\\' | '[' | ']' | '<' | '>' | '*' | '_' | '#' | '~') {
            line.push('\\');
        }
        line.push(it);
    }
}
