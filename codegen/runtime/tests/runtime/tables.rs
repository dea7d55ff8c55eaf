//! Tables that are text say what the same tables say as statics, in every keyword.

use codegen_runtime::{Format, Keyword, Pattern, Schema, Tables};

use super::keywords::{invalid, valid};

static FIRST: Pattern = Pattern::new("^a", "^a");
static SECOND: Pattern = Pattern::new("^x-", "^x-");

static TABLES: Tables = Tables::new(
    include_str!("tables.ndjson"),
    &[Format::Date, Format::DateTime],
    &[&FIRST, &SECOND],
);

/// The schema of a number.
macro_rules! line {
    ($number:expr) => {{
        static SCHEMA: Schema = Schema::new("#", &[Keyword::Later(&TABLES, $number)]);
        &SCHEMA
    }};
}

#[test]
fn types_and_literals() {
    valid(line!(0), &["null", "\"a\""]);
    invalid(
        line!(0),
        "1",
        &["(root): expected a string or null, found a number (#/0/type)"],
    );
    valid(line!(1), &["null", "true", "\"a\"", "1.0", "[1,{\"b\":2}]"]);
    invalid(
        line!(1),
        "[1]",
        &["(root): expected one of `null`, `true`, `\"a\"`, `1`, `[1,{\"b\":2.0}]` (#/1/enum)"],
    );
    valid(line!(2), &["12345678901234567890"]);
    invalid(
        line!(2),
        "1",
        &["(root): expected `12345678901234567890` (#/2/const)"],
    );
}

#[test]
fn numbers_and_strings() {
    valid(line!(3), &["6"]);
    for number in ["1", "3.5", "12", "null"] {
        assert!(!is_valid(line!(3), number), "{number}");
    }
    valid(line!(4), &["\"2024-05-06\""]);
    for text in ["\"2024\"", "\"2024-05-06T\""] {
        assert!(!is_valid(line!(4), text), "{text}");
    }
}

#[test]
fn arrays() {
    valid(line!(5), &["[\"a\",6]", "[null,6,6]"]);
    for array in ["[1,6]", "[\"a\",5]", "[]", "[null,6,6,6]"] {
        assert!(!is_valid(line!(5), array), "{array}");
    }
    valid(line!(6), &["[1,2]", "[\"a\"]"]);
    for array in ["[1,1]", "[1,2,3,true]"] {
        assert!(!is_valid(line!(6), array), "{array}");
    }
}

#[test]
fn objects() {
    valid(
        line!(7),
        &["{\"a\":\"b\"}", "{\"a\":null,\"next\":{\"a\":null}}"],
    );
    for object in [
        "{}",
        "{\"a\":1}",
        "{\"a\":null,\"b\":1}",
        "{\"a\":null,\"next\":{\"a\":1}}",
        "{\"a\":null,\"next\":{\"a\":null,\"next\":{}}}",
    ] {
        assert!(!is_valid(line!(7), object), "{object}");
    }
    valid(line!(8), &["{}", "{\"a\":1,\"b\":null,\"c\":null}"]);
    for object in [
        "{\"a\":1}",
        "{\"b\":null}",
        "{\"a\":1,\"b\":null}",
        "{\"a\":1,\"b\":2,\"c\":null,\"d\":null}",
    ] {
        assert!(!is_valid(line!(8), object), "{object}");
    }
}

#[test]
fn alternatives() {
    valid(line!(9), &["6", "\"\""]);
    for value in ["7", "true", "null"] {
        assert!(!is_valid(line!(9), value), "{value}");
    }
    valid(line!(10), &["6", "null"]);
    for value in ["7", "\"a\""] {
        assert!(!is_valid(line!(10), value), "{value}");
    }
}

#[test]
fn cases() {
    valid(
        line!(37),
        &["{}", "{\"kind\":\"c\"}", "{\"kind\":\"bb\",\"a\":1}", "7"],
    );
    invalid(
        line!(37),
        "{\"kind\":\"bb\"}",
        &["(root): missing `a` (#/37/bb/required)"],
    );
    invalid(
        line!(37),
        "{\"kind\":\"a\"}",
        &["(root): expected an integer, found an object (#/12/properties/kind/type)"],
    );
}

#[test]
fn patterns() {
    valid(line!(36), &["\"ab\"", "{\"a\":\"\",\"x-b\":1}"]);
    for value in ["\"b\"", "{\"x-b\":\"\"}", "{\"b\":1}"] {
        assert!(!is_valid(line!(36), value), "{value}");
    }
}

#[test]
fn references_that_depend_on_the_way() {
    // A tree whose nodes are those of the resource that was entered first.
    valid(line!(12), &["{\"kind\":1,\"child\":{\"kind\":2}}"]);
    assert!(!is_valid(
        line!(12),
        "{\"kind\":1,\"child\":{\"kind\":\"\"}}"
    ));
    valid(line!(11), &["{\"child\":{\"kind\":\"\"}}"]);
}

#[test]
fn what_cannot_be_read_accepts_nothing() {
    for schema in [line!(15), line!(16), line!(17), line!(39), line!(99)] {
        assert!(!is_valid(schema, "null"));
        assert!(!is_valid(schema, "{}"));
    }
}

fn is_valid(schema: &Schema, text: &str) -> bool {
    let value = serde_json::from_str(text).expect("it is JSON");
    let verdict = schema.is_valid(&value);
    assert_eq!(schema.validate(&value).is_ok(), verdict, "{text}");
    verdict
}
