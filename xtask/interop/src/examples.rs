//! The examples, built and started. Each keeps the events that it handles in a journal, encoded again.

use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};
use std::{env, fs, thread};

use serde_json::Value;

use crate::failure::Failure;
use crate::process::Running;
use crate::workspace;

/// So long events may take from where they are to the journal.
const PATIENCE: Duration = Duration::from_secs(60);

/// The executables by the examples' names.
pub struct Examples {
    paths: BTreeMap<String, PathBuf>,
}

impl Examples {
    pub fn build() -> Result<Self, Failure> {
        let cargo = env::var_os("CARGO").unwrap_or_else(|| OsStr::new("cargo").to_owned());
        let output = Command::new(cargo)
            .args([
                "build",
                "--quiet",
                "--message-format=json",
                "--package",
                "acs-calling-events",
            ])
            .args([
                "--example",
                "webhook",
                "--example",
                "queue",
                "--example",
                "kafka",
            ])
            .args([
                "--features",
                "axum,_example-queue,_example-kafka",
                "--manifest-path",
            ])
            .arg(workspace::root().join("Cargo.toml"))
            .stderr(Stdio::inherit())
            .output()?;
        if !output.status.success() {
            return Err(Failure::new("cargo cannot build the examples"));
        }
        let lines = output.stdout.split(|&byte| byte == b'\n');
        let messages = lines.filter_map(|line| serde_json::from_slice::<Value>(line).ok());
        let paths = messages.filter_map(|message| {
            let name = message["target"]["name"].as_str()?.to_owned();
            Some((name, PathBuf::from(message["executable"].as_str()?)))
        });
        Ok(Self {
            paths: paths.collect(),
        })
    }

    /// Starts an example, and waits until it listens.
    pub fn start(
        &self,
        name: &str,
        journal: &Path,
        variables: &[(&str, &str)],
    ) -> Result<Running, Failure> {
        let path = self.paths.get(name);
        let path = path.ok_or_else(|| Failure::new(format!("cargo has not built {name}")))?;
        let mut command = Command::new(path);
        for variable in [
            "KEY",
            "OLD_KEY",
            "SUBSCRIPTION",
            "GROUP",
            "CONNECTION_STRING",
        ] {
            command.env_remove(variable);
        }
        command
            .env("JOURNAL", journal)
            .envs(variables.iter().copied());
        Running::start(&mut command, "", "listening")
    }

    /// Starts the webhook, lets `send` send events to its address, and gives the events that it has
    /// handled then: it acknowledges none before.
    pub fn with_webhook(
        &self,
        name: &str,
        send: impl FnOnce(&str) -> Result<Value, Failure>,
    ) -> Result<(Value, Vec<Value>), Failure> {
        let journal = workspace::journal(name)?;
        let webhook = self.start("webhook", &journal, &[("LISTEN", "127.0.0.1:0")])?;
        let address = webhook.ready.trim().rsplit(' ').next().unwrap_or_default();
        let sent = send(address)?;
        Ok((sent, events(&journal)?))
    }
}

/// The events of a journal.
pub fn events(journal: &Path) -> Result<Vec<Value>, Failure> {
    let text = fs::read_to_string(journal)?;
    let lines = text.lines().map(serde_json::from_str);
    Ok(lines.collect::<Result<_, _>>()?)
}

/// The events of a journal as soon as there are so many.
pub fn wait_for_events(journal: &Path, count: usize) -> Result<Vec<Value>, Failure> {
    let start = Instant::now();
    loop {
        let found = fs::read_to_string(journal).map_or(0, |text| text.lines().count());
        if found >= count {
            return events(journal);
        }
        if start.elapsed() > PATIENCE {
            let message = format!("only {found} of {count} events came in {PATIENCE:?}");
            return Err(Failure::new(message));
        }
        thread::sleep(Duration::from_millis(50));
    }
}
