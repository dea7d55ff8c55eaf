//! Both handshakes: as they are sent, malformed, repeated, from those who should not ask.

use std::num::NonZeroU32;

use acs_calling_events::receiver::{Action, Key, Reason, Settings};
use serde_json::{Value, json};

use crate::payloads::{DELETION, Request, VALIDATION, event, header};

fn open() -> Settings {
    Settings::without_key()
}

#[test]
fn a_validation_gets_its_code_back() {
    let request = Request::post(VALIDATION)
        .header("aeg-event-type", "SubscriptionValidation")
        .header("aeg-subscription-name", "CALLS-TO-CRM");
    let Action::Validate(validation) = request.action(&open()) else {
        panic!("no validation");
    };
    let code = "512d38b6-c7b8-40c8-89fe-f46f9e9622b6";
    assert_eq!(validation.code(), Some(code));
    assert!(
        validation
            .url()
            .is_some_and(|it| it.starts_with("https://rp-eastus2."))
    );
    assert_eq!(validation.subscription(), Some("CALLS-TO-CRM"));
    let topic = "/subscriptions/00000000-0000-0000-0000-000000000000";
    assert_eq!(validation.event().and_then(|it| it.source()), Some(topic));

    let answer = validation.answer();
    assert_eq!(answer.status(), 200, "202 would not do");
    assert_eq!(header(&answer, "content-type"), Some("application/json"));
    let body: Value = serde_json::from_str(answer.body()).expect("JSON");
    assert_eq!(body, json!({ "validationResponse": code }));
    // It is asked again whenever the subscription is changed.
    assert_eq!(request.answer(&open()), answer);
}

#[test]
fn any_code_survives() {
    for code in [
        "",
        "\"",
        "\\u0000",
        "</script>",
        "caf\u{e9} \u{1F4DE}",
        "a\nb",
    ] {
        let mut body: Value = serde_json::from_str(VALIDATION).expect("JSON");
        body[0]["data"]["validationCode"] = code.into();
        let answer = Request::post(&body.to_string()).answer(&open());
        let body: Value = serde_json::from_str(answer.body()).expect("JSON");
        assert_eq!(body["validationResponse"], code);
    }
}

#[test]
fn headers_may_be_missing_but_not_contradict() {
    let object = VALIDATION.trim_start_matches('[').trim_end_matches(']');
    let cases: &[(&str, Option<&str>, &str)] = &[
        (VALIDATION, None, "validate"),
        (VALIDATION, Some("subscriptionvalidation"), "validate"),
        (object, None, "validate"),
        (VALIDATION, Some("Notification"), "deliver"),
        (DELETION, None, "deleted"),
        (DELETION, Some("SubscriptionDeletion"), "deleted"),
        (DELETION, Some("Notification"), "deliver"),
        (DELETION, Some("SubscriptionValidation"), "refuse"),
        ("[]", Some("SubscriptionValidation"), "refuse"),
        ("[{}]", Some("SubscriptionValidation"), "refuse"),
    ];
    for (body, event_type, expected) in cases {
        let mut request = Request::post(body);
        if let Some(event_type) = event_type {
            request = request.header("aeg-event-type", event_type);
        }
        let action = match request.action(&open()) {
            Action::Validate(_) => "validate",
            Action::Deleted(_) => "deleted",
            Action::Deliver(_) => "deliver",
            Action::Refuse(_) => "refuse",
            other => panic!("{other:?}"),
        };
        assert_eq!(action, *expected, "{event_type:?} {body}");
    }
}

#[test]
fn a_validation_among_others_is_an_event_like_them() {
    let validation = VALIDATION.trim_start_matches('[').trim_end_matches(']');
    let body = format!("[{validation}, {}]", event("1"));
    let action = Request::post(&body).action(&open());
    assert!(matches!(&action, Action::Deliver(it) if it.delivery().len() == 2));
}

