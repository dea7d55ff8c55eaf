//! Looking ahead for the tag of an object whose content comes first.

use std::sync::OnceLock;

use memchr::memmem::Finder;

use super::Reader;

/// How many bytes are searched, at most, so that the work stays in proportion to the objects.
pub(super) const WINDOW: usize = 4096;

/// The name of a member to look ahead for.
#[derive(Debug)]
pub struct Ahead {
    quoted: &'static str,
    finder: OnceLock<Finder<'static>>,
}

impl Ahead {
    /// `quoted` is the name, escaped, quoted and with a colon: `"name":`.
    pub const fn new(quoted: &'static str) -> Self {
        Ahead {
            quoted,
            finder: OnceLock::new(),
        }
    }
}

impl<'a> Reader<'a> {
    /// The string that soon follows a name, somewhere after this position; nothing is read. It may
    /// stand in another object or inside a string: the answer is a guess, `None` being one too.
    #[inline(never)]
    pub fn ahead(&self, name: &Ahead) -> Option<&'a str> {
        let rest = self.rest();
        let window = rest.get(..WINDOW).unwrap_or(rest);
        let finder = name.finder.get_or_init(|| Finder::new(name.quoted));
        let after = self.position + finder.find(window)? + name.quoted.len();
        let spaces = usize::from(self.bytes().get(after) == Some(&b' '));
        self.plain_string_at(after + spaces).ok()
    }
}
