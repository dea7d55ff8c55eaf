//! The receiver as a route and as an extractor of axum.

use std::convert::Infallible;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};

use acs_calling_events::axum::{Handler, router, webhook};
use acs_calling_events::receiver::{Action, Answer, Key, Notification, Settings};
use axum::Router;
use axum::body::{Body, Bytes, to_bytes};
use axum::http::{Request, Response, StatusCode};
use axum::routing::any;
use tower::ServiceExt as _;

use crate::payloads::{CALL_STARTED, VALIDATION, event};

/// Counts what it is given, and fails when told to.
#[derive(Clone, Default)]
struct Count {
    events: Arc<AtomicUsize>,
    rejected: Arc<AtomicUsize>,
    fails: Arc<AtomicBool>,
    observed: Arc<Mutex<Vec<String>>>,
}

impl Handler for Count {
    type Error = &'static str;

    async fn handle(&self, notification: Notification<'_>) -> Result<(), &'static str> {
        for event in notification.delivery().events() {
            let count = if event.is_ok() {
                &self.events
            } else {
                &self.rejected
            };
            count.fetch_add(1, Ordering::Relaxed);
        }
        match self.fails.load(Ordering::Relaxed) {
            true => Err("secret reason"),
            false => Ok(()),
        }
    }

    fn observe(&self, action: &Action<'_>) {
        let what = match action {
            Action::Validate(_) => "validation".to_owned(),
            Action::Consent(it) => it.origin().to_owned(),
            Action::Deleted(_) => "deletion".to_owned(),
            Action::Refuse(it) => it.to_string(),
            other => format!("{other:?}"),
        };
        self.observed.lock().expect("no panic").push(what);
    }
}

fn settings() -> Settings {
    Settings::with_key(Key::query("code", "secret"))
}

fn post(uri: &str, body: impl Into<Body>) -> Request<Body> {
    Request::post(uri).body(body.into()).expect("a request")
}

async fn send(app: &Router, request: Request<Body>) -> (StatusCode, String) {
    let response: Response<Body> = app.clone().oneshot(request).await.expect("a response");
    let status = response.status();
    let body = to_bytes(response.into_body(), usize::MAX)
        .await
        .expect("a body");
    (status, String::from_utf8(body.to_vec()).expect("text"))
}

#[tokio::test]
async fn a_router() {
    let count = Count::default();
    let app: Router = router("/events", settings(), count.clone());
    let uri = "/events?code=secret";

    let (status, body) = send(&app, post(uri, CALL_STARTED)).await;
    assert_eq!((status, &*body), (StatusCode::OK, ""));
    let batch = format!("[{}, {{}}]", event("1"));
    assert_eq!(
        send(&app, post(uri, batch)).await.0,
        StatusCode::SERVICE_UNAVAILABLE
    );
    assert_eq!(count.events.load(Ordering::Relaxed), 2);
    assert_eq!(count.rejected.load(Ordering::Relaxed), 1);

    let (status, body) = send(&app, post(uri, VALIDATION)).await;
    assert_eq!(status, StatusCode::OK);
    assert_eq!(
        body,
        r#"{"validationResponse":"512d38b6-c7b8-40c8-89fe-f46f9e9622b6"}"#
    );
    assert_eq!(
        send(&app, post("/events", CALL_STARTED)).await.0,
        StatusCode::UNAUTHORIZED
    );
    assert_eq!(
        send(&app, post("/", CALL_STARTED)).await.0,
        StatusCode::NOT_FOUND
    );
    let observed = count.observed.lock().expect("no panic").clone();
    assert_eq!(observed, ["validation", "the key is missing or wrong"]);
}

#[tokio::test]
async fn the_handshake_of_cloud_events() {
    let app: Router = router("/events", settings(), Count::default());
    let request = Request::options("/events?code=secret")
        .header("WebHook-Request-Origin", "eventgrid.azure.net")
        .body(Body::empty())
        .expect("a request");
    let response = app.oneshot(request).await.expect("a response");
    assert_eq!(response.status(), StatusCode::OK);
    let headers = response.headers();
    assert_eq!(headers["WebHook-Allowed-Origin"], "eventgrid.azure.net");
    assert_eq!(headers["WebHook-Allowed-Rate"], "*");
    assert_eq!(headers["Allow"], "POST, OPTIONS");
}

#[tokio::test]
async fn other_methods_and_failures() {
    let count = Count::default();
    let app: Router = router("/events", settings(), count.clone());
    for method in ["GET", "PUT", "DELETE", "PATCH"] {
        let request = Request::builder().method(method).uri("/events?code=secret");
        let request = request.body(Body::empty()).expect("a request");
        assert_eq!(send(&app, request).await.0, StatusCode::METHOD_NOT_ALLOWED);
    }
    count.fails.store(true, Ordering::Relaxed);
    let (status, body) = send(&app, post("/events?code=secret", CALL_STARTED)).await;
    assert_eq!(
        (status, &*body),
        (StatusCode::SERVICE_UNAVAILABLE, ""),
        "no reason is told"
    );
}

/// A body in parts, of no announced length, that counts how many of them are read.
fn in_parts(parts: usize, read: &Arc<AtomicUsize>) -> Body {
    let read = Arc::clone(read);
    let parts = (0..parts).map(move |_| {
        read.fetch_add(1, Ordering::Relaxed);
        Ok::<_, Infallible>(Bytes::from(vec![b' '; 1 << 16]))
    });
    Body::from_stream(Parts(parts))
}

struct Parts<I>(I);

impl<I: Iterator + Unpin> futures_core::Stream for Parts<I> {
    type Item = I::Item;

