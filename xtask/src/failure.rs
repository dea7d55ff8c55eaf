//! Why a command ends early.

use std::process::ExitCode;

/// What the command prints on stderr and returns.
#[derive(Debug)]
pub struct Failure {
    pub code: Code,
    pub message: String,
}

/// Whose fault it is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Code {
    /// The user's schema or payload.
    Input = 1,
    /// The usage, or a file that cannot be read or written.
    Usage = 2,
}

impl From<Code> for ExitCode {
    fn from(code: Code) -> Self {
        Self::from(code as u8)
    }
}

impl Failure {
    pub fn input(message: impl ToString) -> Self {
        Self {
            code: Code::Input,
            message: message.to_string(),
        }
    }

    pub fn usage(message: impl std::fmt::Display) -> Self {
        Self {
            code: Code::Usage,
            message: format!("error: {message}"),
        }
    }
}
