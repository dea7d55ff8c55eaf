//! The formats that can be asserted.

/// Names in the schema, and in the runtime.
const FORMATS: [(&str, &str); 1] = [("date-time", "DateTime")];

/// The runtime's name of a format.
pub(super) fn find(format: &str) -> Option<&'static str> {
    FORMATS
        .iter()
        .find(|(name, _)| *name == format)
        .map(|(_, variant)| *variant)
}
