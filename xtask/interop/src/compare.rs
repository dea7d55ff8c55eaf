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

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::events::{Schema, renamed};

    /// What the check says, if it fails.
    fn complaint<T>(outcome: Result<T, Failure>) -> String {
        outcome.err().map(|it| it.to_string()).unwrap_or_default()
    }

    #[test]
    fn what_arrives_must_be_what_was_sent() {
        let sent = Schema::CloudEvent.delivered();
        let check = |change: &dyn Fn(&mut Vec<Value>)| {
            let mut arriving = sent.clone();
            change(&mut arriving);
            complaint(arrived(&json!(sent), &arriving))
        };
        assert_eq!(check(&|_| {}), "");
        assert_eq!(check(&|it| it.reverse()), "");
        assert_eq!(check(&|it| it[0]["datacontenttype"] = json!("a/b")), "");

        let lost = check(&|it| it.truncate(5));
        assert!(lost.ends_with("did not come"), "{lost}");
        let twice = check(&|it| it.push(it[0].clone()));
        assert!(twice.contains("came twice"), "{twice}");
        let changed = check(&|it| it[2]["data"]["serverCallId"] = json!("other"));
        assert!(changed.contains(": data is "), "{changed}");
        let later = check(&|it| it[0]["time"] = json!("2021-07-27T15:20:34.2199329Z"));
        assert!(later.contains(": time is "), "{later}");
        let more = check(&|it| it[0]["extension"] = json!(1));
        assert!(more.ends_with("has got a extension"), "{more}");
    }

    #[test]
    fn what_arrives_must_have_a_type() {
        let mut events = Schema::EventGrid.delivered();
        events[0]["eventType"] = json!("Contoso.Other");
        let untyped = complaint(arrived(&json!(events), &events));
        assert!(untyped.ends_with("has no type"), "{untyped}");
        events[0]["eventType"] = json!("Microsoft.Communication.CallEnded");
        let rejected = complaint(arrived(&json!(events), &events));
        assert!(rejected.contains("missing `startedBy`"), "{rejected}");
    }

    #[test]
    fn times_are_kept_as_far_as_dates_go() {
        let ours = Schema::EventGrid.delivered();
        let mut theirs = ours.clone();
        theirs[0]["eventTime"] = json!("2021-07-27T15:20:34.219Z");
        theirs[1]["metadataVersion"] = json!("1");
        assert_eq!(complaint(kept(&ours, &json!(theirs), MILLISECOND)), "");
        let lost = complaint(kept(&ours, &json!(theirs), MICROSECOND));
        assert!(lost.contains(": eventTime is "), "{lost}");
        let others = json!(renamed(ours.clone(), "-other"));
        assert!(complaint(kept(&ours, &others, MILLISECOND)).ends_with("is missing"));
        theirs.pop();
        let fewer = complaint(kept(&ours, &json!(theirs), MILLISECOND));
        assert_eq!(fewer, "5 events instead of 6");
    }
}
