//! The interpreter on objects: members that are found wherever they come, and schemas that other ones stand for.

use codegen_runtime::{Keyword, Properties, Property, Schema, Types};
use serde_json::{Map, Value};

use crate::keywords::{INTEGER, STRING, invalid, valid};

/// So many members are looked for one by one, by order, or by their marks.
const COUNTS: [usize; 6] = [1, 2, 7, 16, 17, 60];

/// A name of its own length and with an end of its own, sorted by index.
fn name(index: usize) -> String {
    let letter = char::from(b'a' + u8::try_from(index % 26).expect("a letter"));
    format!("{index:02}{}", String::from(letter).repeat(index % 23))
}

fn integers(count: usize, property: fn(&'static str, &'static Schema) -> Property) -> Schema {
    let properties = (0..count).map(|index| property(String::leak(name(index)), &INTEGER));
    let properties = Properties::new(Vec::leak(properties.collect()));
    Schema::new("#", Vec::leak(vec![Keyword::Properties(properties)]))
}

/// Members in the order of the indices.
fn object(indices: impl Iterator<Item = usize>) -> Map<String, Value> {
    indices.map(|it| (name(it), Value::from(1))).collect()
}

#[test]
fn members_are_found_in_every_order() {
    for count in COUNTS {
        let schema = integers(count, Property::required);
        for first in 0..count {
            let forwards = object((first..count).chain(0..first));
            let backwards = object((0..first).rev().chain((first..count).rev()));
            for mut members in [forwards, backwards] {
                assert!(schema.is_valid(&Value::from(members.clone())), "{count}");
                members.insert(name(first), Value::from("no integer"));
                assert!(!schema.is_valid(&Value::from(members.clone())), "{count}");
                members.remove(&name(first));
                assert!(!schema.is_valid(&Value::from(members)), "{count}");
            }
        }
    }
}

#[test]
fn members_are_found_among_others() {
    for count in COUNTS {
        let schema = integers(count, Property::optional);
        for index in 0..count {
            let mut members = object([index].into_iter());
            for other in 0..2 * count {
                members.insert(format!("{}+", name(other)), Value::from("unknown"));
            }
            assert!(schema.is_valid(&Value::from(members.clone())), "{index}");
            members.insert(name(index), Value::from("no integer"));
            assert!(!schema.is_valid(&Value::from(members)), "{index}");
        }
    }
}

#[test]
fn names_that_differ_in_the_middle_are_told_apart() {
    for length in [9, 16, 17, 24, 32, 33, 70] {
        for at in 0..length {
            let name = "n".repeat(length);
            let mut other = name.clone();
            other.replace_range(at..=at, "m");
            let properties = vec![Property::required(String::leak(name.clone()), &INTEGER)];
            let properties = Properties::new(properties.leak());
            let schema = Schema::new("#", vec![Keyword::Properties(properties)].leak());
            let object = |name: String| Value::from(Map::from_iter([(name, Value::from(1))]));
            assert!(schema.is_valid(&object(name)), "{length}");
            assert!(!schema.is_valid(&object(other)), "{at} of {length}");
        }
    }
}

#[test]
fn keywords_around_properties_hold_too() {
    let schema = schema!(
        Keyword::MinProperties(2),
        Keyword::Type(Types::OBJECT),
        Keyword::Properties(Properties::new(&[Property::required("a", &INTEGER)])),
        Keyword::MaxProperties(3)
    );
    valid(schema, &["{\"a\":1,\"b\":2}"]);
    invalid(
        schema,
        "{\"a\":1}",
        &["(root): fewer than 2 members (#/minProperties)"],
    );
    invalid(
        schema,
        "{\"a\":\"\",\"b\":2,\"c\":3,\"d\":4}",
        &[
            "/a: expected an integer, found a string (#/$defs/integer/type)",
            "(root): more than 3 members (#/maxProperties)",
        ],
    );
    invalid(
        schema,
        "1",
        &["(root): expected an object, found a number (#/type)"],
    );
}

#[test]
fn another_schema_judges_objects() {
    static TEXT: Schema = Schema::new(
        "#/$defs/text",
        &[Keyword::Properties(Properties::new(&[Property::required(
            "a", &STRING,
        )]))],
    );
    static NUMBER: Schema = Schema::new(
        "#/$defs/number",
        &[Keyword::Properties(Properties::new(&[Property::required(
            "b", &INTEGER,
        )]))],
    );
    static EITHER: Schema = Schema::new(
        "#/$defs/either",
        &[Keyword::If {
            test: &Schema::new(
                "#/$defs/either/if",
                &[Keyword::Properties(Properties::new(&[
                    Property::only_required("a"),
                ]))],
            ),
            then: Some(&TEXT),
            otherwise: Some(&NUMBER),
        }],
    )
    .objects_by("a", &TEXT, &NUMBER);
    static REFERENCE: Schema =
        Schema::new("#/$defs/reference", &[Keyword::Ref(&TEXT)]).objects_as(&TEXT);

    valid(&EITHER, &["{\"a\":\"\"}", "{\"b\":1}", "1"]);
    invalid(
        &EITHER,
        "{}",
        &["(root): missing `b` (#/$defs/number/required)"],
    );
    invalid(
        &EITHER,
        "{\"a\":1,\"b\":1}",
        &["/a: expected a string, found a number (#/$defs/string/type)"],
    );
    valid(&REFERENCE, &["{\"a\":\"\"}", "1"]);
    invalid(
        &REFERENCE,
        "{\"b\":1}",
        &["(root): missing `a` (#/$defs/text/required)"],
    );
}
