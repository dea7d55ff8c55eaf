//! Random values of schemas that ask for more than the calling events do.

use std::collections::BTreeSet;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};

use arbitrary::Unstructured;
use codegen_runtime::{Format, Keyword, Literal, Properties, Property, Schema, Types};

static LIMITS: Schema = Schema::new(
    "#",
    &[
        Keyword::Type(Types::OBJECT),
        Keyword::Properties(Properties::new(&[
            Property::required(
                "count",
                &Schema::new(
                    "#/count",
                    &[
                        Keyword::Type(Types::INTEGER),
                        Keyword::Minimum("1"),
                        Keyword::ExclusiveMaximum("20"),
                    ],
                ),
            ),
            Property::required(
                "list",
                &Schema::new(
                    "#/list",
                    &[
                        Keyword::Type(Types::ARRAY),
                        Keyword::MinItems(1),
                        Keyword::MaxItems(3),
                        Keyword::PrefixItems(&[&Schema::new(
                            "#/list/0",
                            &[Keyword::Enum(&[Literal::Boolean(true), Literal::Null])],
                        )]),
                        Keyword::Items {
                            from: 1,
                            schema: &Schema::new(
                                "#/list/rest",
                                &[Keyword::OneOf(&[
                                    &Schema::new("#/list/rest/0", &[Keyword::Type(Types::STRING)]),
                                    &Schema::new("#/list/rest/1", &[Keyword::Ref(&TREE)]),
                                ])],
                            ),
                        },
                    ],
                ),
            ),
            Property::required(
                "name",
                &Schema::new(
                    "#/name",
                    &[
                        Keyword::Type(Types::STRING),
                        Keyword::MinLength(2),
                        Keyword::MaxLength(5),
                    ],
                ),
            ),
            Property::required(
                "ratio",
                &Schema::new(
                    "#/ratio",
                    &[
                        Keyword::Type(Types::NUMBER),
                        Keyword::ExclusiveMinimum("-3"),
                        Keyword::Maximum("0.5"),
                    ],
                ),
            ),
            Property::required(
                "set",
                &Schema::new(
                    "#/set",
                    &[Keyword::Type(Types::ARRAY), Keyword::UniqueItems],
                ),
            ),
            Property::required(
                "when",
                &Schema::new(
                    "#/when",
                    &[
                        Keyword::Type(Types::STRING),
                        Keyword::Format(Format::DateTime),
                    ],
                ),
            ),
        ])),
        Keyword::AdditionalProperties {
            known: &["count", "ratio", "name", "list", "set", "when"],
            patterns: &[],
            schema: &Schema::new("#/other", &[Keyword::Never]),
        },
    ],
);

/// A schema that refers to itself without end, and whose first alternative does so again.
static TREE: Schema = Schema::new(
    "#/tree",
    &[
        Keyword::Type(Types::OBJECT),
        Keyword::Properties(Properties::new(&[Property::required(
            "next",
            &Schema::new(
                "#/tree/next",
                &[Keyword::AnyOf(&[
                    &Schema::new("#/tree/next/0", &[Keyword::Ref(&TREE)]),
                    &Schema::new("#/tree/next/1", &[Keyword::Type(Types::NULL)]),
                ])],
            ),
        )])),
    ],
);

/// Bytes that look random, the same for the same seed.
fn bytes(seed: u64) -> Vec<u8> {
    let draw = |index: u64| {
        let mut hasher = DefaultHasher::new();
        (seed, index).hash(&mut hasher);
        hasher.finish().to_le_bytes()
    };
    (0..128).flat_map(draw).collect()
}

