//! The headers of a request or a record, whatever library has read them.

use std::fmt;

/// Headers by name, in the order in which they came. Names compare without regard to case.
///
/// `Debug` shows the names only, because a value may be a secret.
///
/// ```
/// use acs_calling_events::message::Headers;
///
/// let headers = Headers::from([("AEG-Event-Type", "Notification")]);
/// assert_eq!(headers.text("aeg-event-type"), Some("Notification"));
/// ```
#[derive(Clone, Default)]
pub struct Headers<'h> {
    list: Vec<(&'h str, &'h [u8])>,
}

impl<'h> Headers<'h> {
    /// The value of the first header of that name.
    pub fn get(&self, name: &str) -> Option<&'h [u8]> {
        let mut list = self.iter();
        list.find(|(it, _)| it.eq_ignore_ascii_case(name))
            .map(|(_, value)| value)
    }

    /// The same as text, without white space around it; `None` also if it is not UTF-8.
    pub fn text(&self, name: &str) -> Option<&'h str> {
        std::str::from_utf8(self.get(name)?).ok().map(str::trim)
    }

    /// Names and values, in order.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = (&'h str, &'h [u8])> {
        self.list.iter().copied()
    }
}

impl<'h> FromIterator<(&'h str, &'h [u8])> for Headers<'h> {
    fn from_iter<I: IntoIterator<Item = (&'h str, &'h [u8])>>(headers: I) -> Self {
        Self {
            list: headers.into_iter().collect(),
        }
    }
}

impl<'h, const N: usize> From<[(&'h str, &'h str); N]> for Headers<'h> {
    fn from(headers: [(&'h str, &'h str); N]) -> Self {
        headers
            .into_iter()
            .map(|(name, value)| (name, value.as_bytes()))
            .collect()
    }
}

impl fmt::Debug for Headers<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set()
            .entries(self.iter().map(|(name, _)| name))
            .finish()
    }
}
