//! Spans and events of `tracing`. They name an event by its `id`, type and source, and nothing that
//! the schema marks as sensitive.

use std::time::SystemTime;

use codegen_runtime::Rejected;
use tracing::{Level, Span, field};

use crate::model::Event;

/// The target of everything that this crate writes.
const TARGET: &str = "acs_calling_events";

impl Event<'_> {
    /// A span for the time in which the event is handled, at level `INFO`:
    ///
    /// | field | what it is |
    /// | --- | --- |
    /// | `event.id`, `event.type`, `event.source` | as they came |
    /// | `delivery_count` | how many times delivery was tried before, if that is known |
    /// | `lag_ms` | milliseconds from the event's time until now; below 0 if clocks differ |
    ///
    /// [`Delivery::dispatch`](crate::Delivery::dispatch) enters one for each event.
    pub fn span(&self, delivery_count: Option<u32>) -> Span {
        let span = tracing::span!(
            target: TARGET,
            Level::INFO,
            "event",
            "event.id" = self.id(),
            "event.type" = self.data().event_type(),
            "event.source" = self.source(),
            delivery_count,
            lag_ms = field::Empty,
        );
        if !span.is_disabled()
            && let Some(lag) = lag(self, SystemTime::now())
        {
            span.record("lag_ms", lag);
        }
        span
    }
}

/// Says that an item of a batch was rejected, and why, at level `WARN`. The reasons repeat no value.
pub(crate) fn rejected(rejected: &Rejected) {
    tracing::event!(
        target: TARGET,
        Level::WARN,
        index = rejected.index(),
        violations = rejected.violations().len(),
        "{rejected}"
    );
}

fn lag(event: &Event<'_>, now: SystemTime) -> Option<i64> {
    let time = event.time()?.to_system_time()?;
    let lag = match now.duration_since(time) {
        Ok(lag) => i64::try_from(lag.as_millis()),
        Err(ahead) => i64::try_from(ahead.duration().as_millis()).map(|it| -it),
    };
    lag.ok()
}
