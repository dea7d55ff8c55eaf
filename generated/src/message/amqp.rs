//! Values as AMQP 1.0 encodes them. Event Hubs hands properties that AMQP clients set to consumers that
//! speak Kafka's protocol without decoding them.

use std::borrow::Cow;
use std::time::{Duration, UNIX_EPOCH};

use codegen_runtime::Timestamp;

/// What the encoding of a string, a symbol or a timestamp stands for; anything else as it is. No text in
/// UTF-8 begins as these encodings do.
pub(super) fn decoded(value: &[u8]) -> Cow<'_, [u8]> {
    let decoded = match value {
        [0xA1 | 0xA3, length, text @ ..] => sized(text, usize::from(*length)),
        [0xB1 | 0xB3, a, b, c, d, text @ ..] => {
            let length = u32::from_be_bytes([*a, *b, *c, *d]);
            usize::try_from(length).ok().and_then(|it| sized(text, it))
        }
        [0x83, time @ ..] => timestamp(time),
        _ => None,
    };
    decoded.unwrap_or(Cow::Borrowed(value))
}

fn sized(text: &[u8], length: usize) -> Option<Cow<'_, [u8]>> {
    (text.len() == length).then_some(Cow::Borrowed(text))
}

/// Milliseconds since 1970.
fn timestamp(time: &[u8]) -> Option<Cow<'static, [u8]>> {
    let millis = i64::from_be_bytes(time.try_into().ok()?);
    let distance = Duration::from_millis(millis.unsigned_abs());
    let time = match millis {
        0.. => UNIX_EPOCH.checked_add(distance)?,
        _ => UNIX_EPOCH.checked_sub(distance)?,
    };
    let text = Timestamp::from(time).as_str().to_owned();
    Some(Cow::Owned(text.into_bytes()))
}
