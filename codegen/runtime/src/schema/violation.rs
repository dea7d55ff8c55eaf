//! What a value did wrong, and where.

use std::borrow::Cow;
use std::error::Error;
use std::fmt::{self, Write};
use std::sync::{Arc, OnceLock};

/// One keyword that does not hold for one value.
///
/// It speaks the schema's words and names the type that was found, never the value.
#[derive(Clone)]
pub struct Violation {
    pointer: Pointer,
    pointer_text: OnceLock<Box<str>>,
    schema_pointer: Box<str>,
    keyword: &'static str,
    message: Cow<'static, str>,
    /// Line and column, both from 1; 0 while unknown.
    place: (usize, usize),
}

impl Violation {
    pub(crate) fn new(
        pointer: Pointer,
        at: &str,
        keyword: &'static str,
        message: impl Into<Cow<'static, str>>,
    ) -> Self {
        Violation {
            pointer,
            pointer_text: OnceLock::new(),
            schema_pointer: at.into(),
            keyword,
            message: message.into(),
            place: (0, 0),
        }
    }

    /// The JSON Pointer to the value; empty for the root.
    pub fn instance_pointer(&self) -> &str {
        self.pointer_text
            .get_or_init(|| self.pointer.to_text().into_boxed_str())
    }

    /// Where the keyword is in the schema, as a URI fragment: `#/$defs/CallEnded/required`.
    pub fn schema_pointer(&self) -> &str {
        &self.schema_pointer
    }

    /// The keyword that does not hold.
    pub fn keyword(&self) -> &str {
        self.keyword
    }

    /// What is wrong.
    pub fn message(&self) -> &str {
        &self.message
    }

    /// The line that the value begins in, from 1; known when bytes were decoded.
    pub fn line(&self) -> Option<usize> {
        Some(self.place.0).filter(|&line| line != 0)
    }

    /// The byte of that line that the value begins at, from 1; known when bytes were decoded.
    pub fn column(&self) -> Option<usize> {
        Some(self.place.1).filter(|&column| column != 0)
    }

    /// Notes where the value begins, as line and column.
    pub(crate) fn set_place(&mut self, place: (usize, usize)) {
        self.place = place;
    }
}

impl fmt::Display for Violation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let (Some(line), Some(column)) = (self.line(), self.column()) {
            write!(f, "{line}:{column}: ")?;
        }
        match self.instance_pointer() {
            "" => f.write_str("(root)")?,
            pointer => OnOneLine(pointer).fmt(f)?,
        }
        write!(f, ": {} ({})", self.message, self.schema_pointer)
    }
}

/// A text that came with a payload, written so that it can neither end a line nor steer a terminal: line breaks, other
/// control characters and those that turn the direction of text are escaped.
#[derive(Clone, Copy, Debug)]
pub struct OnOneLine<'t>(pub &'t str);

impl fmt::Display for OnOneLine<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.chars().try_for_each(|character| {
            if character.is_control() || breaks_or_turns(character) {
                write!(f, "{}", character.escape_unicode())
            } else {
                f.write_char(character)
            }
        })
    }
}

/// Line separators, and characters that turn the direction of the text after them.
fn breaks_or_turns(character: char) -> bool {
    matches!(character, '\u{2028}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

impl fmt::Debug for Violation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Violation({self})")
    }
}

/// Everything that is wrong with a value; never empty when it is an error.
#[derive(Clone, Debug)]
pub struct Violations {
    list: Vec<Violation>,
}

impl Violations {
    pub(crate) fn new(list: Vec<Violation>) -> Self {
        Violations { list }
    }

    /// The same as if no place were known.
    pub(crate) fn without_places(mut self) -> Self {
        self.list.iter_mut().for_each(|it| it.set_place((0, 0)));
        self
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.list.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// One after the other.
    pub fn iter(&self) -> std::slice::Iter<'_, Violation> {
        self.list.iter()
    }
}

impl fmt::Display for Violations {
    /// One line for each.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, violation) in self.list.iter().enumerate() {
            write!(f, "{}{violation}", if index == 0 { "" } else { "\n" })?;
        }
        Ok(())
    }
}

impl Error for Violations {}

impl IntoIterator for Violations {
    type Item = Violation;
    type IntoIter = std::vec::IntoIter<Violation>;

    fn into_iter(self) -> Self::IntoIter {
        self.list.into_iter()
    }
}

impl<'a> IntoIterator for &'a Violations {
    type Item = &'a Violation;
    type IntoIter = std::slice::Iter<'a, Violation>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

/// The way from the root to a value; none at the root itself.
///
/// Ways share what they have in common: a long name above a million violations is held once.
#[derive(Clone, Default)]
pub(crate) struct Pointer(pub(super) Option<Arc<Node>>);

/// The last step of a way, and the way to it.
pub(super) struct Node {
    pub(super) parent: Pointer,
    pub(super) token: Token,
}

/// One step of a way.
pub(super) enum Token {
    /// To a member.
    Name(Box<str>),
    /// To an item.
    Index(usize),
}

impl Pointer {
    fn to_text(&self) -> String {
        let mut nodes: Vec<&Node> = Vec::new();
        let mut pointer = self;
        while let Some(node) = &pointer.0 {
            nodes.push(node);
            pointer = &node.parent;
        }
        let mut text = String::new();
        for node in nodes.into_iter().rev() {
            text.push('/');
            match &node.token {
                Token::Name(name) => text += &name.replace('~', "~0").replace('/', "~1"),
                Token::Index(index) => text += &index.to_string(),
            }
        }
        text
    }
}
