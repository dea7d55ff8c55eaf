//! The webhook example as a process: built, started, killed, stopped.

use std::ffi::OsStr;
use std::fs;
use std::io::{self, BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::{env, thread};

use serde_json::Value;

/// How it is built.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Profile {
    Dev,
    Release,
}

/// The built example.
#[derive(Clone, Debug)]
pub struct Binary {
    path: PathBuf,
}

impl Binary {
    /// Builds it, unless it is up to date.
    pub fn build(profile: Profile) -> io::Result<Self> {
        let cargo = env::var_os("CARGO").unwrap_or_else(|| OsStr::new("cargo").to_owned());
        let manifest = concat!(env!("CARGO_MANIFEST_DIR"), "/../../Cargo.toml");
        let output = Command::new(cargo)
            .args(["build", "--quiet", "--message-format=json"])
            .args(["--package", "acs-calling-events", "--example", "webhook"])
            .args(["--features", "axum", "--manifest-path", manifest])
            .args((profile == Profile::Release).then_some("--release"))
            .stderr(Stdio::inherit())
            .output()?;
        let lines = output.stdout.split(|&byte| byte == b'\n');
        let mut messages = lines.filter_map(|line| serde_json::from_slice::<Value>(line).ok());
        let path = messages.find_map(|message| {
            let is_example = message["target"]["name"] == "webhook";
            message["executable"]
                .as_str()
                .filter(|_| is_example)
                .map(PathBuf::from)
        });
        path.filter(|_| output.status.success())
            .map(|path| Self { path })
            .ok_or_else(|| io::Error::other("cannot build the webhook example"))
    }

    /// Starts it. Port 0 is one that is free.
    pub fn start(&self, port: u16, key: &str, journal: &Path) -> io::Result<Webhook> {
        let mut child = Command::new(&self.path)
            .env("LISTEN", format!("127.0.0.1:{port}"))
            .env("KEY", key)
            .env("JOURNAL", journal)
            .env_remove("OLD_KEY")
            .env_remove("SUBSCRIPTION")
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()?;
        let stdout = child.stdout.take().ok_or(io::ErrorKind::BrokenPipe)?;
        let mut stdout = BufReader::new(stdout);
        let mut line = String::new();
        stdout.read_line(&mut line)?;
        let Some(port) = port_of(&line) else {
            child.kill()?;
            child.wait()?;
            return Err(io::Error::other("the webhook example does not start"));
        };
        // It prints a line for each event, which someone has to read.
        thread::spawn(move || io::copy(&mut stdout, &mut io::sink()));
        Ok(Webhook { child, port })
    }
}

/// The running example. It is killed when dropped.
pub struct Webhook {
    child: Child,
    port: u16,
}

impl Webhook {
    pub fn port(&self) -> u16 {
        self.port
    }

    /// The most memory that it had so far, in bytes, where the system tells.
    pub fn memory(&self) -> Option<u64> {
        let status = fs::read_to_string(format!("/proc/{}/status", self.child.id())).ok()?;
        let line = status.lines().find_map(|it| it.strip_prefix("VmHWM:"))?;
        let kibibytes: u64 = line.trim().strip_suffix("kB")?.trim().parse().ok()?;
        Some(kibibytes * 1024)
    }

    /// Ends it without warning.
    pub fn kill(mut self) -> io::Result<()> {
        self.child.kill()?;
        self.child.wait()?;
        Ok(())
    }

    /// Asks it to stop, and waits until it has.
    pub fn stop(mut self) -> io::Result<()> {
        let id = self.child.id().to_string();
        Command::new("kill").args(["-TERM", &id]).status()?;
        let status = self.child.wait()?;
        match status.success() {
            true => Ok(()),
            false => Err(io::Error::other(format!(
                "the webhook example ended with {status}"
            ))),
        }
    }
}

impl Drop for Webhook {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn port_of(line: &str) -> Option<u16> {
    let (_, rest) = line.split_once("127.0.0.1:")?;
    rest.split_once('/')?.0.parse().ok()
}
