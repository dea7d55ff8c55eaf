//! Payloads that the tests have in common.

use acs_calling_events::message::Headers;
use acs_calling_events::receiver::{Action, Answer, Head, Settings, receive};

/// An event of the article.
pub const CALL_STARTED: &str = include_str!("../../../schema/examples/CallStarted/article.json");

/// Event Grid's question, as it is sent.
pub const VALIDATION: &str = r#"[{
    "id": "2d1781af-3a4c-4d7c-bd0c-e34b19da4e66",
    "topic": "/subscriptions/00000000-0000-0000-0000-000000000000",
    "subject": "",
    "data": {
        "validationCode": "512d38b6-c7b8-40c8-89fe-f46f9e9622b6",
        "validationUrl": "https://rp-eastus2.eventgrid.azure.net:553/validate?id=512d38b6&token=Marker-5550199"
    },
    "eventType": "Microsoft.EventGrid.SubscriptionValidationEvent",
    "eventTime": "2018-01-25T22:12:19.4556811Z",
    "metadataVersion": "1",
    "dataVersion": "1"
}]"#;

/// The last that a subscription sends.
pub const DELETION: &str = r#"[{
    "id": "2d1781af-3a4c-4d7c-bd0c-e34b19da4e66",
    "topic": "/subscriptions/00000000-0000-0000-0000-000000000000",
    "subject": "",
    "data": { "eventSubscriptionId": "/subscriptions/0/eventSubscriptions/calls-to-crm" },
    "eventType": "Microsoft.EventGrid.SubscriptionDeletedEvent",
    "eventTime": "2018-01-25T22:12:19.4556811Z"
}]"#;

/// An event of a type that the schema does not know.
pub fn event(id: &str) -> String {
    format!(
        r#"{{"id": "{id}", "topic": "/t", "subject": "s", "data": {{"n": 1.50}}, "eventType": "Other", "eventTime": "2024-11-05T09:41:07Z"}}"#
    )
}

/// A request in words.
#[derive(Clone)]
pub struct Request<'r> {
    pub method: &'r str,
    pub query: Option<&'r str>,
    pub headers: Vec<(&'r str, &'r str)>,
    pub body: &'r [u8],
}

impl<'r> Request<'r> {
    pub fn post(body: &'r (impl AsRef<[u8]> + ?Sized)) -> Self {
        Self {
            method: "POST",
            query: None,
            headers: Vec::new(),
            body: body.as_ref(),
        }
    }

    pub fn options(origin: &'r str) -> Self {
        Self {
            method: "OPTIONS",
            query: None,
            headers: vec![("WebHook-Request-Origin", origin)],
            body: b"",
        }
    }

    pub fn method(mut self, method: &'r str) -> Self {
        self.method = method;
        self
    }

    pub fn query(mut self, query: &'r str) -> Self {
        self.query = Some(query);
        self
    }

    pub fn header(mut self, name: &'r str, value: &'r str) -> Self {
        self.headers.push((name, value));
        self
    }

    pub fn action(&self, settings: &Settings) -> Action<'r> {
        let headers = self.headers.iter();
        let headers = headers.map(|(name, value)| (*name, value.as_bytes()));
        let head = Head {
            method: self.method,
            query: self.query,
            headers: Headers::from_iter(headers),
        };
        receive(&head, self.body, settings)
    }

    /// What is answered by a handler that succeeds.
    pub fn answer(&self, settings: &Settings) -> Answer {
        match self.action(settings) {
            Action::Deliver(notification) => notification.handled(),
            action => action.answer(),
        }
    }
}

/// The value of a header.
pub fn header<'a>(answer: &'a Answer, name: &str) -> Option<&'a str> {
    let mut headers = answer.headers();
    headers
        .find(|(it, _)| it.eq_ignore_ascii_case(name))
        .map(|(_, value)| value)
}
