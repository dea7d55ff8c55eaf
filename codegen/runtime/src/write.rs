//! The encoder: values appended to a buffer as JSON.

use crate::read::plain;
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
        let mut out = Vec::new();
        self.encode(&mut out);
        out
    }

    /// The value as JSON.
    fn to_json(&self) -> String {
        let replaced = |error: std::string::FromUtf8Error| {
            String::from_utf8_lossy(error.as_bytes()).into_owned()
        };
        String::from_utf8(self.to_vec()).unwrap_or_else(replaced)
    }
}

/// Writes one object, member by member.
#[derive(Debug)]
pub struct ObjectWriter<'o> {
    out: &'o mut Vec<u8>,
    /// What comes before the next member: the brace at first, a comma from then on.
    separator: u8,
}

impl<'o> ObjectWriter<'o> {
    /// Begins an object at the end of `out`.
    #[inline]
    pub fn new(out: &'o mut Vec<u8>) -> Self {
        ObjectWriter {
            out,
            separator: b'{',
        }
    }

    /// Writes a member; `quoted` is its name, escaped, quoted and with a colon: `"name":`.
    #[inline]
    pub fn member<T: Encode + ?Sized>(&mut self, quoted: &'static str, value: &T) {
        self.name(quoted);
        value.encode(self.out);
    }

    /// Writes a member unless it is absent.
    #[inline]
    pub fn optional<T: Encode>(&mut self, quoted: &'static str, value: &Option<T>) {
        if let Some(value) = value {
            self.name(quoted);
            value.encode(self.out);
        }
    }

    /// Writes a member that is a constant string.
    #[inline]
    pub fn text(&mut self, quoted: &'static str, text: &str) {
        self.member(quoted, text);
    }

    /// Writes the members that no field of the object holds.
    pub fn extra(&mut self, members: &Members<'_>, object: &dyn Encode) {
        for (name, json) in members.iter() {
            if !object.holds(name) {
                self.kept(name, &json);
            }
        }
    }

    fn kept(&mut self, name: &str, json: &Json<'_>) {
        self.separate();
        name.encode(self.out);
        self.out.push(b':');
        json.encode(self.out);
    }

    /// Ends the object.
    #[inline]
    pub fn end(self) {
        if self.separator == b'{' {
            self.out.push(b'{');
        }
        self.out.push(b'}');
    }

    #[inline]
    fn name(&mut self, quoted: &'static str) {
        self.separate();
        self.out.extend_from_slice(quoted.as_bytes());
    }

    #[inline]
    fn separate(&mut self) {
        self.out.push(self.separator);
        self.separator = b',';
    }
}

impl Encode for str {
    fn encode(&self, out: &mut Vec<u8>) {
        out.push(b'"');
        let mut rest = self.as_bytes();
        loop {
            let (plain, after) = rest.split_at(plain(rest));
            out.extend_from_slice(plain);
            let Some((&byte, after)) = after.split_first() else {
                break;
            };
            escape(byte, out);
            rest = after;
        }
        out.push(b'"');
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
        let mut separator = b'[';
        for item in self {
            out.push(separator);
            item.encode(out);
            separator = b',';
        }
        if separator == b'[' {
            out.push(b'[');
        }
        out.push(b']');
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
            object.separate();
            name.encode(object.out);
            object.out.push(b':');
            value.encode(object.out);
        }
        object.end();
    }
}
