//! The interpreter, keyword by keyword: the verdict, and the words of each violation; those keywords
//! that combine schemas are in `applicators`.

use codegen_runtime::{Format, Keyword, Literal, Properties, Property, Schema, Types};
use serde_json::Value;

pub static STRING: Schema = Schema::new("#/$defs/string", &[Keyword::Type(Types::STRING)]);
pub static INTEGER: Schema = Schema::new("#/$defs/integer", &[Keyword::Type(Types::INTEGER)]);
pub static SHORT: Schema = Schema::new("#/$defs/short", &[Keyword::MaxLength(2)]);
pub static NEVER: Schema = Schema::new("#/$defs/never", &[Keyword::Never]);

pub fn violations(schema: &Schema, text: &str) -> Vec<String> {
    let value: Value = serde_json::from_str(text).expect("it is JSON");
    let violations = match schema.validate(&value) {
        Ok(()) => Vec::new(),
        Err(violations) => violations.iter().map(ToString::to_string).collect(),
    };
    assert_eq!(schema.is_valid(&value), violations.is_empty(), "{text}");
    violations
}

#[track_caller]
pub fn valid(schema: &Schema, texts: &[&str]) {
    for text in texts {
        assert_eq!(violations(schema, text), [""; 0], "{text}");
    }
}

#[track_caller]
pub fn invalid(schema: &Schema, text: &str, expected: &[&str]) {
    assert_eq!(violations(schema, text), expected, "{text}");
}

#[test]
fn types() {
    let all = ["null", "true", "1", "1.5", "\"\"", "[]", "{}"];
    for (types, accepted) in [
        (Types::NULL, &["null"][..]),
        (Types::BOOLEAN, &["true"]),
        (Types::INTEGER, &["1"]),
        (Types::NUMBER, &["1", "1.5"]),
        (Types::STRING, &["\"\""]),
        (Types::ARRAY, &["[]"]),
        (Types::OBJECT, &["{}"]),
        (Types::INTEGER.or(Types::NULL), &["null", "1"]),
        (Types::NONE, &[]),
    ] {
        for text in all {
            let value = serde_json::from_str(text).expect("it is JSON");
            assert_eq!(
                types.accept(&value),
                accepted.contains(&text),
                "{types} {text}"
            );
        }
    }
    let schema = schema!(Keyword::Type(
        Types::NULL.or(Types::INTEGER).or(Types::STRING)
    ));
    valid(
        schema,
        &["null", "1.0", "1e2", "-0", "123456789012345678901234567890"],
    );
    invalid(
        schema,
        "1.5",
        &["(root): expected a string or an integer or null, found a number (#/type)"],
    );
    invalid(
        schema,
        "[]",
        &["(root): expected a string or an integer or null, found an array (#/type)"],
    );
    assert_eq!(Types::NUMBER.or(Types::INTEGER).to_string(), "a number");
}

#[test]
fn constants() {
    let schema = schema!(Keyword::Const(Literal::String("a\"")));
    valid(schema, &["\"a\\\"\""]);
    invalid(schema, "1", &["(root): expected `\"a\\\"\"` (#/const)"]);
    let schema = schema!(Keyword::Enum(&[
        Literal::Null,
        Literal::Object(&[("a", Literal::Array(&[Literal::Number("1")]))])
    ]));
    valid(schema, &["null", "{\"a\":[1.0]}"]);
    invalid(
        schema,
        "{}",
        &["(root): expected one of `null`, `{\"a\":[1]}` (#/enum)"],
    );
    let schema = schema!(Keyword::Enum(&[
        Literal::Boolean(true),
        Literal::Number("1"),
        Literal::Number("2"),
        Literal::Number("3"),
        Literal::Number("4"),
        Literal::Number("5"),
        Literal::Number("6"),
        Literal::Number("7"),
        Literal::Number("8"),
        Literal::Number("9")
    ]));
    invalid(
        schema,
        "0",
        &["(root): expected one of `true`, `1`, `2`, `3`, `4`, `5`, `6`, `7` and 2 more (#/enum)"],
    );
}

