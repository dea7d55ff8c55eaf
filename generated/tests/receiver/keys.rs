//! Keys: where they are looked for, how they are written, and that one of several is enough.

use acs_calling_events::receiver::{Key, Settings};

use crate::payloads::{CALL_STARTED, Request};

#[test]
fn in_the_query() {
    let settings = Settings::with_key(Key::query("code", "s+cr/t== \u{e9}"));
    let encoded = "code=s%2Bcr%2ft%3D%3D%20%C3%A9";
    for (query, status) in [
        (Some(encoded), 200),
        (Some("code=s+cr/t==%20%C3%A9"), 200),
        (Some("a=b&code=s+cr/t==%20%c3%a9&c"), 200),
        (Some("code=wrong&code=s+cr/t==%20%C3%A9"), 200),
        (Some("%63ode=s+cr/t==%20%C3%A9"), 200),
        (Some("Code=s+cr/t==%20%C3%A9"), 401),
        (Some("code=s+cr/t=="), 401),
        (Some("code=s+cr/t==%20%C3%A9%00"), 401),
        (Some("code="), 401),
        (Some("code"), 401),
        (Some(""), 401),
        (Some("%%%&=&&code=%"), 401),
        (None, 401),
    ] {
        let mut request = Request::post(CALL_STARTED);
        request.query = query;
        assert_eq!(request.answer(&settings).status(), status, "{query:?}");
    }
}

#[test]
fn in_a_header() {
    let settings = Settings::with_key(Key::header("X-Key", "secret"));
    for (name, value, status) in [
        ("x-key", "secret", 200),
        ("X-KEY", "secret", 200),
        ("x-key", "secret2", 401),
        ("x-key", "", 401),
        ("x-keys", "secret", 401),
    ] {
        let request = Request::post(CALL_STARTED).header(name, value);
        assert_eq!(
            request.answer(&settings).status(),
            status,
            "{name}: {value}"
        );
    }
    let query = Request::post(CALL_STARTED).query("X-Key=secret");
    assert_eq!(query.answer(&settings).status(), 401);
}

#[test]
fn old_and_new_while_the_secret_changes() {
    let settings = Settings::with_key(Key::query("code", "new"))
        .or_key(Key::query("code", "old"))
        .or_key(Key::header("x-key", "third"));
    for (query, status) in [("code=old", 200), ("code=new", 200), ("code=third", 401)] {
        let request = Request::post(CALL_STARTED).query(query);
        assert_eq!(request.answer(&settings).status(), status, "{query}");
    }
    let header = Request::post(CALL_STARTED).header("x-key", "third");
    assert_eq!(header.answer(&settings).status(), 200);
}

#[test]
fn a_key_added_to_none_is_demanded() {
    let settings = Settings::without_key().or_key(Key::query("code", "secret"));
    assert_eq!(Request::post(CALL_STARTED).answer(&settings).status(), 401);
}

#[test]
fn an_empty_secret_lets_nobody_in() {
    let settings = Settings::with_key(Key::query("code", "")).or_key(Key::header("x-key", ""));
    let request = Request::post(CALL_STARTED)
        .query("code=")
        .header("x-key", "");
    assert_eq!(request.answer(&settings).status(), 401);
}

#[test]
fn what_event_grid_sends_with_a_wrong_key_is_not_lost() {
    let settings = Settings::with_key(Key::query("code", "new"));
    for name in [
        "aeg-event-type",
        "Aeg-Subscription-Name",
        "AEG-DELIVERY-COUNT",
    ] {
        let request = Request::post(CALL_STARTED)
            .query("code=old")
            .header(name, "0");
        assert_eq!(request.answer(&settings).status(), 503, "{name}");
    }
    for name in ["aeg-", "aegis-key", "x-aeg-event-type"] {
        let request = Request::post(CALL_STARTED)
            .query("code=old")
            .header(name, "0");
        assert_eq!(request.answer(&settings).status(), 401, "{name}");
    }
}
