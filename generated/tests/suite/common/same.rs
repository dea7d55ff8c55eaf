//! Whether two JSON texts say the same, down to how each number and each time stamp is written.

use std::collections::{BTreeMap, HashSet};

use super::{parse, pointer_step};

/// Fails unless the texts stand for equal values, whose scalars are written with the same characters.
#[track_caller]
pub fn assert_same(name: &str, before: &str, after: &str) {
    let (ours, theirs) = (scalars(before), scalars(after));
    for (pointer, text) in &ours {
        assert_eq!(
            Some(text),
            theirs.get(pointer),
            "{name}: {pointer} changed\nbefore: {before}\nafter: {after}"
        );
    }
    assert_eq!(
        parse(before),
        parse(after),
        "{name}: not equal\nbefore: {before}\nafter: {after}"
    );
}

/// The scalars of a well-formed JSON text by their pointers: strings without escapes, everything else
/// as it is written. Of members with the same name the last one counts.
pub fn scalars(text: &str) -> BTreeMap<String, String> {
    let mut scanner = Scanner {
        text,
        at: 0,
        found: BTreeMap::new(),
    };
    scanner.value(String::new());
    scanner.found
}

struct Scanner<'t> {
    text: &'t str,
    at: usize,
    found: BTreeMap<String, String>,
}

impl Scanner<'_> {
    fn value(&mut self, pointer: String) {
        match self.next() {
            b'{' => self.object(&pointer),
            b'[' => self.array(&pointer),
            b'"' => {
                let text = self.string();
                self.found.insert(pointer, format!("{text:?}"));
            }
            _ => {
                let rest = &self.text[self.at..];
                let end = rest.find([',', ']', '}', ' ', '\n', '\r', '\t']);
                let end = end.unwrap_or(rest.len());
                self.found.insert(pointer, rest[..end].to_owned());
                self.at += end;
            }
        }
    }

    fn object(&mut self, pointer: &str) {
        self.at += 1;
        let mut names = HashSet::new();
        while self.next() != b'}' {
            if self.next() == b',' {
                self.at += 1;
                continue;
            }
            let name = self.string();
            assert_eq!(self.next(), b':', "at byte {} of {}", self.at, self.text);
            self.at += 1;
            let below = pointer.to_owned() + &pointer_step(&name);
            if !names.insert(name) {
                let children = format!("{below}/");
                self.found
                    .retain(|it, _| *it != below && !it.starts_with(&children));
            }
            self.value(below);
        }
        self.at += 1;
    }

    fn array(&mut self, pointer: &str) {
        self.at += 1;
        let mut index = 0;
        while self.next() != b']' {
            if self.next() == b',' {
                self.at += 1;
                continue;
            }
            self.value(format!("{pointer}/{index}"));
            index += 1;
        }
        self.at += 1;
    }

    fn string(&mut self) -> String {
        let bytes = self.text.as_bytes();
        let start = self.at;
        self.at += 1;
        while bytes[self.at] != b'"' {
            self.at += if bytes[self.at] == b'\\' { 2 } else { 1 };
        }
        self.at += 1;
        serde_json::from_str(&self.text[start..self.at]).expect("a string of a well-formed text")
    }

    /// The first byte after white space.
    fn next(&mut self) -> u8 {
        let bytes = self.text.as_bytes();
        while bytes[self.at].is_ascii_whitespace() {
            self.at += 1;
        }
        bytes[self.at]
    }
}

#[test]
fn a_difference_in_writing_is_seen() {
    let found =
        scalars(r#" {"a": 1.0, "b": ["\u0041\"", {"c": -0.0}], "a": {"d": null}, "": 1e2} "#);
    let expected = [
        ("/", "1e2"),
        ("/a/d", "null"),
        ("/b/0", r#""A\"""#),
        ("/b/1/c", "-0.0"),
    ];
    let found: Vec<(&str, &str)> = found.iter().map(|(at, text)| (&**at, &**text)).collect();
    assert_eq!(found, expected);
}
