//! The groups of a regular expression, where the engine gives them another meaning than ECMA-262 does.

use std::collections::HashMap;

const REFERENCE: &str = "a reference back to a group that may not have taken part in the match";
const NAME: &str = "two groups of the same name";
const FLAGS: &str = "a group with the flag `m` or `s`";
const COMPLEMENT: &str = "`\\P` in a group with the flag `i`";

/// Whether the engine does with the groups what ECMA-262 says. The error says what it does not.
///
/// In ECMA-262, a reference to a group that took no part matches the empty text, and each turn of a
/// repetition forgets its groups; in the engine, the former never matches and the latter keeps them.
pub(super) fn check(ecma: &str) -> Result<(), &'static str> {
    let mut groups = Groups::default();
    let mut is_in_class = false;
    let mut rest = ecma;
    while let Some((atom, after)) = split_atom(rest) {
        rest = after;
        match atom {
            r"\P" if groups.ignores_case() => return Err(COMPLEMENT),
            "[" => is_in_class = true,
            "]" => is_in_class = false,
            _ if is_in_class => {}
            "(" => groups.open(rest)?,
            "|" => groups.next_alternative(),
            ")" => groups.close(rest.starts_with(['*', '+', '?', '{'])),
            r"\k" => groups.refer_by_name(rest)?,
            _ => {
                if let Some(first @ '1'..='9') = escaped(atom) {
                    let after = rest.trim_start_matches(|it: char| it.is_ascii_digit());
                    let others = &rest[..rest.len() - after.len()];
                    groups.refer(format!("{first}{others}").parse().ok())?;
                    rest = after;
                }
            }
        }
    }
    Ok(())
}

/// Splits a character, or a backslash and what it escapes, from what follows.
pub(super) fn split_atom(pattern: &str) -> Option<(&str, &str)> {
    let mut characters = pattern.chars();
    if characters.next()? == '\\' {
        characters.next();
    }
    pattern.split_at_checked(pattern.len() - characters.as_str().len())
}

fn escaped(atom: &str) -> Option<char> {
    atom.strip_prefix('\\')?.chars().next()
}

#[derive(Default)]
struct Groups<'a> {
    /// From the outermost to the innermost.
    open: Vec<Group>,
    /// How many there are that can be referred back to.
    count: usize,
    names: HashMap<&'a str, usize>,
    /// The numbers of those that have taken part in any match that gets as far as this.
    certain: Vec<usize>,
    /// Whether a number is among them.
    is_certain: Vec<bool>,
}

struct Group {
    kind: Kind,
    /// Its number, if it can be referred back to.
    number: Option<usize>,
    ignores_case: bool,
    has_alternatives: bool,
    /// So many groups were certain before it.
    certain_before: usize,
}

#[derive(PartialEq)]
enum Kind {
    /// One whose text is matched, here or ahead.
    Matched,
    /// One whose text must not come.
    Denied,
    /// One whose text, or another, must come before: ECMA-262 matches it backwards.
    Behind,
}

impl<'a> Groups<'a> {
    fn ignores_case(&self) -> bool {
        self.open.last().is_some_and(|group| group.ignores_case)
    }

    /// Opens the group whose parenthesis stands before the text.
    fn open(&mut self, text: &'a str) -> Result<(), &'static str> {
        let mut group = Group {
            kind: Kind::Matched,
            number: None,
            ignores_case: self.ignores_case(),
            has_alternatives: false,
            certain_before: self.certain.len(),
        };
        match text.strip_prefix('?') {
            Some(text) if text.starts_with([':', '=']) => {}
            Some(text) if text.starts_with('!') => group.kind = Kind::Denied,
            Some(text) if text.starts_with("<=") || text.starts_with("<!") => {
                group.kind = Kind::Behind;
            }
            Some(text) => match text.strip_prefix('<') {
                Some(text) => {
                    group.number = Some(self.next_number());
                    let taken = self.names.insert(name(text), self.count);
                    if taken.is_some() {
                        return Err(NAME);
                    }
                }
                None => {
                    let flags = text.split(':').next().unwrap_or_default();
                    let (set, unset) = flags.split_once('-').unwrap_or((flags, ""));
                    if set.contains(['m', 's']) {
                        return Err(FLAGS);
                    }
                    let ignored = group.ignores_case && !unset.contains('i');
                    group.ignores_case = ignored || set.contains('i');
                }
            },
            None => group.number = Some(self.next_number()),
        }
        self.open.push(group);
        Ok(())
    }

    fn next_number(&mut self) -> usize {
        self.count += 1;
        self.is_certain.resize(self.count + 1, false);
        self.count
    }

    fn next_alternative(&mut self) {
        let before = self.open.last_mut().map_or(0, |group| {
            group.has_alternatives = true;
            group.certain_before
        });
        self.forget(before);
    }

    /// Closes the innermost group.
    fn close(&mut self, is_quantified: bool) {
        let Some(group) = self.open.pop() else {
            return;
        };
        let is_kept = !is_quantified && group.kind == Kind::Matched;
        if !is_kept || group.has_alternatives {
            self.forget(group.certain_before);
        }
        if let Some(number) = group.number.filter(|_| is_kept) {
            self.certain.push(number);
            self.is_certain[number] = true;
        }
    }

    /// Leaves as many groups certain as were before.
    fn forget(&mut self, before: usize) {
        for number in self.certain.drain(before..) {
            self.is_certain[number] = false;
        }
    }

    fn refer_by_name(&self, text: &str) -> Result<(), &'static str> {
        let name = name(text.trim_start_matches('<'));
        self.refer(self.names.get(name).copied())
    }

    fn refer(&self, number: Option<usize>) -> Result<(), &'static str> {
        let is_certain = number.and_then(|number| self.is_certain.get(number));
        let is_backward = self.open.iter().any(|group| group.kind == Kind::Behind);
        match is_certain {
            Some(true) if !is_backward => Ok(()),
            _ => Err(REFERENCE),
        }
    }
}

/// The name of a group, which stands before the text that follows it.
fn name(text: &str) -> &str {
    text.split('>').next().unwrap_or_default()
}
