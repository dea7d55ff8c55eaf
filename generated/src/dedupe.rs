//! Which events were handled already. Event Grid delivers each event at least once; what it delivers
//! again has the same source, or topic, and the same `id`.
//!
//! ```
//! use std::time::Duration;
//!
//! use acs_calling_events::dedupe::{Claim, Dedupe};
//!
//! let dedupe = Dedupe::new(Duration::from_secs(24 * 60 * 60), 100_000);
//! match dedupe.claim("/topic", "id-1") {
//!     Claim::New(claimed) => claimed.handled(), // after it *was* handled
//!     Claim::Handled => {}                      // acknowledge, and do nothing else
//!     Claim::Busy => {}                         // do not acknowledge: who handles it may yet fail
//! }
//! assert!(matches!(dedupe.claim("/topic", "id-1"), Claim::Handled));
//! ```

use std::collections::{HashMap, VecDeque};
use std::fmt;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use crate::Event;

/// A set of handled events, limited in time and in number. Any number of threads may share it.
///
/// As long as an event is remembered, exactly one claim to it is [new](Claim::New) and ends in
/// [`handled`](Claimed::handled). It is remembered for the time given, and less only if more events
/// than the number given were handled since. What must survive a restart is to be written down with
/// the effects of handling, and [remembered](Dedupe::remember) at the start.
pub struct Dedupe {
    window: Duration,
    capacity: usize,
    state: Mutex<State>,
}

/// What became of an event.
#[derive(Debug)]
pub enum Claim<'d> {
    /// Nobody handles it, nor has done so. It is the caller's to handle.
    New(Claimed<'d>),
    /// Someone handles it right now, and may still fail.
    Busy,
    /// It was handled.
    Handled,
}

/// The right to handle an event. Dropped without [`handled`](Claimed::handled), it goes to whoever
/// claims the event next.
#[must_use = "an event that is not handled is to be claimed again"]
pub struct Claimed<'d> {
    dedupe: &'d Dedupe,
    key: Key,
    is_handled: bool,
}

/// Identifies an event. There are few sources and many events of each, so they share its text.
#[derive(Clone)]
struct Key {
    source: Arc<str>,
    id: Arc<str>,
}

#[derive(Default)]
struct State {
    /// By source and `id`.
    events: HashMap<Arc<str>, HashMap<Arc<str>, Progress>>,
    /// The handled ones, the longest ago first.
    handled: VecDeque<(Instant, Key)>,
}

#[derive(Clone, Copy)]
enum Progress {
    Busy,
    Handled,
}

impl Dedupe {
    /// Remembers handled events for that long, but no more than that many.
    pub fn new(window: Duration, capacity: usize) -> Self {
        Self {
            window,
            capacity,
            state: Mutex::default(),
        }
    }

    /// Claims the event of that source, or topic, and `id`.
    pub fn claim(&self, source: &str, id: &str) -> Claim<'_> {
        let mut state = self.lock();
        state.forget(self, Instant::now());
        match state.progress(source, id) {
            Some(Progress::Busy) => Claim::Busy,
            Some(Progress::Handled) => Claim::Handled,
            None => Claim::New(Claimed {
                dedupe: self,
                key: state.begin(source, id),
                is_handled: false,
            }),
        }
    }

    /// Claims an event. One whose publisher named no topic has the source `""`.
    pub fn claim_event(&self, event: &Event<'_>) -> Claim<'_> {
        self.claim(event.source().unwrap_or_default(), event.id())
    }

    /// Notes an event as handled just now, as from a record of earlier ones.
    pub fn remember(&self, source: &str, id: &str) {
        if let Claim::New(claimed) = self.claim(source, id) {
            claimed.handled();
        }
    }

    /// How many handled events are remembered.
    pub fn len(&self) -> usize {
        let mut state = self.lock();
        state.forget(self, Instant::now());
        state.handled.len()
    }

    /// Whether none is.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// A panic elsewhere cannot leave the set half-changed.
    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl State {
    fn progress(&self, source: &str, id: &str) -> Option<Progress> {
        self.events.get(source)?.get(id).copied()
    }

    fn begin(&mut self, source: &str, id: &str) -> Key {
        let known = self.events.get_key_value(source);
        let key = Key {
            source: known.map_or_else(|| source.into(), |(source, _)| Arc::clone(source)),
            id: id.into(),
        };
        self.set(&key, Progress::Busy);
        key
    }

    fn set(&mut self, key: &Key, progress: Progress) {
        let events = self.events.entry(Arc::clone(&key.source)).or_default();
        events.insert(Arc::clone(&key.id), progress);
    }

    fn remove(&mut self, key: &Key) {
        if let Some(events) = self.events.get_mut(&key.source) {
            events.remove(&key.id);
            if events.is_empty() {
                self.events.remove(&key.source);
            }
        }
    }

    /// Forgets what is too old, and the oldest of what is too much.
    fn forget(&mut self, limits: &Dedupe, now: Instant) {
        while let Some((at, _)) = self.handled.front()
            && (self.handled.len() > limits.capacity
                || now.saturating_duration_since(*at) >= limits.window)
        {
            if let Some((_, key)) = self.handled.pop_front() {
                self.remove(&key);
            }
        }
    }
}

impl Claimed<'_> {
    /// The event was handled.
    pub fn handled(mut self) {
        self.is_handled = true;
        let now = Instant::now();
        let mut state = self.dedupe.lock();
        state.set(&self.key, Progress::Handled);
        state.handled.push_back((now, self.key.clone()));
        state.forget(self.dedupe, now);
    }
}

impl Drop for Claimed<'_> {
    fn drop(&mut self) {
        if !self.is_handled {
            self.dedupe.lock().remove(&self.key);
        }
    }
}

impl fmt::Debug for Dedupe {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Dedupe")
            .field("window", &self.window)
            .field("capacity", &self.capacity)
            .field("handled", &self.lock().handled.len())
            .finish()
    }
}

impl fmt::Debug for Claimed<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Claimed({:?} {:?})", self.key.source, self.key.id)
    }
}
