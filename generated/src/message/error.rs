//! Why a message holds no event. Nothing of the message is repeated.

use std::error::Error;
use std::fmt;

use codegen_runtime::JsonError;

/// Why a message could not be unwrapped or read.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub enum MessageError {
    /// Its text, or the data that its content type calls JSON, is not JSON.
    Json(JsonError),
    /// A header that should be an attribute of a CloudEvent cannot be one: its name is not made of
    /// letters and digits, is that of the data, or came before; or its value is not UTF-8.
    Attribute,
}

impl fmt::Display for MessageError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Json(error) => error.fmt(f),
            Self::Attribute => f.write_str("a header is no attribute of a CloudEvent"),
        }
    }
}

impl Error for MessageError {}

impl From<JsonError> for MessageError {
    fn from(error: JsonError) -> Self {
        Self::Json(error)
    }
}
