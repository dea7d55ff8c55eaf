//! A small deterministic source of random texts.

/// Numbers that look random and are the same in each run (SplitMix64).
pub struct Random(pub u64);

impl Random {
    pub fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        ((mixed ^ (mixed >> 31)) % limit as u64) as usize
    }

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
