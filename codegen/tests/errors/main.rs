//! Broken schemas, each with its whole report: what is wrong, where, and nothing else.

mod documents;
mod keywords;
mod names;
mod references;
mod text;

use codegen::{Draft, Request};
use serde_json::{Map, Value};

const RESOURCES: &str = r##"{
  "urn:example:broken": { "$ref": "#/$defs/A", "$defs": { "A": { "type": "strin", "pattern": "(" } }, "$id": "http://[" },
  "urn:example:door": { "properties": { "a": { "$ref": "urn:example:broken#/$defs/A" } } },
  "urn:example:seven": 7,
  "urn:example:odd": { "$schema": "urn:example:unknown" },
  "urn:example:self": { "$schema": "urn:example:self" },
  "urn:example:named": { "$schema": "urn:example:meta" },
  "urn:example:other": { "$defs": { "Call": { "type": "object" } } },
  "urn:example:draft-7": { "$schema": "http://json-schema.org/draft-07/schema#", "definitions": { "A": { "items": [{}] } } },
  "urn:example:a": { "type": "object" },
  "urn:example:meta": { "$vocabulary": { "urn:example:vocabulary": true } }
}"##;

/// The schema, in the draft that it names or the newest, gives this report.
#[track_caller]
fn check(schema: &str, expected: &str) {
    assert_eq!(report(schema, None, false), expected);
}

/// The same for an older draft.
#[track_caller]
fn check_draft(draft: Draft, schema: &str, expected: &str) {
    assert_eq!(report(schema, Some(draft), false), expected);
}

/// The same where formats are asserted.
#[track_caller]
fn check_asserting(schema: &str, expected: &str) {
    assert_eq!(report(schema, None, true), expected);
}

fn report(schema: &str, draft: Option<Draft>, assert_format: bool) -> String {
    let dialect = include_str!("../../../schema/dialect.schema.json");
    let dialect: Value = serde_json::from_str(dialect).expect("the dialect is JSON");
    let mut resources: Map<String, Value> =
        serde_json::from_str(RESOURCES).expect("a constant, known to be JSON");
    resources.insert("urn:acs-calling-events:dialect".to_owned(), dialect);
    let request = Request {
        file: "s.json",
        text: schema,
        resources: &resources,
        draft,
        assert_format,
        command: "cargo xtask generate",
    };
    match codegen::generate(&request) {
        Ok(_) => "nothing is wrong".to_owned(),
        Err(error) => error.to_string(),
    }
}
