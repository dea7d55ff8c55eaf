//! A request read to its end, if the settings admit it.

use std::error::Error;

use ::axum::body::{Bytes, to_bytes};
use ::axum::extract::Request;
use ::axum::http::request::Parts;
use ::axum::http::{HeaderMap, Method, Uri};
use http_body_util::LengthLimitError;

use crate::message::Headers;
use crate::receiver::{Head, Refusal, Settings, admit};

pub(super) struct Received {
    parts: Parts,
    pub(super) body: Bytes,
}

impl Received {
    /// Reads the body, and no more of it than the settings allow.
    pub(super) async fn read(request: Request, settings: &Settings) -> Result<Self, Refusal> {
        let (parts, body) = request.into_parts();
        admit(&head(&parts.method, &parts.uri, &parts.headers), settings)?;
        match to_bytes(body, settings.body_limit()).await {
            Ok(body) => Ok(Self { parts, body }),
            Err(error) if is_too_large(&error) => Err(Refusal::too_large()),
            Err(_) => Err(Refusal::incomplete()),
        }
    }

    pub(super) fn head(&self) -> Head<'_> {
        head(&self.parts.method, &self.parts.uri, &self.parts.headers)
    }
}

fn head<'h>(method: &'h Method, uri: &'h Uri, headers: &'h HeaderMap) -> Head<'h> {
    Head {
        method: method.as_str(),
        query: uri.query(),
        headers: Headers::from(headers),
    }
}

impl<'h> From<&'h HeaderMap> for Headers<'h> {
    fn from(headers: &'h HeaderMap) -> Self {
        let headers = headers.iter();
        headers
            .map(|(name, value)| (name.as_str(), value.as_bytes()))
            .collect()
    }
}

fn is_too_large(error: &::axum::Error) -> bool {
    error.source().is_some_and(|it| it.is::<LengthLimitError>())
}
