//! `generate`: writes the module tree, or says what differs from it.

use std::process::ExitCode;

use codegen::{Change, Files, Outcome};

use crate::cli::Generate;
use crate::failure::Failure;
use crate::show;
use crate::task::Task;

/// How many files the summary names: it has to fit on one screen.
const NAMED: usize = 15;

/// Runs the command.
pub fn run(arguments: &Generate) -> Result<ExitCode, Failure> {
    let task = Task::read(arguments)?;
    let files = task.generate()?;
    let text = if arguments.check {
        check(&task, &files)?
    } else {
        write(&task, &files)?
    };
    show::on_stdout(&text)?;
    Ok(ExitCode::SUCCESS)
}

fn check(task: &Task, files: &Files) -> Result<String, Failure> {
    let changes = files
        .compare(&task.out)
        .map_err(|error| task.failure(&error))?;
    if changes.is_empty() {
        return Ok(format!(
            "{} is what {} gives",
            task.shown(&task.out),
            task.file
        ));
    }
    let mut message = String::new();
    for Change { path, outcome } in &changes {
        message += &format!("{}: {outcome}\n", task.shown(path));
    }
    message += &format!("stale; to mend it, run `{}`", task.command);
    Err(Failure::input(message))
}

fn write(task: &Task, files: &Files) -> Result<String, Failure> {
    let changes = files
        .write(&task.out)
        .map_err(|error| task.failure(&error))?;
    Ok(summary(task, files, &changes))
}

fn summary(task: &Task, files: &Files, changes: &[Change]) -> String {
    let count = |outcome| changes.iter().filter(|it| it.outcome == outcome).count();
    let (rewritten, new, removed) = (
        count(Outcome::Changed),
        count(Outcome::Missing),
        count(Outcome::Orphaned),
    );
    let all = files.iter().count();
    let unchanged = all - rewritten - new;
    let mut text = format!("{} -> {}\n", task.file, task.shown(&task.out));
    text += &format!("definitions: {}\n", task.definitions());
    text += &format!(
        "files: {unchanged} unchanged, {rewritten} rewritten, {new} new, {removed} removed"
    );
    for change in changes.iter().take(NAMED) {
        let verb = match change.outcome {
            Outcome::Changed => "rewrote",
            Outcome::Missing => "wrote",
            Outcome::Orphaned => "removed",
        };
        text += &format!("\n  {verb} {}", task.shown(&change.path));
    }
    if changes.len() > NAMED {
        text += &format!("\n  and {} more", changes.len() - NAMED);
    }
    text
}
