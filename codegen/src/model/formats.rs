//! The formats that can be asserted, and since which draft.

use crate::schema::Draft;

/// Names in the schema and in the runtime. A later row replaces an earlier one of the same name.
const FORMATS: [(Draft, &str, &str); 20] = [
    (Draft::Draft7, "date-time", "DateTime"),
    (Draft::Draft7, "date", "Date"),
    (Draft::Draft7, "time", "Time"),
    (Draft::Draft7, "email", "Email"),
    (Draft::Draft7, "idn-email", "IdnEmail"),
    (Draft::Draft7, "hostname", "Hostname"),
    (Draft::Draft7, "idn-hostname", "IdnHostname"),
    (Draft::Draft7, "ipv4", "Ipv4"),
    (Draft::Draft7, "ipv6", "Ipv6"),
    (Draft::Draft7, "uri", "Uri"),
    (Draft::Draft7, "uri-reference", "UriReference"),
    (Draft::Draft7, "iri", "Iri"),
    (Draft::Draft7, "iri-reference", "IriReference"),
    (Draft::Draft7, "uri-template", "UriTemplate"),
    (Draft::Draft7, "json-pointer", "JsonPointer"),
    (
        Draft::Draft7,
        "relative-json-pointer",
        "RelativeJsonPointerDraft7",
    ),
    (Draft::Draft7, "regex", "Regex"),
    (Draft::Draft201909, "duration", "Duration"),
    (Draft::Draft201909, "uuid", "Uuid"),
    (
        Draft::Draft202012,
        "relative-json-pointer",
        "RelativeJsonPointer",
    ),
];

/// The runtime's name of a format, if the draft has it.
pub(super) fn find(format: &str, draft: Draft) -> Option<&'static str> {
    let mut formats = FORMATS.iter().rev();
    let found = formats.find(|(since, name, _)| *since <= draft && *name == format);
    found.map(|(_, _, variant)| *variant)
}
