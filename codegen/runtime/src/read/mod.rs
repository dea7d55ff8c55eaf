//! The reader: a text and a position in it, and the steps that every decoder is made of.

mod ahead;
mod array;
mod content;
mod follow;
mod keep;
mod keys;
mod names;
mod number;
mod object;
mod others;
mod peek;
mod scan;
mod seen;
mod skip;
mod string;
mod unescape;

use std::fmt;

pub use self::ahead::Ahead;
pub use self::array::Array;
pub use self::content::TaggedContent;
pub use self::follow::Guess;
pub use self::keys::{Key, Keys, UNKNOWN};
pub use self::object::{Fields, Object};

use self::follow::Follow;

pub(crate) use self::number::finite;
pub(crate) use self::scan::{is_plain, plain};

/// How many arrays and objects may be open at once.
const MAX_DEPTH: usize = 127;

/// The text is not what the decoder expected; whoever wants to know why reads it again, slowly.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Refused;

/// What one step of decoding returns: a single bit beside the value.
pub type Step<T = ()> = Result<T, Refused>;

/// The kind of a JSON value, as its first byte tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// `null`
    Null,
    /// `true` or `false`
    Boolean,
    /// A number.
    Number,
    /// A string.
    String,
    /// An array.
    Array,
    /// An object.
    Object,
}

/// Reads JSON values one after the other from a text.
///
/// It accepts the grammar that `serde_json` does with its default features: at most 127 nested
/// arrays and objects, no lone surrogates, no number beyond the range of `f64`. After a step was
/// refused the position is unspecified, and all there is to do is give up or read [`again`].
///
/// [`again`]: Reader::again
#[derive(Clone)]
pub struct Reader<'a> {
    text: &'a str,
    position: usize,
    /// How many more arrays and objects may be opened.
    depth: usize,
    /// Where the names stand that a later member of the same object repeats, in ascending order;
    /// their members are passed over. Empty unless a first reading was refused.
    shadowed: Vec<usize>,
    /// How many attempts are under way, one inside another.
    attempts: u8,
    /// What was learned so far.
    follow: Follow,
    /// Which members came, one bit each, of the open objects that have very many.
    noted: Vec<u64>,
    /// Where strings are unescaped.
    unescaped: String,
}

/// A place that a reader was at.
#[derive(Clone, Copy)]
pub(crate) struct Mark {
    position: usize,
    depth: usize,
    noted: usize,
}

impl<'a> Reader<'a> {
    /// A reader at the start of `text`.
    pub fn new(text: &'a str) -> Self {
        Reader {
            text,
            position: 0,
            depth: MAX_DEPTH,
            shadowed: Vec::new(),
            attempts: 0,
            follow: Follow::new(),
            noted: Vec::new(),
            unescaped: String::new(),
        }
    }

    /// The same place, reading as if the members whose names stand at the given offsets were not there.
    pub(crate) fn shadowing(&self, mut offsets: Vec<usize>) -> Self {
        offsets.sort_unstable();
        Reader {
            shadowed: offsets,
            ..self.clone()
        }
    }

    /// How many bytes of the text were read.
    #[inline]
    pub fn position(&self) -> usize {
        self.position
    }

    /// How many bytes of the text were not read yet.
    #[inline]
    pub(crate) fn left(&self) -> usize {
        self.text.len() - self.position
    }

    /// Goes on at the start of another text, which is what comes next.
    pub(crate) fn go_on(&mut self, text: &'a str) {
        self.text = text;
        self.position = 0;
        self.unescaped.clear();
    }

    /// The place to [`reset`](Self::reset) to.
    #[inline]
    pub(crate) fn mark(&self) -> Mark {
        Mark {
            position: self.position,
            depth: self.depth,
            noted: self.noted.len(),
        }
    }

    /// Goes back to a place.
    #[inline]
    pub(crate) fn reset(&mut self, mark: Mark) {
        self.position = mark.position;
        self.depth = mark.depth;
        self.noted.truncate(mark.noted);
    }

    /// Passes over white space; true if nothing else is left.
    pub(crate) fn at_end(&mut self) -> bool {
        self.next_byte().is_none()
    }

    /// Consumes `null` when it is next.
    #[inline]
    pub fn null(&mut self) -> bool {
        self.next_byte() == Some(b'n') && self.literal(b"null").is_ok()
    }

    /// Reads `true` or `false`.
    ///
    /// # Errors
    ///
    /// Refused when anything else is next.
    pub fn boolean(&mut self) -> Step<bool> {
        if self.next_byte() == Some(b't') {
            self.literal(b"true")?;
            Ok(true)
        } else {
            self.literal(b"false")?;
            Ok(false)
        }
    }

    /// Passes over white space, of which there is none in most bodies.
    #[inline(always)]
    pub(crate) fn pass_space(&mut self) {
        if self.peek() <= Some(b' ') {
            self.next_byte_after_space();
        }
    }

    #[inline]
    fn bytes(&self) -> &'a [u8] {
        self.text.as_bytes()
    }

    /// What was not read yet.
    #[inline]
    fn rest(&self) -> &'a [u8] {
        self.bytes().get(self.position..).unwrap_or_default()
    }

    #[inline]
    fn slice(&self, start: usize, end: usize) -> Step<&'a str> {
        self.text.get(start..end).ok_or(Refused)
    }

    #[inline]
    fn peek(&self) -> Option<u8> {
        self.bytes().get(self.position).copied()
    }

    /// The first byte after white space, which is passed over.
    #[inline]
    fn next_byte(&mut self) -> Option<u8> {
        let byte = self.peek()?;
        if byte > b' ' {
            Some(byte)
        } else {
            self.next_byte_after_space()
        }
    }

    #[inline(never)]
    fn next_byte_after_space(&mut self) -> Option<u8> {
        // Often it is one space, after a colon.
        let next = self.bytes().get(self.position + 1).copied();
        if self.peek() == Some(b' ') && next > Some(b' ') {
            self.position += 1;
            return next;
        }
        self.next_byte_after_lines()
    }

    /// The same where more than one space is likely.
    #[inline(never)]
    fn next_byte_after_lines(&mut self) -> Option<u8> {
        let rest = self.bytes().get(self.position..)?;
        let after = scan::white_space(rest);
        self.position += after;
        rest.get(after).copied()
    }

    /// Consumes exactly these bytes.
    #[inline]
    fn literal(&mut self, literal: &[u8]) -> Step {
        if !self.rest().starts_with(literal) {
            return Err(Refused);
        }
        self.position += literal.len();
        Ok(())
    }

    /// Counts an array or object that begins here.
    #[inline]
    fn enter(&mut self) -> Step {
        self.depth = self.depth.checked_sub(1).ok_or(Refused)?;
        Ok(())
    }

    /// Consumes the bracket that ends an array or object.
    #[inline]
    fn leave(&mut self) {
        self.position += 1;
        self.depth += 1;
    }
}

impl fmt::Debug for Reader<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Reader")
            .field("position", &self.position)
            .finish_non_exhaustive()
    }
}
