//! `uri`, `iri` and their references, and `uuid`.

use iri_string::types::{IriReferenceStr, IriStr, UriReferenceStr, UriStr};

/// Whether the text is a URI.
pub(super) fn is_uri(text: &str) -> bool {
    UriStr::new(text).is_ok()
}

/// Whether the text is a URI, or a reference to one.
pub(super) fn is_uri_reference(text: &str) -> bool {
    UriReferenceStr::new(text).is_ok()
}

/// Whether the text is an IRI.
pub(super) fn is_iri(text: &str) -> bool {
    IriStr::new(text).is_ok()
}

/// Whether the text is an IRI, or a reference to one.
pub(super) fn is_iri_reference(text: &str) -> bool {
    IriReferenceStr::new(text).is_ok()
}

/// Whether the text is a UUID.
pub(super) fn is_uuid(text: &str) -> bool {
    let is_allowed = |(index, byte): (usize, u8)| match index {
        8 | 13 | 18 | 23 => byte == b'-',
        _ => byte.is_ascii_hexdigit(),
    };
    text.len() == 36 && text.bytes().enumerate().all(is_allowed)
}
