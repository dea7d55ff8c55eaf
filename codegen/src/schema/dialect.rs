//! What `$schema` says: the draft, its vocabularies, whether `format` asserts, and whether unknown
//! keywords are typos.

use serde_json::{Map, Value};

use super::keywords::Draft;

/// How the keywords of a document are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Dialect {
    /// The draft whose keywords it knows.
    pub draft: Draft,
    /// The vocabularies that it has; keywords of the others are annotations.
    pub vocabularies: Vocabularies,
    /// Whether `format` is an assertion; else it is an annotation.
    pub asserts_format: bool,
    /// Whether a keyword that no vocabulary knows is a mistake; else it is an annotation.
    pub strict: bool,
}

/// A part of a draft that a dialect may have or not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Vocabulary {
    Core,
    Applicator,
    Unevaluated,
    Validation,
    Format,
    Content,
    MetaData,
    /// Our own annotations; a dialect that has them is strict.
    Ours,
}

/// A set of vocabularies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Vocabularies(u8);

impl Vocabularies {
    const ALL: Self = Self(u8::MAX);

    /// Whether it holds a vocabulary.
    pub fn has(self, vocabulary: Vocabulary) -> bool {
        self.0 >> vocabulary as u8 & 1 == 1
    }

    fn with(self, vocabulary: Vocabulary) -> Self {
        Self(self.0 | 1 << vocabulary as u8)
    }
}

/// The vocabularies by the last part of their URIs, after the draft's.
const NAMES: [(&str, &[Vocabulary]); 9] = [
    ("core", &[Vocabulary::Core]),
    ("applicator", &[Vocabulary::Applicator]),
    ("unevaluated", &[Vocabulary::Unevaluated]),
    ("validation", &[Vocabulary::Validation]),
    ("format", &[Vocabulary::Format]),
    ("format-annotation", &[Vocabulary::Format]),
    ("format-assertion", &[Vocabulary::Format]),
    ("content", &[Vocabulary::Content]),
    ("meta-data", &[Vocabulary::MetaData]),
];

const OURS: &str = "urn:acs-calling-events:vocabulary";

impl Dialect {
    /// A draft as it is.
    pub fn of_draft(draft: Draft) -> Self {
        Self {
            draft,
            vocabularies: Vocabularies::ALL,
            asserts_format: false,
            strict: false,
        }
    }

    /// The dialect that a `$schema` names; the meta-schema of one of its own must be among the resources.
    pub fn named(uri: &str, resources: &Map<String, Value>) -> Result<Self, String> {
        if let Some(draft) = known(uri) {
            return Ok(Self::of_draft(draft));
        }
        let meta = resources.get(uri.trim_end_matches('#')).ok_or_else(|| {
            format!(
                "unknown dialect `{uri}`: neither a draft that is read here nor among the resources"
            )
        })?;
        let plain = Self::of_draft(base(uri, meta, resources)?);
        match meta.get("$vocabulary").and_then(Value::as_object) {
            Some(vocabularies) => plain.with_vocabularies(vocabularies),
            None => Ok(plain),
        }
    }

    fn with_vocabularies(self, vocabularies: &Map<String, Value>) -> Result<Self, String> {
        let mut dialect = Self {
            vocabularies: Vocabularies(0).with(Vocabulary::Core),
            ..self
        };
        for (uri, required) in vocabularies {
            if uri == OURS {
                dialect.vocabularies = dialect.vocabularies.with(Vocabulary::Ours);
                dialect.strict = true;
                continue;
            }
            let required = required == &Value::Bool(true);
            let name = uri.rsplit_once("/vocab/").map_or("", |(_, name)| name);
            let found = NAMES
                .iter()
                .find(|(it, _)| *it == name && uri.starts_with("https://json-schema.org/"));
            let Some((name, found)) = found else {
                if required {
                    return Err(format!(
                        "the dialect requires an unknown vocabulary `{uri}`"
                    ));
                }
                continue;
            };
            for vocabulary in *found {
                dialect.vocabularies = dialect.vocabularies.with(*vocabulary);
            }
            // 2019-09 has the unevaluated keywords among its applicators.
            if *name == "applicator" && dialect.draft == Draft::Draft201909 {
                dialect.vocabularies = dialect.vocabularies.with(Vocabulary::Unevaluated);
            }
            dialect.asserts_format |=
                *name == "format-assertion" || (*name == "format" && required);
        }
        Ok(dialect)
    }
}

/// The draft that a meta-schema is written in, perhaps by way of other meta-schemas.
fn base(uri: &str, meta: &Value, resources: &Map<String, Value>) -> Result<Draft, String> {
    let mut meta = meta;
    for _ in 0..=resources.len() {
        if !meta.is_object() {
            return Err(format!("the meta-schema of `{uri}` is not an object"));
        }
        let Some(schema) = meta.get("$schema") else {
            return Ok(Draft::Draft202012);
        };
        let schema = schema.as_str().unwrap_or_default();
        if let Some(draft) = known(schema) {
            return Ok(draft);
        }
        match resources.get(schema.trim_end_matches('#')) {
            Some(next) => meta = next,
            None => {
                return Err(format!(
                    "the meta-schema of `{uri}` is in an unknown dialect `{schema}`"
                ));
            }
        }
    }
    Err(format!("the meta-schema of `{uri}` leads to no draft"))
}

/// The draft that a `$schema` names.
fn known(uri: &str) -> Option<Draft> {
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
