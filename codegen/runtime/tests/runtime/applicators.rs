//! The interpreter, keyword by keyword: those that combine schemas, and schemas that refer to themselves.

use codegen_runtime::{Cases, Keyword, Literal, Properties, Property, Schema, Types};
use serde_json::Value;

use crate::keywords::{INTEGER, NEVER, SHORT, STRING, invalid, valid, violations};

#[test]
fn combinations() {
    static ALL: &[&Schema] = &[
        &Schema::new("#/allOf/0", &[Keyword::MinLength(2)]),
        &Schema::new("#/allOf/1", &[Keyword::Ref(&STRING)]),
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
    static TEXT_OR_LIST: &[&Schema] = &[
        &Schema::new("#/anyOf/0", &[Keyword::Ref(&STRING), Keyword::MinLength(2)]),
        &Schema::new(
            "#/anyOf/1",
            &[Keyword::Type(Types::ARRAY), Keyword::MinItems(1)],
        ),
        &Schema::new(
            "#/anyOf/2",
            &[
                Keyword::Enum(&[Literal::Array(&[]), Literal::Number("1.5")]),
                Keyword::Never,
            ],
        ),
        &Schema::new("#/anyOf/3", &[Keyword::Const(Literal::Number("4"))]),
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

    static NESTED: &[&Schema] = &[
        &Schema::new("#/oneOf/0", &[Keyword::AnyOf(TEXT_OR_LIST)]),
        &Schema::new(
            "#/oneOf/1",
            &[
                Keyword::AllOf(&[&Schema::new(
                    "#/oneOf/1/allOf/0",
                    &[Keyword::Type(Types::OBJECT)],
                )]),
                Keyword::MinProperties(1),
            ],
        ),
        &Schema::new(
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
            &Schema::new("#/allOf/0", &[Keyword::Ref(&ENDLESS)]),
            &Schema::new("#/allOf/1", &[Keyword::Not(&ENDLESS)]),
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

#[cfg(feature = "pattern")]
#[test]
fn patterns() {
    use codegen_runtime::Pattern;

    static DIGITS: Pattern = Pattern::new("^\\d+$", "^[0-9]+$");
    static PROPERTIES: &[(&Pattern, &Schema)] = &[(
        &DIGITS,
        &Schema::new("#/patternProperties/0", &[Keyword::Ref(&STRING)]),
    )];
    let schema = schema!(Keyword::Pattern(&DIGITS));
    valid(schema, &["\"12\"", "7"]);
    assert_eq!(violations(schema, "\"1a\"").len(), 1);
    let schema = schema!(
        Keyword::PatternProperties(PROPERTIES),
        Keyword::AdditionalProperties {
            known: &["a"],
            patterns: &[&DIGITS],
            schema: &NEVER
        }
    );
    valid(schema, &["{\"1\":\"\",\"a\":1}", "[]"]);
    invalid(
        schema,
        "{\"1\":1,\"b\":\"\"}",
        &[
            "/1: expected a string, found a number (#/$defs/string/type)",
            "/b: unexpected member (#/$defs/never)",
        ],
    );
}

#[test]
fn unevaluated() {
    static BRANCHES: &[&Schema] = &[
        &Schema::new(
            "#/anyOf/0",
            &[Keyword::Properties(Properties::new(&[Property::optional(
                "a",
                &Schema::new("#/anyOf/0/properties/a", &[Keyword::Ref(&STRING)]),
            )]))],
        ),
        &Schema::new(
            "#/anyOf/1",
            &[Keyword::Properties(Properties::new(&[Property::optional(
                "b",
                &Schema::new("#/anyOf/1/properties/b", &[Keyword::Ref(&STRING)]),
            )]))],
        ),
    ];
    let schema = schema!(
        Keyword::AnyOf(BRANCHES),
        Keyword::UnevaluatedProperties(&NEVER)
    );
    valid(
        schema,
        &["{}", "{\"a\":\"\"}", "{\"a\":\"\",\"b\":\"\"}", "7"],
    );
    assert_eq!(violations(schema, "{\"a\":\"\",\"b\":1}").len(), 1);
    assert_eq!(violations(schema, "{\"c\":1,\"d\":1}").len(), 2);

    static PREFIX: &[&Schema] = &[&Schema::new("#/prefixItems/0", &[])];
    let schema = schema!(
        Keyword::PrefixItems(PREFIX),
        Keyword::Contains {
            schema: &STRING,
            min: 0,
            max: None,
            marks: true
        },
        Keyword::UnevaluatedItems(&NEVER)
    );
    valid(schema, &["[]", "[1]", "[1,\"\",\"\"]", "{}"]);
    assert_eq!(violations(schema, "[1,2,\"\",3]").len(), 2);
}

/// What one keyword leaves unevaluated is refused.
#[test]
fn what_each_keyword_evaluates() {
    static ANY: Schema = Schema::new("#/any", &[]);
    static A: Schema = Schema::new(
        "#/a",
        &[Keyword::Properties(Properties::new(&[Property::optional(
            "a", &ANY,
        )]))],
    );
    static ALL: Schema = Schema::new("#/all", &[Keyword::UnevaluatedProperties(&ANY)]);
    static ALLS: &[&Schema] = &[&ALL];
    static NEEDED: &[Property] = &[Property::only_required("a")];
    static WITH_B: &[(&str, &Schema)] = &[("b", &A)];
    static WITH_X: &[(&str, &Schema)] = &[("x", &A)];
    for (keyword, evaluated, others) in [
        (
            Keyword::Properties(Properties::new(NEEDED)),
            None,
            Some(r#"{"a":1}"#),
        ),
        (Keyword::AllOf(ALLS), Some(r#"{"a":1,"b":1}"#), None),
        (
            Keyword::If {
                test: &A,
                then: None,
                otherwise: None,
            },
            Some(r#"{"a":1}"#),
            Some(r#"{"a":1,"b":1}"#),
        ),
        (Keyword::DependentSchemas(WITH_B), None, Some(r#"{"a":1}"#)),
        (
            Keyword::AdditionalProperties {
                known: &["b"],
                patterns: &[],
                schema: &ANY,
            },
            Some(r#"{"a":1}"#),
            Some(r#"{"a":1,"b":1}"#),
        ),
        (
            Keyword::Cases(Cases::new("kind", WITH_X)),
            Some(r#"{"kind":"x","a":1}"#),
            Some(r#"{"kind":"y"}"#),
        ),
    ] {
        let keywords = vec![keyword, Keyword::UnevaluatedProperties(&NEVER)];
        // Leaked, for keywords are static.
        let schema = Schema::new("#", keywords.leak());
        if let Some(all) = evaluated {
            valid(&schema, &[all]);
        }
        if let Some(left) = others {
            assert_eq!(violations(&schema, left).len(), 1, "{left}");
        }
    }

    static ONE: Schema = Schema::new("#/one", &[Keyword::PrefixItems(&[&ANY])]);
    static TWO: Schema = Schema::new("#/two", &[Keyword::PrefixItems(&[&ANY, &ANY])]);
    let schema = schema!(
        Keyword::AllOf(&[&TWO, &ONE]),
        Keyword::UnevaluatedItems(&NEVER)
    );
    valid(schema, &["[1,2]"]);
    assert_eq!(violations(schema, "[1,2,3]").len(), 1);
}
