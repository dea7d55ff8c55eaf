//! `build-cost`: what it costs to depend on the generated crate, without features and with nothing built yet.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};
use std::time::Duration;

use crate::failure::Failure;
use crate::{cargo, cpu, show, workspace};

const PROGRAM: &str = include_str!("program.rs");

/// Crates in the tree, the program itself not counted.
const CRATES: usize = 12;

/// CPU time of `cargo build`.
const DEBUG: Duration = Duration::from_secs(12);

/// How much more CPU time `cargo build --release` takes.
const RELEASE_MORE: Duration = Duration::from_secs(15);

/// Builds a program that depends on the crate, and prints what that took beside what it may take.
pub fn run() -> Result<ExitCode, Failure> {
    let folder = write().map_err(|error| Failure::usage(format!("cannot write: {error}")))?;
    let crates = crates(&folder)?;
    show::on_stdout(
        "A program that depends on acs-calling-events, without features, nothing built before:",
    )?;
    let names = crates.join(", ");
    let count = crates.len();
    show::on_stdout(&format!(
        "  {}: {count} crates ({names}), at most {CRATES}",
        verdict(count <= CRATES)
    ))?;
    let debug = build(&folder, &[])?;
    let release = build(&folder, &["--release"])?;
    let Some((debug, release)) = debug.zip(release) else {
        show::on_stdout("  this system does not tell the CPU time of a build")?;
        return Ok(ExitCode::SUCCESS);
    };
    let more = release.saturating_sub(debug);
    let seconds = [debug, release, more].map(|it| it.as_secs_f64());
    show::on_stdout(&format!(
        "  {}: cargo build: {:.1} s CPU, at most {}",
        verdict(debug <= DEBUG),
        seconds[0],
        DEBUG.as_secs()
    ))?;
    show::on_stdout(&format!(
        "  {}: cargo build --release: {:.1} s CPU, which is {:.1} more, at most {} more",
        verdict(more <= RELEASE_MORE),
        seconds[1],
        seconds[2],
        RELEASE_MORE.as_secs()
    ))?;
    Ok(ExitCode::SUCCESS)
}

fn verdict(is_met: bool) -> &'static str {
    if is_met { "met" } else { "NOT MET" }
}

/// The program, in a workspace of its own with the versions of this one's lock file.
fn write() -> io::Result<PathBuf> {
    let root = workspace::root();
    let folder = workspace::target().join("build-cost");
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    fs::create_dir_all(folder.join("src"))?;
    let generated = root.join("generated");
    let manifest = format!(
        "[package]\nname = \"program\"\nversion = \"0.0.0\"\nedition = \"2024\"\npublish = false\n\n\
         [dependencies]\nacs-calling-events = {{ path = {:?}, default-features = false }}\n\n[workspace]\n",
        generated.to_string_lossy()
    );
    fs::write(folder.join("Cargo.toml"), manifest)?;
    fs::write(folder.join("src/main.rs"), PROGRAM)?;
    fs::copy(root.join("Cargo.lock"), folder.join("Cargo.lock"))?;
    Ok(folder)
}

/// The names of the crates that the program is built from. Afterwards they are all downloaded.
fn crates(folder: &Path) -> Result<Vec<String>, Failure> {
    let mut command = command(folder, "tree");
    command.args(["--edges", "normal,build", "--prefix", "none", "--no-dedupe"]);
    command.args(["--format", "{p}"]);
    let output = command
        .output()
        .map_err(|error| Failure::usage(format!("cannot run cargo: {error}")))?;
    if !output.status.success() {
        let complaint = String::from_utf8_lossy(&output.stderr);
        return Err(Failure::usage(format!("cargo tree fails: {complaint}")));
    }
    let printed = String::from_utf8_lossy(&output.stdout);
    let names = printed.lines().filter_map(|line| line.split(' ').next());
    let mut names: Vec<String> = names.skip(1).map(str::to_owned).collect();
    names.sort_unstable();
    names.dedup();
    Ok(names)
}

/// CPU time of a build, or `None` where it is not known.
fn build(folder: &Path, options: &[&str]) -> Result<Option<Duration>, Failure> {
    let before = cpu::of_children();
    let status = cargo::status(command(folder, "build").arg("--quiet").args(options))?;
    if !status.success() {
        return Err(Failure::usage(format!(
            "cargo cannot build the program ({status})"
        )));
    }
    Ok(cpu::of_children()
        .zip(before)
        .map(|(after, before)| after - before))
}

fn command(folder: &Path, subcommand: &str) -> Command {
    let mut command = Command::new(cargo::program());
    command
        .arg(subcommand)
        .arg("--manifest-path")
        .arg(folder.join("Cargo.toml"))
        .env("CARGO_TARGET_DIR", folder.join("target"));
    command
}
