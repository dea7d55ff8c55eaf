//! `uri-template` of RFC 6570.

/// Whether the text is a template of URIs.
pub(super) fn is_uri_template(text: &str) -> bool {
    let is_rest = |part: &str| {
        let split = part.split_once('}');
        split.is_some_and(|(expression, literals)| {
            is_expression(expression) && is_literals(literals)
        })
    };
    let mut parts = text.split('{');
    parts.next().is_none_or(is_literals) && parts.all(is_rest)
}

/// Whether the text is one that is copied; the apostrophe is of erratum 6937.
fn is_literals(text: &str) -> bool {
    let is_literal = |it: char| match it {
        '"' | '<' | '>' | '\\' | '^' | '`' | '{' | '|' | '}' => false,
        '!'..='~' => true,
        // `ucschar` and `iprivate` of RFC 3987.
        '\u{a0}'..='\u{fdcf}' | '\u{fdf0}'..='\u{ffef}' => true,
        '\u{10000}'.. => u32::from(it) & 0xffff < 0xfffe && !matches!(it, '\u{e0000}'..'\u{e1000}'),
        _ => false,
    };
    text.chars().all(is_literal) && has_sound_percents(text)
}

/// Whether the text may stand between braces.
fn is_expression(text: &str) -> bool {
    let operators = ['+', '#', '.', '/', ';', '?', '&', '=', ',', '!', '@', '|'];
    let variables = text.strip_prefix(operators).unwrap_or(text);
    variables.split(',').all(is_variable)
}

fn is_variable(text: &str) -> bool {
    let name = match (text.strip_suffix('*'), text.split_once(':')) {
        (Some(name), _) => name,
        (None, Some((name, length))) if is_length(length) => name,
        (None, Some(_)) => return false,
        (None, None) => text,
    };
    let is_allowed = |it: u8| it.is_ascii_alphanumeric() || it == b'_' || it == b'%';
    let mut parts = name.split('.');
    parts.all(|it| !it.is_empty() && it.bytes().all(is_allowed) && has_sound_percents(it))
}

/// Whether the text is a number of one to four digits, the first of them no zero.
fn is_length(text: &str) -> bool {
    let digits = text.bytes().all(|it| it.is_ascii_digit());
    digits && (1..=4).contains(&text.len()) && !text.starts_with('0')
}

/// Whether two hexadecimal digits follow each percent sign.
fn has_sound_percents(text: &str) -> bool {
    let mut after = text.split('%').skip(1).map(str::as_bytes);
    after.all(
        |it| matches!(it, [high, low, ..] if high.is_ascii_hexdigit() && low.is_ascii_hexdigit()),
    )
}
