//! Payload files in, verdicts or re-encoded events out. `cargo xtask validate` and `decode` start it.

mod arguments;
mod input;
mod lines;

use std::io::{self, BufWriter, Write};
use std::process::ExitCode;

use acs_calling_events::Encode;
use codegen_runtime::OnOneLine;

use self::arguments::{Arguments, Command, Format, USAGE};
use self::input::{Fault, Item};

/// Exit code for a payload that is at fault.
const PAYLOAD: u8 = 1;

/// Exit code for wrong usage, or a file that cannot be read or written.
const USE: u8 = 2;

fn main() -> ExitCode {
    let Some(arguments) = Arguments::parse(std::env::args_os().skip(1)) else {
        complain(USAGE);
        return USE.into();
    };
    let mut code = 0;
    let mut out = BufWriter::new(io::stdout().lock());
    let printed = arguments.files.iter().try_for_each(|name| {
        file(name, arguments.command, &mut code, &mut out)?;
        out.flush()
    });
    match printed {
        // Whoever closes the pipe has seen enough.
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            complain(&format!("error: cannot print: {error}"));
            USE.into()
        }
        _ => code.into(),
    }
}

fn file(
    name: &std::ffi::OsStr,
    command: Command,
    code: &mut u8,
    out: &mut impl Write,
) -> io::Result<()> {
    let shown = name.to_string_lossy();
    let mut blame = |by: u8| *code = (*code).max(by);
    let bytes = match input::read(name) {
        Ok(bytes) => bytes,
        Err(error) => {
            blame(USE);
            complain_of(&format!("error: cannot read {shown}: {error}"));
            return Ok(());
        }
    };
    input::each(&bytes, |item| {
        if !matches!(item, Ok(Item { event: Ok(_), .. })) {
            blame(PAYLOAD);
        }
        match (&item, command) {
            (
                Err(Fault {
                    line,
                    column,
                    message,
                }),
                _,
            ) => {
                complain_of(&format!("{shown}:{line}:{column}: not JSON: {message}"));
            }
            (Ok(item), Command::Validate(Format::Text)) => {
                writeln!(out, "{}", lines::text(&shown, item))?
            }
            (Ok(item), Command::Validate(Format::Json)) => {
                writeln!(out, "{}", lines::json(&shown, item))?
            }
            (
                Ok(Item {
                    event: Ok(event), ..
                }),
                Command::Decode,
            ) => {
                out.write_all(&lines::without_space(&event.to_vec()))?;
                out.write_all(b"\n")?;
            }
            (Ok(item), Command::Decode) => complain(&lines::text(&shown, item)),
        }
        Ok(())
    })
}

/// Prints a message. Where stderr is closed there is nobody to tell.
fn complain(message: &str) {
    let _ = writeln!(io::stderr(), "{message}");
}

/// Prints a message with names of files or texts in them, which may hold anything.
fn complain_of(message: &str) {
    complain(&OnOneLine(message).to_string());
}
