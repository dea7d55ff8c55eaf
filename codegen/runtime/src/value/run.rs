//! Members as they stand in a body: one, or several in a row.
//!
//! Several begin with the byte before the first one's name, which is a brace, a comma or white space: no quote, with
//! which one alone begins. They are well-formed, and no name has escapes.

use std::mem;

use crate::read::{Reader, plain};

/// The row that a member makes with those before it, if nothing but a comma stands between; all of it is part of the
/// body.
pub(super) fn joined<'a>(body: &'a str, before: &str, member: &str) -> Option<&'a str> {
    let start = offset(body, before)?;
    let next = offset(body, member)?;
    let between = body.as_bytes().get(start + before.len()..next)?;
    if between != b"," && between.trim_ascii() != b"," {
        return None;
    }
    let is_row = !before.starts_with('"');
    let start = if is_row { start } else { start.checked_sub(1)? };
    body.get(start..next + member.len())
}

/// Where a part of a body begins.
fn offset(body: &str, part: &str) -> Option<usize> {
    part.as_ptr().addr().checked_sub(body.as_ptr().addr())
}

/// Whether one of them has this name.
#[inline]
pub(super) fn contains(members: &str, name: &str) -> bool {
    match members.strip_prefix('"') {
        // A name with a quote could end behind that of the member.
        Some(member) => {
            let rest = member.strip_prefix(name);
            rest.is_some_and(|rest| rest.starts_with('"')) && !name.contains('"')
        }
        // Where the name stands nowhere, nothing has to be taken apart.
        None => members.contains(name) && each(members).any(|(it, _)| it == name),
    }
}

/// Their names and the texts of their values.
pub(super) fn each(mut members: &str) -> impl Iterator<Item = (&str, &str)> {
    std::iter::from_fn(move || next(&mut members))
}

/// The same of the first one, which is taken away.
pub(super) fn next<'m>(members: &mut &'m str) -> Option<(&'m str, &'m str)> {
    let is_row = !members.starts_with('"');
    let first = match is_row {
        true => members.get(1..)?.trim_start_matches(is_between),
        false => mem::take(members),
    };
    let inner = first.strip_prefix('"')?;
    let (name, rest) = inner.split_at_checked(plain(inner.as_bytes()))?;
    let value = rest.strip_prefix('"')?.trim_start_matches(is_between);
    let value = value.strip_prefix(':')?.trim_start_matches(is_between);
    if !is_row {
        return Some((name, value));
    }
    let mut reader = Reader::new(value);
    let first = reader.raw().ok()?;
    *members = value.get(reader.position()..)?;
    Some((name, first))
}

fn is_between(it: char) -> bool {
    matches!(it, ' ' | '\n' | '\r' | '\t' | ',')
}
