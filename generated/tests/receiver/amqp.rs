//! Properties in AMQP's encoding: Event Hubs does not decode what AMQP clients have set for those who speak Kafka's
//! protocol.

use acs_calling_events::message::{Headers, Message, MessageError};

use crate::messages::{attributes, data, is_call_started, only};

#[test]
fn properties_in_the_encoding_of_amqp() {
    let short = |text: &str| [&[0xA1, text.len() as u8], text.as_bytes()].concat();
    let long = |text: &str| [&[0xB1, 0, 0, 0, text.len() as u8], text.as_bytes()].concat();
    let list = attributes("cloudEvents:");
    let mut values: Vec<_> = list.iter().map(|(_, value)| short(value)).collect();
    values[2] = long(&list[2].1);
    values[4] = [&[0x83][..], &1_730_799_667_123_i64.to_be_bytes()].concat();
    let names = list.iter().map(|(name, _)| &**name);
    let headers: Headers<'_> = names.zip(values.iter().map(|it| &**it)).collect();
    let body = data().to_string();
    let event = only(&Message::record(&headers, body.as_bytes()).expect("a message"));
    is_call_started(&event);
    assert_eq!((event.id(), event.source()), ("1", Some(&*list[2].1)));
    let time = event.time().expect("a time");
    assert_eq!(time.as_str(), "2024-11-05T09:41:07.123Z");

    for value in [
        &[0xA1][..],
        b"\xA1\x02a",
        b"\xB1\xFF\xFF\xFF\xFFa",
        b"\x83\0",
    ] {
        let headers = [("ce_specversion", b"1.0".as_slice()), ("ce_id", value)];
        let error = Message::record(&Headers::from_iter(headers), b"{}").expect_err("cut off");
        assert!(matches!(error, MessageError::Attribute), "{error}");
    }
}
