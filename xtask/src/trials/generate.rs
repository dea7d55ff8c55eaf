//! Every schema through the generator, on all cores. A panic is the fate of one schema, not of the run.

use std::any::Any;
use std::cell::RefCell;
use std::num::NonZero;
use std::panic::{self, AssertUnwindSafe};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use codegen::{Files, Request};

use super::{Trial, Trials};

/// As much as a main thread usually has.
const STACK: usize = 8 << 20;

/// What the generator made of a schema.
pub enum Generated {
    /// A module tree, in the given time.
    Files { files: Files, time: Duration },
    /// A report.
    Refused(String),
    /// A panic, with its message and place.
    Panicked(String),
}

thread_local! {
    static PANIC: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// Generates for every trial, in their order.
pub fn all(trials: &Trials<'_>) -> Vec<Generated> {
    let former = panic::take_hook();
    panic::set_hook(Box::new(|info| {
        PANIC.with(|it| *it.borrow_mut() = Some(info.to_string()));
    }));
    let next = AtomicUsize::new(0);
    let workers = thread::available_parallelism().map_or(1, NonZero::get);
    let mut generated: Vec<(usize, Generated)> = thread::scope(|scope| {
        let workers: Vec<_> = (0..workers)
            .map(|_| scope.spawn(|| work(trials, &next)))
            .collect();
        let done = workers
            .into_iter()
            .map(|it| it.join().expect("its threads catch panics"));
        done.flatten().collect()
    });
    panic::set_hook(former);
    generated.sort_by_key(|(index, _)| *index);
    generated
        .into_iter()
        .map(|(_, generated)| generated)
        .collect()
}

fn work(trials: &Trials<'_>, next: &AtomicUsize) -> Vec<(usize, Generated)> {
    let mut done = Vec::new();
    loop {
        let index = next.fetch_add(1, Ordering::Relaxed);
        let Some(trial) = trials.trials.get(index) else {
            return done;
        };
        done.push((index, in_thread(trials, trial)));
    }
}

/// A stack that overflows can't be caught, but is reported with the name of its thread.
fn in_thread(trials: &Trials<'_>, trial: &Trial<'_>) -> Generated {
    let name = trial.name.replace('\0', " ");
    let builder = thread::Builder::new().name(name).stack_size(STACK);
    thread::scope(
        |scope| match builder.spawn_scoped(scope, || caught(trials, trial)) {
            Ok(thread) => thread
                .join()
                .unwrap_or_else(|panic| Generated::Panicked(text(&*panic))),
            Err(error) => Generated::Refused(format!("cannot start a thread: {error}")),
        },
    )
}

fn caught(trials: &Trials<'_>, trial: &Trial<'_>) -> Generated {
    panic::catch_unwind(AssertUnwindSafe(|| one(trials, trial))).unwrap_or_else(|panic| {
        let message = PANIC.with(|it| it.borrow_mut().take());
        Generated::Panicked(message.unwrap_or_else(|| text(&*panic)))
    })
}

fn one(trials: &Trials<'_>, trial: &Trial<'_>) -> Generated {
    let start = Instant::now();
    let request = Request {
        file: &trial.file,
        text: trial.schema,
        resources: trials.resources,
        draft: Some(trial.draft.into()),
        assert_format: trial.assert_format,
        command: trials.command,
    };
    match codegen::generate_unformatted(&request) {
        Ok(files) => Generated::Files {
            files,
            time: start.elapsed(),
        },
        Err(error) => Generated::Refused(error.to_string()),
    }
}

fn text(panic: &(dyn Any + Send)) -> String {
    let text = panic.downcast_ref::<&str>().map(|it| (*it).to_owned());
    text.or_else(|| panic.downcast_ref::<String>().cloned())
        .unwrap_or_default()
}
