//! Texts that are almost right.

#[path = "../common/random.rs"]
mod chance;

pub use self::chance::Random;

impl Random {
    /// A text with a few bytes changed, added, removed, or moved.
    pub fn mutate(&mut self, text: &str) -> Vec<u8> {
        const TELLING: &[u8] =
            b"\"\\{}[],:-+.eE0189untrfalse \n\t\r\x00\x1f\x7f\x80\xc3\xa4\xffabcdD8";
        let mut bytes = text.as_bytes().to_vec();
        for _ in 0..=self.below(3) {
            let at = self.below(bytes.len() + 1);
            let byte = TELLING[self.below(TELLING.len())];
            match self.below(5) {
                0 => bytes.insert(at, byte),
                1 if at < bytes.len() => bytes[at] = byte,
                2 if at < bytes.len() => drop(bytes.remove(at)),
                3 => bytes.truncate(at.max(1)),
                _ => {
                    let from = self.below(bytes.len() + 1);
                    let to = (from + self.below(12)).min(bytes.len());
                    let part = bytes[from..to].to_vec();
                    bytes.splice(at..at, part);
                }
            }
        }
        bytes
    }
}
