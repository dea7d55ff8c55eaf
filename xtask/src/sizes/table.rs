//! The report: a row for each schema, and which limits are broken.

use std::time::Duration;

use super::measure::Measured;
use super::schemas::DEFINITIONS;

/// How long a schema may take to generate.
const GENERATE: Duration = Duration::from_secs(10);

/// How long its code may take to compile, without optimisation.
const COMPILE: Duration = Duration::from_secs(60);

/// How much memory the compiler may take for it, in bytes.
const MEMORY: u64 = 1_500 * MEGABYTE;

const MEGABYTE: u64 = 1_000_000;

/// The least share of the limits of time, in percent: starting the compiler takes its time whatever the schema.
const LEAST_TIME: usize = 20;

/// The least share of that of memory: the compiler takes 160 MB for the smallest schema.
const LEAST_MEMORY: usize = 25;

/// How many times as long a definition may take to generate as in a smaller schema.
const GROWTH: f64 = 1.5;

/// The names of the columns.
pub fn heading() -> String {
    line([
        "case",
        "size",
        "generate s",
        "files",
        "lines",
        "compile s",
        "rustc MB",
    ])
}

/// What one schema takes.
pub fn row(measured: &Measured) -> String {
    let megabytes = match measured.memory {
        0 => String::from("-"),
        bytes => (bytes / MEGABYTE).to_string(),
    };
    line([
        measured.case.name,
        &measured.case.size.to_string(),
        &seconds(measured.generate),
        &measured.files.to_string(),
        &measured.lines.to_string(),
        &seconds(measured.compile),
        &megabytes,
    ])
}

fn line(columns: [&str; 7]) -> String {
    let [case, size, generate, files, lines, compile, memory] = columns;
    format!("{case:20} {size:>6} {generate:>10} {files:>6} {lines:>8} {compile:>9} {memory:>8}")
}

fn seconds(time: Duration) -> String {
    format!("{:.2}", time.as_secs_f64())
}

/// What breaks a limit, or that nothing does; schemas of a percentage of their size have a share of the limits.
pub fn verdict(all: &[Measured], percent: usize) -> (String, bool) {
    let mut lines = vec![String::new()];
    let mut broken: Vec<String> = all.iter().flat_map(|it| beyond(it, percent)).collect();
    if let Some(growth) = growth(all) {
        lines.push(format!(
            "a definition takes {growth:.2} times as long to generate as in a smaller schema, at most"
        ));
        if growth > GROWTH {
            broken.push(format!("that is more than {GROWTH} times"));
        }
    }
    let is_broken = !broken.is_empty();
    lines.extend(broken);
    if !is_broken {
        lines.push(String::from("all within the limits"));
    }
    (lines.join("\n"), is_broken)
}

/// The limits that one schema breaks.
fn beyond(measured: &Measured, percent: usize) -> Vec<String> {
    let Measured {
        case,
        generate,
        compile,
        memory,
        ..
    } = measured;
    let what = format!("{} {}", case.size, case.name);
    let share = |least| percent.max(least) as f64 / 100.0;
    let most_generate = GENERATE.mul_f64(share(LEAST_TIME));
    let most_compile = COMPILE.mul_f64(share(LEAST_TIME));
    let most_memory = (MEMORY as f64 * share(LEAST_MEMORY)) as u64;
    let mut broken = Vec::new();
    if *generate > most_generate {
        broken.push(format!(
            "{what}: generated in {generate:.1?}, not {most_generate:.1?}"
        ));
    }
    if *compile > most_compile {
        broken.push(format!(
            "{what}: compiled in {compile:.1?}, not {most_compile:.1?}"
        ));
    }
    if *memory > most_memory {
        let (memory, most) = (memory / MEGABYTE, most_memory / MEGABYTE);
        broken.push(format!("{what}: rustc takes {memory} MB, not {most}"));
    }
    broken
}

/// The most that a definition takes in one size, by what it takes in a smaller one.
fn growth(all: &[Measured]) -> Option<f64> {
    let of_definitions = all.iter().filter(|it| it.case.name == DEFINITIONS);
    let each: Vec<f64> = of_definitions
        .map(|it| it.generate.as_secs_f64() / it.case.size as f64)
        .collect();
    let later = each.iter().enumerate();
    let pairs = later.flat_map(|(at, it)| each[..at].iter().map(move |before| it / before));
    pairs.reduce(f64::max)
}
