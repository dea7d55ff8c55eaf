//! Time, taken in turns: every row once a round, so that a slow moment of the machine hits all alike.

use std::time::Duration;

use crate::groups::{Entry, Group, Limit, Quantity};

/// How long and how often.
#[derive(Clone, Copy)]
pub struct Effort {
    pub rounds: usize,
    /// How long one row runs in a round, at least.
    pub slice: Duration,
}

/// A table with its figures.
pub struct Table {
    pub title: String,
    pub rows: Vec<Row>,
    pub limits: Vec<Checked>,
}

/// One row of it. Figures are for one event, medians of the rounds.
pub struct Row {
    pub name: String,
    pub events: usize,
    pub bytes: usize,
    pub nanoseconds: f64,
    /// To the first row, in the same round.
    pub ratio: f64,
    /// `None` if they are made in another process.
    pub allocations: Option<f64>,
    rounds: Vec<f64>,
}

/// A limit and what was measured.
pub struct Checked {
    pub limit: Limit,
    pub measured: f64,
}

impl Checked {
    pub fn is_met(&self) -> bool {
        self.measured <= self.limit.at_most
    }
}

/// Runs the rows of a group. How often each allocates was counted before: once for a body.
pub fn run(group: &Group, effort: Effort, allocations: impl Fn(&str) -> Option<u64>) -> Table {
    let rounds = rounds(&group.entries, effort);
    let row = |(entry, took): (&Entry, &Vec<f64>)| Row {
        name: entry.name.clone(),
        events: entry.events,
        bytes: entry.bytes,
        nanoseconds: median(took.clone()),
        ratio: ratio(took, &rounds[0]),
        allocations: allocations(&entry.name).map(|count| count as f64 / entry.events as f64),
        rounds: took.clone(),
    };
    let rows: Vec<Row> = group.entries.iter().zip(&rounds).map(row).collect();
    let checked = |limit: &Limit| check(limit, &rows);
    Table {
        title: group.title.clone(),
        limits: group.limits.iter().map(checked).collect(),
        rows,
    }
}

fn check(limit: &Limit, rows: &[Row]) -> Checked {
    let row = |name: &str| rows.iter().find(|row| row.name == name);
    let of = row(&limit.of).expect("a limit is for a row of its table");
    let measured = match &limit.what {
        Quantity::Ratio { to } => {
            let to = row(to).expect("a limit is relative to a row of its table");
            ratio(&of.rounds, &to.rounds)
        }
        Quantity::Allocations => of.allocations.expect("ours are counted"),
    };
    Checked {
        limit: limit.clone(),
        measured,
    }
}

/// Nanoseconds for an event, of each row in each round.
fn rounds(entries: &[Entry], effort: Effort) -> Vec<Vec<f64>> {
    let times: Vec<u32> = entries
        .iter()
        .map(|entry| calibrate(entry, effort.slice))
        .collect();
    let mut rounds = vec![Vec::new(); entries.len()];
    for _ in 0..effort.rounds.max(1) {
        for (index, entry) in entries.iter().enumerate() {
            let took = (entry.time)(times[index]).as_nanos() as f64;
            rounds[index].push(took / f64::from(times[index]) / entry.events as f64);
        }
    }
    rounds
}

/// How many times fill the slice.
fn calibrate(entry: &Entry, slice: Duration) -> u32 {
    let mut times = 1;
    loop {
        let took = (entry.time)(times);
        if took >= slice || times >= 1 << 24 {
            return times;
        }
        let wanted = slice.as_nanos() / took.as_nanos().max(1) + 1;
        times *= (wanted as u32).clamp(2, 16);
    }
}

fn ratio(of: &[f64], to: &[f64]) -> f64 {
    median(of.iter().zip(to).map(|(of, to)| of / to).collect())
}

fn median(mut of: Vec<f64>) -> f64 {
    of.sort_by(f64::total_cmp);
    of[of.len() / 2]
}
