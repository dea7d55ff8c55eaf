//! Why a command ends early, and files read so that the reason is clear.

use std::fs;
use std::path::Path;
use std::process::ExitCode;

use codegen::Problem;

use crate::show;

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

/// The text of a file, which is named as it is below `base`; one that is not UTF-8 is a mistake at its first wrong byte.
pub fn read(base: &Path, path: &Path) -> Result<String, Failure> {
    let unreadable = |error| Failure::usage(format!("cannot read {}: {error}", show::path(path)));
    let bytes = fs::read(base.join(path)).map_err(unreadable)?;
    String::from_utf8(bytes).map_err(|error| {
        let before = &error.as_bytes()[..error.utf8_error().valid_up_to()];
        let line = before.iter().filter(|&&byte| byte == b'\n').count() + 1;
        let column = before
            .iter()
            .rev()
            .take_while(|&&byte| byte != b'\n')
            .count()
            + 1;
        Failure::input(problem(path, line, column, "not UTF-8"))
    })
}

/// A mistake that concerns the file as a whole.
pub fn problem(path: &Path, line: usize, column: usize, message: impl ToString) -> Problem {
    Problem {
        file: show::path(path),
        line,
        column,
        message: message.to_string(),
        pointer: String::from("#"),
    }
}
