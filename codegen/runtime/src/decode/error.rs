//! Why a body or an item was not decoded. No message repeats a value of it.

use std::borrow::Cow;
use std::error::Error;
use std::fmt;
use std::sync::LazyLock;

use crate::schema::{Pointer, Violation, Violations};

/// Why a body was not decoded.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub enum DecodeError {
    /// It is not JSON.
    Json(JsonError),
    /// It is, but not what the schema allows.
    Violations(Violations),
}

impl fmt::Display for DecodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            DecodeError::Json(error) => error.fmt(f),
            DecodeError::Violations(violations) => violations.fmt(f),
        }
    }
}

impl Error for DecodeError {}

impl From<JsonError> for DecodeError {
    fn from(error: JsonError) -> Self {
        DecodeError::Json(error)
    }
}

impl From<Violations> for DecodeError {
    fn from(violations: Violations) -> Self {
        DecodeError::Violations(violations)
    }
}

/// The body is not JSON, or not even UTF-8.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct JsonError {
    message: Cow<'static, str>,
    line: usize,
    column: usize,
}

impl JsonError {
    pub(super) fn new(message: &'static str, (line, column): (usize, usize)) -> Self {
        JsonError {
            message: Cow::Borrowed(message),
            line,
            column,
        }
    }

    pub(super) fn from_serde(error: &serde_json::Error) -> Self {
        let text = error.to_string();
        // What follows is the line and the column, which are kept apart.
        let message = text
            .rsplit_once(" at line ")
            .map_or(&*text, |(message, _)| message)
            .to_owned();
        JsonError {
            message: Cow::Owned(message),
            line: error.line(),
            column: error.column().max(1), // none was read of the line
        }
    }

    /// For a text that is refused without a reason, which does not happen.
    pub(super) fn unexplained() -> Self {
        JsonError::new("not JSON", (1, 1))
    }

    /// What is wrong, without the place.
    pub(crate) fn message(&self) -> &str {
        &self.message
    }

    /// The line, from 1.
    pub fn line(&self) -> usize {
        self.line
    }

    /// The column, in bytes from 1, to which the line was read.
    pub fn column(&self) -> usize {
        self.column
    }
}

impl fmt::Display for JsonError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}", self.line, self.column, self.message)
    }
}

impl Error for JsonError {}

/// Why one item of a body was not decoded.
#[derive(Clone)]
pub struct Rejected {
    index: usize,
    /// None once the reports of one body have become too many.
    violations: Option<Box<Violations>>,
}

/// What is said of an item that is not reported.
static UNREPORTED: LazyLock<Violations> = LazyLock::new(|| {
    let message = "not valid; too many violations were found before it to report more of this body";
    Violations::new(vec![Violation::new(Pointer::default(), "#", "", message)])
});

impl Rejected {
    pub(super) fn new(index: usize, violations: Violations) -> Self {
        Rejected {
            index,
            violations: Some(Box::new(violations)),
        }
    }

    /// Without a report.
    pub(super) fn unreported(index: usize) -> Self {
        Rejected {
            index,
            violations: None,
        }
    }

    /// Which item it is, from 0.
    pub fn index(&self) -> usize {
        self.index
    }

    /// Everything that is wrong with it; pointers start at the item. After 524,288 violations in one
    /// body, the items that are rejected after that have only one violation, which says so.
    pub fn violations(&self) -> &Violations {
        self.violations.as_deref().unwrap_or(&UNREPORTED)
    }
}

impl fmt::Display for Rejected {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "event {}: {}", self.index(), self.violations())
    }
}

impl fmt::Debug for Rejected {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Rejected({self})")
    }
}

impl Error for Rejected {}
