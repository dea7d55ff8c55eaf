//! Random texts near valid ones, judged by us and by the crate `jsonschema`.
//!
//! `FORMAT_PAIRS` is how many texts each format is asked about.

use codegen_runtime::Format;
use idna::uts46::{AsciiDenyList, Hyphens, Uts46};
use jsonschema::Validator;
use serde_json::{Value, json};

use super::random::Random;
use super::tables::TABLES;

const PAIRS: usize = 1_000;

/// What tells one format from another, or a valid text from one that is not.
const TELLING: &str = "-.:@/?#[]{}%~+*,;=!'\"\\ \t\nTtZzPWDYMHS0123456789aAfFgGxXnl_|()^$<>`&\
    \u{0}\u{7f}\u{80}\u{a0}\u{ad}·ß͵αςἀ׳״אבي٠۰・ー々〇あア丈漢㐀ᄀ가\u{300}\u{302e}\u{903}\u{94d}क\
    \u{200c}\u{200d}\u{20d0}\u{1d165}éÉＡ．。｡\u{fdd0}\u{fffe}\u{e000}\u{f0000}\u{10ffff}\u{e0001}☃😀ſK";

fn name(format: Format) -> &'static str {
    match format {
        Format::DateTime => "date-time",
        Format::Date => "date",
        Format::Time => "time",
        Format::Duration => "duration",
        Format::Email => "email",
        Format::IdnEmail => "idn-email",
        Format::Hostname => "hostname",
        Format::IdnHostname => "idn-hostname",
        Format::Ipv4 => "ipv4",
        Format::Ipv6 => "ipv6",
        Format::Uri => "uri",
        Format::UriReference => "uri-reference",
        Format::Iri => "iri",
        Format::IriReference => "iri-reference",
        Format::UriTemplate => "uri-template",
        Format::Uuid => "uuid",
        Format::JsonPointer => "json-pointer",
        Format::RelativeJsonPointer | Format::RelativeJsonPointerDraft7 => "relative-json-pointer",
        Format::Regex => "regex",
        _ => unreachable!("every format is above"),
    }
}

fn validator(format: &str) -> Validator {
    jsonschema::options()
        .should_validate_formats(true)
        .build(&json!({ "format": format }))
        .expect("the schema is valid")
}

/// Why the specification is on our side where the verdicts differ; none if it is not known to be.
fn reason(format: Format, text: &str, accepted: bool, idn: &Validator) -> Option<&'static str> {
    match format {
        Format::Email | Format::IdnEmail => {
            let (local_part, domain) = text.rsplit_once('@')?;
            let mut after_escapes = local_part.split('\\').skip(1);
            match accepted {
                false if text.trim_end().ends_with('>') => {
                    Some("a `Mailbox` of RFC 5321 has no display name")
                }
                false if local_part.contains('\t') => {
                    Some("`QcontentSMTP` of RFC 5321 has the space, but no tab")
                }
                true if local_part.contains(" <") => {
                    Some("in quotes, ` <` of RFC 5321 begins no address")
                }
                true if local_part.contains("\\ ") => {
                    Some("`quoted-pairSMTP` of RFC 5321 has the space too")
                }
                false if local_part.len() > 64 => Some("RFC 5321 counts octets, not characters"),
                false if after_escapes.any(|it| !it.starts_with(|it: char| it.is_ascii())) => {
                    Some("RFC 6531 widens `qtextSMTP`, but not `quoted-pairSMTP`")
                }
                _ if format == Format::Email => reason(Format::Hostname, domain, accepted, idn),
                _ => reason(Format::IdnHostname, domain, accepted, idn),
            }
        }
        Format::Hostname => {
            let lower = text.to_ascii_lowercase();
            let labels = || lower.split('.').filter(|it| it.starts_with("xn--"));
            let refused = |label: &str| !idn.is_valid(&json!(label));
            if accepted {
                let upper = text
                    .split('.')
                    .any(|it| it.get(..2).is_some_and(|it| it != "xn"));
                upper.then_some("the prefix of RFC 5890 is `xn--` in any case")
            } else if labels().any(refused) {
                Some("RFC 5891 asks of a label what it does in `idn-hostname`: Bidi, NFC, hyphens")
            } else {
                labels().find_map(|it| in_label(&unicode(it), accepted))
            }
        }
        Format::IdnHostname => unicode(text)
            .split('.')
            .find_map(|it| in_label(it, accepted)),
        Format::UriTemplate => {
            let is_none = |it| {
                let is_noncharacter = u32::from(it) & 0xfffe == 0xfffe;
                let is_other = matches!(it, '\u{80}'..'\u{a0}' | '\u{fdd0}'..='\u{fdef}');
                is_noncharacter
                    || is_other
                    || matches!(it, '\u{fff0}'..='\u{fffd}' | '\u{e0000}'..='\u{e0fff}')
            };
            let found = !accepted && text.contains(is_none);
            found.then_some("neither `ucschar` nor `iprivate`, which RFC 6570 limits literals to")
        }
        Format::RelativeJsonPointer => {
            let found = accepted && text.contains(['+', '-']);
            found.then_some("draft-bhutton-relative-json-pointer-00 has index manipulation")
        }
        _ => None,
    }
}

fn unicode(name: &str) -> String {
    let (name, _) = Uts46::new().to_unicode(name.as_bytes(), AsciiDenyList::EMPTY, Hyphens::Allow);
    name.into_owned()
}

fn in_label(label: &str, accepted: bool) -> Option<&'static str> {
    let is_jamo = |it| matches!(it, '\u{1100}'..='\u{11ff}' | '\u{a960}'..='\u{a97c}' | '\u{d7b0}'..='\u{d7fb}');
    let is_symbol = |it| matches!(it, '\u{20d0}'..='\u{20ff}' | '\u{1d100}'..='\u{1d24f}');
    let is_far_han = |it| matches!(it, '々' | '〇' | '\u{3400}'..='\u{4dbf}');
    match accepted {
        false if label.contains(is_jamo) => Some("conjoining Hangul, of RFC 5892, section 2.9"),
        false if label.contains(is_symbol) => Some("an ignorable block of RFC 5892, section 2.4"),
        false if label.contains('・') && label.contains('ー') => {
            Some("U+30FC is of the script Common; RFC 5892, appendix A.7, asks for Katakana")
        }
        true if label.contains('・') && label.contains(is_far_han) => {
            Some("Han of RFC 5892, appendix A.7, is a script and more than one block")
        }
        true if label.contains('͵') => Some("Greek of RFC 5892, appendix A.4, is a script"),
        _ => None,
    }
}

#[test]
fn mutated_texts() {
    let pairs = std::env::var("FORMAT_PAIRS").map_or(PAIRS, |it| it.parse().expect("a number"));
    let telling: Vec<char> = TELLING.chars().collect();
    let idn = validator("idn-hostname");
    let mut random = Random(0xF0);
    for (format, valid, invalid) in TABLES {
        let theirs = validator(name(format));
        let texts: Vec<&str> = valid.iter().chain(valid).chain(invalid).copied().collect();
        let (mut accepted, mut differing) = (0, 0);
        for text in texts.iter().cycle().take(pairs) {
            let text = random.mutate(text, &telling);
            let verdict = format.matches(&text);
            accepted += usize::from(verdict);
            if verdict != theirs.is_valid(&Value::String(text.clone())) {
                differing += 1;
                let reason = reason(format, &text, verdict, &idn);
                assert!(reason.is_some(), "{format:?} {text:?}: we say {verdict}");
            }
        }
        println!("{format:?}: {pairs} pairs, {accepted} valid, {differing} differ with reason");
    }
}
