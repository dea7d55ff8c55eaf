//! Scanning many bytes at a time.

#[cfg(target_arch = "x86_64")]
mod sse2;
#[cfg(any(not(target_arch = "x86_64"), test))]
mod words;

#[cfg(target_arch = "x86_64")]
use self::sse2::{begins, first_not_space, first_special, first_special_of_two};
#[cfg(not(target_arch = "x86_64"))]
use self::words::{begins, first_not_space, first_special, first_special_of_two};

/// How many bytes are looked at together.
pub(super) const CHUNK: usize = 16;

/// So many bytes.
pub(super) type Chunk = [u8; CHUNK];

/// How many are once a string turns out to be long.
const TWO: usize = 2 * CHUNK;

/// How many bytes from the start stand for themselves inside a JSON string: the first that does not
/// is a quote, a backslash or a control character.
#[inline]
pub(crate) fn plain(bytes: &[u8]) -> usize {
    plain_in_chunks(bytes).unwrap_or_else(|| plain_at_end(bytes))
}

/// [`plain`], without a call and so without what a call costs; none if the last bytes would decide.
#[inline(always)]
pub(super) fn plain_in_chunks(bytes: &[u8]) -> Option<usize> {
    let (first, mut left) = bytes.split_first_chunk()?;
    if let Some(index) = first_special(first) {
        return Some(index);
    }
    loop {
        let (two, after) = left.split_first_chunk()?;
        if let Some(index) = first_special_of_two(two) {
            return Some(bytes.len() - left.len() + index);
        }
        left = after;
    }
}

/// [`plain`], where the last bytes decide: they are looked at together with some before them.
#[inline(never)]
fn plain_at_end(bytes: &[u8]) -> usize {
    let special = if let Some(last) = bytes.last_chunk() {
        first_special_of_two(last).map(|index| bytes.len() - TWO + index)
    } else if let Some(last) = bytes.last_chunk() {
        first_special(last).map(|index| bytes.len() - CHUNK + index)
    } else {
        bytes.iter().position(is_special)
    };
    special.unwrap_or(bytes.len())
}

/// Whether all bytes stand for themselves inside a JSON string.
#[inline]
pub(crate) fn is_plain(bytes: &[u8]) -> bool {
    if let Some(last) = bytes.last_chunk() {
        let mut twos = bytes.as_chunks().0.iter().chain([last]);
        twos.all(|two| first_special_of_two(two).is_none())
    } else if let (Some(first), Some(last)) = (bytes.first_chunk(), bytes.last_chunk()) {
        first_special(first).is_none() && first_special(last).is_none()
    } else {
        !bytes.iter().any(is_special)
    }
}

#[inline]
fn is_special(byte: &u8) -> bool {
    matches!(byte, b'"' | b'\\' | ..b' ')
}

/// How many bytes of white space come first.
#[inline]
pub(super) fn white_space(bytes: &[u8]) -> usize {
    let mut left = bytes;
    while let Some((chunk, after)) = left.split_first_chunk() {
        if let Some(first) = first_not_space(chunk) {
            return bytes.len() - left.len() + first;
        }
        left = after;
    }
    let is_space = |byte: &&u8| matches!(byte, b' ' | b'\n' | b'\r' | b'\t');
    bytes.len() - left.len() + left.iter().take_while(is_space).count()
}

/// A text as it is looked for: its first bytes together, so that most comparisons are one.
#[derive(Debug, Clone, Copy)]
pub(super) struct Needle {
    text: &'static str,
    /// The first bytes of the text, zero beyond its end.
    head: Chunk,
    /// Which bytes of `head` count, one bit each.
    counted: i32,
}

impl Needle {
    pub(super) const fn new(text: &'static str) -> Self {
        let bytes = text.as_bytes();
        let (mut head, mut counted, mut at) = ([0; CHUNK], 0, 0);
        while at < CHUNK && at < bytes.len() {
            head[at] = bytes[at];
            counted |= 1 << at;
            at += 1;
        }
        Needle {
            text,
            head,
            counted,
        }
    }