#[test]
fn strings() {
    let schema = schema!(Keyword::MinLength(2), Keyword::MaxLength(3));
    valid(schema, &["\"ab\"", "\"äöü\"", "\"😀😀\"", "7", "[]"]);
    invalid(
        schema,
        "\"ä\"",
        &["(root): shorter than 2 characters (#/minLength)"],
    );
    invalid(
        schema,
        "\"äöüß\"",
        &["(root): longer than 3 characters (#/maxLength)"],
    );
    let schema = schema!(Keyword::Format(Format::DateTime));
    valid(schema, &["\"2024-05-06T07:08:09Z\"", "7"]);
    invalid(schema, "\"today\"", &["(root): not a date-time (#/format)"]);
}

#[test]
fn numbers() {
    let schema = schema!(
        Keyword::MultipleOf("0.5"),
        Keyword::Minimum("1"),
        Keyword::Maximum("2"),
        Keyword::ExclusiveMinimum("1"),
        Keyword::ExclusiveMaximum("2")
    );
    valid(schema, &["1.5", "\"\"", "null"]);
    invalid(
        schema,
        "1",
        &["(root): not greater than 1 (#/exclusiveMinimum)"],
    );
    invalid(
        schema,
        "2",
        &["(root): not less than 2 (#/exclusiveMaximum)"],
    );
    invalid(
        schema,
        "0.7",
        &[
            "(root): not a multiple of 0.5 (#/multipleOf)",
            "(root): less than 1 (#/minimum)",
            "(root): not greater than 1 (#/exclusiveMinimum)",
        ],
    );
    invalid(
        schema,
        "2.5",
        &[
            "(root): greater than 2 (#/maximum)",
            "(root): not less than 2 (#/exclusiveMaximum)",
        ],
    );
}

#[test]
fn arrays() {
    let schema = schema!(
        Keyword::MinItems(1),
        Keyword::MaxItems(2),
        Keyword::UniqueItems
    );
    valid(schema, &["[1]", "[1,2]", "{}"]);
    invalid(schema, "[]", &["(root): fewer than 1 item (#/minItems)"]);
    invalid(
        schema,
        "[1,2,1.0]",
        &[
            "(root): more than 2 items (#/maxItems)",
            "(root): two items are equal (#/uniqueItems)",
        ],
    );
    static PREFIX: &[&Schema] = &[
        &Schema::new("#/prefixItems/0", &[Keyword::Ref(&STRING)]),
        &Schema::new("#/prefixItems/1", &[Keyword::Never]),
    ];
    let schema = schema!(
        Keyword::PrefixItems(PREFIX),
        Keyword::Items {
            from: 2,
            schema: &INTEGER
        }
    );
    valid(schema, &["[]", "[\"\"]", "\"x\""]);
    invalid(
        schema,
        "[1,2,3,\"4\"]",
        &[
            "/0: expected a string, found a number (#/$defs/string/type)",
            "/1: nothing is allowed here (#/prefixItems/1)",
            "/3: expected an integer, found a string (#/$defs/integer/type)",
        ],
    );
    let schema = schema!(Keyword::Items {
        from: 1,
        schema: &NEVER
    });
    valid(schema, &["[]", "[1]"]);
    invalid(schema, "[1,2]", &["/1: unexpected item (#/$defs/never)"]);
}

#[test]
fn contains() {
    let schema = schema!(Keyword::Contains {
        schema: &STRING,
        min: 1,
        max: Some(2),
        marks: false
    });
    valid(schema, &["[1,\"\"]", "[\"\",\"\",1]", "{}"]);
    invalid(
        schema,
        "[]",
        &["(root): fewer than 1 item that `contains` asks for (#/contains)"],
    );
    invalid(
        schema,
        "[\"\",\"\",\"\"]",
        &["(root): more than 2 items that `contains` asks for (#/maxContains)"],
    );
    let schema = schema!(Keyword::Contains {
        schema: &STRING,
        min: 2,
        max: None,
        marks: false
    });
    valid(schema, &["[\"\",\"\",\"\"]"]);
    invalid(
        schema,
        "[\"\"]",
        &["(root): fewer than 2 items that `contains` asks for (#/minContains)"],
    );
    valid(
        schema!(Keyword::Contains {
            schema: &STRING,
            min: 0,
            max: None,
            marks: false
        }),
        &["[]", "[1]"],
    );
}

