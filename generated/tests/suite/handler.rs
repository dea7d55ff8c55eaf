//! Handlers: each event reaches the method for its type, once, with its own data.

use std::sync::mpsc;
use std::thread;

use acs_calling_events::{
    CallEnded, CallParticipantAdded, CallParticipantRemoved, CallStarted, CallingEvent,
    CallingEventHandler, Delivery, Encode, Event, EventGridEvent, Events, IncomingCall,
    RecordingFileStatusUpdated, Rejected, SubscriptionDeleted, SubscriptionValidation,
    UnknownCallingEvent,
};

use crate::common::built::{TIME, built, time};

#[test]
fn each_event_is_given_to_its_method_once() {
    let texts: Vec<String> = built()
        .into_iter()
        .zip(0..)
        .map(|(data, id): (_, usize)| {
            EventGridEvent::new(id.to_string(), "s", data, time(TIME)).to_json()
        })
        .collect();
    let body = format!("[{}, {{}}]", texts.join(", "));
    let delivery = Delivery::decode(body.as_bytes()).unwrap_or_else(|it| panic!("{it}"));

    let mut log = Log::default();
    delivery.dispatch(&mut log);
    let expected = [
        "0 RecordingFileStatusUpdated",
        "1 CallStarted",
        "2 CallEnded",
        "3 CallParticipantAdded",
        "4 CallParticipantRemoved",
        "5 IncomingCall",
        "6 SubscriptionValidation",
        "7 SubscriptionDeleted",
        "8 Unknown Contoso.Other",
        "9 rejected 5",
    ];
    assert_eq!(log.0, expected);
    let mut log = Log::default();
    assert_eq!(Events::new(body.as_bytes()).dispatch(&mut log), Ok(()));
    assert_eq!(log.0, expected);

    // What comes before an error is handled.
    let mut log = Log::default();
    let error = Events::new(&body.as_bytes()[..body.len() - 1]).dispatch(&mut log);
    let error = error.expect_err("the array does not end");
    assert_eq!(
        Err(error),
        Delivery::decode(&body.as_bytes()[..body.len() - 1]).map(drop)
    );
    assert_eq!(log.0, expected);

    // Event by event, and behind a pointer.
    let mut boxed: Box<dyn CallingEventHandler> = Box::new(Log::default());
    let mut log = Log::default();
    for event in delivery.events().filter_map(Result::ok) {
        event.dispatch(&mut *boxed);
        event.data().dispatch(&mut log, event);
    }
    assert_eq!(log.0, expected[..9]);

    // A method that is not written does nothing.
    struct Nothing;
    impl CallingEventHandler for Nothing {}
    delivery.dispatch(&mut Nothing);
}

/// What is read in one thread is handled in another, while the next is read.
#[test]
fn owned_events_go_to_another_thread() {
    let event =
        |data, id: usize| EventGridEvent::new(id.to_string(), "s", data, time(TIME)).to_json();
    let texts: Vec<String> = built()
        .into_iter()
        .zip(1..)
        .map(|(data, id)| event(data, id))
        .collect();
    let body = format!("[{{}}, {}, 7, {}", texts.join(", "), texts[0]);
    let whole = format!("{body}]");
    let all = Delivery::decode(whole.as_bytes()).unwrap_or_else(|it| panic!("{it}"));
    let mut expected = Log::default();
    all.dispatch(&mut expected);

    let (sender, receiver) = mpsc::channel::<Result<Event<'static>, Rejected>>();
    let handler = thread::spawn(move || {
        let mut log = Log::default();
        for event in receiver {
            match event {
                Ok(event) => event.dispatch(&mut log),
                Err(rejected) => log.rejected(&rejected),
            }
        }
        log.0
    });
    let mut events = Events::new(body.as_bytes());
    let mut all = all.into_events();
    let error = loop {
        let event = match events.next_owned() {
            Ok(event) => event.expect("the array does not end"),
            Err(error) => break error,
        };
        let expected = all.next().map(|it| it.map(Event::into_owned));
        assert_eq!(event.as_ref().ok(), expected.and_then(Result::ok).as_ref());
        sender.send(event).expect("the handler waits for it");
    };
    drop(sender);
    assert_eq!(Err(error), Delivery::decode(body.as_bytes()).map(drop));
    assert!(matches!(events.next_owned(), Ok(None)) && all.next().is_none());
    assert_eq!(handler.join().ok(), Some(expected.0));
}

