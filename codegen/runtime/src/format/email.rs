//! `email` of RFC 5321 and `idn-email` of RFC 6531.
//!
//! The crate `email_address` has another grammar, that of a header: it takes display names and what
//! RFC 5322 adds to quoted texts, and refuses texts that SMTP allows. What is left of the address
//! besides the host is a dozen rules, which are here.

use super::host;

/// The octets that a local part may have, of RFC 5321, section 4.5.3.1.1.
const MAX_LOCAL_PART: usize = 64;

const IPV6_TAG: &str = "IPv6:";

/// Whether the text is a `Mailbox` of RFC 5321.
pub(super) fn is_email(text: &str) -> bool {
    is_mailbox(text, |_| false, host::is_hostname)
}

/// Whether the text is a `Mailbox` as RFC 6531 has it.
pub(super) fn is_idn_email(text: &str) -> bool {
    is_mailbox(text, |it| !it.is_ascii(), host::is_idn_hostname)
}

/// `is_more` tells which characters the local part may have besides those of RFC 5321.
fn is_mailbox(text: &str, is_more: fn(char) -> bool, is_domain: fn(&str) -> bool) -> bool {
    let Some((local_part, domain)) = text.rsplit_once('@') else {
        return false;
    };
    if local_part.len() > MAX_LOCAL_PART {
        return false;
    }
    let is_local_part = match local_part.strip_prefix('"') {
        Some(rest) => rest
            .strip_suffix('"')
            .is_some_and(|it| is_quoted_content(it, is_more)),
        None => local_part.split('.').all(|it| is_atom(it, is_more)),
    };
    let literal = domain.strip_prefix('[').and_then(|it| it.strip_suffix(']'));
    is_local_part && literal.map_or_else(|| is_domain(domain), is_address)
}

fn is_atom(text: &str, is_more: fn(char) -> bool) -> bool {
    let is_atext =
        |it: char| it.is_ascii_alphanumeric() || "!#$%&'*+-/=?^_`{|}~".contains(it) || is_more(it);
    !text.is_empty() && text.chars().all(is_atext)
}

/// Whether the text may stand between the quotes.
fn is_quoted_content(text: &str, is_more: fn(char) -> bool) -> bool {
    let mut characters = text.chars();
    while let Some(character) = characters.next() {
        let allowed = match character {
            '\\' => matches!(characters.next(), Some(' '..='~')),
            '"' => false,
            _ => matches!(character, ' '..='~') || is_more(character),
        };
        if !allowed {
            return false;
        }
    }
    true
}

/// Whether the text is the address of a host as it stands in brackets.
fn is_address(text: &str) -> bool {
    match text.split_at_checked(IPV6_TAG.len()) {
        Some((tag, address)) if tag.eq_ignore_ascii_case(IPV6_TAG) => host::is_ipv6(address),
        _ => host::is_ipv4(text),
    }
}
