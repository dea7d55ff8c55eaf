//! What generated types implement, whatever their names are: those of the libraries' own types too.

use codegen_runtime::{Described, Keyword, Types};
use serde::{Deserialize, Deserializer};
use serde_json::json;

const DOCUMENT: &str = r##"{
    "$id": "urn:example:names",
    "$defs": {
        "Schema": {"type": "string", "x-note": {"$ref": "#/$defs/Option"}},
        "Option": {
            "properties": {"$ref": {"$ref": "#/%24defs/Schema"}, "a": {"$ref": "#/$defs/~1none"}},
            "examples": [{"$ref": "#/$defs/Schema"}],
            "items": {"$ref": "https://example.com/other"}
        },
        "/none": true
    }
}"##;

macro_rules! types {
    ($($name:ident at $place:literal)*) => {
        $(
            #[derive(Debug)]
            pub struct $name(#[expect(dead_code, reason = "only drawn")] serde_json::Value);

            impl<'de> Deserialize<'de> for $name {
                fn deserialize<D: Deserializer<'de>>(
                    deserializer: D,
                ) -> Result<Self, D::Error> {
                    serde_json::Value::deserialize(deserializer).map($name)
                }
            }

            impl Described for $name {
                fn schema() -> &'static codegen_runtime::Schema {
                    static SCHEMA: codegen_runtime::Schema =
                        codegen_runtime::Schema::new($place, &[Keyword::Type(Types::STRING)]);
                    &SCHEMA
                }
            }
        )*
        codegen_runtime::implement_json_schema!(DOCUMENT, $($place as $name),*);
        codegen_runtime::implement_arbitrary!($($name),*);
    };
}

types! {
    Schema at "#/$defs/Schema"
    Option at "#/$defs/Option"
    SchemaGenerator at "urn:example:elsewhere#"
    JsonSchema at "#/$defs/JsonSchema"
    Arbitrary at "#/$defs/Arbitrary"
    Unstructured at "#/$defs/Unstructured"
    Cow at "#/$defs/Cow"
}

#[test]
fn references_are_led_and_data_is_left() {
    let schema = schemars::schema_for!(Option).to_value();
    assert_eq!(
        schema,
        json!({
            "$schema": "https://json-schema.org/draft/2020-12/schema",
            "title": "Option",
            "properties": {
                "$ref": {"$ref": "#/$defs/Schema"},
                "a": {"$ref": "urn:example:names#/$defs/~1none"},
            },
            "examples": [{"$ref": "#/$defs/Schema"}],
            "items": {"$ref": "https://example.com/other"},
            "$defs": {"Schema": {"type": "string", "x-note": {"$ref": "#/$defs/Option"}}},
        })
    );
    let schema = schemars::schema_for!(SchemaGenerator).to_value();
    assert_eq!(
        schema["$ref"],
        json!("urn:example:elsewhere#"),
        "of another document"
    );
}

#[test]
fn values_are_drawn() {
    use arbitrary::Arbitrary as _;
    use proptest::arbitrary::any;
    use proptest::strategy::{Strategy, ValueTree};
    use proptest::test_runner::TestRunner;

    let mut runner = TestRunner::deterministic();
    assert!(
        any::<Option>()
            .new_tree(&mut runner)
            .is_ok_and(|it| !format!("{:?}", it.current()).is_empty())
    );
    assert!(Unstructured::arbitrary(&mut arbitrary::Unstructured::new(&[1, 2, 3])).is_ok());
}
