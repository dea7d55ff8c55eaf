//! Measures, and prints tables. `cargo xtask bench` starts it.

use std::env;
use std::fs;
use std::io::{self, Write};
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Duration;

use bench::bodies::Bodies;
use bench::counts::Counts;
use bench::measure::{self, Effort, Table};
use bench::options::Options;
use bench::{elsewhere, groups, memory, plot, report, text};
use clap::Parser;
use serde_json::Value;

/// Short enough that most are not interrupted: the median passes over the others.
const SLICE: Duration = Duration::from_millis(2);

/// Measure the generated crate beside other ways to read the same bytes
///
/// Rows of a table run in turns in one process; figures are medians of CPU time, and the ratio is to the table's first row.
#[derive(Parser)]
#[command(bin_name = "cargo xtask bench")]
struct Arguments {
    #[command(flatten)]
    options: Options,
    /// How often each row is timed
    #[arg(long, value_name = "N", default_value_t = 31)]
    rounds: usize,
    /// First install the peers in Node and Python, into the target folder
    #[arg(long)]
    install: bool,
    /// Draw the table of the usual shape into an SVG file
    #[arg(long, value_name = "FILE")]
    plot: Option<PathBuf>,
    /// Print JSON
    #[arg(long)]
    json: bool,
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    match run(&arguments) {
        // Whoever closes the pipe has seen enough.
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            eprintln!("error: {error}");
            ExitCode::from(2)
        }
        _ => ExitCode::SUCCESS,
    }
}

fn run(arguments: &Arguments) -> io::Result<()> {
    let options = &arguments.options;
    if arguments.install {
        elsewhere::install()?;
    }
    let bodies = Bodies::new(options.seed);
    let counts = Counts::of(options)?;
    let mut picture = arguments.plot.as_ref();
    let mut printed = Printed::new(arguments.json);
    for plan in groups::plans(&bodies, options) {
        let allocations = |row: &str| counts.get(&plan.title, row);
        let mut group = plan.group();
        let is_usual = group.elsewhere.is_some();
        if let Some(body) = group.elsewhere.take() {
            let missing = elsewhere::join(&mut group, &body)?;
            missing.iter().try_for_each(|line| printed.note(line))?;
        }
        let table = measure::run(&group, effort(arguments), allocations);
        printed.table(&table)?;
        if let Some(file) = picture.take_if(|_| is_usual) {
            let svg = plot::svg(&table, effort(arguments).rounds, &command());
            fs::write(file, svg)?;
        }
    }
    if picture.is_some() {
        return Err(io::Error::other(
            "the table that is drawn is not among those of --filter",
        ));
    }
    peaks(&bodies, options, &mut printed)?;
    printed.end()
}

/// How this program was started.
fn command() -> String {
    let argument = |it: String| match it.contains(' ') {
        true => format!(" '{it}'"),
        false => format!(" {it}"),
    };
    let arguments: String = env::args().skip(1).map(argument).collect();
    format!("cargo xtask bench{arguments}")
}

fn effort(arguments: &Arguments) -> Effort {
    if arguments.options.quick {
        return Effort {
            rounds: 1,
            slice: Duration::ZERO,
        };
    }
    Effort {
        rounds: arguments.rounds,
        slice: SLICE,
    }
}

fn peaks(bodies: &Bodies, options: &Options, printed: &mut Printed) -> io::Result<()> {
    let mib = options.sizes().memory;
    let title = format!("Peak of memory, a body of {mib} MiB");
    if !options.wants(&title) {
        return Ok(());
    }
    match memory::peaks(bodies, mib << 20)? {
        Some(peaks) => printed.add(text::peaks(&title, &peaks), report::peaks(&title, &peaks)),
        None => printed.note(&format!("{title}: this system does not count it")),
    }
}

/// What goes to stdout: each table as soon as it is there, or JSON at the end.
struct Printed {
    json: Option<Vec<Value>>,
}

impl Printed {
    fn new(json: bool) -> Self {
        Self {
            json: json.then(Vec::new),
        }
    }

    fn table(&mut self, table: &Table) -> io::Result<()> {
        self.add(text::table(table), report::table(table))
    }

    fn add(&mut self, text: String, value: Value) -> io::Result<()> {
        match &mut self.json {
            Some(values) => {
                values.push(value);
                Ok(())
            }
            None => writeln!(io::stdout(), "{text}"),
        }
    }

    fn note(&self, text: &str) -> io::Result<()> {
        writeln!(io::stderr(), "{text}")
    }

    fn end(self) -> io::Result<()> {
        match self.json {
            Some(values) => writeln!(io::stdout(), "{:#}", Value::Array(values)),
            None => Ok(()),
        }
    }
}