    pub(super) const fn text(&self) -> &'static str {
        self.text
    }

    #[inline(always)]
    pub(super) fn len(&self) -> usize {
        self.text.len()
    }

    /// Whether `bytes` starts with the text.
    #[inline(always)]
    pub(super) fn starts(&self, bytes: &[u8]) -> bool {
        let Some(head) = bytes.first_chunk() else {
            return bytes.starts_with(self.text.as_bytes());
        };
        self.begins(head) && (self.text.len() <= CHUNK || self.ends_at(bytes))
    }

    /// Whether the chunk starts with the text, all of it.
    #[inline(always)]
    pub(super) fn is(&self, chunk: &Chunk) -> bool {
        self.text.len() <= CHUNK && self.begins(chunk)
    }

    /// Whether the chunk starts with the text, or with as much of it as there is room for.
    #[inline(always)]
    pub(super) fn begins(&self, chunk: &Chunk) -> bool {
        begins(chunk, &self.head, self.counted)
    }

    /// Whether the bytes beyond the first ones are equal too.
    #[inline]
    pub(super) fn ends_at(&self, bytes: &[u8]) -> bool {
        let (ours, theirs) = (self.text.as_bytes(), bytes.get(..self.text.len()));
        let Some(theirs) = theirs else { return false };
        ours.last_chunk::<CHUNK>() == theirs.last_chunk::<CHUNK>()
            && (ours.len() <= 2 * CHUNK || ours == theirs)
    }
}

#[cfg(all(test, target_arch = "x86_64"))]
mod tests {
    use super::{CHUNK, Needle, TWO, is_plain, plain, sse2, words};

    #[test]
    fn one_special_byte_is_found_wherever_it_is() {
        for length in 0..=3 * TWO {
            let mut bytes = vec![b'a'; length];
            assert!(is_plain(&bytes) && plain(&bytes) == length, "{length}");
            for place in 0..length {
                for special in [b'"', b'\\', b'\n', 0, 0x1F] {
                    bytes[place] = special;
                    assert!(!is_plain(&bytes) && plain(&bytes) == place, "{bytes:?}");
                }
                for other in [b' ', b'!', b'/', 0x7F, 0x80, 0xFF] {
                    bytes[place] = other;
                    assert!(is_plain(&bytes) && plain(&bytes) == length, "{bytes:?}");
                }
            }
        }
    }

    #[test]
    fn both_ways_compare_the_same() {
        let text = b"\"eventType\":\"Mic";
        for length in 1..=CHUNK {
            let needle = Needle::new(str::from_utf8(&text[..length]).expect("ASCII"));
            for place in 0..CHUNK {
                let mut chunk = *text;
                chunk[place] ^= 0x80;
                for (chunk, expected) in [(chunk, place >= length), (*text, true)] {
                    let (head, counted) = (&needle.head, needle.counted);
                    assert_eq!(sse2::begins(&chunk, head, counted), expected, "{chunk:?}");
                    assert_eq!(words::begins(&chunk, head, counted), expected, "{chunk:?}");
                }
            }
        }
    }

    #[test]
    fn both_ways_find_the_same() {
        for byte in 0..=u8::MAX {
            for other in [
                b'a', b' ', b'"', b'\\', b'\n', b'\t', 0, 0x1F, 0x7F, 0x80, 0xFF,
            ] {
                for place in 0..CHUNK {
                    let mut chunk = [other; CHUNK];
                    chunk[place] = byte;
                    assert_eq!(
                        sse2::first_special(&chunk),
                        words::first_special(&chunk),
                        "{chunk:?}"
                    );
                    assert_eq!(
                        sse2::first_not_space(&chunk),
                        words::first_not_space(&chunk),
                        "{chunk:?}"
                    );
                    let special = |it: &u8| matches!(it, b'"' | b'\\' | ..b' ');
                    let expected = chunk.iter().position(special);
                    assert_eq!(words::first_special(&chunk), expected, "{chunk:?}");
                    for plain_before in [0, CHUNK] {
                        let mut two = [if plain_before == 0 { other } else { b'a' }; TWO];
                        two[plain_before..][..CHUNK].copy_from_slice(&chunk);
                        let expected = two.iter().position(special);
                        assert_eq!(sse2::first_special_of_two(&two), expected, "{two:?}");
                        assert_eq!(words::first_special_of_two(&two), expected, "{two:?}");
                    }
                    let not_space = |it: &u8| !matches!(it, b' ' | b'\n' | b'\r' | b'\t');
                    let expected = chunk.iter().position(not_space);
                    assert_eq!(words::first_not_space(&chunk), expected, "{chunk:?}");
                }
            }
        }
    }
}
