//! One of many senders. It takes the next event and sends it until it is acknowledged.

use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use ureq::Agent;

use crate::events::Events;
use crate::run::Trouble;

/// What the senders share.
pub struct Shared<'r> {
    pub events: &'r Events,
    pub address: String,
    pub deadline: Instant,
    pub trouble: Trouble,
    /// The number of the next event.
    pub next: AtomicUsize,
    /// Events that are to be delivered once more, by whoever comes first.
    pub again: Mutex<Vec<usize>>,
}

/// What a sender has seen.
#[derive(Default)]
pub struct Seen {
    /// How long acknowledged requests took.
    pub latencies: Vec<Duration>,
    /// Requests that were not acknowledged, and so were repeated.
    pub repeated: usize,
    /// Events that were never acknowledged, or malformed bodies that were.
    pub wrong: usize,
}

/// Event Grid waits 30 seconds for an answer, and repeats after 10 seconds, 30, and so on for a day.
/// Here a second is a millisecond, and the day is that of a test.
const DELAYS: [u64; 6] = [10, 30, 60, 300, 600, 1_800];
const PATIENCE: Duration = Duration::from_secs(60);

impl Shared<'_> {
    /// Sends until the time is over.
    pub fn send(&self) -> Seen {
        let config = Agent::config_builder()
            .http_status_as_error(false)
            .timeout_global(Some(Duration::from_secs(30)));
        let agent = Agent::new_with_config(config.build());
        let mut seen = Seen::default();
        while Instant::now() < self.deadline {
            if let Some(number) = self.pop_again() {
                self.deliver(&agent, number, &mut seen);
            }
            let number = self.next.fetch_add(1, Ordering::Relaxed);
            if Trouble::strikes(self.trouble.malformed, number) {
                self.deliver_malformed(&agent, number, &mut seen);
            }
            // Before it is delivered for the first time: both may be at the same time.
            if Trouble::strikes(self.trouble.repeated, number) {
                self.push_again(number);
            }
            self.deliver(&agent, number, &mut seen);
        }
        while let Some(number) = self.pop_again() {
            self.deliver(&agent, number, &mut seen);
        }
        seen
    }

    fn deliver(&self, agent: &Agent, number: usize, seen: &mut Seen) {
        let body = self.events.body(number);
        let begin = Instant::now();
        for delay in DELAYS.iter().chain(DELAYS.last().into_iter().cycle()) {
            let sent = Instant::now();
            if self.post(agent, number, &body) == Some(200) {
                seen.latencies.push(sent.elapsed());
                return;
            }
            if begin.elapsed() > PATIENCE {
                break;
            }
            seen.repeated += 1;
            thread::sleep(Duration::from_millis(*delay));
        }
        seen.wrong += 1;
    }

    /// A body that was cut off is not acknowledged, and is not given up by Event Grid either.
    fn deliver_malformed(&self, agent: &Agent, number: usize, seen: &mut Seen) {
        let body = self.events.body(number);
        let cut = &body[..body.len() * (number % 97) / 97];
        match self.post(agent, number, cut) {
            Some(503) => seen.repeated += 1,
            // Not there, while it is started again.
            None if self.trouble.kills > 0 => {}
            _ => seen.wrong += 1,
        }
    }

    /// The status of the answer, if there is one.
    fn post(&self, agent: &Agent, number: usize, body: &str) -> Option<u16> {
        let request = agent
            .post(&self.address)
            .header("Content-Type", "application/json; charset=utf-8")
            .header("aeg-event-type", "Notification")
            .header("aeg-subscription-name", "LOAD")
            .header("aeg-delivery-count", "0")
            .header("aeg-output-event-id", number.to_string());
        let mut response = request.send(body).ok()?;
        // Read to its end, so that the connection is used again.
        response.body_mut().read_to_vec().ok()?;
        Some(response.status().as_u16())
    }

    fn pop_again(&self) -> Option<usize> {
        self.again.lock().expect("no sender panics").pop()
    }

    fn push_again(&self, number: usize) {
        self.again.lock().expect("no sender panics").push(number);
    }
}
