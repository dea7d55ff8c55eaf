//! JSON Pointers (RFC 6901), written as URI fragments: `#/$defs/CallStarted`.

use std::borrow::Cow;

/// The pointer of a member below `pointer`.
pub fn join(pointer: &str, name: &str) -> String {
    format!("{pointer}/{}", escape(name))
}

/// The last name in a pointer, unescaped.
pub fn last(pointer: &str) -> String {
    let name = pointer.rsplit('/').next().unwrap_or(pointer);
    name.replace("~1", "/").replace("~0", "~")
}

fn escape(name: &str) -> Cow<'_, str> {
    if name.contains(['~', '/']) {
        Cow::Owned(name.replace('~', "~0").replace('/', "~1"))
    } else {
        Cow::Borrowed(name)
    }
}

/// A pointer as it stands in a URI's fragment, without percent-encoding.
pub fn unescape_uri(fragment: &str) -> String {
    let mut bytes = Vec::with_capacity(fragment.len());
    let mut rest = fragment.as_bytes();
    while let [first, after @ ..] = rest {
        let digits = after
            .get(..2)
            .and_then(|digits| std::str::from_utf8(digits).ok());
        match digits.and_then(|digits| u8::from_str_radix(digits, 16).ok()) {
            Some(byte) if *first == b'%' => {
                bytes.push(byte);
                rest = &after[2..];
            }
            _ => {
                bytes.push(*first);
                rest = after;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}
