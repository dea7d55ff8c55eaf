//! The arguments, as `cargo xtask` passes them on.

use std::ffi::OsString;

/// What is asked for.
pub struct Arguments {
    pub command: Command,
    pub files: Vec<OsString>,
}

#[derive(Clone, Copy)]
pub enum Command {
    Validate(Format),
    Decode,
}

#[derive(Clone, Copy)]
pub enum Format {
    Text,
    Json,
}

pub const USAGE: &str = "usage: payloads (validate [--format text|json] | decode) [--] FILE...";

impl Arguments {
    /// `None` if they are wrong.
    pub fn parse(mut arguments: impl Iterator<Item = OsString>) -> Option<Self> {
        let mut command = match arguments.next()?.to_str()? {
            "validate" => Command::Validate(Format::Text),
            "decode" => Command::Decode,
            _ => return None,
        };
        let mut files = Vec::new();
        while let Some(argument) = arguments.next() {
            match (argument.to_str(), &mut command) {
                (Some("--"), _) => files.extend(&mut arguments),
                (Some("--format"), Command::Validate(format)) => {
                    *format = match arguments.next()?.to_str()? {
                        "text" => Format::Text,
                        "json" => Format::Json,
                        _ => return None,
                    };
                }
                (Some(option), _) if option.len() > 1 && option.starts_with('-') => return None,
                _ => files.push(argument),
            }
        }
        (!files.is_empty()).then_some(Self { command, files })
    }
}
