//! The shapes in which events come through each channel. What comes out is the same event.

use acs_calling_events::message::{Headers, Message};
use acs_calling_events::{CallingEvent, Delivery, Encode, Event};
use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, STANDARD_NO_PAD};
use serde_json::{Value, json};

use crate::payloads::CALL_STARTED;

/// The attributes of a call's event, in the header names of a protocol.
pub fn attributes(prefix: &str) -> Vec<(String, String)> {
    [
        ("specversion", "1.0"),
        ("id", "1"),
        ("source", "/subscriptions/0/communicationServices/fabrikam"),
        ("type", "Microsoft.Communication.CallStarted"),
        ("time", "2024-11-05T09:41:07.1234567Z"),
        ("subject", "call/1/startedBy/8:acs:1"),
    ]
    .map(|(name, value)| (format!("{prefix}{name}"), value.to_owned()))
    .to_vec()
}

pub fn headers(list: &[(String, String)]) -> Headers<'_> {
    list.iter()
        .map(|(name, value)| (&**name, value.as_bytes()))
        .collect()
}

/// The `data` of the article's event.
pub fn data() -> Value {
    let event: Value = serde_json::from_str(CALL_STARTED).expect("JSON");
    items(event)[0]["data"].clone()
}

fn items(value: Value) -> Vec<Value> {
    match value {
        Value::Array(items) => items,
        value => vec![value],
    }
}