/// An event that was taken leaves nothing to those that are looked at.
#[test]
fn owned_events_among_borrowed_ones() {
    let event = |data| EventGridEvent::new("1", "s", data, time(TIME)).to_json();
    let texts: Vec<String> = built().into_iter().map(event).collect();
    let body = format!("[{}, 7, {}, 8]", texts.join(", "), texts.join(", "));
    let all = Delivery::decode(body.as_bytes()).unwrap_or_else(|it| panic!("{it}"));
    let mut events = Events::new(body.as_bytes());
    for (index, expected) in all.events().enumerate() {
        if index % 2 == 0 {
            let event = events
                .next_owned()
                .expect("it is JSON")
                .expect("there is one more");
            assert_eq!(event.as_ref().ok(), expected.ok());
            assert_eq!(
                event.err().map(|it| it.to_string()),
                expected.err().map(|it| it.to_string())
            );
        } else {
            let event = events
                .next_event()
                .expect("it is JSON")
                .expect("there is one more");
            assert_eq!(event.ok(), expected.ok());
            assert_eq!(
                event.err().map(|it| it.to_string()),
                expected.err().map(|it| it.to_string())
            );
        }
    }
    assert!(matches!(events.next_event(), Ok(None)));
}

/// Notes each call: the event's id, the method, and something of the data.
#[derive(Default)]
struct Log(Vec<String>);

impl Log {
    fn note(&mut self, event: &Event<'_>, data: &CallingEvent<'_>, what: &str) {
        assert_eq!(event.data(), data, "{what}: another event's data");
        self.0.push(format!("{} {what}", event.id()));
    }
}

impl CallingEventHandler for Log {
    fn recording_file_status_updated(
        &mut self,
        data: &RecordingFileStatusUpdated<'_>,
        event: &Event<'_>,
    ) {
        let data = CallingEvent::RecordingFileStatusUpdated(data.clone());
        self.note(event, &data, "RecordingFileStatusUpdated");
    }

    fn call_started(&mut self, data: &CallStarted<'_>, event: &Event<'_>) {
        self.note(
            event,
            &CallingEvent::CallStarted(data.clone()),
            "CallStarted",
        );
    }

    fn call_ended(&mut self, data: &CallEnded<'_>, event: &Event<'_>) {
        self.note(event, &CallingEvent::CallEnded(data.clone()), "CallEnded");
    }

    fn call_participant_added(&mut self, data: &CallParticipantAdded<'_>, event: &Event<'_>) {
        let data = CallingEvent::CallParticipantAdded(data.clone());
        self.note(event, &data, "CallParticipantAdded");
    }

    fn call_participant_removed(&mut self, data: &CallParticipantRemoved<'_>, event: &Event<'_>) {
        let data = CallingEvent::CallParticipantRemoved(data.clone());
        self.note(event, &data, "CallParticipantRemoved");
    }

    fn incoming_call(&mut self, data: &IncomingCall<'_>, event: &Event<'_>) {
        self.note(
            event,
            &CallingEvent::IncomingCall(data.clone()),
            "IncomingCall",
        );
    }

    fn subscription_validation(&mut self, data: &SubscriptionValidation<'_>, event: &Event<'_>) {
        let data = CallingEvent::SubscriptionValidation(data.clone());
        self.note(event, &data, "SubscriptionValidation");
    }

    fn subscription_deleted(&mut self, data: &SubscriptionDeleted<'_>, event: &Event<'_>) {
        let data = CallingEvent::SubscriptionDeleted(data.clone());
        self.note(event, &data, "SubscriptionDeleted");
    }

    fn unknown(&mut self, data: &UnknownCallingEvent<'_>, event: &Event<'_>) {
        let what = format!("Unknown {}", data.event_type());
        self.note(event, &CallingEvent::Unknown(data.clone()), &what);
    }

    fn rejected(&mut self, rejected: &Rejected) {
        let (index, violations) = (rejected.index(), rejected.violations().len());
        self.0.push(format!("{index} rejected {violations}"));
    }
}
