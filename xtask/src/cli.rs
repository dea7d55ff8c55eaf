//! The arguments of each command, and what its help says.

use std::ffi::OsString;
use std::num::NonZeroU16;
use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

#[derive(Parser)]
#[command(bin_name = "cargo xtask", disable_help_subcommand = true)]
#[command(
    about = "Generates the events' model from their schema, tries it on payload files, and measures it"
)]
#[command(
    after_help = "Exit codes: 0 done, 1 the schema or a payload is at fault or a trial fails, 2 wrong usage or an unreadable file"
)]
pub struct Cli {
    #[command(subcommand)]
    pub command: Command,
}

#[derive(Subcommand)]
pub enum Command {
    /// Generate Rust from a schema: the calling events' one, or any other with --schema and --out
    Generate(Generate),
    /// Check payload files: one event, an array of events, or one or more events on each line
    Validate {
        /// Payload files; `-` is standard input
        #[arg(required = true, value_name = "FILE")]
        files: Vec<PathBuf>,
        /// Whether the verdicts are for a person or for a program
        #[arg(long, value_enum, default_value_t = Format::Text)]
        format: Format,
    },
    /// Decode payload files into the types, and print what these encode to, one event a line
    Decode {
        /// Payload files; `-` is standard input
        #[arg(required = true, value_name = "FILE")]
        files: Vec<PathBuf>,
    },
    /// Run the official JSON-Schema-Test-Suite through the generator
    Conformance(Conformance),
    /// Try random schemas on random instances, against an independent validator
    Agreement(Agreement),
    /// Generate and compile large schemas, and say what each takes
    Sizes(Sizes),
    /// Measure the generated crate beside other ways to read the same bytes
    #[command(disable_help_flag = true)]
    Bench {
        /// See `--help`
        #[arg(
            trailing_var_arg = true,
            allow_hyphen_values = true,
            value_name = "OPTION"
        )]
        arguments: Vec<OsString>,
    },
    /// Build a program that depends on the generated crate, and print what that takes
    BuildCost,
    /// Count the instructions that decoding takes, and compare with the figure that is kept
    #[command(disable_help_flag = true)]
    Instructions {
        /// See `--help`
        #[arg(
            trailing_var_arg = true,
            allow_hyphen_values = true,
            value_name = "OPTION"
        )]
        arguments: Vec<OsString>,
    },
    /// Send events to the webhook example, and count what it loses or repeats: nothing
    Load(Load),
    /// Drive the examples with the Azure SDKs, CloudEvents libraries, a queue, a broker and validators
    Interop,
}

#[derive(Args)]
pub struct Generate {
    /// Write nothing; list the files that are changed, missing or orphaned
    #[arg(long)]
    pub check: bool,
    /// Another schema
    #[arg(long, value_name = "FILE", requires = "out")]
    pub schema: Option<PathBuf>,
    /// The folder for its module tree, with nothing else in it
    #[arg(long, value_name = "DIR", requires = "schema")]
    pub out: Option<PathBuf>,
    /// The draft of a schema that names none
    #[arg(long, value_enum, requires = "schema")]
    pub draft: Option<Draft>,
    /// Documents that the schema refers to: a JSON object from absolute URI to schema
    #[arg(long, value_name = "FILE", requires = "schema")]
    pub resources: Option<PathBuf>,
    /// Enforce `format` even where the schema's dialect has it as an annotation
    #[arg(long, requires = "schema")]
    pub assert_format: bool,
}

#[derive(Args)]
pub struct Conformance {
    /// A checkout of the suite: the folder that has `tests` and `remotes`
    #[arg(value_name = "DIR")]
    pub dir: PathBuf,
    /// Only the tests of one draft
    #[arg(long, value_enum)]
    pub draft: Option<Draft>,
    /// Only groups of tests whose `draft/file: description` contains the text
    #[arg(long, value_name = "SUBSTRING")]
    pub only: Option<String>,
}

#[derive(Args)]
pub struct Agreement {
    /// How many schemas are drawn
    #[arg(long, value_name = "N", default_value_t = 200)]
    pub schemas: usize,
    /// How many instances are drawn for each of them
    #[arg(long, value_name = "N", default_value_t = 100)]
    pub instances: usize,
    /// What is drawn: the same for the same number
    #[arg(long, value_name = "N", default_value_t = 1)]
    pub seed: u64,
    /// Make some disagreements smaller, for which the compiler is run again and again
    #[arg(long)]
    pub shrink: bool,
}

#[derive(Args)]
pub struct Sizes {
    /// Only the cases whose name contains the text
    #[arg(long, value_name = "SUBSTRING", default_value = "")]
    pub only: String,
    /// How large the schemas are, in percent
    #[arg(long, value_name = "N", default_value_t = 100)]
    pub percent: usize,
}

#[derive(Args)]
pub struct Load {
    /// How many send at the same time
    #[arg(long, value_name = "N", default_value_t = NonZeroU16::new(64).expect("not zero"))]
    pub senders: NonZeroU16,
    /// How long each of the three runs takes
    #[arg(long, value_name = "N", default_value_t = NonZeroU16::new(30).expect("not zero"))]
    pub seconds: NonZeroU16,
}

#[derive(Clone, Copy, PartialEq, ValueEnum)]
pub enum Format {
    Text,
    Json,
}

#[derive(Clone, Copy, PartialEq, ValueEnum)]
pub enum Draft {
    #[value(name = "7")]
    Draft7,
    #[value(name = "2019-09")]
    Draft201909,
    #[value(name = "2020-12")]
    Draft202012,
}

impl Draft {
    /// As the argument is written.
    pub fn name(self) -> &'static str {
        match self {
            Self::Draft7 => "7",
            Self::Draft201909 => "2019-09",
            Self::Draft202012 => "2020-12",
        }
    }
}

impl From<Draft> for codegen::Draft {
    fn from(draft: Draft) -> Self {
        match draft {
            Draft::Draft7 => Self::Draft7,
            Draft::Draft201909 => Self::Draft201909,
            Draft::Draft202012 => Self::Draft202012,
        }
    }
}
