//! JSON Pointers (RFC 6901), written as URI fragments: `#/$defs/CallStarted`.

use std::borrow::Cow;

use percent_encoding::percent_decode_str;

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
pub fn unescape_uri(fragment: &str) -> Cow<'_, str> {
    percent_decode_str(fragment).decode_utf8_lossy()
}
