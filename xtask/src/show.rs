//! Text for a terminal: paths on one line, and output that nobody has to read to the end.

use std::io::{self, Write};
use std::path::Path;

use crate::failure::Failure;

/// A path as it was given, on one line.
pub fn path(path: &Path) -> String {
    codegen::on_one_line(&path.to_string_lossy())
}

/// A path as an argument in a shell.
pub fn argument(path: &Path) -> String {
    let text = self::path(path);
    let is_plain = |it: char| it.is_alphanumeric() || "-_./:=@%+,".contains(it);
    if !text.is_empty() && text.chars().all(is_plain) {
        text
    } else {
        format!("'{}'", text.replace('\'', r"'\''"))
    }
}

/// Prints a line or several. Whoever closes the pipe has seen enough.
pub fn on_stdout(text: &str) -> Result<(), Failure> {
    let mut stdout = io::stdout().lock();
    match writeln!(stdout, "{text}").and_then(|()| stdout.flush()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            Err(Failure::usage(format!("cannot print: {error}")))
        }
        _ => Ok(()),
    }
}

/// Prints a message. Where stderr is closed there is nobody to tell.
pub fn on_stderr(text: &str) {
    let _ = writeln!(io::stderr(), "{text}");
}
