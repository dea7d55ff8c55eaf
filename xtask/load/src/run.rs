//! One run: senders, trouble, and what came of it.

use std::fmt;
use std::fs;
use std::io;
use std::path::PathBuf;
use std::sync::Mutex;
use std::sync::atomic::AtomicUsize;
use std::thread;
use std::time::{Duration, Instant};

use crate::events::Events;
use crate::journal::Difference;
use crate::sender::{Seen, Shared};
use crate::webhook::{Binary, Webhook};

const KEY: &str = "a+key/of==the load test";
const KEY_IN_QUERY: &str = "a+key/of==the%20load%20test";

/// What to do.
#[derive(Clone, Debug)]
pub struct Run {
    pub name: &'static str,
    pub senders: usize,
    pub time: Duration,
    pub trouble: Trouble,
}

/// What goes wrong.
#[derive(Clone, Copy, Debug, Default)]
pub struct Trouble {
    /// Of that many events, one is cut off the first time.
    pub malformed: Option<usize>,
    /// Of that many events, one is delivered twice.
    pub repeated: Option<usize>,
    /// How many times the example is killed and started again.
    pub kills: u32,
}

impl Trouble {
    pub(crate) fn strikes(one_of: Option<usize>, number: usize) -> bool {
        one_of.is_some_and(|it| number.is_multiple_of(it))
    }
}

/// What came of it.
#[derive(Debug)]
pub struct Report {
    run: Run,
    sent: usize,
    requests: usize,
    repeated: usize,
    wrong: usize,
    elapsed: Duration,
    median: Duration,
    percentile_99: Duration,
    memory: Option<u64>,
    difference: Difference,
}

impl Run {
    /// Starts the example, sends, stops it, and compares.
    ///
    /// # Errors
    ///
    /// The example does not start or stop, or its journal cannot be read.
    pub fn execute(self, binary: &Binary) -> io::Result<Report> {
        let journal = self.journal()?;
        let webhook = binary.start(0, KEY, &journal)?;
        let events = Events::new();
        let begin = Instant::now();
        let shared = Shared {
            events: &events,
            address: format!(
                "http://127.0.0.1:{}/events?code={KEY_IN_QUERY}",
                webhook.port()
            ),
            deadline: begin + self.time,
            trouble: self.trouble,
            next: AtomicUsize::new(0),
            again: Mutex::default(),
        };
        let (seen, webhook) = thread::scope(|scope| {
            let spawn = |_| scope.spawn(|| shared.send());
            let senders: Vec<_> = (0..self.senders).map(spawn).collect();
            let webhook = self.kill_and_start(webhook, binary, &journal);
            let seen: Vec<Seen> = senders
                .into_iter()
                .map(|it| it.join().expect("no sender panics"))
                .collect();
            (seen, webhook)
        });
        let webhook = webhook?;
        let elapsed = begin.elapsed();
        let memory = webhook.memory();
        webhook.stop()?;
        let sent = shared.next.into_inner();
        let difference = Difference::read(&journal, &events, sent)?;
        fs::remove_file(&journal)?;
        Ok(self.report(seen, sent, elapsed, memory, difference))
    }

    /// A new file beside the program.
    fn journal(&self) -> io::Result<PathBuf> {
        let name = format!("load-{}-{}.ndjson", self.name, std::process::id());
        let path = std::env::current_exe()?.with_file_name(name);
        fs::write(&path, "")?;
        Ok(path)
    }

    /// The last one that was started, which is still running.
    fn kill_and_start(
        &self,
        mut webhook: Webhook,
        binary: &Binary,
        journal: &std::path::Path,
    ) -> io::Result<Webhook> {
        for _ in 0..self.trouble.kills {
            thread::sleep(self.time / (self.trouble.kills + 1));
            let port = webhook.port();
            webhook.kill()?;
            webhook = binary.start(port, KEY, journal)?;
        }
        Ok(webhook)
    }

    fn report(
        self,
        seen: Vec<Seen>,
        sent: usize,
        elapsed: Duration,
        memory: Option<u64>,
        difference: Difference,
    ) -> Report {
        let sum = |count: fn(&Seen) -> usize| seen.iter().map(count).sum();
        let mut latencies: Vec<Duration> =
            seen.iter().flat_map(|it| &it.latencies).copied().collect();
        latencies.sort_unstable();
        let at = |percent: usize| {
            let index = (latencies.len() * percent / 100).min(latencies.len().saturating_sub(1));
            latencies.get(index).copied().unwrap_or_default()
        };
        Report {
            run: self,
            sent,
            requests: latencies.len(),
            repeated: sum(|it| it.repeated),
            wrong: sum(|it| it.wrong),
            elapsed,
            median: at(50),
            percentile_99: at(99),
            memory,
            difference,
        }
    }
}

impl Report {
    /// Whether each event that was sent is in the journal, once and unchanged.
    pub fn is_fine(&self) -> bool {
        self.wrong == 0 && self.sent > 0 && self.difference == Difference::default()
    }

    /// How many different events were sent.
    pub fn sent(&self) -> usize {
        self.sent
    }

    /// How many requests were not acknowledged at first.
    pub fn repeated(&self) -> usize {
        self.repeated
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            run, difference, ..
        } = self;
        let seconds = self.elapsed.as_secs_f64();
        let milliseconds = |it: Duration| it.as_secs_f64() * 1e3;
        writeln!(f, "{}: {} senders, {seconds:.1} s", run.name, run.senders)?;
        writeln!(
            f,
            "  {} events, {:.0} a second; {} requests acknowledged, {} not at first",
            self.sent,
            self.sent as f64 / seconds,
            self.requests,
            self.repeated
        )?;
        write!(
            f,
            "  answered within {:.2} ms (half), {:.2} ms (99 of 100); ",
            milliseconds(self.median),
            milliseconds(self.percentile_99),
        )?;
        match self.memory {
            Some(bytes) => writeln!(f, "{:.1} MiB of memory", bytes as f64 / f64::from(1 << 20))?,
            None => writeln!(f, "memory unknown")?,
        }
        write!(
            f,
            "  {} lost, {} repeated, {} changed, {} answers wrong",
            difference.lost, difference.repeated, difference.changed, self.wrong
        )
    }
}