/// The only event, which must be decoded.
#[track_caller]
pub fn only(message: &Message<'_>) -> Event<'static> {
    let delivery = message
        .decode()
        .unwrap_or_else(|it| panic!("{it}"))
        .into_owned();
    assert_eq!(delivery.len(), 1);
    let event = delivery.into_events().next().expect("one event");
    event.unwrap_or_else(|it| panic!("{it}"))
}

#[track_caller]
pub fn is_call_started(event: &Event<'_>) {
    let CallingEvent::CallStarted(call) = event.data() else {
        panic!("{event:?}");
    };
    let json: Value = serde_json::from_str(&call.to_json()).expect("JSON");
    assert_eq!(json, data());
}

#[test]
fn structured_bodies_are_borrowed() {
    for content_type in ["application/cloudevents+json", "application/json", "?"] {
        // Some clients send attributes in both places; in structured mode the body counts.
        let mut list = vec![("content-type".to_owned(), content_type.to_owned())];
        if content_type == "application/cloudevents+json" {
            list.extend(attributes("ce-"));
        }
        let message = Message::http(&headers(&list), CALL_STARTED.as_bytes()).expect("a message");
        assert_eq!(message.as_bytes().as_ptr(), CALL_STARTED.as_ptr());
        is_call_started(&only(&message));
    }
}

/// As MIME breaks it.
fn in_lines(base64: &str) -> String {
    let lines = base64.as_bytes().chunks(76).map(String::from_utf8_lossy);
    lines.collect::<Vec<_>>().join("\r\n")
}

#[test]
fn queue_messages() {
    let compact = serde_json::from_str::<Value>(CALL_STARTED)
        .expect("JSON")
        .to_string();
    for text in [
        CALL_STARTED.to_owned(),
        format!("\n {CALL_STARTED} \n"),
        STANDARD.encode(&compact),
        STANDARD_NO_PAD.encode(format!("{compact} ")),
        STANDARD_NO_PAD.encode(format!("{compact}  ")),
        format!(" {}\r\n", STANDARD.encode(CALL_STARTED)),
        in_lines(&STANDARD.encode(CALL_STARTED)),
    ] {
        is_call_started(&only(&Message::queue(text.as_bytes())));
    }
    for text in ["", "!", "bm8=", "e30", "\u{e9}", "W10=W10="] {
        let message = Message::queue(text.as_bytes());
        if let Ok(delivery) = message.decode() {
            assert!(delivery.events().all(|it| it.is_err()), "{text}");
        }
    }
}

#[test]
fn data_within_a_string_or_base64() {
    let mut items = items(serde_json::from_str(CALL_STARTED).expect("JSON"));
    let plain = items[0].clone();
    items[0]["data"] = data().to_string().into();
    let in_string = items[0].clone();
    let list = attributes("");
    let mut cloud: Value = list.into_iter().map(|(k, v)| (k, Value::from(v))).collect();
    cloud["data_base64"] = STANDARD.encode(data().to_string()).into();
    let in_base64 = cloud.clone();
    cloud["datacontenttype"] = "application/json".into();

    let body = json!([plain, in_string, {}, in_base64, cloud]).to_string();
    let message = Message::from(body.as_bytes());
    let delivery = message.decode().expect("JSON");
    let events: Vec<_> = delivery.events().collect();
    for index in [0, 1, 3, 4] {
        is_call_started(events[index].unwrap_or_else(|it| panic!("{it}")));
    }
    assert_eq!(events[2].expect_err("no event").index(), 2);

    let strict = Delivery::decode(body.as_bytes()).expect("JSON");
    let fine: Vec<_> = strict.events().map(|it| it.is_ok()).collect();
    assert_eq!(
        fine,
        [true, false, false, false, false],
        "the schema's verdict"
    );
}

#[test]
fn data_and_base64_beside_it_are_both_kept() {
    let list = attributes("");
    let mut event: Value = list.into_iter().map(|(k, v)| (k, Value::from(v))).collect();
    event["data_base64"] = STANDARD.encode(data().to_string()).into();

    event["data"] = data().to_string().into();
    let body = event.to_string();
    let read = only(&Message::from(body.as_bytes()));
    is_call_started(&read);
    let read: Value = serde_json::from_str(&read.to_json()).expect("JSON");
    assert_eq!(read["data_base64"], event["data_base64"]);

    event["data"] = json!({ "startedBy": {} });
    let body = event.to_string();
    let message = Message::from(body.as_bytes());
    let delivery = message.decode().expect("JSON");
    assert!(delivery.events().all(|it| it.is_err()), "{delivery:?}");

    event["data"] = json!(null);
    is_call_started(&only(&Message::from(event.to_string().as_bytes())));
}

#[test]
fn data_that_is_no_json_stays_rejected() {
    let mut items = items(serde_json::from_str(CALL_STARTED).expect("JSON"));
    for (data, content_type) in [
        (json!("text"), None),
        (json!("{}"), None),
        (json!("{} {}"), None),
        (json!("[1"), None),
        (json!("\"{}\""), None),
        (json!(data().to_string()), Some("text/plain")),
    ] {
        items[0]["data"] = data;
        if let Some(content_type) = content_type {
            items[0]["datacontenttype"] = content_type.into();
        }
        let body = items[0].to_string();
        let message = Message::from(body.as_bytes());
        let delivery = message.decode().expect("JSON");
        let rejected = delivery.events().next().expect("one").expect_err(&body);
        let first = rejected.violations().iter().next().expect("a violation");
        assert_eq!(
            first.instance_pointer(),
            "/data",
            "the places are the body's"
        );
        assert!(first.line().is_some());
    }
}

#[test]
fn an_unknown_type_may_have_a_string_that_looks_like_json() {
    let body = r#"{"id": "1", "subject": "s", "eventType": "Other", "eventTime": "2024-11-05T09:41:07Z", "data": "{}"}"#;
    let event = only(&Message::from(body.as_bytes()));
    let CallingEvent::Unknown(unknown) = event.data() else {
        panic!("{event:?}");
    };
    assert_eq!(unknown.data.as_ref().map(|it| it.as_raw()), Some("\"{}\""));
}

#[test]
fn no_bytes_make_it_panic() {
    let list = attributes("ce-");
    let kafka = attributes("ce_");
    let mut seed = 1_u64;
    let mut random = move || {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        (seed >> 33) as usize
    };
    let encoded = STANDARD.encode(CALL_STARTED);
    for _ in 0..2_000 {
        let source = if random() % 2 == 0 {
            CALL_STARTED
        } else {
            &encoded
        };
        let mut bytes = source.as_bytes().to_vec();
        bytes.truncate(random() % (bytes.len() + 1));
        for _ in 0..random() % 4 {
            if !bytes.is_empty() {
                let place = random() % bytes.len();
                bytes[place] = random() as u8;
            }
        }
        let _ = Message::queue(&bytes).decode();
        let _ = Message::from(&*bytes).into_delivery();
        let _ = Message::http(&headers(&list), &bytes).map(|it| it.decode().is_ok());
        let _ = Message::record(&headers(&kafka), &bytes).map(|it| it.decode().is_ok());
        let value = [("ce-specversion", b"1.0".as_slice()), ("ce-x", &bytes)];
        let _ = Message::http(&Headers::from_iter(value), b"{}").map(|it| it.decode().is_ok());
    }
}
