//! CloudEvents in binary mode: attributes in headers, data in the body. They are written as the one
//! JSON object that they are in structured mode.

use std::borrow::Cow;

use base64::Engine as _;
use codegen_runtime::Encode;
use percent_encoding::percent_decode;

use super::{BASE64, Headers, Message, MessageError, amqp, raw};

/// How a protocol carries attributes.
pub(super) struct Binding {
    /// What the names of their headers begin with, in lower case.
    prefixes: &'static [&'static str],
    /// Whether their values are percent-encoded; those that are not may be encoded as AMQP does it.
    percent: bool,
}

pub(super) static HTTP: Binding = Binding {
    prefixes: &["ce-"],
    percent: true,
};

/// Event Hubs shows the properties that AMQP clients set, which have prefixes and an encoding of their own.
pub(super) static KAFKA: Binding = Binding {
    prefixes: &["ce_", "cloudevents:", "cloudevents_"],
    percent: false,
};

/// The text of a message: its body as it is, unless the headers make it binary.
pub(super) fn unwrap<'a>(
    binding: &Binding,
    headers: &Headers<'_>,
    body: &'a [u8],
) -> Result<Message<'a>, MessageError> {
    let content_type = headers.text("content-type");
    if content_type.is_some_and(is_cloud_event) || !binding.marks(headers) {
        return Ok(Message::from(body));
    }
    let mut event = Writer::default();
    for (name, value) in headers.iter() {
        if let Some(name) = binding.attribute(name) {
            event.attribute(&name, &binding.value(value)?)?;
        }
    }
    if let Some(content_type) = content_type
        && !event.has("datacontenttype")
    {
        event.attribute("datacontenttype", content_type)?;
    }
    event.data(body, content_type)?;
    Ok(Message {
        text: Cow::Owned(event.end()),
    })
}

/// Whether a media type says that data is JSON, as data of no type is.
pub(super) fn is_json(content_type: Option<&str>) -> bool {
    let essence = content_type.map(essence).unwrap_or_default();
    essence.is_empty() || essence.ends_with("/json") || essence.ends_with("+json")
}

fn is_cloud_event(content_type: &str) -> bool {
    essence(content_type).starts_with("application/cloudevents")
}

fn essence(content_type: &str) -> String {
    let essence = content_type.split(';').next().unwrap_or_default();
    essence.trim().to_ascii_lowercase()
}

impl Binding {
    fn marks(&self, headers: &Headers<'_>) -> bool {
        let mut names = headers.iter().map(|(name, _)| name);
        names.any(|name| self.attribute(name).as_deref() == Some("specversion"))
    }

    /// The attribute that a header carries.
    fn attribute(&self, header: &str) -> Option<String> {
        self.prefixes.iter().find_map(|prefix| {
            let (start, name) = header.split_at_checked(prefix.len())?;
            let fits = start.eq_ignore_ascii_case(prefix);
            fits.then(|| name.to_ascii_lowercase())
        })
    }

    fn value(&self, value: &[u8]) -> Result<String, MessageError> {
        let value = match self.percent {
            true => percent_decode(&unquoted(value)).collect(),
            false => amqp::decoded(value).into_owned(),
        };
        String::from_utf8(value).map_err(|_| MessageError::Attribute)
    }
}

/// What a header value stands for that some clients put in quotes (HTTP binding, 3.1.3.2).
fn unquoted(value: &[u8]) -> Vec<u8> {
    let value = value.trim_ascii();
    let quoted = value
        .strip_prefix(b"\"")
        .and_then(|it| it.strip_suffix(b"\""));
    let Some(quoted) = quoted else {
        return value.to_vec();
    };
    let mut escaped = false;
    let mut plain = quoted.to_vec();
    plain.retain(|&byte| {
        escaped = byte == b'\\' && !escaped;
        !escaped
    });
    plain
}

/// Writes the object.
#[derive(Default)]
struct Writer {
    names: Vec<String>,
    text: Vec<u8>,
}

impl Writer {
    fn attribute(&mut self, name: &str, value: &str) -> Result<(), MessageError> {
        let is_name = !name.is_empty() && name.bytes().all(|it| it.is_ascii_alphanumeric());
        if !is_name || name == "data" || self.has(name) {
            return Err(MessageError::Attribute);
        }
        self.member(name);
        value.encode(&mut self.text);
        Ok(())
    }

    /// As the specification's JSON format has it (3.1): JSON as it is, other text as a string, the
    /// rest in base64. Without a byte of it there is no data.
    fn data(&mut self, body: &[u8], content_type: Option<&str>) -> Result<(), MessageError> {
        if body.is_empty() {
            return Ok(());
        }
        if is_json(content_type) {
            let data = raw::value(body)?;
            self.member("data");
            self.text.extend_from_slice(data.as_raw().as_bytes());
            return Ok(());
        }
        let is_text = content_type.is_some_and(|it| essence(it).starts_with("text/"));
        match std::str::from_utf8(body) {
            Ok(text) if is_text => {
                self.member("data");
                text.encode(&mut self.text);
            }
            _ => {
                self.member("data_base64");
                BASE64.encode(body).as_str().encode(&mut self.text);
            }
        }
        Ok(())
    }

    fn has(&self, name: &str) -> bool {
        self.names.iter().any(|it| it == name)
    }

    /// Begins a member, whose name needs no escape.
    fn member(&mut self, name: &str) {
        self.text
            .push(if self.names.is_empty() { b'{' } else { b',' });
        name.encode(&mut self.text);
        self.text.push(b':');
        self.names.push(name.to_owned());
    }

    fn end(mut self) -> Vec<u8> {
        self.text.push(b'}');
        self.text
    }
}
