//! What `$schema` says: the draft, whether `format` asserts, and whether unknown keywords are typos.

use serde_json::{Map, Value};

use crate::report::Problem;
use crate::source::Source;

use super::keywords::Draft;

/// How the keywords of a document are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Dialect {
    /// The draft whose keywords it knows.
    pub draft: Draft,
    /// Whether `format` is an assertion; else it is an annotation.
    pub asserts_format: bool,
    /// Whether a keyword that no vocabulary knows is a mistake; else it is an annotation.
    pub strict: bool,
}

/// The vocabulary of our own annotations; a dialect that has it is strict.
const OUR_VOCABULARY: &str = "urn:acs-calling-events:vocabulary";

const FORMAT_ASSERTION: &str = "https://json-schema.org/draft/2020-12/vocab/format-assertion";

impl Dialect {
    /// The dialect of a document. `draft` serves where the document does not name one.
    pub fn of(
        source: &Source,
        resources: &Map<String, Value>,
        draft: Option<Draft>,
        assert_format: bool,
    ) -> Result<Self, Problem> {
        let plain = |draft| Self {
            draft,
            asserts_format: assert_format,
            strict: false,
        };
        let Some(named) = source.document.get("$schema") else {
            return Ok(plain(draft.unwrap_or(Draft::Draft202012)));
        };
        let Some(uri) = named.as_str() else {
            return Err(source.problem("#/$schema", "`$schema` must be a string"));
        };
        if let Some(draft) = known(uri) {
            return Ok(plain(draft));
        }
        // A dialect of its own: the meta-schema must be among the resources.
        let meta = resources.get(uri.trim_end_matches('#')).ok_or_else(|| {
            let message = format!(
                "unknown dialect `{uri}`: neither a draft that is read here nor among the resources"
            );
            source.problem("#/$schema", message)
        })?;
        let base = meta.get("$schema").and_then(Value::as_str).and_then(known);
        let vocabularies = meta.get("$vocabulary").and_then(Value::as_object);
        let has = |uri: &str| vocabularies.is_some_and(|it| it.contains_key(uri));
        Ok(Self {
            draft: base.or(draft).unwrap_or(Draft::Draft202012),
            asserts_format: assert_format || has(FORMAT_ASSERTION),
            strict: has(OUR_VOCABULARY),
        })
    }
}

/// The draft that a `$schema` names.
pub(super) fn known(uri: &str) -> Option<Draft> {
    let uri = uri.trim_end_matches('#');
    let path = uri
        .strip_prefix("https://")
        .or_else(|| uri.strip_prefix("http://"))?;
    match path.strip_prefix("json-schema.org/")? {
        "draft/2020-12/schema" => Some(Draft::Draft202012),
        "draft/2019-09/schema" => Some(Draft::Draft201909),
        "draft-07/schema" => Some(Draft::Draft7),
        _ => None,
    }
}