    fn poll_next(
        mut self: std::pin::Pin<&mut Self>,
        _: &mut std::task::Context<'_>,
    ) -> std::task::Poll<Option<I::Item>> {
        std::task::Poll::Ready(self.0.next())
    }
}

#[tokio::test]
async fn a_body_is_read_no_further_than_allowed() {
    let app: Router = router("/events", settings().max_body(1 << 20), Count::default());
    let read = Arc::default();
    let (status, _) = send(&app, post("/events?code=secret", in_parts(1_000, &read))).await;
    assert_eq!(status, StatusCode::PAYLOAD_TOO_LARGE);
    let parts = read.swap(0, Ordering::Relaxed);
    assert!((17..=18).contains(&parts), "{parts} parts were read");

    let (status, _) = send(&app, post("/events?code=wrong", in_parts(1_000, &read))).await;
    assert_eq!(status, StatusCode::UNAUTHORIZED);
    assert_eq!(read.load(Ordering::Relaxed), 0, "without a key, nothing");

    // More than axum itself would allow.
    let app: Router = router("/events", settings().max_body(8 << 20), Count::default());
    let mut body = vec![b' '; 8 << 20];
    body[0] = b'[';
    body[1] = b']';
    let (status, _) = send(&app, post("/events?code=secret", body)).await;
    assert_eq!(status, StatusCode::OK);
}

#[tokio::test]
async fn a_sender_that_goes_away_gets_its_events_again() {
    let app: Router = router("/events", settings(), Count::default());
    let broken = [Ok(Bytes::from("[")), Err("connection lost")];
    let body = Body::from_stream(Parts(broken.into_iter()));
    let (status, _) = send(&app, post("/events?code=secret", body)).await;
    assert_eq!(status, StatusCode::SERVICE_UNAVAILABLE);
}

#[tokio::test]
async fn a_function_is_a_handler() {
    async fn handle(notification: Notification<'static>) -> Result<(), Infallible> {
        assert_eq!(notification.delivery().len(), 1);
        Ok(())
    }
    let route = webhook(Settings::without_key(), handle);
    let app = Router::new().nest("/api", Router::new().route("/events", route));
    let (status, _) = send(&app, post("/api/events", CALL_STARTED)).await;
    assert_eq!(status, StatusCode::OK);

    let fails = |_: Notification<'static>| async { Err("nobody is there") };
    let app = Router::new().route("/", webhook::<()>(Settings::without_key(), fails));
    let (status, _) = send(&app, post("/", CALL_STARTED)).await;
    assert_eq!(status, StatusCode::SERVICE_UNAVAILABLE);
}

#[tokio::test]
async fn an_extractor() {
    async fn handle(notification: Notification<'static>) -> Answer {
        notification.handled()
    }
    let app = Router::new()
        .route("/events", any(handle))
        .with_state(Arc::new(settings()));
    let uri = "/events?code=secret";
    assert_eq!(send(&app, post(uri, CALL_STARTED)).await.0, StatusCode::OK);
    assert!(
        send(&app, post(uri, VALIDATION))
            .await
            .1
            .contains("512d38b6")
    );
    assert_eq!(
        send(&app, post(uri, "{")).await.0,
        StatusCode::SERVICE_UNAVAILABLE
    );
    assert_eq!(
        send(&app, post("/events", "[]")).await.0,
        StatusCode::UNAUTHORIZED
    );
}
