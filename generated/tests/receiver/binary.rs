//! Events whose attributes come as headers of a request or a record, and whose data is the body.

use acs_calling_events::message::{Message, MessageError};
use serde_json::{Value, json};

use crate::messages::{attributes, data, headers, is_call_started, only};

#[test]
fn binary_mode_over_http_and_kafka() {
    let body = data().to_string();
    for prefix in ["ce-", "CE-", "Ce-"] {
        let list = attributes(prefix);
        let message = Message::http(&headers(&list), body.as_bytes()).expect("a message");
        let event = only(&message);
        is_call_started(&event);
        assert_eq!(
            event.time().map(|it| it.as_str()),
            Some("2024-11-05T09:41:07.1234567Z")
        );
    }
    for prefix in ["ce_", "cloudEvents:", "cloudEvents_"] {
        let list = attributes(prefix);
        let message = Message::record(&headers(&list), body.as_bytes()).expect("a message");
        is_call_started(&only(&message));
    }
}

#[test]
fn binary_mode_is_what_structured_mode_would_be() {
    let mut list = attributes("ce-");
    list.push(("ce-comexampleextension".into(), "7".into()));
    list.push((
        "Content-Type".into(),
        "application/json; charset=utf-8".into(),
    ));
    list.push(("Host".into(), "localhost".into()));
    let message = Message::http(&headers(&list), br#" {"n": 1.50} "#).expect("a message");
    let event: Value = serde_json::from_slice(message.as_bytes()).expect("JSON");
    assert_eq!(
        event,
        json!({
            "specversion": "1.0",
            "id": "1",
            "source": "/subscriptions/0/communicationServices/fabrikam",
            "type": "Microsoft.Communication.CallStarted",
            "time": "2024-11-05T09:41:07.1234567Z",
            "subject": "call/1/startedBy/8:acs:1",
            "comexampleextension": "7",
            "datacontenttype": "application/json; charset=utf-8",
            "data": serde_json::from_str::<Value>(r#"{"n": 1.50}"#).expect("JSON"),
        })
    );
    let text = String::from_utf8_lossy(message.as_bytes());
    assert!(text.contains("1.50"), "the text of numbers is kept: {text}");
}

#[test]
fn attribute_values_are_decoded_as_the_binding_says() {
    for (http, value) in [
        ("Euro%20%E2%82%AC%20%F0%9F%98%80", "Euro \u{20AC} \u{1F600}"),
        ("%41%2f%2F", "A//"),
        ("100%", "100%"),
        ("%zz", "%zz"),
        ("%2541", "%41"),
        ("\"quoted \\\" \\\\ value\"", "quoted \" \\ value"),
        ("a+b", "a+b"),
        ("", ""),
        ("\"", "\""),
        ("line%0Abreak\u{7f}", "line\nbreak\u{7f}"),
    ] {
        let mut list = attributes("ce-");
        list.push(("ce-ext".into(), http.into()));
        let message = Message::http(&headers(&list), b"").expect("a message");
        let event: Value = serde_json::from_slice(message.as_bytes()).expect("JSON");
        assert_eq!(event["ext"], value, "{http}");
    }
    let mut list = attributes("ce_");
    list.push(("ce_ext".into(), "%41 \"\u{e9}\"".into()));
    let message = Message::record(&headers(&list), b"").expect("a message");
    let event: Value = serde_json::from_slice(message.as_bytes()).expect("JSON");
    assert_eq!(event["ext"], "%41 \"\u{e9}\"", "Kafka has them as they are");
}

#[test]
fn headers_that_are_no_attributes_are_refused() {
    for (name, value) in [
        ("ce-", "x"),
        ("ce-a-b", "x"),
        ("ce-\u{e9}", "x"),
        ("ce-data", "{}"),
        ("ce-data_base64", "e30="),
        ("CE-ID", "2"),
        ("ce-ext", "%FF"),
    ] {
        let mut list = attributes("ce-");
        list.push((name.into(), value.into()));
        let error = Message::http(&headers(&list), b"{}").expect_err(name);
        assert!(matches!(error, MessageError::Attribute), "{name}: {error}");
    }
}

#[test]
fn data_cannot_break_out_of_its_member() {
    let list = attributes("ce-");
    for body in [
        r#"{}, "type": "Other""#,
        r#"{}}"#,
        r#"{} {}"#,
        r#"{"a": 1"#,
        "\u{FEFF}{}",
        " ",
    ] {
        let error = Message::http(&headers(&list), body.as_bytes()).expect_err(body);
        assert!(matches!(error, MessageError::Json(_)), "{body}: {error}");
    }
}

#[test]
fn data_of_other_types_is_kept() {
    let mut list = attributes("ce-");
    list.retain(|(name, _)| name != "ce-type");
    list.push(("ce-type".into(), "Other".into()));
    for (content_type, body, member, value) in [
        (
            "text/plain",
            b"\"caf\xC3\xA9\"\n".as_slice(),
            "data",
            json!("\"caf\u{e9}\"\n"),
        ),
        (
            "text/plain; charset=latin1",
            b"caf\xE9",
            "data_base64",
            json!("Y2Fm6Q=="),
        ),
        (
            "application/octet-stream",
            b"\x00\x01",
            "data_base64",
            json!("AAE="),
        ),
        ("application/xml", b"<a/>", "data_base64", json!("PGEvPg==")),
        ("application/vnd.x+json", b"[1]", "data", json!([1])),
        ("TEXT/JSON", b"[1]", "data", json!([1])),
        ("", b"[1]", "data", json!([1])),
    ] {
        let mut list = list.clone();
        list.push(("content-type".into(), content_type.into()));
        let message = Message::http(&headers(&list), body).expect("a message");
        let event: Value = serde_json::from_slice(message.as_bytes()).expect("JSON");
        assert_eq!(event[member], value, "{content_type}");
        assert_eq!(event["datacontenttype"], content_type);
        only(&message);
    }
}

#[test]
fn what_an_attribute_lacks_is_reported_as_for_any_event() {
    let list = attributes("ce-");
    let without_source: Vec<_> = list
        .into_iter()
        .filter(|(it, _)| it != "ce-source")
        .collect();
    let message = Message::http(&headers(&without_source), b"{}").expect("a message");
    let delivery = message.decode().expect("JSON");
    let rejected = delivery
        .events()
        .next()
        .expect("one")
        .expect_err("no source");
    let keywords: Vec<_> = rejected
        .violations()
        .iter()
        .map(|it| it.keyword())
        .collect();
    assert!(keywords.contains(&"required"), "{rejected}");
}
