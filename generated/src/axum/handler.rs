//! What is done with events.

use std::future::Future;

use crate::receiver::{Action, Notification};

/// Handles events. A function or closure from [`Notification<'static>`](Notification) to a future of a
/// `Result` is one; a type of one's own may also borrow from the body, and see what else is asked.
///
/// ```
/// use std::convert::Infallible;
///
/// use acs_calling_events::axum::Handler;
/// use acs_calling_events::receiver::{Action, Notification};
///
/// struct Print;
///
/// impl Handler for Print {
///     type Error = Infallible;
///
///     async fn handle(&self, notification: Notification<'_>) -> Result<(), Infallible> {
///         for event in notification.delivery().events() {
///             println!("{event:?}");
///         }
///         Ok(())
///     }
///
///     fn observe(&self, action: &Action<'_>) {
///         println!("{action:?}");
///     }
/// }
/// ```
pub trait Handler: Send + Sync + 'static {
    /// Why events could not be handled. It is not sent to anyone: report it before it is returned.
    type Error: Send;

    /// Handles the events of one request. They are acknowledged when it succeeds, and are delivered
    /// again when it does not.
    fn handle(
        &self,
        notification: Notification<'_>,
    ) -> impl Future<Output = Result<(), Self::Error>> + Send;

    /// Is told of everything else that comes: handshakes, deletions of subscriptions, refusals.
    fn observe(&self, action: &Action<'_>) {
        let _ = action;
    }
}

impl<F, R, E> Handler for F
where
    F: Fn(Notification<'static>) -> R + Send + Sync + 'static,
    R: Future<Output = Result<(), E>> + Send,
    E: Send,
{
    type Error = E;

    fn handle(&self, notification: Notification<'_>) -> impl Future<Output = Result<(), E>> + Send {
        self(notification.into_owned())
    }
}
