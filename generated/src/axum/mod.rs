//! The receiver for [axum] 0.8: a [route](webhook), a [router], and an extractor.
//!
//! ```
//! use std::convert::Infallible;
//!
//! use acs_calling_events::axum::router;
//! use acs_calling_events::receiver::{Key, Notification, Settings};
//!
//! async fn handle(notification: Notification<'static>) -> Result<(), Infallible> {
//!     for event in notification.delivery().events().flatten() {
//!         println!("{}", event.data().event_type());
//!     }
//!     Ok(())
//! }
//!
//! let settings = Settings::with_key(Key::query("code", "secret"));
//! let app: axum::Router = router("/events", settings, handle);
//! # let _ = app;
//! ```
//!
//! Layers of `tower` go around it as around any route; a timeout below the 30 seconds that Event Grid
//! waits is a good one. It begins with a request whose head is complete: connections that send none, or
//! half of one, `axum::serve` holds for as long as they like, so let a proxy before it end them. When the
//! connection is lost while a handler runs, its future is dropped: spawn what must not stop half-way.

mod body;
mod extract;
mod handler;

use std::sync::Arc;

use ::axum::Router;
use ::axum::extract::Request;
use ::axum::response::{IntoResponse, Response};
use ::axum::routing::{MethodRouter, any};

use self::body::Received;
use crate::receiver::{Action, Settings, receive};

pub use self::handler::Handler;

/// A router that receives events at a path.
pub fn router<S>(path: &str, settings: Settings, handler: impl Handler) -> Router<S>
where
    S: Clone + Send + Sync + 'static,
{
    Router::new().route(path, webhook(settings, handler))
}

/// A route that answers handshakes and gives events to the handler, for a path of one's own router:
/// `Router::new().route("/events", webhook(settings, handler))`.
pub fn webhook<S>(settings: Settings, handler: impl Handler) -> MethodRouter<S>
where
    S: Clone + Send + Sync + 'static,
{
    let shared = Arc::new((settings, handler));
    any(move |request: Request| {
        let shared = Arc::clone(&shared);
        async move { respond(request, &shared.0, &shared.1).await }
    })
}

async fn respond(request: Request, settings: &Settings, handler: &impl Handler) -> Response {
    let received = match Received::read(request, settings).await {
        Ok(received) => received,
        Err(refusal) => {
            let action = Action::Refuse(refusal);
            handler.observe(&action);
            return action.answer().into_response();
        }
    };
    match receive(&received.head(), &received.body, settings) {
        Action::Deliver(notification) => {
            let (handled, failed) = (notification.handled(), notification.failed());
            match handler.handle(notification).await {
                Ok(()) => handled.into_response(),
                Err(_) => failed.into_response(),
            }
        }
        action => {
            handler.observe(&action);
            action.answer().into_response()
        }
    }
}
