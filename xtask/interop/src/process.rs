//! Other programs: run to their end, or kept running for a while.

use std::io::{self, BufRead, BufReader, Read, Write};
use std::process::{Child, ChildStdin, Command, Stdio};
use std::thread;

use serde_json::Value;

use crate::failure::Failure;

/// Runs a program that must succeed; gives what it prints.
pub fn output(command: &mut Command, input: &[u8]) -> Result<Vec<u8>, Failure> {
    let name = command.get_program().to_string_lossy().into_owned();
    let mut child = command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .map_err(|error| Failure::new(format!("cannot run {name}: {error}")))?;
    let mut stdin = child
        .stdin
        .take()
        .ok_or(io::ErrorKind::BrokenPipe)
        .map_err(io::Error::from)?;
    let output = thread::scope(|scope| {
        // Whoever ends without having read its input says why on its own.
        scope.spawn(move || stdin.write_all(input));
        child.wait_with_output()
    })?;
    if !output.status.success() {
        let complaint = String::from_utf8_lossy(&output.stderr);
        return Err(Failure::new(format!(
            "{name} ended with {}:\n{complaint}",
            output.status
        )));
    }
    Ok(output.stdout)
}

/// The same for a script that reads and prints JSON.
pub fn json(command: &mut Command, input: &Value) -> Result<Value, Failure> {
    let printed = output(command, input.to_string().as_bytes())?;
    Ok(serde_json::from_slice(&printed)?)
}

/// A program that is killed when this is dropped.
pub struct Running {
    child: Child,
    /// Kept open: some programs end with it.
    _stdin: Option<ChildStdin>,
    /// The line that tells that it is ready.
    pub ready: String,
}

impl Running {
    /// Starts a program, gives it one line of input, and waits until it prints a line with this text.
    pub fn start(command: &mut Command, input: &str, ready: &str) -> Result<Self, Failure> {
        let name = command.get_program().to_string_lossy().into_owned();
        let mut child = command
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .map_err(|error| Failure::new(format!("cannot run {name}: {error}")))?;
        let pipes = (child.stdin.take(), child.stdout.take(), child.stderr.take());
        let mut running = Self {
            child,
            _stdin: None,
            ready: String::new(),
        };
        let (Some(mut stdin), Some(stdout), Some(mut stderr)) = pipes else {
            return Err(Failure::new(format!("{name} has no pipes")));
        };
        writeln!(stdin, "{input}")?;
        running._stdin = Some(stdin);
        // What it says has to be read, or it waits.
        let complaints = thread::spawn(move || {
            let mut complaints = String::new();
            let _ = stderr.read_to_string(&mut complaints);
            complaints
        });
        let mut stdout = BufReader::new(stdout);
        loop {
            let mut line = String::new();
            if stdout.read_line(&mut line)? == 0 {
                let _ = running.child.kill();
                let complaints = complaints.join().unwrap_or_default();
                return Err(Failure::new(format!(
                    "{name} does not start:\n{complaints}"
                )));
            }
            if line.contains(ready) {
                running.ready = line;
                thread::spawn(move || io::copy(&mut stdout, &mut io::sink()));
                return Ok(running);
            }
        }
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
