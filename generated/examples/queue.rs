//! Receives from an Azure Storage queue, which an event subscription can have as its endpoint instead of
//! a webhook. It prints one line for each event.
//!
//! ```sh
//! QUEUE='http://127.0.0.1:10001/devstoreaccount1/events?sv=…&sig=…' cargo run --example queue --features _example-queue
//! ```
//!
//! | variable | meaning |
//! | --- | --- |
//! | `QUEUE` | address of the queue with a shared access signature that may process messages |
//! | `SECONDS` | how long a message is hidden from others while it is handled; 30 if nothing is said |
//! | `JOURNAL` | file that keeps the events, as JSON with *sensitive members too*; see `log/mod.rs` |
//!
//! For Azure itself, `https` is needed: `-p acs-calling-events --features _example-queue,ureq/rustls`.
//!
//! A message is deleted when all its events were handled. What could not be handled stays, and comes
//! again until its time to live is over (seven days, if the subscription does not say otherwise);
//! `DequeueCount` tells how often it came, for those who want to put it elsewhere.

mod log;

use std::error::Error;
use std::thread;
use std::time::Duration;

use acs_calling_events::message::Message;
use roxmltree::{Document, Node};
use ureq::Agent;

use self::log::{Log, print, variable};

/// The version of the service's interface.
const VERSION: (&str, &str) = ("x-ms-version", "2021-12-02");

fn main() -> Result<(), Box<dyn Error>> {
    let queue = Queue::new(&variable("QUEUE").ok_or("QUEUE is not set")?)?;
    let log = Log::open()?;
    print(&format!("listening to {}", queue.base));
    loop {
        // Whatever goes wrong with the service, the messages are still there.
        if let Err(error) = drain(&queue, &log) {
            eprintln!("{error}");
        }
        thread::sleep(Duration::from_secs(1));
    }
}

/// Handles messages until none is to be seen.
fn drain(queue: &Queue, log: &Log) -> Result<(), Box<dyn Error>> {
    loop {
        let messages = queue.receive()?;
        if messages.is_empty() {
            return Ok(());
        }
        for message in messages.iter().filter(|it| handle(it, log)) {
            queue.delete(message)?;
        }
    }
}

/// Whether all of a message's events were handled.
fn handle(message: &Received, log: &Log) -> bool {
    let delivery = Message::queue(message.text.as_bytes()).into_delivery();
    let delivery = match delivery {
        Ok(delivery) => delivery,
        Err(error) => {
            eprintln!("message {}: {error}", message.id);
            return false;
        }
    };
    let mut all = true;
    for event in delivery.events() {
        match event {
            Ok(event) => all &= log.handle(event).is_ok(),
            Err(rejected) => {
                eprintln!("message {}: rejected {rejected}", message.id);
                all = false;
            }
        }
    }
    all
}

struct Queue {
    /// The address without the signature.
    base: String,
    signature: String,
    seconds: String,
    agent: Agent,
}

struct Received {
    id: String,
    pop_receipt: String,
    text: String,
}

impl Queue {
    fn new(address: &str) -> Result<Self, Box<dyn Error>> {
        let (base, signature) = address.split_once('?').ok_or("QUEUE has no signature")?;
        Ok(Self {
            base: base.to_owned(),
            signature: signature.to_owned(),
            seconds: variable("SECONDS").unwrap_or_else(|| "30".to_owned()),
            agent: Agent::new_with_defaults(),
        })
    }

    /// Up to 32 messages, which nobody else sees for a while.
    fn receive(&self) -> Result<Vec<Received>, Box<dyn Error>> {
        let address = format!("{}/messages?{}", self.base, self.signature);
        let response = self
            .agent
            .get(address)
            .query("numofmessages", "32")
            .query("visibilitytimeout", &self.seconds)
            .header(VERSION.0, VERSION.1)
            .call()
            .map_err(without_address)?;
        let text = response.into_body().read_to_string()?;
        let document = Document::parse(text.trim_start_matches('\u{FEFF}'))?;
        let messages = document.descendants();
        let messages = messages.filter(|it| it.has_tag_name("QueueMessage"));
        messages.map(|it| Received::read(it)).collect()
    }

    fn delete(&self, message: &Received) -> Result<(), Box<dyn Error>> {
        let address = format!("{}/messages/{}?{}", self.base, message.id, self.signature);
        self.agent
            .delete(address)
            .query("popreceipt", &message.pop_receipt)
            .header(VERSION.0, VERSION.1)
            .call()
            .map_err(without_address)?;
        Ok(())
    }
}

/// An error never shows the signature.
fn without_address(error: ureq::Error) -> Box<dyn Error> {
    match error {
        ureq::Error::BadUri(_) => "QUEUE is no address".into(),
        error => error.into(),
    }
}

impl Received {
    fn read(message: Node<'_, '_>) -> Result<Self, Box<dyn Error>> {
        let text = |name: &str| {
            let child = message.children().find(|it| it.has_tag_name(name));
            child
                .map(|it| it.text().unwrap_or_default().to_owned())
                .ok_or_else(|| format!("a message without {name}"))
        };
        Ok(Self {
            id: text("MessageId")?,
            pop_receipt: text("PopReceipt")?,
            text: text("MessageText")?,
        })
    }
}