#[test]
fn objects() {
    let schema = schema!(Keyword::MinProperties(1), Keyword::MaxProperties(2));
    valid(schema, &["{\"a\":1}", "[]"]);
    invalid(
        schema,
        "{}",
        &["(root): fewer than 1 member (#/minProperties)"],
    );
    invalid(
        schema,
        "{\"a\":1,\"b\":1,\"c\":1}",
        &["(root): more than 2 members (#/maxProperties)"],
    );

    let schema = schema!(Keyword::Properties(Properties::new(&[
        Property::only_required("a"),
        Property::only_required("b"),
        Property::only_required("c")
    ])));
    valid(schema, &["{\"a\":null,\"b\":null,\"c\":null}", "[]"]);
    invalid(
        schema,
        "{\"b\":1}",
        &[
            "(root): missing `a` (#/required)",
            "(root): missing `c` (#/required)",
        ],
    );

    let schema = schema!(Keyword::DependentRequired(&[("a", &["b", "c"])]));
    valid(schema, &["{}", "{\"b\":1}", "{\"a\":1,\"b\":1,\"c\":1}"]);
    invalid(
        schema,
        "{\"a\":1,\"b\":1}",
        &["(root): missing `c`, which `a` requires (#/dependentRequired)"],
    );

    static DEPENDENT: &[(&str, &Schema)] = &[(
        "a",
        &Schema::new(
            "#/dependentSchemas/a",
            &[Keyword::Properties(Properties::new(&[
                Property::only_required("b"),
            ]))],
        ),
    )];
    let schema = schema!(Keyword::DependentSchemas(DEPENDENT));
    valid(schema, &["{}", "{\"b\":1}", "{\"a\":1,\"b\":1}", "7"]);
    invalid(
        schema,
        "{\"a\":1}",
        &["(root): missing `b` (#/dependentSchemas/a/required)"],
    );

    let schema = schema!(Keyword::PropertyNames(&SHORT));
    valid(schema, &["{\"ab\":\"long enough\"}", "\"long\""]);
    invalid(
        schema,
        "{\"a\":1,\"abc\":1}",
        &["/abc: a member of this name is not allowed (#/propertyNames)"],
    );
}

#[test]
fn members() {
    static CLOSED: Schema = Schema::new("#/additionalProperties", &[Keyword::Never]);
    let schema = schema!(
        Keyword::Properties(Properties::new(&[
            Property::optional(
                "a",
                &Schema::new("#/properties/a", &[Keyword::Ref(&STRING)])
            ),
            Property::optional("no", &Schema::new("#/properties/no", &[Keyword::Never])),
        ])),
        Keyword::AdditionalProperties {
            known: &["a", "no"],
            patterns: &[],
            schema: &CLOSED
        }
    );
    valid(schema, &["{}", "{\"a\":\"\"}", "[]"]);
    invalid(
        schema,
        "{\"a\":1,\"b/c\":1,\"d\":1,\"no\":1}",
        &[
            "/a: expected a string, found a number (#/$defs/string/type)",
            "/no: nothing is allowed here (#/properties/no)",
            "/b~1c: unexpected member (#/additionalProperties)",
            "/d: unexpected member (#/additionalProperties)",
        ],
    );
    let value = serde_json::json!({"x": 1});
    let violations = schema.validate(&value).expect_err("it is closed");
    assert_eq!(
        violations
            .into_iter()
            .next()
            .map(|it| it.keyword().to_owned())
            .as_deref(),
        Some("additionalProperties")
    );

    let schema = schema!(Keyword::AdditionalProperties {
        known: &[
            "a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l", "m", "n", "o", "p", "q"
        ],
        patterns: &[],
        schema: &INTEGER
    });
    valid(schema, &["{\"q\":\"\",\"r\":1}"]);
    invalid(
        schema,
        "{\"r\":\"\"}",
        &["/r: expected an integer, found a string (#/$defs/integer/type)"],
    );
}
