//! Whether events are the same on both sides.

use std::collections::BTreeMap;
use std::time::Duration;

use acs_calling_events::{CallingEvent, Delivery, Timestamp};
use serde_json::Value;

use crate::events::id;
use crate::failure::Failure;

/// How much of a time stamp another language's dates keep.
pub const MILLISECOND: Duration = Duration::from_millis(1);
pub const MICROSECOND: Duration = Duration::from_micros(1);

/// Fails unless these are the same events, each once and of a type that the schema knows, and all that
/// was sent of each has arrived; gives how many.
///
/// What arrives in binary mode says of its content type what the header said.
pub fn arrived(sent: &Value, arrived: &[Value]) -> Result<usize, Failure> {
    let mut missing = by_id(sent.as_array().map_or(&[], Vec::as_slice))?;
    for event in arrived {
        let Some(sent) = missing.remove(id(event)) else {
            return Err(Failure::new(format!(
                "{} came twice, or was not sent",
                id(event)
            )));
        };
        same_members(sent, event, &[], Duration::ZERO)?;
        let more = event.as_object().into_iter().flatten();
        for (name, _) in more.filter(|(name, _)| sent.get(name).is_none()) {
            if name != "datacontenttype" {
                return Err(Failure::new(format!("{} has got a {name}", id(event))));
            }
        }
        typed(event)?;
    }
    match missing.keys().next() {
        Some(id) => Err(Failure::new(format!("{id} did not come"))),
        None => Ok(arrived.len()),
    }
}

/// Fails unless the other side has all members of our events, with times to the precision that it keeps.
pub fn kept(ours: &[Value], theirs: &Value, precision: Duration) -> Result<usize, Failure> {
    let theirs = by_id(theirs.as_array().map_or(&[], Vec::as_slice))?;
    if theirs.len() != ours.len() {
        let message = format!("{} events instead of {}", theirs.len(), ours.len());
        return Err(Failure::new(message));
    }
    for event in ours {
        let kept = theirs.get(id(event));
        let kept = kept.ok_or_else(|| Failure::new(format!("{} is missing", id(event))))?;
        same_members(event, kept, &["time", "eventTime"], precision)?;
    }
    Ok(ours.len())
}

fn by_id(events: &[Value]) -> Result<BTreeMap<&str, &Value>, Failure> {
    let by_id: BTreeMap<&str, &Value> = events.iter().map(|it| (id(it), it)).collect();
    match by_id.len() == events.len() {
        true => Ok(by_id),
        false => Err(Failure::new("two events have one id")),
    }
}

fn same_members(
    ours: &Value,
    theirs: &Value,
    times: &[&str],
    precision: Duration,
) -> Result<(), Failure> {
    for (name, value) in ours.as_object().into_iter().flatten() {
        let other = &theirs[name];
        let is_same = match times.contains(&name.as_str()) {
            true => same_time(value, other, precision),
            false => value == other,
        };
        if !is_same {
            let message = format!("{}: {name} is {other} instead of {value}", id(ours));
            return Err(Failure::new(message));
        }
    }
    Ok(())
}

fn same_time(ours: &Value, theirs: &Value, precision: Duration) -> bool {
    let nanos = |value: &Value| {
        let stamp = Timestamp::try_from(value.as_str()?).ok()?;
        Some(i128::from(stamp.unix_seconds()) * 1_000_000_000 + i128::from(stamp.subsec_nanos()))
    };
    match (nanos(ours), nanos(theirs)) {
        (Some(ours), Some(theirs)) => (ours - theirs).unsigned_abs() < precision.as_nanos(),
        _ => false,
    }
}

/// Fails unless the event is one of the types that the schema knows.
fn typed(event: &Value) -> Result<(), Failure> {
    let text = event.to_string();
    let delivery = Delivery::decode(text.as_bytes()).map_err(|it| Failure::new(it.to_string()))?;
    match delivery.events().next() {
        Some(Ok(event)) if !matches!(event.data(), CallingEvent::Unknown(_)) => Ok(()),
        Some(Ok(event)) => Err(Failure::new(format!("{} has no type", event.id()))),
        Some(Err(rejected)) => Err(Failure::new(rejected.to_string())),
        None => Err(Failure::new("no event")),
    }
}
