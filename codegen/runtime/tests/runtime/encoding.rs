//! What is written back is what came.

use codegen_runtime::{
    Encode, IntoOwned, Json, Map, Members, Number, ObjectWriter, Redacted, Text, Timestamp, decode,
};
use serde_json::{Value, json};

use crate::call::{Any, Call};

#[test]
fn strings_are_escaped() {
    for (text, expected) in [
        ("", r#""""#),
        ("plain", r#""plain""#),
        ("a\"b\\c/d", r#""a\"b\\c/d""#),
        ("\u{8}\u{c}\n\r\t", r#""\b\f\n\r\t""#),
        ("\0\u{1f}\u{7f}", "\"\\u0000\\u001f\u{7f}\""),
        (
            "é€😀 and more than sixteen bytes\n",
            "\"é€😀 and more than sixteen bytes\\n\"",
        ),
    ] {
        assert_eq!(text.to_json(), expected);
        assert_eq!(
            serde_json::from_str::<String>(expected).ok().as_deref(),
            Some(text)
        );
    }
}

#[test]
fn containers() {
    assert_eq!(Vec::<bool>::new().to_json(), "[]");
    assert_eq!(vec![Some(true), None].to_json(), "[true,null]");
    assert_eq!(Map::<()>::new().to_json(), "{}");
    assert_eq!(
        Map::from([("b".into(), ()), ("a\"".into(), ())]).to_json(),
        r#"{"a\"":null,"b":null}"#
    );
    assert_eq!(
        vec![vec![], vec![Map::new(), Map::from([("a".into(), true)])]].to_json(),
        r#"[[],[{},{"a":true}]]"#
    );
    assert_eq!(Box::new(Number::from(1_u32)).to_json(), "1");
    let mut out = Vec::new();
    ObjectWriter::new(&mut out).end();
    assert_eq!(out, b"{}");
}

/// An object with a field for the member `kind`.
struct Holder;

impl Encode for Holder {
    fn encode(&self, _: &mut Vec<u8>) {}

    fn holds(&self, name: &str) -> bool {
        name == "kind"
    }
}

#[test]
fn a_constant_and_what_was_written_already() {
    let mut extra = Members::new();
    extra.insert("kind", Json::from(json!("mine")));
    extra.insert("n\n", Json::from(json!([1])));
    let mut out = Vec::new();
    let mut object = ObjectWriter::new(&mut out);
    object.text(",\"kind\":", "call");
    object.optional(",\"none\":", &None::<bool>);
    object.optional(",\"some\":", &Some(true));
    object.extra(&extra, &Holder);
    object.end();
    assert_eq!(
        String::from_utf8_lossy(&out),
        r#"{"kind":"call","some":true,"n\n":[1]}"#
    );
}

#[test]
fn texts_survive_the_way_there_and_back() {
    let body = r#"{"id":"1","seats":1.0e0,"started":"2024-05-06T07:08:09.1234567+00:00","labels":{"b":true,"a":false},"topic":null,"big":123456789012345678901234567890.10,"deep":{"a":[ 1 , {"b":"\u0061"}]}}"#;
    let call: Call<'_> = decode(body.as_bytes()).expect("it is valid");
    let expected = body.replace(r#"{"b":true,"a":false}"#, r#"{"a":false,"b":true}"#);
    assert_eq!(call.to_json(), expected);
    assert_eq!(call.clone().into_owned().to_vec(), expected.as_bytes());
}

#[test]
fn one_value_is_one_line() {
    let text = "{ \"a\" :\r\n [ 1,\n\t2 ], \"b \\\" \\\\\" : \"c d\\n\" }";
    let any: Any<'_> = decode(text.as_bytes()).expect("it is JSON");
    assert_eq!(any.0.as_raw(), text);
    assert_eq!(any.0.to_json(), r#"{"a":[1,2],"b \" \\":"c d\n"}"#);
    assert_eq!(
        Json::try_from("[1, 2]")
            .map(|it| it.to_json())
            .ok()
            .as_deref(),
        Some("[1, 2]")
    );
}

#[test]
fn serde_goes_both_ways() {
    let value = json!({
        "id": "a\"\n", "seats": 3, "tags": ["x", "y"], "topic": null,
        "parent": {"id": "p", "seats": 0, "f": [1.5, -2, u64::MAX, i64::MIN, 1e300, true]},
    });
    let call: Call<'_> = serde_json::from_value(value.clone()).expect("it is valid");
    assert_eq!(serde_json::to_value(&call).ok().as_ref(), Some(&value));
    let text = serde_json::to_string(&call).expect("it is JSON");
    assert_eq!(
        serde_json::from_str::<Value>(&text).ok().as_ref(),
        Some(&value)
    );
    assert_eq!(serde_json::from_str::<Call<'_>>(&text).ok(), Some(call));

    let error = serde_json::from_str::<Call<'_>>(r#"{"id":"MARKER","seats":"MARKER"}"#)
        .expect_err("no number");
    assert!(
        error
            .to_string()
            .contains("/seats: expected an integer, found a string"),
        "{error}"
    );
    assert!(!error.to_string().contains("MARKER"), "{error}");
}

/// TOML has values of tables before the tables in them, so each value is looked at before it is written.
#[test]
fn serializers_may_look_at_a_value_more_than_once() {
    let value = json!({
        "id": "1", "seats": 3, "tags": ["x", "y"], "labels": {"a": true, "b": false},
        "parent": {"id": "p", "seats": 0, "parent": {"id": "q", "seats": 1}},
        "list": [{"a": [1, 2.5, []]}, {}, {"b": {"c": "d"}}], "mixed": [[{"a": 1}], "x"], "last": "",
    });
    let call: Call<'_> = serde_json::from_value(value.clone()).expect("it is valid");
    let text = toml::to_string(&call).expect("there is no null");
    assert_eq!(toml::from_str::<Value>(&text).ok().as_ref(), Some(&value));
    assert_eq!(toml::from_str::<Call<'_>>(&text).ok(), Some(call));
}

#[test]
fn errors_of_serde_name_no_place_of_another_text() {
    let text = "{\n  \"seats\": \"x\",\n  \"id\": 1\n}";
    let error = serde_json::from_str::<Call<'_>>(text).expect_err("no number");
    let error = error.to_string();
    let mut places: Vec<_> = error.lines().map(|it| it.split(": ").next()).collect();
    places.sort();
    assert_eq!(places, [Some("/id"), Some("/seats")], "{error}");

    let mut deep = json!(1);
    for _ in 0..200 {
        deep = json!([deep]);
    }
    let value = json!({ "id": "1", "seats": 0, "deep": deep });
    let error = serde_json::from_value::<Call<'_>>(value).expect_err("too deep");
    assert_eq!(error.to_string(), "recursion limit exceeded");
}

#[test]
fn values_go_both_ways_through_serde() {
    let number: Number<'_> = serde_json::from_str("1.5").expect("a number");
    assert_eq!(serde_json::to_string(&number).ok().as_deref(), Some("1.5"));
    let time: Timestamp<'_> =
        serde_json::from_str("\"2024-05-06T07:08:09Z\"").expect("a date-time");
    assert_eq!(
        serde_json::to_string(&time).ok().as_deref(),
        Some("\"2024-05-06T07:08:09Z\"")
    );
    assert!(serde_json::from_str::<Timestamp<'_>>("\"yesterday\"").is_err());
    let text: Text<'_> = serde_json::from_str(r#""caf\u00e9""#).expect("a text");
    assert_eq!(
        serde_json::to_string(&text).ok().as_deref(),
        Some("\"café\"")
    );
    let error = serde_json::from_str::<Text<'_>>("417").expect_err("a number");
    assert!(!error.to_string().contains("417"), "{error}");
    let json: Json<'_> = serde_json::from_str("[1,{\"a\":\"b\"}]").expect("a value");
    assert_eq!(
        serde_json::to_string(&json).ok().as_deref(),
        Some("[1,{\"a\":\"b\"}]")
    );
    let members: Members<'_> = serde_json::from_str("{\"a\":1,\"b\":null}").expect("an object");
    assert_eq!(
        serde_json::to_string(&members).ok().as_deref(),
        Some("{\"a\":1,\"b\":null}")
    );
}

#[test]
fn members() {
    let mut members = Members::new();
    assert!(members.is_empty() && members == Members::default());
    assert_eq!(members.insert("a", Json::from(json!(1))), None);
    assert_eq!(
        members.insert(Text::borrowed("b"), Json::from(json!(null))),
        None
    );
    assert_eq!(
        members.insert("a".to_owned(), Json::from(json!(2))),
        Some(Json::from(json!(1)))
    );
    assert_eq!(
        members.iter().map(|(name, _)| name).collect::<Vec<_>>(),
        ["a", "b"]
    );
    assert!(members.is_null("b") && !members.is_null("a") && !members.contains("c"));
    assert_eq!(format!("{members:?}"), r#"{"a", "b"}"#);

    let mut other = Members::new();
    other.insert("b", Json::from(json!(null)));
    assert_ne!(members, other);
    other.insert("a", Json::from(json!(2.0)));
    assert_eq!(members, other);
    assert_eq!(members.remove("a"), Some(Json::from(json!(2))));
    assert_eq!(members.remove("a"), None);
    assert_eq!(members.len(), 1);
}

#[test]
fn members_are_found_by_all_of_their_name() {
    for text in [
        r#"{"name":"x"}"#,
        r#"{"name":"x","b":null}"#,
        r#"{"b":null,"name":"x"}"#,
        r#"{"a":1,"b":null,"name":"x"}"#,
    ] {
        let members: Members<'_> = serde_json::from_str(text).expect("an object");
        assert!(members.contains("name"), "{text}");
        for other in ["", "nam", "names", "name\"", "name\":\"x", "x", "\""] {
            assert!(!members.contains(other), "{text}: {other}");
        }
    }
}

#[test]
fn json_as_text() {
    let json = Json::try_from(" \"a\\n\" ").expect("a string");
    assert_eq!(
        (json.as_raw(), json.as_str()),
        ("\"a\\n\"", Some("a\n".into()))
    );
    assert_eq!(
        Json::try_from("1")
            .ok()
            .and_then(|it| it.as_str().map(Text::into_string)),
        None
    );
    assert!(Json::try_from("null").is_ok_and(|it| it.is_null()));
    assert!(Json::try_from("null 1").is_err() && "".parse::<Json<'_>>().is_err());
    assert_eq!(format!("{json:?} {Redacted:?}"), "Json(5 bytes) [redacted]");
}