#[test]
fn limits_are_kept_and_broken_one_by_one() {
    let mut broken = BTreeSet::new();
    for seed in 0..2_000 {
        let bytes = bytes(seed);
        let value = LIMITS.sample(&mut Unstructured::new(&bytes));
        let value = value.unwrap_or_else(|it| panic!("{seed}: {it}"));
        assert!(LIMITS.is_valid(&value), "{value}");

        let (value, expected) = LIMITS
            .sample_broken(&mut Unstructured::new(&bytes))
            .unwrap_or_else(|it| panic!("{seed}: {it}"));
        let violations = LIMITS.validate(&value).expect_err("broken");
        let found: Vec<String> = violations.iter().map(|it| it.to_string()).collect();
        assert_eq!(found, [expected.to_string()], "{value}");
        broken.insert(expected.schema_pointer().to_owned());
    }
    let broken: Vec<String> = broken.into_iter().collect();
    assert_eq!(
        broken,
        [
            "#/count/exclusiveMaximum",
            "#/count/minimum",
            "#/count/type",
            "#/list/0/enum",
            "#/list/maxItems",
            "#/list/minItems",
            "#/list/rest/oneOf",
            "#/list/type",
            "#/name/maxLength",
            "#/name/minLength",
            "#/name/type",
            "#/other",
            "#/ratio/exclusiveMinimum",
            "#/ratio/maximum",
            "#/ratio/type",
            "#/required",
            "#/set/type",
            "#/set/uniqueItems",
            "#/tree/next/anyOf",
            "#/tree/required",
            "#/type",
            "#/when/format",
            "#/when/type",
        ]
    );
}

#[test]
fn limits_that_no_value_exceeds_are_not_broken() {
    static FAR: Schema = Schema::new(
        "#",
        &[Keyword::AnyOf(&[
            &Schema::new(
                "#/text",
                &[Keyword::Type(Types::STRING), Keyword::MaxLength(u64::MAX)],
            ),
            &Schema::new(
                "#/list",
                &[Keyword::Type(Types::ARRAY), Keyword::MaxItems(1 << 40)],
            ),
        ])],
    );
    for seed in 0..100 {
        let broken = FAR.sample_broken(&mut Unstructured::new(&bytes(seed)));
        let (_, violation) = broken.unwrap_or_else(|it| panic!("{seed}: {it}"));
        assert!(violation.keyword() == "anyOf", "{violation}");
    }
}

#[test]
fn recursion_ends() {
    for seed in 0..200 {
        let value = TREE.sample(&mut Unstructured::new(&bytes(seed)));
        assert!(TREE.is_valid(&value.expect("a tree")));
    }
    let value = TREE.sample(&mut Unstructured::new(&[])).expect("a tree");
    assert!(value.to_string().len() < 200, "{value}");
}

#[test]
fn what_cannot_be_is_an_error() {
    static NOTHING: Schema = Schema::new("#", &[Keyword::Never]);
    static ENDLESS: Schema = Schema::new("#", &[Keyword::Ref(&ENDLESS)]);
    static CONTRADICTION: Schema = Schema::new(
        "#",
        &[
            Keyword::Type(Types::STRING),
            Keyword::Const(Literal::Number("7")),
        ],
    );
    static ANYTHING: Schema = Schema::new("#", &[]);
    for schema in [&NOTHING, &ENDLESS, &CONTRADICTION] {
        assert!(schema.sample(&mut Unstructured::new(&bytes(1))).is_err());
    }
    assert!(ANYTHING.sample(&mut Unstructured::new(&bytes(1))).is_ok());
    static VAST: Schema = Schema::new(
        "#",
        &[Keyword::Type(Types::ARRAY), Keyword::MinItems(u64::MAX)],
    );
    for seed in 0..20 {
        assert!(VAST.sample(&mut Unstructured::new(&bytes(seed))).is_err());
    }
    // There is nothing to break.
    assert!(
        ANYTHING
            .sample_broken(&mut Unstructured::new(&bytes(1)))
            .is_err()
    );
}

#[cfg(feature = "format")]
#[test]
fn every_format_has_texts() {
    const FORMATS: [Format; 20] = [
        Format::DateTime,
        Format::Date,
        Format::Time,
        Format::Duration,
        Format::Email,
        Format::IdnEmail,
        Format::Hostname,
        Format::IdnHostname,
        Format::Ipv4,
        Format::Ipv6,
        Format::Uri,
        Format::UriReference,
        Format::Iri,
        Format::IriReference,
        Format::UriTemplate,
        Format::Uuid,
        Format::JsonPointer,
        Format::RelativeJsonPointer,
        Format::RelativeJsonPointerDraft7,
        Format::Regex,
    ];
    for format in FORMATS {
        let keywords = vec![Keyword::Type(Types::STRING), Keyword::Format(format)];
        // Leaked, for schemas are static.
        let schema: &'static Schema = Box::leak(Box::new(Schema::new("#", keywords.leak())));
        for seed in 0..50 {
            let text = schema.sample(&mut Unstructured::new(&bytes(seed)));
            assert!(text.is_ok(), "{format:?}");
        }
    }
}
