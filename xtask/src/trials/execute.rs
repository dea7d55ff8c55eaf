//! The compiled modules tried on every instance, in a program of its own: it may crash or hang, which
//! costs the module it is at, and no other.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{BufRead, BufReader, Read};
use std::path::Path;
use std::process::{Child, ChildStdout, Command, Stdio};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::thread;
use std::time::Duration;

use serde_json::Value;

use crate::failure::Failure;

use super::Trials;
use super::batches::Built;
use super::package::Package;

/// How long one instance may take.
const PATIENCE: Duration = Duration::from_secs(20);

/// One instance to try.
struct Case {
    trial: usize,
    instance: usize,
    line: String,
}

/// What was made of each answer, by the number of the trial.
pub type Answers<T> = BTreeMap<usize, Vec<T>>;

/// Tries every compiled module on the instances of its trial. A crash is the answer on the one it is at, and on
/// the rest of its trial.
pub fn all<T>(
    package: &Package,
    trials: &Trials<'_>,
    built: &Built,
    mut judge: impl FnMut(usize, usize, Result<&Value, &str>) -> T,
) -> Result<Answers<T>, Failure> {
    let cases = cases(trials, built);
    let mut judged: Answers<T> = BTreeMap::new();
    let plan = package.folder.join("plan.txt");
    let mut done = 0;
    while done < cases.len() {
        let crash = run(&built.program, &plan, &cases[done..], |case, answer| {
            let made = judge(case.trial, case.instance, Ok(answer));
            judged.entry(case.trial).or_default().push(made);
            done += 1;
        })
        .map_err(|error| Failure::usage(format!("cannot run the tests: {error}")))?;
        let Some(at) = cases.get(done) else {
            break;
        };
        let rest = cases[done..]
            .iter()
            .take_while(|it| it.trial == at.trial)
            .count();
        let crashed = cases[done..done + rest]
            .iter()
            .map(|it| judge(it.trial, it.instance, Err(&crash)));
        judged.entry(at.trial).or_default().extend(crashed);
        done += rest;
    }
    Ok(judged)
}

fn cases(trials: &Trials<'_>, built: &Built) -> Vec<Case> {
    let mut cases = Vec::new();
    for (batch, members) in built.batches.iter().enumerate() {
        for (module, &trial) in members.iter().enumerate() {
            let instances = trials.trials[trial].instances.iter().enumerate();
            cases.extend(instances.map(|(instance, it)| Case {
                trial,
                instance,
                line: format!("{batch} {module} {it}\n"),
            }));
        }
    }
    cases
}

/// Tries cases until the last or a crash, of which the text says more.
fn run(
    program: &Path,
    plan: &Path,
    cases: &[Case],
    mut answered: impl FnMut(&Case, &Value),
) -> std::io::Result<String> {
    let lines: String = cases.iter().map(|it| it.line.as_str()).collect();
    fs::write(plan, lines)?;
    let mut child = Command::new(program)
        .stdin(File::open(plan)?)
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()?;
    let stdout = child.stdout.take().expect("the child was given a pipe");
    let mut stderr = child.stderr.take().expect("the child was given a pipe");
    let complaint = thread::spawn(move || {
        let mut text = Vec::new();
        let _ = stderr.read_to_end(&mut text);
        String::from_utf8_lossy(&text).into_owned()
    });
    let answers = lines_of(stdout);
    let mut is_late = false;
    for case in cases {
        match answers.recv_timeout(PATIENCE) {
            Ok(answer) => answered(case, &answer),
            Err(RecvTimeoutError::Timeout) => {
                is_late = true;
                break;
            }
            Err(RecvTimeoutError::Disconnected) => break,
        }
    }
    let ending = end(&mut child, is_late)?;
    let complaint = complaint.join().unwrap_or_default();
    Ok(format!("{ending} {}", complaint.trim())
        .trim_end()
        .to_owned())
}

/// The answers as they come.
fn lines_of(stdout: ChildStdout) -> Receiver<Value> {
    let (sender, receiver) = mpsc::channel();
    thread::spawn(move || {
        for line in BufReader::new(stdout).lines() {
            let answer = line.ok().and_then(|line| serde_json::from_str(&line).ok());
            let Some(answer) = answer else { return };
            if sender.send(answer).is_err() {
                return;
            }
        }
    });
    receiver
}

fn end(child: &mut Child, is_late: bool) -> std::io::Result<String> {
    if is_late {
        child.kill()?;
        child.wait()?;
        return Ok(format!("no answer within {} s", PATIENCE.as_secs()));
    }
    Ok(child.wait()?.to_string())
}
