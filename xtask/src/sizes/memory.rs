//! How much memory the compiler takes, where the system tells it without unsafe code.

use std::fs;
use std::path::Path;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::thread;
use std::time::Duration;

/// How often the compiler is looked at. The system keeps the peak, so little is missed after the last look.
const PAUSE: Duration = Duration::from_millis(20);

/// Runs a task; gives the largest peak of all compilers that it ran, in bytes, or 0 where that is not known.
pub fn peak_of_rustc<T>(task: impl FnOnce() -> T) -> (T, u64) {
    let (done, peak) = (AtomicBool::new(false), AtomicU64::new(0));
    let result = thread::scope(|scope| {
        scope.spawn(|| {
            while !done.load(Ordering::Relaxed) {
                look(Path::new("/proc/self"), &peak);
                thread::sleep(PAUSE);
            }
        });
        let result = task();
        done.store(true, Ordering::Relaxed);
        result
    });
    (result, peak.into_inner())
}

/// Looks at all that a process has started. What is not there any more has nothing to tell.
fn look(process: &Path, peak: &AtomicU64) {
    for thread in fs::read_dir(process.join("task")).into_iter().flatten() {
        let Ok(thread) = thread else { continue };
        let children = fs::read_to_string(thread.path().join("children")).unwrap_or_default();
        for child in children.split_whitespace() {
            let child = Path::new("/proc").join(child);
            if let Some(bytes) = of_rustc(&child) {
                peak.fetch_max(bytes, Ordering::Relaxed);
            }
            look(&child, peak);
        }
    }
}

/// The peak of a process so far, if it is a compiler.
fn of_rustc(process: &Path) -> Option<u64> {
    let status = fs::read_to_string(process.join("status")).ok()?;
    let field = |name| {
        let mut lines = status.lines();
        lines.find_map(|it| it.strip_prefix(name)).map(str::trim)
    };
    if field("Name:")? != "rustc" {
        return None;
    }
    let kibibytes: u64 = field("VmHWM:")?.strip_suffix(" kB")?.parse().ok()?;
    Some(kibibytes * 1024)
}
