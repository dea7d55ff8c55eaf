//! Keys, codes, addresses and what the schema marks as sensitive are in no `Debug` and no message.

use acs_calling_events::message::{Headers, Message};
use acs_calling_events::receiver::{Head, Key, Settings};

use crate::payloads::{Request, VALIDATION};

const MARKER: &str = "Marker-5550199";

#[track_caller]
fn check(shown: String) {
    assert!(!shown.contains(MARKER), "{shown}");
}

#[test]
fn keys_are_not_shown() {
    let settings = Settings::with_key(Key::query("code", MARKER)).or_key(Key::header("x", MARKER));
    check(format!("{settings:?}"));
    check(format!("{:?}", Key::header("x", MARKER)));
    let headers = Headers::from([("x-key", MARKER)]);
    check(format!("{headers:?}"));
    let query = format!("code={MARKER}");
    check(format!(
        "{:?}",
        Head {
            method: "POST",
            query: Some(&query),
            headers,
        }
    ));
}

#[test]
fn actions_show_no_secret() {
    let open = Settings::without_key();
    let validation = VALIDATION.replace("512d38b6-c7b8-40c8-89fe-f46f9e9622b6", MARKER);
    let incoming = format!(
        r#"[{{"id": "1", "subject": "{MARKER}", "eventType": "Microsoft.Communication.IncomingCall", "eventTime": "2024-11-05T09:41:07Z",
            "data": {{"to": {{"rawId": "{MARKER}"}}, "from": {{"rawId": "{MARKER}"}}, "correlationId": "1", "callerDisplayName": "{MARKER}", "incomingCallContext": "{MARKER}"}}}}]"#
    );
    let refused = incoming.replace("[{", "[{ oops");
    let rejected = incoming.replace("\"correlationId\": \"1\"", "\"correlationId\": 1");
    for body in [&validation, &incoming, &refused, &rejected] {
        let action = Request::post(body).action(&open);
        check(format!("{action:?}"));
        check(format!("{:?}", action.answer()));
        check(format!("{:?}", Message::from(body.as_bytes())));
    }
    let url = format!("https://example.com/?token={MARKER}");
    let request = Request::options("eventgrid.azure.net").header("webhook-request-callback", &url);
    check(format!("{:?}", request.action(&open)));
}
