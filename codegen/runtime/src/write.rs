//! The encoder: values appended to a buffer as JSON.

use crate::read::{is_plain, plain};
use crate::value::{Json, Map, Members, Number, Text, Timestamp};

/// A value that can be written as JSON.
pub trait Encode {
    /// Appends the value to `out`, as JSON in UTF-8.
    fn encode(&self, out: &mut Vec<u8>);

    /// Whether an object writes a member of this name from a field of its own.
    fn holds(&self, name: &str) -> bool {
        let _ = name;
        false
    }

    /// The value as JSON in UTF-8.
    fn to_vec(&self) -> Vec<u8> {
        written(&|out| self.encode(out))
    }

    /// The value as JSON.
    fn to_json(&self) -> String {
        text(self.to_vec())
    }
}

/// How much room is made at first; most events need to grow it once.
const ROOM: usize = 1024;

/// What is written to a buffer of its own. Like what follows it is not generic, for each type has these methods.
fn written(encode: &dyn Fn(&mut Vec<u8>)) -> Vec<u8> {
    let mut out = Vec::with_capacity(ROOM);
    encode(&mut out);
    out
}

/// What was written, as text.
fn text(json: Vec<u8>) -> String {
    let replaced =
        |error: std::string::FromUtf8Error| String::from_utf8_lossy(error.as_bytes()).into_owned();
    String::from_utf8(json).unwrap_or_else(replaced)
}

/// Writes one object, member by member.
#[derive(Debug)]
pub struct ObjectWriter<'o> {
    out: &'o mut Vec<u8>,
    /// Where the object begins: with the comma of its first member, until its end is written.
    start: usize,
}

impl<'o> ObjectWriter<'o> {
    /// Begins an object at the end of `out`.
    #[inline]
    pub fn new(out: &'o mut Vec<u8>) -> Self {
        let start = out.len();
        ObjectWriter { out, start }
    }

    /// Writes a member; `lead` is its name, escaped and quoted, between a comma and a colon: `,"name":`.
    #[inline]
    pub fn member<T: Encode + ?Sized>(&mut self, lead: &'static str, value: &T) {
        self.out.extend_from_slice(lead.as_bytes());
        value.encode(self.out);
    }

    /// Writes a member unless it is absent.
    #[inline]
    pub fn optional<T: Encode>(&mut self, lead: &'static str, value: &Option<T>) {
        if let Some(value) = value {
            self.member(lead, value);
        }
    }

    /// Writes a member that is a constant string.
    #[inline]
    pub fn text(&mut self, lead: &'static str, text: &str) {
        self.member(lead, text);
    }

    /// Writes the members that no field of the object holds.
    #[inline]
    pub fn extra(&mut self, members: &Members<'_>, object: &dyn Encode) {
        if !members.is_empty() {
            self.others(members, object);
        }
    }

    #[inline(never)]
    fn others(&mut self, members: &Members<'_>, object: &dyn Encode) {
        for (name, json) in members.iter() {
            if !object.holds(name) {
                self.named(name, &json);
            }
        }
    }

    /// Writes a member whose name is yet to be escaped.
    fn named<T: Encode>(&mut self, name: &str, value: &T) {
        self.out.push(b',');
        name.encode(self.out);
        self.out.push(b':');
        value.encode(self.out);
    }

    /// Ends the object.
    #[inline]
    pub fn end(self) {
        enclose(self.out, self.start, *b"{}");
    }
}

/// Puts brackets around what was written from `start` on: the first one takes the place of the first comma.
fn enclose(out: &mut Vec<u8>, start: usize, [open, close]: [u8; 2]) {
    match out.get_mut(start) {
        Some(comma) => *comma = open,
        None => out.push(open),
    }
    out.push(close);
}

impl Encode for str {
    fn encode(&self, out: &mut Vec<u8>) {
        let bytes = self.as_bytes();
        out.reserve(bytes.len() + 2);
        out.push(b'"');
        if is_plain(bytes) {
            out.extend_from_slice(bytes);
        } else {
            encode_escaped(bytes, out);
        }
        out.push(b'"');
    }
}

