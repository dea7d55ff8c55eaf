//! The interpreter, keyword by keyword: the verdict, and the words of each violation.

use codegen_runtime::{Format, Keyword, Literal, Schema, Types};
use serde_json::Value;

/// Keywords of the schema `#`.
macro_rules! schema {
    ($($keyword:expr),*) => {{
        static SCHEMA: Schema = Schema::new("#", &[$($keyword),*]);
        &SCHEMA
    }};
}

static STRING: Schema = Schema::new("#/$defs/string", &[Keyword::Type(Types::STRING)]);
static INTEGER: Schema = Schema::new("#/$defs/integer", &[Keyword::Type(Types::INTEGER)]);
static SHORT: Schema = Schema::new("#/$defs/short", &[Keyword::MaxLength(2)]);
static NEVER: Schema = Schema::new("#/$defs/never", &[Keyword::Never]);

fn violations(schema: &Schema, text: &str) -> Vec<String> {
    let value: Value = serde_json::from_str(text).expect("it is JSON");
    let violations = match schema.validate(&value) {
        Ok(()) => Vec::new(),
        Err(violations) => violations.iter().map(ToString::to_string).collect(),
    };
    assert_eq!(schema.is_valid(&value), violations.is_empty(), "{text}");
    violations
}

#[track_caller]
fn valid(schema: &Schema, texts: &[&str]) {
    for text in texts {
        assert_eq!(violations(schema, text), [""; 0], "{text}");
    }
}

