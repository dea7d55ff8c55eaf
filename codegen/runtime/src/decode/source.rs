//! From item to item of one body.

use super::cold::{self, Cold};
use super::{Decode, Described, JsonError, Rejected};
use crate::read::{Array, Reader, Refused, Step};
use crate::schema::MAX_REPORTED;

/// How many bytes are checked for UTF-8 at once: what is read after that is still in the processor's cache.
const PIECE: usize = 256 * 1024;

/// How many times longer a piece becomes when what it begins with does not end in it.
const WIDER: usize = 8;

/// The items of one body, read one by one into values that others hold.
///
/// The reader has a piece of the body. An item that does not end before the piece does is read again, in a piece that
/// begins with it.
pub(super) struct Source<'a> {
    body: &'a [u8],
    /// Where in the body the piece begins.
    start: usize,
    /// How many bytes a piece has, unless an item needs more.
    length: usize,
    reader: Reader<'a>,
    place: Place,
    /// How many items were read.
    count: usize,
    cold: Cold<'a>,
    /// How many violations were found.
    reported: usize,
}

/// Where among its items a source is.
#[derive(Clone, Copy)]
enum Place {
    Start,
    /// In an array, each of whose values is an item.
    Array(Array),
    /// At or behind the only item.
    Only,
    End,
}

impl<'a> Source<'a> {
    #[inline]
    pub(super) fn new(body: &'a [u8]) -> Self {
        Self::in_pieces(body, PIECE)
    }

    #[inline]
    fn in_pieces(body: &'a [u8], length: usize) -> Self {
        Source {
            body,
            start: 0,
            length,
            // An error is found again when the first item is asked for.
            reader: Reader::new(piece(body, length).unwrap_or_default()),
            place: Place::Start,
            count: 0,
            cold: Cold::new(body),
            reported: 0,
        }
    }

    /// Steps to the next item: true when the source stands at it, false when there is no other and the body ends.
    ///
    /// # Errors
    ///
    /// The body is not JSON in UTF-8. There is no other item then.
    #[inline]
    pub(super) fn next(&mut self) -> Result<bool, JsonError> {
        let (place, mark) = (self.place, self.reader.mark());
        if let Ok(more) = self.step()
            && (!self.is_cut() || matches!(place, Place::End))
        {
            return Ok(more);
        }
        self.place = place;
        self.reader.reset(mark);
        self.go_on()?;
        self.next()
    }

    #[inline]
    fn step(&mut self) -> Step<bool> {
        let more = match &mut self.place {
            Place::Array(array) => array.next(&mut self.reader)?,
            Place::Start => self.begin()?,
            Place::Only => false,
            Place::End => return Ok(false),
        };
        if more {
            return Ok(true);
        }
        self.place = Place::End;
        if self.reader.at_end() {
            Ok(false)
        } else {
            Err(Refused)
        }
    }

    #[inline]
    fn begin(&mut self) -> Step<bool> {
        let Ok(mut array) = self.reader.array() else {
            self.place = Place::Only;
            return Ok(true);
        };
        let more = array.next(&mut self.reader)?;
        self.place = Place::Array(array);
        Ok(more)
    }

    /// Reads the item into a blank value, or says why it is none; then the value is meaningless.
    ///
    /// # Errors
    ///
    /// The body is not JSON in UTF-8. There is no other item then.
    #[inline]
    pub(super) fn read<T: Decode<'a> + Described>(
        &mut self,
        value: &mut T,
    ) -> Result<Option<Rejected>, JsonError> {
        let mark = self.reader.mark();
        if value.decode(&mut self.reader).is_ok() && !self.is_cut() {
            self.count += 1;
            return Ok(None);
        }
        self.reader.reset(mark);
        self.judge(value)
    }

    /// Finds out why the item was refused, or reads it after all.
    #[cold]
    #[inline(never)]
    fn judge<T: Decode<'a> + Described>(
        &mut self,
        value: &mut T,
    ) -> Result<Option<Rejected>, JsonError> {
        let item = self.reader.clone();
        if self.reader.skip().is_err() || self.is_cut() {
            self.reader = item;
            self.go_on()?;
            *value = T::blank();
            return self.read(value);
        }
        let index = self.count;
        self.count += 1;
        let violations = match self.cold.judge(&item, self.start) {
            Ok(read) => {
                *value = read;
                return Ok(None);
            }
            Err(violations) => violations,
        };
        self.reported += violations.len();
        Ok(Some(if self.reported > MAX_REPORTED {
            Rejected::unreported(index)
        } else {
            Rejected::new(index, violations)
        }))
    }

    /// Whether the piece, and not the body, ends here: what was read may go on.
    #[inline]
    fn is_cut(&self) -> bool {
        self.reader.left() == 0 && self.ends_early()
    }

    /// Whether the piece ends before the body does.
    #[inline]
    fn ends_early(&self) -> bool {
        self.start + self.reader.position() + self.reader.left() < self.body.len()
    }

    /// Begins a piece with what is to be read next.
    ///
    /// # Errors
    ///
    /// The body is not UTF-8, or not JSON if there is no more of it. There is no other item then.
    #[cold]
    #[inline(never)]
    fn go_on(&mut self) -> Result<(), JsonError> {
        let start = self.start + self.reader.position();
        let length = self.length.max(WIDER.saturating_mul(self.reader.left()));
        let rest = self.body.get(start..).unwrap_or_default();
        match piece(rest, length) {
            Some(text) if self.ends_early() => {
                self.start = start;
                self.reader.go_on(text);
                Ok(())
            }
            _ => {
                self.place = Place::End;
                Err(cold::not_json(self.body))
            }
        }
    }

    /// How many bytes were read, and how many were not.
    #[inline]
    pub(super) fn progress(&self) -> (usize, usize) {
        let read = self.start + self.reader.position();
        (read, self.body.len() - read)
    }
}