/// Appends what needs escapes.
#[inline(never)]
fn encode_escaped(mut rest: &[u8], out: &mut Vec<u8>) {
    loop {
        let (plain, after) = rest.split_at(plain(rest));
        out.extend_from_slice(plain);
        let Some((&byte, after)) = after.split_first() else {
            return;
        };
        escape(byte, out);
        rest = after;
    }
}

#[cold]
fn escape(byte: u8, out: &mut Vec<u8>) {
    let short = match byte {
        b'\n' => b'n',
        b'\r' => b'r',
        b'\t' => b't',
        0x8 => b'b',
        0xC => b'f',
        0x20.. => byte,
        _ => return out.extend_from_slice(format!("\\u{byte:04x}").as_bytes()),
    };
    out.extend_from_slice(&[b'\\', short]);
}

impl Encode for Text<'_> {
    fn encode(&self, out: &mut Vec<u8>) {
        str::encode(self, out);
    }
}

impl Encode for bool {
    fn encode(&self, out: &mut Vec<u8>) {
        out.extend_from_slice(if *self { b"true" } else { b"false" });
    }
}

impl Encode for () {
    fn encode(&self, out: &mut Vec<u8>) {
        out.extend_from_slice(b"null");
    }
}

impl Encode for Number<'_> {
    fn encode(&self, out: &mut Vec<u8>) {
        out.extend_from_slice(self.as_str().as_bytes());
    }
}

impl Encode for Timestamp<'_> {
    fn encode(&self, out: &mut Vec<u8>) {
        // Nothing in a date-time needs an escape.
        out.push(b'"');
        out.extend_from_slice(self.as_str().as_bytes());
        out.push(b'"');
    }
}

impl Encode for Json<'_> {
    /// The text as it came, except that line breaks are left out: one value is one line.
    fn encode(&self, out: &mut Vec<u8>) {
        let text = self.as_raw().as_bytes();
        if text.iter().any(|byte| matches!(byte, b'\n' | b'\r')) {
            encode_without_space(text, out);
        } else {
            out.extend_from_slice(text);
        }
    }
}

/// Copies a JSON text without the white space between its tokens.
#[cold]
fn encode_without_space(text: &[u8], out: &mut Vec<u8>) {
    let mut in_string = false;
    let mut escaped = false;
    for &byte in text {
        if in_string || !matches!(byte, b' ' | b'\n' | b'\r' | b'\t') {
            out.push(byte);
        }
        in_string ^= byte == b'"' && !escaped;
        escaped = byte == b'\\' && !escaped;
    }
}

impl<T: Encode + ?Sized> Encode for &T {
    fn encode(&self, out: &mut Vec<u8>) {
        T::encode(self, out);
    }
}

impl<T: Encode + ?Sized> Encode for Box<T> {
    fn encode(&self, out: &mut Vec<u8>) {
        T::encode(self, out);
    }
}

impl<T: Encode> Encode for Option<T> {
    fn encode(&self, out: &mut Vec<u8>) {
        match self {
            Some(value) => value.encode(out),
            None => ().encode(out),
        }
    }
}

impl<T: Encode> Encode for [T] {
    fn encode(&self, out: &mut Vec<u8>) {
        let start = out.len();
        for item in self {
            out.push(b',');
            item.encode(out);
        }
        enclose(out, start, *b"[]");
    }
}

impl<T: Encode> Encode for Vec<T> {
    fn encode(&self, out: &mut Vec<u8>) {
        self.as_slice().encode(out);
    }
}

impl<V: Encode> Encode for Map<'_, V> {
    fn encode(&self, out: &mut Vec<u8>) {
        let mut object = ObjectWriter::new(out);
        for (name, value) in self {
            object.named(name, value);
        }
        object.end();
    }
}