#[test]
fn a_validation_without_a_code_is_refused() {
    let mut body: Value = serde_json::from_str(VALIDATION).expect("JSON");
    body[0]["data"] = json!({});
    let text = body.to_string();
    let request = Request::post(&text).header("aeg-event-type", "SubscriptionValidation");
    let Action::Refuse(refusal) = request.action(&open()) else {
        panic!("not refused");
    };
    assert!(matches!(refusal.reason(), Reason::Handshake));
    assert_eq!(refusal.answer().status(), 400);
}

#[test]
fn only_named_subscriptions_are_validated() {
    let settings = open().subscription("calls-to-crm").subscription("other");
    for (name, status) in [
        (Some("calls-to-crm"), 200),
        (Some("CALLS-TO-CRM"), 200),
        (Some(" Other "), 200),
        (Some("calls-to-crm-2"), 403),
        (Some(""), 403),
        (None, 403),
    ] {
        let mut request = Request::post(VALIDATION);
        if let Some(name) = name {
            request = request.header("AEG-SUBSCRIPTION-NAME", name);
        }
        assert_eq!(request.answer(&settings).status(), status, "{name:?}");
    }
}

#[test]
fn handshakes_need_the_key_too() {
    let settings = Settings::with_key(Key::query("code", "secret"));
    for request in [
        Request::post(VALIDATION),
        Request::options("eventgrid.azure.net"),
    ] {
        assert_eq!(request.answer(&settings).status(), 401);
        assert_eq!(
            request
                .clone()
                .query("code=wrong")
                .answer(&settings)
                .status(),
            401
        );
        assert_eq!(request.query("code=secret").answer(&settings).status(), 200);
    }
}

#[test]
fn an_allowed_origin_is_told_so() {
    let request = Request::options("eventgrid.azure.net")
        .header(
            "webhook-request-callback",
            "https://example.com/?token=Marker",
        )
        .header("WEBHOOK-REQUEST-RATE", "120");
    let Action::Consent(consent) = request.action(&open()) else {
        panic!("no consent");
    };
    assert_eq!(consent.origin(), "eventgrid.azure.net");
    assert_eq!(
        consent.callback(),
        Some("https://example.com/?token=Marker")
    );
    let answer = consent.answer();
    assert_eq!(answer.status(), 200);
    assert_eq!(
        header(&answer, "webhook-allowed-origin"),
        Some("eventgrid.azure.net")
    );
    assert_eq!(header(&answer, "webhook-allowed-rate"), Some("*"));
    assert_eq!(header(&answer, "allow"), Some("POST, OPTIONS"));

    let rate = NonZeroU32::new(600).expect("not zero");
    let answer = request.answer(&open().rate(rate));
    assert_eq!(header(&answer, "webhook-allowed-rate"), Some("600"));
}

#[test]
fn origins() {
    let default = open();
    let listed = open().origin("eventgrid.azure.us").origin("example.com");
    let any = open().any_origin();
    let cases = [
        ("eventgrid.azure.net", true, false, true),
        ("eventgrid.azure.us", true, true, true),
        ("eventgrid.azure.cn", true, false, true),
        ("EventGrid.Azure.Net", true, false, true),
        ("EXAMPLE.com", false, true, true),
        ("eventgrid.azure.", false, false, true),
        ("eventgrid.azure.evil.com", false, false, true),
        ("evil-eventgrid.azure.net", false, false, true),
        ("eventgrid.azure.net.evil.com", false, false, true),
        ("*", false, false, true),
        ("", false, false, false),
    ];
    for (origin, by_default, if_listed, if_any) in cases {
        for (settings, allowed) in [(&default, by_default), (&listed, if_listed), (&any, if_any)] {
            let answer = Request::options(origin).answer(settings);
            let granted = header(&answer, "webhook-allowed-origin");
            assert_eq!(granted, allowed.then_some(origin), "{settings:?}");
            assert_eq!(answer.status(), if allowed { 200 } else { 403 }, "{origin}");
        }
    }
}

#[test]
fn whoever_does_not_say_who_he_is_gets_no_permission() {
    let request = Request::post("").method("OPTIONS");
    let answer = request.answer(&open().any_origin());
    assert_eq!(answer.status(), 400);
    assert_eq!(header(&answer, "webhook-allowed-origin"), None);
}
