//! Text of others, as it may stand in comments and messages.

/// A text on one line: line breaks, other control characters and those that turn the direction of the text after
/// them are escaped. rustc refuses the last ones in comments.
pub fn on_one_line(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    for character in text.chars() {
        if character.is_control() || breaks_or_turns(character) {
            line.extend(character.escape_unicode());
        } else {
            line.push(character);
        }
    }
    line
}

/// Line separators, and characters that turn the direction of the text after them.
fn breaks_or_turns(character: char) -> bool {
    matches!(character, '\u{2028}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}
