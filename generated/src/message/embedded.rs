//! Events whose `data` is JSON within a string, or within `data_base64`. Only what the schema refuses
//! is looked at: an event of an unknown type may have any data, also a string.

use base64::Engine as _;
use codegen_runtime::{Encode, Json, JsonError, Map, Rejected, Text};

use super::{BASE64, binary, raw};
use crate::{Delivery, Event};

/// Decodes each event of a text; a rejected one again with its data unfolded, if there is any to unfold.
pub(super) fn decode(text: &[u8]) -> Result<Delivery<'_>, JsonError> {
    let delivery = Delivery::decode(text)?;
    if delivery.events().all(|event| event.is_ok()) {
        return Ok(delivery);
    }
    let items = raw::items(text);
    let second_try = |event: Result<_, Rejected>| {
        event.or_else(|rejected| match items.get(rejected.index()) {
            Some(item) => unfolded(item).ok_or(rejected),
            None => Err(rejected),
        })
    };
    Ok(delivery.into_events().map(second_try).collect())
}

/// The event of which this is the text, if it is one once its data is unfolded.
fn unfolded(item: &Json<'_>) -> Option<Event<'static>> {
    let mut members = raw::members(item.as_raw())?;
    let data = take_data(&mut members)?;
    members.insert("data".into(), Json::try_from(&*data).ok()?);
    let text = members.to_vec();
    let delivery = Delivery::decode(&text).ok()?;
    delivery.into_events().next()?.ok().map(Event::into_owned)
}

/// The text within the data. `data_base64` is in the place of `data`; beside other data it is left as it is.
fn take_data(members: &mut Map<'_, Json<'_>>) -> Option<String> {
    let content_type = members.get("datacontenttype").and_then(Json::as_str);
    if !binary::is_json(content_type.as_deref()) {
        return None;
    }
    if let Some(data) = members.get("data").filter(|it| !it.is_null()) {
        return data.as_str().map(Text::into_string);
    }
    let base64 = members.remove("data_base64")?.into_str()?;
    String::from_utf8(BASE64.decode(&*base64).ok()?).ok()
}
