//! A table before it is measured: ways to do the same, and what the project holds itself to.

use std::hint::black_box;
use std::rc::Rc;
use std::time::Duration;

use crate::bodies::Body;
use crate::clock::Start;
use crate::jobs::{Job, Tally};

/// Rows that are measured in turns. The first is the one that the others are compared with.
pub struct Group {
    pub title: String,
    pub entries: Vec<Entry>,
    pub limits: Vec<Limit>,
    /// The body that programs in other languages read too.
    pub elsewhere: Option<Rc<Body>>,
}

/// One row.
pub struct Entry {
    pub name: String,
    pub events: usize,
    pub bytes: usize,
    /// Does it so many times.
    pub time: Box<dyn Fn(u32) -> Duration>,
}

/// What a row must not exceed.
#[derive(Clone, Debug)]
pub struct Limit {
    /// The row.
    pub of: String,
    pub what: Quantity,
    pub at_most: f64,
    pub stretch: Option<f64>,
}

/// What is limited.
#[derive(Clone, Debug)]
pub enum Quantity {
    /// Time for an event, as a ratio to that of another row.
    Ratio { to: String },
    /// Allocations for an event.
    Allocations,
}

impl Group {
    /// Rows that have little in common but what they are for.
    pub fn of_entries(title: String, entries: Vec<Entry>) -> Self {
        Self {
            title,
            entries,
            limits: Vec::new(),
            elsewhere: None,
        }
    }

    /// Jobs on one body, of which it is certain that they find the same events in it.
    pub fn of_jobs(title: String, jobs: &[Job], body: &Rc<Body>) -> Self {
        let entries = jobs.iter().map(|job| Entry::of_job(job, body)).collect();
        Self::of_entries(title, entries)
    }

    /// Limits the time of a row.
    pub fn ratio(mut self, of: &str, to: &str, at_most: f64, stretch: Option<f64>) -> Self {
        self.limits.push(Limit {
            of: of.to_owned(),
            what: Quantity::Ratio { to: to.to_owned() },
            at_most,
            stretch,
        });
        self
    }

    /// Limits the allocations of a row, for each event.
    pub fn allocations(mut self, of: &str, at_most: f64) -> Self {
        self.limits.push(Limit {
            of: of.to_owned(),
            what: Quantity::Allocations,
            at_most,
            stretch: None,
        });
        self
    }
}

impl Entry {
    /// A job on a body.
    ///
    /// # Panics
    ///
    /// The job finds other events than are in the body, so that it would be measured failing.
    pub fn of_job(job: &Job, body: &Rc<Body>) -> Self {
        if let Some(tally) = job.tally {
            assert_eq!(tally(body), body.tally(), "{} finds other events", job.name);
        }
        let (run, on) = (job.run, Rc::clone(body));
        Self::new(job.name, body, move || run(&on))
    }

    /// Anything else that is done with the events of a body. What it makes is dropped.
    pub fn new<T>(name: impl Into<String>, body: &Body, run: impl Fn() -> T + 'static) -> Self {
        Self {
            name: name.into(),
            events: body.types.len(),
            bytes: body.bytes.len(),
            time: Box::new(move |times| {
                let start = Start::now();
                for _ in 0..times {
                    drop(black_box(run()));
                }
                start.elapsed()
            }),
        }
    }

    /// The same row under another name.
    pub fn named(mut self, name: impl Into<String>) -> Self {
        self.name = name.into();
        self
    }
}

impl Body {
    /// What has to be found in it.
    pub fn tally(&self) -> Tally {
        let mut tally = Tally::of_types(self.types.iter().flatten().map(String::as_str));
        tally.rejected = self.types.iter().filter(|it| it.is_none()).count();
        tally
    }
}
