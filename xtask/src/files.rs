//! Files read so that it is clear what is wrong with them.

use std::fs;
use std::path::Path;

use codegen::Problem;

use crate::failure::Failure;
use crate::show;

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

/// A mistake at a line and column of a file, for want of a place in a schema.
pub fn problem(path: &Path, line: usize, column: usize, message: impl ToString) -> Problem {
    Problem {
        file: show::path(path),
        line,
        column,
        message: message.to_string(),
        pointer: String::from("#"),
    }
}
