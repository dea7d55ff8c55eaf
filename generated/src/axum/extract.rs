//! Events as an argument of an axum handler, and answers as its result.

use std::sync::Arc;

use ::axum::extract::{FromRef, FromRequest, Request};
use ::axum::http::{HeaderValue, StatusCode};
use ::axum::response::{IntoResponse, Response};

use super::body::Received;
use crate::receiver::{Action, Answer, Notification, Settings, receive};

/// The events of a request. What has none, handshakes among them, is answered without the handler; so
/// the route must take every method: `any(handler)`. The settings come from the router's state.
///
/// ```
/// use std::sync::Arc;
///
/// use acs_calling_events::receiver::{Answer, Key, Notification, Settings};
/// use axum::{Router, routing::any};
///
/// async fn handle(notification: Notification<'static>) -> Answer {
///     println!("{} events", notification.delivery().len());
///     notification.handled()
/// }
///
/// let settings = Settings::with_key(Key::query("code", "secret"));
/// let app: Router = Router::new()
///     .route("/events", any(handle))
///     .with_state(Arc::new(settings));
/// # let _ = app;
/// ```
impl<S> FromRequest<S> for Notification<'static>
where
    Arc<Settings>: FromRef<S>,
    S: Send + Sync,
{
    type Rejection = Answer;

    async fn from_request(request: Request, state: &S) -> Result<Self, Answer> {
        let settings = Arc::<Settings>::from_ref(state);
        let received = Received::read(request, &settings).await;
        let received = received.map_err(|refusal| refusal.answer())?;
        match receive(&received.head(), &received.body, &settings) {
            Action::Deliver(notification) => Ok(notification.into_owned()),
            action => Err(action.answer()),
        }
    }
}

impl IntoResponse for Answer {
    fn into_response(self) -> Response {
        let mut response = self.body().to_owned().into_response();
        response.headers_mut().clear();
        for (name, value) in self.headers() {
            // An origin comes from a header and can go into one.
            if let Ok(value) = HeaderValue::from_str(value) {
                response.headers_mut().insert(name, value);
            }
        }
        *response.status_mut() =
            StatusCode::from_u16(self.status()).unwrap_or(StatusCode::SERVICE_UNAVAILABLE);
        response
    }
}
