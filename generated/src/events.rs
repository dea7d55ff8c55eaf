//! The events of a body, one at a time.

use std::fmt;

use codegen_runtime::{Items, JsonError, Rejected};

use crate::delivery::give;
use crate::model::{CallingEventHandler, Event};

/// The events of one body, in either envelope, each read and checked when it is asked for.
///
/// There is never more than one of them: the next takes its place. That is the quickest way to handle events, and a body
/// of any length needs the room of one; a [`Delivery`](crate::Delivery) has read all of the body before the first
/// event is seen.
///
/// ```
/// use acs_calling_events::{CallingEvent, Events};
///
/// # fn main() -> Result<(), acs_calling_events::JsonError> {
/// # let body = br#"[{"id": "1", "subject": "s", "eventType": "Other", "eventTime": "2024-11-05T09:41:07Z", "data": {}}]"#;
/// let mut events = Events::new(body);
/// while let Some(event) = events.next_event()? {
///     match event {
///         Ok(event) => match event.data() {
///             CallingEvent::CallStarted(call) => println!("{} started", call.server_call_id),
///             _ => {}
///         },
///         Err(rejected) => eprintln!("{rejected}"),
///     }
/// }
/// # Ok(())
/// # }
/// ```
pub struct Events<'a> {
    items: Items<'a, Event<'a>>,
}

impl<'a> Events<'a> {
    /// Those of a body, of which none is read yet.
    #[inline]
    pub fn new(body: &'a [u8]) -> Self {
        Self {
            items: Items::new(body),
        }
    }

    /// The next event, decoded or rejected with every reason and place; none after the last one.
    ///
    /// # Errors
    ///
    /// The body is not JSON in UTF-8 from here on. The events before that were given already, and none comes after.
    #[inline]
    pub fn next_event(&mut self) -> Result<Option<Result<&Event<'a>, &Rejected>>, JsonError> {
        self.items.next_item()
    }

    /// The next event, borrowing nothing, so that it can be kept or sent to another thread; none after the last one.
    ///
    /// ```
    /// use std::{sync::mpsc, thread};
    ///
    /// use acs_calling_events::{Event, Events};
    ///
    /// # fn main() -> Result<(), acs_calling_events::JsonError> {
    /// # let body = br#"[{"id": "1", "subject": "s", "eventType": "Other", "eventTime": "2024-11-05T09:41:07Z", "data": {}}]"#;
    /// let (sender, receiver) = mpsc::channel::<Event<'static>>();
    /// let worker = thread::spawn(move || receiver.iter().map(|event| event.id().to_owned()).collect::<Vec<_>>());
    /// let mut events = Events::new(body);
    /// while let Some(event) = events.next_owned()? {
    ///     match event {
    ///         Ok(event) => sender.send(event).expect("the worker waits for it"),
    ///         Err(rejected) => eprintln!("{rejected}"),
    ///     }
    /// }
    /// drop(sender);
    /// assert_eq!(worker.join().ok(), Some(vec!["1".to_owned()]));
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// Those of [`next_event`](Events::next_event).
    #[inline]
    pub fn next_owned(&mut self) -> Result<Option<Result<Event<'static>, Rejected>>, JsonError> {
        self.items.next_owned()
    }

    /// Gives each event to the handler's method for its type, before the next one is read.
    ///
    /// With the feature `tracing` each is handled in a span of its own, and a warning tells of each that
    /// is rejected.
    ///
    /// # Errors
    ///
    /// The body is not JSON in UTF-8. The events before the place that the error tells were handled.
    pub fn dispatch(
        mut self,
        handler: &mut (impl CallingEventHandler + ?Sized),
    ) -> Result<(), JsonError> {
        while let Some(event) = self.next_event()? {
            give(event, None, handler);
        }
        Ok(())
    }
}

impl fmt::Debug for Events<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Events").finish_non_exhaustive()
    }
}
