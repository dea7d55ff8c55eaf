//! Time, taken in turns: every job once a round, so that a slow moment of the machine hits all alike.

use std::time::{Duration, Instant};

use crate::bodies::Body;
use crate::jobs::Job;

/// How long and how often.
#[derive(Clone, Copy)]
pub struct Effort {
    pub rounds: usize,
    /// How long one job runs in a round, at least.
    pub slice: Duration,
}

/// What one job took.
pub struct Measured {
    pub job: Job,
    /// Median of the rounds, for one event.
    pub nanoseconds: f64,
    /// Median of the ratios to the first job in the same round.
    pub ratio: f64,
}

/// Runs the jobs. The first is the one that the others are compared with.
pub fn run(jobs: &[Job], body: &Body, effort: Effort) -> Vec<Measured> {
    let times: Vec<u32> = jobs
        .iter()
        .map(|job| calibrate(job, body, effort.slice))
        .collect();
    let mut rounds: Vec<Vec<f64>> = vec![Vec::new(); jobs.len()];
    for _ in 0..effort.rounds {
        for (index, job) in jobs.iter().enumerate() {
            let took = time(job, body, times[index]).as_nanos() as f64;
            rounds[index].push(took / f64::from(times[index]) / body.types.len() as f64);
        }
    }
    jobs.iter()
        .zip(&rounds)
        .map(|(job, took)| Measured {
            job: *job,
            nanoseconds: median(took.clone()),
            ratio: median(
                took.iter()
                    .zip(&rounds[0])
                    .map(|(it, first)| it / first)
                    .collect(),
            ),
        })
        .collect()
}

/// How many times fill the slice.
fn calibrate(job: &Job, body: &Body, slice: Duration) -> u32 {
    let mut times = 1;
    loop {
        let took = time(job, body, times);
        if took >= slice || times >= 1 << 24 {
            return times;
        }
        let wanted = slice.as_nanos() / took.as_nanos().max(1) + 1;
        times *= (wanted as u32).clamp(2, 16);
    }
}

fn time(job: &Job, body: &Body, times: u32) -> Duration {
    let start = Instant::now();
    for _ in 0..times {
        (job.run)(body);
    }
    start.elapsed()
}

fn median(mut of: Vec<f64>) -> f64 {
    of.sort_by(f64::total_cmp);
    of[of.len() / 2]
}
