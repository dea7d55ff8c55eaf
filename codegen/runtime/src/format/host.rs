//! `hostname`, `idn-hostname`, `ipv4` and `ipv6`.
//!
//! The crate `idna` maps a name and checks what Unicode's UTS 46 asks of its labels. UTS 46 allows
//! more characters than IDNA 2008 does; RFC 5892 tells which, and is here.

use std::net::{Ipv4Addr, Ipv6Addr};

use icu_properties::CodePointMapData;
use icu_properties::props::{GeneralCategory, GeneralCategoryGroup, HangulSyllableType, Script};
use idna::uts46::{AsciiDenyList, DnsLength, Hyphens, Uts46};

/// The octets that a name may have without the root's dot.
const MAX_NAME: usize = 253;
const MAX_LABEL: usize = 63;

/// Whether the text is an IPv4 address.
pub(super) fn is_ipv4(text: &str) -> bool {
    text.parse::<Ipv4Addr>().is_ok()
}

/// Whether the text is an IPv6 address.
pub(super) fn is_ipv6(text: &str) -> bool {
    text.parse::<Ipv6Addr>().is_ok()
}

/// Whether the text is a name of letters, digits and hyphens whose Punycode labels stand for valid ones.
pub(super) fn is_hostname(text: &str) -> bool {
    text.len() <= MAX_NAME && text.split('.').all(is_ascii_label)
}

fn is_ascii_label(label: &str) -> bool {
    let is_allowed = |it: u8| it.is_ascii_alphanumeric() || it == b'-';
    if label.len() > MAX_LABEL || !label.bytes().all(is_allowed) {
        return false;
    }
    match label.as_bytes() {
        [] | [b'-', ..] | [.., b'-'] => false,
        // Such labels are reserved; only those of IDNA are in use.
        [_, _, b'-', b'-', ..] => is_idn_hostname(label),
        _ => true,
    }
}

/// Whether the text is a name whose labels are, or are mapped to, labels of IDNA 2008.
pub(super) fn is_idn_hostname(text: &str) -> bool {
    let uts46 = Uts46::new();
    let (denied, hyphens) = (AsciiDenyList::STD3, Hyphens::Check);
    match uts46.to_ascii(text.as_bytes(), denied, hyphens, DnsLength::Verify) {
        Ok(name) => {
            let (name, result) = uts46.to_unicode(name.as_bytes(), denied, hyphens);
            result.is_ok() && name.split('.').all(is_unicode_label)
        }
        Err(_) => false,
    }
}

/// Whether RFC 5892 allows each character where it is in a label that UTS 46 allows.
fn is_unicode_label(label: &str) -> bool {
    let any = |test: fn(char) -> bool| label.chars().any(test);
    let is_script = |it: char, script| CodePointMapData::<Script>::new().get(it) == script;
    let mut previous = None;
    let mut characters = label.chars().peekable();
    while let Some(character) = characters.next() {
        let next = characters.peek().copied();
        let allowed = match character {
            // The rules for characters in context, of appendix A; UTS 46 has checked the joiners.
            '\u{200c}' | '\u{200d}' => true,
            '\u{b7}' => previous == Some('l') && next == Some('l'),
            '\u{375}' => next.is_some_and(|it| is_script(it, Script::Greek)),
            '\u{5f3}' | '\u{5f4}' => previous.is_some_and(|it| is_script(it, Script::Hebrew)),
            '\u{30fb}' => any(is_japanese),
            '\u{660}'..='\u{669}' => !any(|it| matches!(it, '\u{6f0}'..='\u{6f9}')),
            _ => character.is_ascii() || is_protocol_valid(character),
        };
        if !allowed {
            return false;
        }
        previous = Some(character);
    }
    true
}

fn is_japanese(character: char) -> bool {
    let script = CodePointMapData::<Script>::new().get(character);
    [Script::Hiragana, Script::Katakana, Script::Han].contains(&script)
}

/// Whether a character that UTS 46 allows has the derived property PVALID of RFC 5892.
fn is_protocol_valid(character: char) -> bool {
    match character {
        // Section 2.6, exceptions.
        '\u{6fd}' | '\u{6fe}' | '\u{f0b}' | '\u{3007}' => return true,
        '\u{640}' | '\u{7fa}' | '\u{302e}' | '\u{302f}' | '\u{3031}'..='\u{3035}' | '\u{303b}' => {
            return false;
        }
        // Section 2.4, blocks of symbols.
        '\u{20d0}'..='\u{20ff}' | '\u{1d100}'..='\u{1d24f}' => return false,
        _ => {}
    }
    // Section 2.1, letters and digits.
    let letters_and_digits = GeneralCategoryGroup::LowercaseLetter
        .union(GeneralCategoryGroup::UppercaseLetter)
        .union(GeneralCategoryGroup::OtherLetter)
        .union(GeneralCategoryGroup::DecimalNumber)
        .union(GeneralCategoryGroup::ModifierLetter)
        .union(GeneralCategoryGroup::NonspacingMark)
        .union(GeneralCategoryGroup::SpacingMark);
    // Section 2.9, conjoining Hangul.
    let old_hangul = [
        HangulSyllableType::LeadingJamo,
        HangulSyllableType::VowelJamo,
        HangulSyllableType::TrailingJamo,
    ];
    letters_and_digits.contains(CodePointMapData::<GeneralCategory>::new().get(character))
        && !old_hangul.contains(&CodePointMapData::<HangulSyllableType>::new().get(character))
}
