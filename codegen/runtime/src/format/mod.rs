//! The string formats that a schema can assert.
//!
//! What RFC 3339 says of a point in time is always there; the other formats need libraries or are
//! rare, and come with the feature `format`.

mod date_time;
#[cfg(feature = "format")]
mod duration;
#[cfg(feature = "format")]
mod email;
#[cfg(feature = "format")]
mod host;
#[cfg(feature = "format")]
mod pointer;
#[cfg(feature = "format")]
mod regex;
#[cfg(feature = "format")]
mod resource;
#[cfg(feature = "format")]
mod template;

#[cfg(any(feature = "chrono", feature = "jiff", feature = "time"))]
pub(crate) use self::date_time::write_at_offset;
pub(crate) use self::date_time::{
    DateTime, FIRST_SECOND, LAST_SECOND, is_common_date_time, is_date_time, utc_offset_minutes,
    write_utc,
};

/// A format of strings.
///
/// `DateTime`, `Date` and `Time` are always there, the others with the feature `format` (on by
/// default). Whether a text is of a format is found out in time proportional to its length.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Format {
    /// `date-time` of RFC 3339.
    DateTime,
    /// `date`: the `full-date` of RFC 3339.
    Date,
    /// `time`: the `full-time` of RFC 3339.
    Time,
    /// `duration` of RFC 3339, appendix A. With the feature `format`.
    #[cfg(feature = "format")]
    Duration,
    /// `email`: the `Mailbox` of RFC 5321. With the feature `format`.
    #[cfg(feature = "format")]
    Email,
    /// `idn-email`: the `Mailbox` that RFC 6531 widens. With the feature `format`.
    #[cfg(feature = "format")]
    IdnEmail,
    /// `hostname` of RFC 1123, its Punycode labels those of RFC 5891. With the feature `format`.
    #[cfg(feature = "format")]
    Hostname,
    /// `idn-hostname` of RFC 5890, mapped as Unicode's UTS 46 says. With the feature `format`.
    #[cfg(feature = "format")]
    IdnHostname,
    /// `ipv4`: the dotted quad of RFC 2673. With the feature `format`.
    #[cfg(feature = "format")]
    Ipv4,
    /// `ipv6` of RFC 4291, without a zone. With the feature `format`.
    #[cfg(feature = "format")]
    Ipv6,
    /// `uri` of RFC 3986. With the feature `format`.
    #[cfg(feature = "format")]
    Uri,
    /// `uri-reference` of RFC 3986. With the feature `format`.
    #[cfg(feature = "format")]
    UriReference,
    /// `iri` of RFC 3987. With the feature `format`.
    #[cfg(feature = "format")]
    Iri,
    /// `iri-reference` of RFC 3987. With the feature `format`.
    #[cfg(feature = "format")]
    IriReference,
    /// `uri-template` of RFC 6570. With the feature `format`.
    #[cfg(feature = "format")]
    UriTemplate,
    /// `uuid` of RFC 4122. With the feature `format`.
    #[cfg(feature = "format")]
    Uuid,
    /// `json-pointer` of RFC 6901. With the feature `format`.
    #[cfg(feature = "format")]
    JsonPointer,
    /// `relative-json-pointer` of draft 2020-12, which can count items. With the feature `format`.
    #[cfg(feature = "format")]
    RelativeJsonPointer,
    /// `relative-json-pointer` up to draft 2019-09. With the feature `format`.
    #[cfg(feature = "format")]
    RelativeJsonPointerDraft7,
    /// `regex` of ECMA-262, read as with its flag `u`. With the feature `format`.
    ///
    /// One of many named groups and more than 16,000 bytes may be refused as too large.
    #[cfg(feature = "format")]
    Regex,
}

impl Format {
    /// Whether the text is of this format.
    pub fn matches(self, text: &str) -> bool {
        match self {
            Format::DateTime => is_date_time(text),
            Format::Date => date_time::is_date(text),
            Format::Time => date_time::is_time(text),
            #[cfg(feature = "format")]
            Format::Duration => duration::is_duration(text),
            #[cfg(feature = "format")]
            Format::Email => email::is_email(text),
            #[cfg(feature = "format")]
            Format::IdnEmail => email::is_idn_email(text),
            #[cfg(feature = "format")]
            Format::Hostname => host::is_hostname(text),
            #[cfg(feature = "format")]
            Format::IdnHostname => host::is_idn_hostname(text),
            #[cfg(feature = "format")]
            Format::Ipv4 => host::is_ipv4(text),
            #[cfg(feature = "format")]
            Format::Ipv6 => host::is_ipv6(text),
            #[cfg(feature = "format")]
            Format::Uri => resource::is_uri(text),
            #[cfg(feature = "format")]
            Format::UriReference => resource::is_uri_reference(text),
            #[cfg(feature = "format")]
            Format::Iri => resource::is_iri(text),
            #[cfg(feature = "format")]
            Format::IriReference => resource::is_iri_reference(text),
            #[cfg(feature = "format")]
            Format::UriTemplate => template::is_uri_template(text),
            #[cfg(feature = "format")]
            Format::Uuid => resource::is_uuid(text),
            #[cfg(feature = "format")]
            Format::JsonPointer => pointer::is_json_pointer(text),
            #[cfg(feature = "format")]
            Format::RelativeJsonPointer => pointer::is_relative(text),
            #[cfg(feature = "format")]
            Format::RelativeJsonPointerDraft7 => pointer::is_relative_draft7(text),
            #[cfg(feature = "format")]
            Format::Regex => regex::is_regex(text),
        }
    }

    /// As it is named in a message.
    pub(crate) fn noun(self) -> &'static str {
        match self {
            Format::DateTime => "a date-time",
            Format::Date => "a date",
            Format::Time => "a time",
            #[cfg(feature = "format")]
            Format::Duration => "a duration",
            #[cfg(feature = "format")]
            Format::Email => "an e-mail address",
            #[cfg(feature = "format")]
            Format::IdnEmail => "an internationalized e-mail address",
            #[cfg(feature = "format")]
            Format::Hostname => "a host name",
            #[cfg(feature = "format")]
            Format::IdnHostname => "an internationalized host name",
            #[cfg(feature = "format")]
            Format::Ipv4 => "an IPv4 address",
            #[cfg(feature = "format")]
            Format::Ipv6 => "an IPv6 address",
            #[cfg(feature = "format")]
            Format::Uri => "a URI",
            #[cfg(feature = "format")]
            Format::UriReference => "a URI reference",
            #[cfg(feature = "format")]
            Format::Iri => "an IRI",
            #[cfg(feature = "format")]
            Format::IriReference => "an IRI reference",
            #[cfg(feature = "format")]
            Format::UriTemplate => "a URI template",
            #[cfg(feature = "format")]
            Format::Uuid => "a UUID",
            #[cfg(feature = "format")]
            Format::JsonPointer => "a JSON Pointer",
            #[cfg(feature = "format")]
            Format::RelativeJsonPointer | Format::RelativeJsonPointerDraft7 => {
                "a relative JSON Pointer"
            }
            #[cfg(feature = "format")]
            Format::Regex => "a regular expression",
        }
    }
}
