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
//! | `JOURNAL` | file that keeps the events, as JSON with *sensitive members too*; see `log/mod.rs` |

mod log;

use std::error::Error;
use std::future::IntoFuture as _;
use std::io;
use std::time::Duration;

use acs_calling_events::axum::{Handler, router};
use acs_calling_events::receiver::{Action, Key, Notification, Settings};
use tokio::net::TcpListener;
use tokio::time::sleep;

use self::log::{Log, print, variable};

/// How long requests that have begun may go on when the process is told to stop. Those who tell it, and end it by force if
/// it does not, often wait no more than ten seconds.
const GRACE: Duration = Duration::from_secs(5);

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let listen = variable("LISTEN").unwrap_or_else(|| "127.0.0.1:8080".to_owned());
    let log = Log::open()?;
    let listener = TcpListener::bind(listen).await?;
    print(&format!(
        "listening on http://{}/events",
        listener.local_addr()?
    ));
    let server = axum::serve(listener, router("/events", settings(), log));
    tokio::select! {
        result = server.with_graceful_shutdown(stopped()).into_future() => result?,
        // Nobody who sends a request and does not end it keeps the process from stopping.
        () = overdue() => {}
    }
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

/// Until requests had the time to end after that.
async fn overdue() {
    stopped().await;
    sleep(GRACE).await;
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

impl Handler for Log {
    type Error = io::Error;

    async fn handle(&self, notification: Notification<'_>) -> io::Result<()> {
        let mut result = Ok(());
        for event in notification.delivery().events() {
            match event {
                // What fails does not keep the others from being handled.
                Ok(event) => result = Log::handle(self, event).and(result),
                // Answered so that Event Grid delivers it again, and gives it up in the end.
                Err(rejected) => eprintln!("rejected {rejected}"),
            }
        }
        result
    }

    fn observe(&self, action: &Action<'_>) {
        match action {
            Action::Validate(it) => print(&format!("validated {:?}", it.subscription())),
            Action::Consent(it) => print(&format!("consented to {:?}", it.origin())),
            Action::Deleted(_) => print("subscription deleted"),
            Action::Refuse(it) => eprintln!("refused: {it}"),
            _ => {}
        }
    }
}
