//! The words of the report: what to say when a keyword does not hold.

use std::borrow::Cow;

use super::instance::Instance;
use super::{Keyword, Literal, Types};

/// So many values of an `enum` are listed in a message.
const LISTED: usize = 8;

/// What the schema `false` says.
pub(super) fn never(via: &str) -> &'static str {
    match via {
        "additionalProperties" | "unevaluatedProperties" => "unexpected member",
        "items" | "unevaluatedItems" => "unexpected item",
        _ => "nothing is allowed here",
    }
}

/// A keyword's name, and what to say when it does not hold.
pub(super) fn describe<T: Instance>(
    keyword: &Keyword,
    value: &T,
) -> (&'static str, Cow<'static, str>) {
    let (name, message) = match keyword {
        Keyword::Type(types) => {
            let found = Types::of(value);
            ("type", format!("expected {types}, found {found}"))
        }
        Keyword::Enum(literals) => ("enum", one_of(literals)),
        Keyword::Const(literal) => ("const", format!("expected `{literal}`")),
        Keyword::MultipleOf(divisor) => ("multipleOf", format!("not a multiple of {divisor}")),
        Keyword::Maximum(max) => ("maximum", format!("greater than {max}")),
        Keyword::ExclusiveMaximum(max) => ("exclusiveMaximum", format!("not less than {max}")),
        Keyword::Minimum(min) => ("minimum", format!("less than {min}")),
        Keyword::ExclusiveMinimum(min) => ("exclusiveMinimum", format!("not greater than {min}")),
        Keyword::MinLength(min) => (
            "minLength",
            format!("shorter than {}", count_of(*min, "character")),
        ),
        Keyword::MaxLength(max) => (
            "maxLength",
            format!("longer than {}", count_of(*max, "character")),
        ),
        Keyword::Pattern(pattern) => ("pattern", format!("does not match `{}`", pattern.as_str())),
        Keyword::Format(format) => ("format", format!("not {}", format.noun())),
        Keyword::MinItems(min) => ("minItems", format!("fewer than {}", items_of(*min))),
        Keyword::MaxItems(max) => ("maxItems", format!("more than {}", items_of(*max))),
        Keyword::MinProperties(min) => (
            "minProperties",
            format!("fewer than {}", count_of(*min, "member")),
        ),
        Keyword::MaxProperties(max) => (
            "maxProperties",
            format!("more than {}", count_of(*max, "member")),
        ),
        Keyword::UniqueItems => return ("uniqueItems", "two items are equal".into()),
        Keyword::Not(_) => return ("not", "matches what it must not".into()),
        // The others are reported where they are applied.
        _ => return ("", "not valid".into()),
    };
    (name, message.into())
}

fn one_of(literals: &[Literal]) -> String {
    let listed: Vec<String> = literals
        .iter()
        .take(LISTED)
        .map(|it| format!("`{it}`"))
        .collect();
    match literals.len().saturating_sub(LISTED) {
        0 => format!("expected one of {}", listed.join(", ")),
        more => format!("expected one of {} and {more} more", listed.join(", ")),
    }
}

pub(super) fn items_of(count: u64) -> String {
    count_of(count, "item")
}

fn count_of(count: u64, noun: &str) -> String {
    format!("{count} {noun}{}", if count == 1 { "" } else { "s" })
}
