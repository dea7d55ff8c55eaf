//! What one request or message carries: events, and what is wrong with those that are none.

use codegen_runtime::{Batch, JsonError, Rejected, decode_each};

use crate::model::{CallingEventHandler, Event};

/// The events of one body, in either envelope: one event, or an array of them.
///
/// An item that is no event, or not what the schema allows, is rejected with every reason and
/// place; it does not affect the others.
#[derive(Clone, Debug)]
pub struct Delivery<'a> {
    events: Batch<Event<'a>>,
}

impl<'a> Delivery<'a> {
    /// Reads and checks a body in one pass. What it returns borrows from the body.
    ///
    /// # Errors
    ///
    /// The body is not JSON in UTF-8, in any part of it.
    pub fn decode(body: &'a [u8]) -> Result<Self, JsonError> {
        let events = decode_each(body)?;
        Ok(Self { events })
    }

    /// Reads a file of bodies, as the blobs of a dead-letter destination are: one body, or one on each
    /// line. Each comes with the number of lines before it, and does not affect the others.
    ///
    /// ```
    /// use acs_calling_events::Delivery;
    ///
    /// # let event = r#"{"id": "1", "subject": "s", "eventType": "Other", "data": {}, "eventTime": "2020-08-13T17:18:13Z"}"#;
    /// let text = format!("{event}\nnot JSON\n[{event}, {event}]\n");
    /// let lines: Vec<_> = Delivery::decode_lines(text.as_bytes()).collect();
    /// assert!(matches!(&lines[1], (1, Err(_))));
    /// assert!(matches!(&lines[2], (2, Ok(delivery)) if delivery.len() == 2));
    /// ```
    pub fn decode_lines(
        text: &'a [u8],
    ) -> impl ExactSizeIterator<Item = (usize, Result<Self, JsonError>)> {
        let whole = Self::decode(text);
        let mut bodies = Vec::new();
        if whole.is_err() {
            let lines = text.split(|&byte| byte == b'\n').enumerate();
            let lines = lines.filter(|(_, line)| !line.trim_ascii().is_empty());
            bodies.extend(lines.map(|(before, line)| (before, Self::decode(line))));
        }
        if !are_bodies(&bodies) {
            bodies = vec![(0, whole)];
        }
        bodies.into_iter()
    }

    /// The events in the order of the body, each decoded or rejected.
    pub fn events(&self) -> impl ExactSizeIterator<Item = Result<&Event<'a>, &Rejected>> {
        self.events.iter()
    }

    /// The same events by value.
    pub fn into_events(self) -> impl ExactSizeIterator<Item = Result<Event<'a>, Rejected>> {
        self.events.into_iter()
    }

    /// How many events there are, rejected ones included.
    pub fn len(&self) -> usize {
        self.events.len()
    }

    /// Whether there is no event at all.
    pub fn is_empty(&self) -> bool {
        self.events.is_empty()
    }

    /// Gives each event to the handler's method for its type, in the order of the body.
    ///
    /// With the feature `tracing` each is handled in a span of its own, and a warning tells of each that
    /// is rejected.
    pub fn dispatch(&self, handler: &mut (impl CallingEventHandler + ?Sized)) {
        self.dispatch_after(None, handler);
    }

    /// The same when delivery was tried so many times before.
    pub(crate) fn dispatch_after(
        &self,
        tries: Option<u32>,
        handler: &mut (impl CallingEventHandler + ?Sized),
    ) {
        for event in self.events() {
            give(event, tries, handler);
        }
    }

    /// The same delivery, holding its own text instead of borrowing it.
    pub fn into_owned(self) -> Delivery<'static> {
        Delivery {
            events: self.events.map(Event::into_owned),
        }
    }
}

/// Gives an event to the handler's method for its type.
pub(crate) fn give(
    event: Result<&Event<'_>, &Rejected>,
    tries: Option<u32>,
    handler: &mut (impl CallingEventHandler + ?Sized),
) {
    #[cfg(not(feature = "tracing"))]
    let _ = tries;
    match event {
        Ok(event) => {
            #[cfg(feature = "tracing")]
            let _entered = event.span(tries).entered();
            event.dispatch(handler);
        }
        Err(rejected) => {
            #[cfg(feature = "tracing")]
            crate::trace::rejected(rejected);
            handler.rejected(rejected);
        }
    }
}

/// Whether lines are bodies of their own, and not those of one body that is broken: some of these may be
/// JSON too, but not all, and none is an event.
fn are_bodies(lines: &[(usize, Result<Delivery<'_>, JsonError>)]) -> bool {
    let bodies = || lines.iter().map(|(_, body)| body);
    let has_event = bodies()
        .flatten()
        .flat_map(Delivery::events)
        .any(|it| it.is_ok());
    has_event || (lines.len() > 1 && bodies().all(Result::is_ok))
}

impl<'a> FromIterator<Result<Event<'a>, Rejected>> for Delivery<'a> {
    fn from_iter<I: IntoIterator<Item = Result<Event<'a>, Rejected>>>(events: I) -> Self {
        Self {
            events: events.into_iter().collect(),
        }
    }
}
