//! A webhook for an Event Grid subscription, in either schema. It prints one line for each event.
//!
//! ```sh
//! KEY=secret cargo run --example webhook --features axum
//! curl --json @schema/examples/CallStarted/article.json 'http://127.0.0.1:8080/events?code=secret'
//! ```
//!
//! | variable | meaning |
//! | --- | --- |
//! | `LISTEN` | address and port, `127.0.0.1:8080` if there is none; port 0 is any that is free |
//! | `KEY`, `OLD_KEY` | secrets that the endpoint's address must have as `?code=`; without any, anyone may send |
//! | `SUBSCRIPTION` | name of the only event subscription that may be validated |
//! | `JOURNAL` | file to which each event is appended before it is acknowledged, as JSON on a line of its own, *sensitive members too* |
//!
//! With a journal, what was handled before a crash is not handled again after it: the journal is the
//! effect of handling, and it is read at the start. It outlives the process, not the machine; for
//! that, write to what does, and acknowledge when it has.

use std::env;
use std::error::Error;
use std::fs::{File, OpenOptions};
use std::io::{self, Read, Write};
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use acs_calling_events::axum::{Handler, router};
use acs_calling_events::dedupe::{Claim, Dedupe};
use acs_calling_events::receiver::{Action, Key, Notification, Settings};
use acs_calling_events::{Delivery, Encode, Event};
use tokio::net::TcpListener;

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let listen = variable("LISTEN").unwrap_or_else(|| "127.0.0.1:8080".to_owned());
    let log = Log::open(variable("JOURNAL"))?;
    let listener = TcpListener::bind(listen).await?;
    println!("listening on http://{}/events", listener.local_addr()?);
    axum::serve(listener, router("/events", settings(), log))
        .with_graceful_shutdown(stopped())
        .await?;
    Ok(())
}

fn settings() -> Settings {
    let keys = ["KEY", "OLD_KEY"].into_iter().filter_map(variable);
    let mut settings = keys.fold(Settings::without_key(), |settings, secret| {
        settings.or_key(Key::query("code", secret))
    });
    if let Some(name) = variable("SUBSCRIPTION") {
        settings = settings.subscription(name);
    }
    settings
}

fn variable(name: &str) -> Option<String> {
    env::var(name).ok().filter(|value| !value.is_empty())
}

/// Until the process is told to stop; requests that have begun are then answered.
async fn stopped() {
    let interrupted = tokio::signal::ctrl_c();
    tokio::select! {
        _ = interrupted => {}
        () = terminated() => {}
    }
}

#[cfg(unix)]
async fn terminated() {
    use tokio::signal::unix::{SignalKind, signal};

    if let Ok(mut signals) = signal(SignalKind::terminate()) {
        signals.recv().await;
    } else {
        std::future::pending().await
    }
}

#[cfg(not(unix))]
async fn terminated() {
    std::future::pending().await
}

/// Prints events, and keeps them if there is a journal. Each once, however often it comes.
struct Log {
    dedupe: Dedupe,
    journal: Option<Mutex<File>>,
}

impl Log {
    fn open(journal: Option<String>) -> io::Result<Self> {
        // Event Grid gives an event up after a day.
        let dedupe = Dedupe::new(Duration::from_secs(24 * 60 * 60), 1_000_000);
        let journal = journal.map(|path| replay(&path, &dedupe)).transpose()?;
        Ok(Self {
            dedupe,
            journal: journal.map(Mutex::new),
        })
    }

    fn log(&self, event: &Event<'_>) -> io::Result<()> {
        let claimed = match self.dedupe.claim_event(event) {
            Claim::New(claimed) => claimed,
            Claim::Handled => return Ok(()),
            Claim::Busy => return Err(io::ErrorKind::ResourceBusy.into()),
        };
        if let Some(journal) = &self.journal {
            let mut line = event.to_vec();
            line.push(b'\n');
            let mut journal = journal.lock().unwrap_or_else(PoisonError::into_inner);
            journal.write_all(&line)?;
        }
        claimed.handled();
        println!("{}", summary(event));
        Ok(())
    }
}

impl Handler for Log {
    type Error = io::Error;

    async fn handle(&self, notification: Notification<'_>) -> io::Result<()> {
        for event in notification.delivery().events() {
            match event {
                Ok(event) => self.log(event)?,
                Err(rejected) => eprintln!("rejected {rejected}"),
            }
        }
        Ok(())
    }

    fn observe(&self, action: &Action<'_>) {
        match action {
            Action::Validate(it) => println!("validated {:?}", it.subscription()),
            Action::Consent(it) => println!("consented to {:?}", it.origin()),
            Action::Deleted(_) => println!("subscription deleted"),
            Action::Refuse(it) => eprintln!("refused: {it}"),
            _ => {}
        }
    }
}

/// Nothing that the schema marks as sensitive, and nothing that could end the line.
fn summary(event: &Event<'_>) -> String {
    let time = event.time().map_or("-", |it| it.as_str());
    format!("{time} {} {}", event.data().event_type(), event.id())
        .escape_debug()
        .to_string()
}

/// Remembers the events of the journal, and opens it at its end. A last line that a crash has cut off
/// was not acknowledged: it goes.
fn replay(path: &str, dedupe: &Dedupe) -> io::Result<File> {
    let mut options = OpenOptions::new();
    let mut file = options.read(true).append(true).create(true).open(path)?;
    let mut bytes = Vec::new();
    file.read_to_end(&mut bytes)?;
    let whole = bytes
        .iter()
        .rposition(|&it| it == b'\n')
        .map_or(0, |it| it + 1);
    file.set_len(whole as u64)?;
    for line in bytes[..whole].split(|&it| it == b'\n') {
        let delivery = Delivery::decode(line);
        for event in delivery.iter().flat_map(Delivery::events).flatten() {
            dedupe.remember(event.source().unwrap_or_default(), event.id());
        }
    }
    Ok(file)
}
