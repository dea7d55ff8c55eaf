//! Texts that are almost right.

#[path = "../common/random.rs"]
mod chance;

pub use self::chance::Random;

impl Random {
    /// A text with a few characters changed, added, removed or repeated; `telling` may come in.
    pub fn mutate(&mut self, text: &str, telling: &[char]) -> String {
        let mut characters: Vec<char> = text.chars().collect();
        for _ in 0..=self.below(3) {
            let at = self.below(characters.len() + 1);
            let character = telling[self.below(telling.len())];
            match self.below(6) {
                0 if at < characters.len() => characters[at] = character,
                1 if at < characters.len() => drop(characters.remove(at)),
                2 => characters.truncate(at.max(1)),
                3 => {
                    let from = self.below(characters.len() + 1);
                    let to = (from + self.below(12)).min(characters.len());
                    let part = characters[from..to].to_vec();
                    characters.splice(at..at, part);
                }
                _ => characters.insert(at, character),
            }
        }
        characters.into_iter().collect()
    }
}
