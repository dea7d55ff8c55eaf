//! Programs in other languages that read the same bytes, timed by themselves in the same rounds.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::fs;
use std::io::{self, BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::rc::Rc;
use std::time::Duration;

use serde::Deserialize;

use crate::bodies::Body;
use crate::groups::{Entry, Group};
use crate::jobs::Tally;
use crate::programs;

const PEERS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/peers");

const SCHEMA: &str = concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/../../schema/calling-events.schema.json"
);

const NODE_PACKAGES: [&str; 3] = ["ajv@8.20.0", "ajv-formats@3.0.1", "@azure/eventgrid@5.12.0"];

const PYTHON_PACKAGES: [&str; 1] = ["msgspec==0.22.0"];

/// Installs what the programs need into cargo's target folder.
///
/// # Errors
///
/// Node or Python is missing, or a package can't be installed.
pub fn install() -> io::Result<()> {
    let (node, python) = folders()?;
    fs::create_dir_all(&node)?;
    let mut npm = Command::new("npm");
    npm.args(["install", "--no-audit", "--no-fund", "--prefix"]);
    succeed(npm.arg(node).args(NODE_PACKAGES))?;
    succeed(Command::new("python3").args(["-m", "venv"]).arg(&python))?;
    let mut pip = Command::new(python.join("bin/python"));
    succeed(
        pip.args(["-m", "pip", "install", "--quiet"])
            .args(PYTHON_PACKAGES),
    )
}

/// Adds the rows of those programs that are installed. What is missing is said in a line each.
///
/// # Errors
///
/// A program fails, or finds other events.
pub fn join(group: &mut Group, body: &Body) -> io::Result<Vec<String>> {
    let (node, python) = folders()?;
    // The programs have read it before they say what they can do.
    let file = programs::file("body", "json")?;
    fs::write(&file, &body.bytes)?;
    let mut missing = Vec::new();
    if node.join("node_modules").is_dir() {
        let mut command = Command::new("node");
        command
            .arg(format!("{PEERS}/node.mjs"))
            .arg(node)
            .arg(SCHEMA);
        group.entries.extend(entries(command.arg(&file), body)?);
    } else {
        missing.push("Node's peers are not installed: cargo xtask bench --install".to_owned());
    }
    if python.join("bin").is_dir() {
        let mut command = Command::new(python.join("bin/python"));
        command.arg(format!("{PEERS}/python.py"));
        group.entries.extend(entries(command.arg(&file), body)?);
    } else {
        missing.push("Python's peers are not installed: cargo xtask bench --install".to_owned());
    }
    fs::remove_file(file)?;
    Ok(missing)
}

fn folders() -> io::Result<(PathBuf, PathBuf)> {
    let folder = programs::folder()?;
    Ok((folder.join("node"), folder.join("python")))
}

fn succeed(command: &mut Command) -> io::Result<()> {
    let program = Path::new(command.get_program()).display().to_string();
    let named = |error: io::Error| io::Error::new(error.kind(), format!("{program}: {error}"));
    let status = command.status().map_err(named)?;
    match status.success() {
        true => Ok(()),
        false => Err(io::Error::other(format!("{program} failed ({status})"))),
    }
}

/// What a program says that it can do.
#[derive(Deserialize)]
struct Found {
    name: String,
    events: BTreeMap<String, usize>,
}

fn entries(command: &mut Command, body: &Body) -> io::Result<Vec<Entry>> {
    let mut program = Program::start(command)?;
    let found: Vec<Found> = serde_json::from_str(&program.line()?)?;
    let program = Rc::new(RefCell::new(program));
    let entry = |(index, found): (usize, Found)| {
        let types = found.events.iter();
        let types = types.flat_map(|(name, &count)| std::iter::repeat_n(name.as_str(), count));
        assert_eq!(
            Tally::of_types(types),
            body.tally(),
            "{} finds other events",
            found.name
        );
        let program = Rc::clone(&program);
        let time = move |times| {
            program
                .borrow_mut()
                .time(index, times)
                .expect("the program goes on")
        };
        Entry {
            name: found.name,
            events: body.types.len(),
            bytes: body.bytes.len(),
            time: Box::new(time),
        }
    };
    Ok(found.into_iter().enumerate().map(entry).collect())
}

/// A program that does something so many times whenever it is told to. It ends when it is told nothing more.
struct Program {
    child: Child,
    stdin: Option<ChildStdin>,
    stdout: BufReader<ChildStdout>,
}

impl Program {
    fn start(command: &mut Command) -> io::Result<Self> {
        let mut child = command
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()?;
        let stdout = child.stdout.take().expect("it was asked for");
        Ok(Self {
            stdin: child.stdin.take(),
            stdout: BufReader::new(stdout),
            child,
        })
    }

    fn line(&mut self) -> io::Result<String> {
        let mut line = String::new();
        match self.stdout.read_line(&mut line)? {
            0 => Err(io::Error::other(
                "a program in another language has ended early",
            )),
            _ => Ok(line),
        }
    }

    fn time(&mut self, index: usize, times: u32) -> io::Result<Duration> {
        let mut stdin = self.stdin.as_ref().expect("it is closed only at the end");
        writeln!(stdin, "{index} {times}")?;
        let line = self.line()?;
        line.trim()
            .parse()
            .map(Duration::from_nanos)
            .map_err(io::Error::other)
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        self.stdin = None;
        let _ = self.child.wait();
    }
}
