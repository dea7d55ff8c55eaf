//! The CPU time of this thread, so that what others do on the machine counts as little as may be.

use std::time::Duration;

/// A moment in this thread's life. Where the system doesn't tell CPU time, it is a moment in time.
pub struct Start(Moment);

#[cfg(unix)]
type Moment = Duration;

#[cfg(not(unix))]
type Moment = std::time::Instant;

impl Start {
    pub fn now() -> Self {
        Self(now())
    }

    /// How long ago it was.
    pub fn elapsed(&self) -> Duration {
        now() - self.0
    }
}

#[cfg(unix)]
fn now() -> Moment {
    let spent = rustix::time::clock_gettime(rustix::time::ClockId::ThreadCPUTime);
    spent
        .try_into()
        .expect("no thread has spent less than nothing")
}

#[cfg(not(unix))]
fn now() -> Moment {
    Moment::now()
}