/// So many of the bytes, or a few less so that no character is cut; none if they are not UTF-8.
#[inline]
fn piece(bytes: &[u8], length: usize) -> Option<&str> {
    let bytes = match bytes.get(length.saturating_sub(3)..=length) {
        Some(end) => {
            let goes_on = |byte: &u8| byte & 0xC0 == 0x80;
            let cut = end.iter().rev().take_while(|it| goes_on(it)).count();
            bytes.get(..length.saturating_sub(cut))?
        }
        None => bytes,
    };
    simdutf8::basic::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    use super::Source;
    use crate::blank::Blank;
    use crate::decode::{Decode, Described, JsonError};
    use crate::read::{Reader, Refused, Step};
    use crate::schema::{Keyword, Schema, Types};
    use crate::value::Json;

    /// Anything but `null`.
    struct Any<'a>(Json<'a>);

    static SCHEMA: Schema = Schema::new(
        "#",
        &[Keyword::Type(
            Types::ARRAY
                .or(Types::NUMBER)
                .or(Types::OBJECT)
                .or(Types::STRING),
        )],
    );

    impl Blank for Any<'_> {
        fn blank() -> Self {
            Any(Json::NULL)
        }
    }

    impl<'a> Decode<'a> for Any<'a> {
        fn decode(&mut self, reader: &mut Reader<'a>) -> Step {
            self.0.decode(reader)?;
            if self.0.is_null() {
                Err(Refused)
            } else {
                Ok(())
            }
        }
    }

    impl Described for Any<'_> {
        fn schema() -> &'static Schema {
            &SCHEMA
        }
    }

    /// What each item is or why it is none, and how the body ends.
    fn read(body: &[u8], length: usize) -> (Vec<String>, Result<bool, JsonError>) {
        let mut source = Source::in_pieces(body, length);
        let mut items = Vec::new();
        loop {
            match source.next() {
                Ok(true) => {}
                end => {
                    assert_eq!(source.next(), Ok(false), "there is nothing after the end");
                    return (items, end);
                }
            }
            let mut value = Any::blank();
            items.push(match source.read(&mut value) {
                Ok(None) => value.0.as_raw().to_owned(),
                Ok(Some(rejected)) => rejected.to_string(),
                Err(error) => {
                    assert_eq!(source.next(), Ok(false), "there is nothing after the end");
                    return (items, Err(error));
                }
            });
        }
    }

    #[test]
    fn pieces_of_any_length_give_the_same_items() {
        let long = format!("[{}\"{}\"]", "7,\n".repeat(50), "é日🎧".repeat(50));
        let bodies = [
            "[]",
            "[1234567890, -0.125e+10,1234567890]",
            "[null,\n  null , [[[null]]],{\"a\":null}, null]",
            "[\"é日🎧é日🎧é日🎧\",null,\"é日🎧\\ud83c\\udfa7\",\n\n\n\"\"]",
            &format!("{}[{}1{0},{0}2{0}]{0}", " ".repeat(30), "\n".repeat(30)),
            &long,
            "1234567890",
            "null            ",
            "\"é日🎧é日🎧é日🎧\"",
            "",
            "             ",
            "[1234567890,1234567890",
            "[1234567890,1234567890]        ]",
            "[1234567890 1234567890]",
            "[1234567890,]",
            "[1234567890,\"é日🎧é日🎧é日🎧\\x\",1]",
            "[1234567890,\"é日🎧é日🎧é日🎧",
            "1234567890         1",
            &format!("[null,{},1]", "[".repeat(200)),
        ];
        for body in bodies {
            let expected = read(body.as_bytes(), body.len());
            for length in 8..body.len().min(100) {
                assert_eq!(read(body.as_bytes(), length), expected, "{length}: {body}");
            }
        }
    }

    #[test]
    fn bytes_that_are_no_text_are_found_in_any_piece() {
        for (bad, column) in [
            (&b"[1234567890,\"1234567890\xff\"]"[..], 24),
            (b"[1234567890,\"1234567890\xf0\x9f\x8e\"]", 24),
            (
                b"[1234567890,\"1234567890\x80\x80\x80\x80\x80\x80\x80\x80\x80\x80\"]",
                24,
            ),
            (b"[1234567890]         \xe6\x97", 22),
            (b"[12345 67890]         \xe6\x97", 23),
        ] {
            for length in 8..=bad.len() {
                let (_, end) = read(bad, length);
                let error = end.expect_err("it is not UTF-8");
                assert_eq!(
                    error.to_string(),
                    format!("1:{column}: not UTF-8"),
                    "{length}"
                );
            }
        }
    }
}