#[track_caller]
fn invalid(schema: &Schema, text: &str, expected: &[&str]) {
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
    static PREFIX: &[Schema] = &[
        Schema::new("#/prefixItems/0", &[Keyword::Ref(&STRING)]),
        Schema::new("#/prefixItems/1", &[Keyword::Never]),
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
        max: Some(2)
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
        max: None
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
            max: None
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

    let schema = schema!(Keyword::Required(&["a", "b", "c"]));
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

    static DEPENDENT: &[(&str, Schema)] = &[(
        "a",
        Schema::new("#/dependentSchemas/a", &[Keyword::Required(&["b"])]),
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
    static PROPERTIES: &[(&str, Schema)] = &[
        ("a", Schema::new("#/properties/a", &[Keyword::Ref(&STRING)])),
        ("no", Schema::new("#/properties/no", &[Keyword::Never])),
    ];
    static CLOSED: Schema = Schema::new("#/additionalProperties", &[Keyword::Never]);
    let schema = schema!(
        Keyword::Properties(PROPERTIES),
        Keyword::AdditionalProperties {
            known: &["a", "no"],
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
        schema: &INTEGER
    });
    valid(schema, &["{\"q\":\"\",\"r\":1}"]);
    invalid(
        schema,
        "{\"r\":\"\"}",
        &["/r: expected an integer, found a string (#/$defs/integer/type)"],
    );
}

#[test]
fn combinations() {
    static ALL: &[Schema] = &[
        Schema::new("#/allOf/0", &[Keyword::MinLength(2)]),
        Schema::new("#/allOf/1", &[Keyword::Ref(&STRING)]),
    ];
    let schema = schema!(Keyword::AllOf(ALL));
    valid(schema, &["\"ab\""]);
    invalid(
        schema,
        "\"a\"",
        &["(root): shorter than 2 characters (#/allOf/0/minLength)"],
    );
    invalid(
        schema,
        "1",
        &["(root): expected a string, found a number (#/$defs/string/type)"],
    );

    let schema = schema!(Keyword::Not(&STRING));
    valid(schema, &["1"]);
    invalid(
        schema,
        "\"\"",
        &["(root): matches what it must not (#/not)"],
    );

    let schema = schema!(Keyword::If {
        test: &STRING,
        then: Some(&SHORT),
        otherwise: Some(&INTEGER)
    });
    valid(schema, &["\"ab\"", "1"]);
    invalid(
        schema,
        "\"abc\"",
        &["(root): longer than 2 characters (#/$defs/short/maxLength)"],
    );
    invalid(
        schema,
        "null",
        &["(root): expected an integer, found null (#/$defs/integer/type)"],
    );
    valid(
        schema!(Keyword::If {
            test: &STRING,
            then: None,
            otherwise: None
        }),
        &["\"abc\"", "1"],
    );

    let schema = schema!(Keyword::Ref(&NEVER));
    invalid(
        schema,
        "1",
        &["(root): nothing is allowed here (#/$defs/never)"],
    );
}

#[test]
fn alternatives() {
    static TEXT_OR_LIST: &[Schema] = &[
        Schema::new("#/anyOf/0", &[Keyword::Ref(&STRING), Keyword::MinLength(2)]),
        Schema::new(
            "#/anyOf/1",
            &[Keyword::Type(Types::ARRAY), Keyword::MinItems(1)],
        ),
        Schema::new(
            "#/anyOf/2",
            &[
                Keyword::Enum(&[Literal::Array(&[]), Literal::Number("1.5")]),
                Keyword::Never,
            ],
        ),
        Schema::new("#/anyOf/3", &[Keyword::Const(Literal::Number("4"))]),
    ];
    let schema = schema!(Keyword::AnyOf(TEXT_OR_LIST));
    valid(schema, &["\"ab\"", "[1]", "4.0"]);
    invalid(
        schema,
        "\"a\"",
        &["(root): shorter than 2 characters (#/anyOf/0/minLength)"],
    );
    invalid(
        schema,
        "[]",
        &["(root): fewer than 1 item (#/anyOf/1/minItems)"],
    );
    invalid(schema, "5", &["(root): expected `4` (#/anyOf/3/const)"]);
    invalid(
        schema,
        "null",
        &["(root): matches none of the alternatives (#/anyOf)"],
    );

    static NESTED: &[Schema] = &[
        Schema::new("#/oneOf/0", &[Keyword::AnyOf(TEXT_OR_LIST)]),
        Schema::new(
            "#/oneOf/1",
            &[
                Keyword::AllOf(&[Schema::new(
                    "#/oneOf/1/allOf/0",
                    &[Keyword::Type(Types::OBJECT)],
                )]),
                Keyword::MinProperties(1),
            ],
        ),
        Schema::new(
            "#/oneOf/2",
            &[Keyword::Type(Types::NUMBER), Keyword::Minimum("4")],
        ),
    ];
    let schema = schema!(Keyword::OneOf(NESTED));
    valid(schema, &["\"ab\"", "{\"a\":1}", "5"]);
    invalid(
        schema,
        "{}",
        &["(root): fewer than 1 member (#/oneOf/1/minProperties)"],
    );
    invalid(
        schema,
        "4",
        &["(root): matches more than one alternative (#/oneOf)"],
    );
    invalid(
        schema,
        "3",
        &["(root): matches none of the alternatives (#/oneOf)"],
    );
    invalid(schema, "3.5", &["(root): less than 4 (#/oneOf/2/minimum)"]);
}

#[test]
fn schemas_that_refer_to_themselves() {
    static LIST: Schema = Schema::new(
        "#",
        &[
            Keyword::Type(Types::ARRAY),
            Keyword::Items {
                from: 0,
                schema: &LIST,
            },
        ],
    );
    let nested =
        |depth: usize, middle: &str| format!("{}{middle}{}", "[".repeat(depth), "]".repeat(depth));
    valid(&LIST, &[&nested(127, "")]);
    let pointer = "/0".repeat(126);
    invalid(
        &LIST,
        &nested(126, "7"),
        &[&format!(
            "{pointer}: expected an array, found a number (#/type)"
        )],
    );

    static ENDLESS: Schema = Schema::new(
        "#",
        &[Keyword::AllOf(&[
            Schema::new("#/allOf/0", &[Keyword::Ref(&ENDLESS)]),
            Schema::new("#/allOf/1", &[Keyword::Not(&ENDLESS)]),
        ])],
    );
    invalid(
        &ENDLESS,
        "1",
        &["(root): schemas refer to one another too deeply (#)"],
    );
    static DENIED: Schema = Schema::new("#", &[Keyword::Not(&ENDLESS)]);
    assert!(!DENIED.is_valid(&Value::Null) && DENIED.validate(&Value::Null).is_err());
}
