//! Violations stand at the line and column where the value begins that they name.

use codegen_runtime::decode;
use serde_json::Value;

use crate::call::Call;

/// Line, column, pointer and keyword of each violation.
fn places(text: &str) -> Vec<(usize, usize, String, String)> {
    let error = decode::<Call<'_>>(text.as_bytes()).expect_err("it is not valid");
    let codegen_runtime::DecodeError::Violations(violations) = error else {
        panic!("{error}");
    };
    let mut places: Vec<_> = violations
        .iter()
        .map(|it| {
            let (pointer, keyword) = (it.instance_pointer().to_owned(), it.keyword().to_owned());
            (
                it.line().expect("bytes were read"),
                it.column().expect("bytes were read"),
                pointer,
                keyword,
            )
        })
        .collect();
    places.sort();
    places
}

#[track_caller]
fn check(text: &str, expected: &[(usize, usize, &str, &str)]) {
    let found = places(text);
    let found: Vec<_> = found
        .iter()
        .map(|(line, column, pointer, keyword)| (*line, *column, &**pointer, &**keyword))
        .collect();
    assert_eq!(found, expected);
}

#[test]
fn each_value_has_its_place() {
    check(
        "\n  {\n    \"id\": 7,\n    \"parent\": {\"tags\": [\"a\",\n  1, [],\"é\", {}]}, \"seats\"  :  -1\n}",
        &[
            (3, 11, "/id", "type"),
            (4, 15, "/parent", "required"),
            (4, 15, "/parent", "required"),
            (5, 3, "/parent/tags/1", "type"),
            (5, 6, "/parent/tags/2", "type"),
            (5, 15, "/parent/tags/4", "type"),
            (5, 33, "/seats", "minimum"),
        ],
    );
}

#[test]
fn missing_members_are_missed_at_their_object() {
    check(" {}", &[(1, 2, "", "required"), (1, 2, "", "required")]);
    let error = decode::<Call<'_>>(b"{\"id\":\"1\"}").expect_err("not enough");
    assert_eq!(
        error.to_string(),
        "1:1: (root): missing `seats` (#/required)"
    );
}

#[test]
fn the_last_duplicate_is_the_one_that_is_placed() {
    check(
        "{\"id\":1,\n\"seats\":9,\"labels\":{\"x\":1},\"id\":2,\n\"labels\":{\"y\":true,\"y\":0}}",
        &[(2, 33, "/id", "type"), (3, 24, "/labels/y", "type")],
    );
}

#[test]
fn names_are_escaped_in_pointers_and_kept_on_one_line() {
    check(
        r#"{"id":"1","seats":1,"labels":{"a/b~c":1,"":2,"\u0061\n":3}}"#,
        &[
            (1, 39, "/labels/a~1b~0c", "type"),
            (1, 44, "/labels/", "type"),
            (1, 57, "/labels/a\n", "type"),
        ],
    );
    let error = decode::<Call<'_>>(br#"{"id":"1","seats":1,"labels":{"x\n1:1: y":3}}"#)
        .expect_err("no label");
    assert_eq!(error.to_string().lines().count(), 1);
    assert!(
        error
            .to_string()
            .contains("/labels/x\\u{a}1:1: y: expected a boolean, found a number")
    );
    let error =
        decode::<Call<'_>>("{\"id\":\"1\",\"seats\":1,\"labels\":{\"\u{202e}x\":3}}".as_bytes())
            .expect_err("no label");
    assert!(error.to_string().contains("/labels/\\u{202e}x: "));
}

/// Wherever a violation is placed, the value stands that its pointer leads to.
#[test]
fn the_text_at_each_place_is_the_value() {
    let text = "{\"labels\":{\"a\":[1, {\"b\":2}], \"c\" : \"d\"},\r\n\t\"tags\":[null,{\"x\" :[ ]},\n  -1.5e3 ],\"id\":\"\"}";
    let value: Value = serde_json::from_str(text).expect("it is JSON");
    for (line, column, pointer, _) in places(text) {
        let rest = &text.lines().nth(line - 1).expect("there is such a line")[column - 1..];
        let start = text.len()
            - text
                .split_inclusive('\n')
                .skip(line - 1)
                .collect::<String>()
                .len()
            + column
            - 1;
        let mut values = serde_json::Deserializer::from_str(&text[start..]).into_iter::<Value>();
        let found = values.next().and_then(Result::ok);
        assert_eq!(found.as_ref(), value.pointer(&pointer), "{pointer} {rest}");
    }
}

#[test]
fn without_bytes_there_is_no_place() {
    let value = serde_json::json!({"id": "", "seats": 1});
    let violations = <Call<'_> as codegen_runtime::Described>::schema()
        .validate(&value)
        .expect_err("no id");
    let violation = violations.iter().next().expect("there is one");
    assert_eq!((violation.line(), violation.column()), (None, None));
    assert_eq!(
        violation.to_string(),
        "/id: shorter than 1 character (#/properties/id/minLength)"
    );
    assert_eq!(violation.message(), "shorter than 1 character");
    assert_eq!(violation.schema_pointer(), "#/properties/id/minLength");
}
