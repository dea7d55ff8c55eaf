//! A folder of its own for each test, and the command run in it.

use std::fs;
use std::io::Write;
use std::path::PathBuf;
use std::process::{Command, Stdio};

/// A valid event on one line, its members in the order that it is encoded in.
pub const CALL: &str = r#"{"id":"1","subject":"s","data":{"startedBy":{},"serverCallId":"c"},"eventType":"Microsoft.Communication.CallStarted","eventTime":"2024-11-05T09:41:07.1234567Z"}"#;

/// An event without `serverCallId`, whose `id` is no string.
pub const BAD: &str = r#"{"id":7,"subject":"s","data":{"startedBy":{}},"eventType":"Microsoft.Communication.CallStarted","eventTime":"2024-11-05T09:41:07Z"}"#;

/// A temporary folder, gone when the test is over.
pub struct Folder {
    path: PathBuf,
}

impl Folder {
    pub fn new(test: &str) -> Self {
        let path = std::env::temp_dir().join(format!("payloads-{}-{test}", std::process::id()));
        fs::create_dir_all(&path).expect("the temporary folder can be written");
        Self { path }
    }

    pub fn write(&self, name: &str, text: impl AsRef<[u8]>) {
        fs::write(self.path.join(name), text).expect("the temporary folder can be written");
    }

    /// Runs the command here: exit code, stdout and stderr.
    pub fn run(&self, arguments: &[&str], stdin: &str) -> (i32, String, String) {
        let mut child = Command::new(env!("CARGO_BIN_EXE_payloads"))
            .args(arguments)
            .current_dir(&self.path)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the command was built for this test");
        let mut pipe = child.stdin.take().expect("it was asked for");
        pipe.write_all(stdin.as_bytes())
            .expect("what is not read stays in the pipe");
        drop(pipe);
        let output = child.wait_with_output().expect("the command ends");
        let text = |bytes| String::from_utf8(bytes).expect("the command prints UTF-8");
        let code = output.status.code().expect("the command is not killed");
        (code, text(output.stdout), text(output.stderr))
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.path);
    }
}
