//! The set of handled events: exact when many ask at once, limited in time and number.

use std::collections::HashMap;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use acs_calling_events::dedupe::{Claim, Dedupe};

const LONG: Duration = Duration::from_secs(3_600);

#[track_caller]
fn handle(dedupe: &Dedupe, id: &str) {
    match dedupe.claim("/t", id) {
        Claim::New(claimed) => claimed.handled(),
        other => panic!("{other:?}"),
    }
}

#[test]
fn new_busy_handled() {
    let dedupe = Dedupe::new(LONG, 10);
    let Claim::New(claimed) = dedupe.claim("/t", "1") else {
        panic!("not new");
    };
    assert!(matches!(dedupe.claim("/t", "1"), Claim::Busy));
    assert!(dedupe.is_empty(), "it is not handled yet");
    claimed.handled();
    assert!(matches!(dedupe.claim("/t", "1"), Claim::Handled));
    assert_eq!(dedupe.len(), 1);
}

#[test]
fn what_fails_can_be_claimed_again() {
    let dedupe = Dedupe::new(LONG, 10);
    for _ in 0..3 {
        let Claim::New(claimed) = dedupe.claim("/t", "1") else {
            panic!("not new");
        };
        drop(claimed);
    }
    let panicked = thread::scope(|scope| {
        let run = scope.spawn(|| {
            let _claim = dedupe.claim("/t", "1");
            panic!("a handler that panics");
        });
        run.join()
    });
    assert!(panicked.is_err());
    handle(&dedupe, "1");
}

#[test]
fn source_and_id_make_the_key() {
    let dedupe = Dedupe::new(LONG, 10);
    for (source, id) in [
        ("a", "bc"),
        ("ab", "c"),
        ("", "abc"),
        ("abc", ""),
        ("A", "bc"),
    ] {
        let claim = dedupe.claim(source, id);
        let Claim::New(claimed) = claim else {
            panic!("{source:?} {id:?}: {claim:?}");
        };
        claimed.handled();
    }
    assert_eq!(dedupe.len(), 5);
}

#[test]
fn the_oldest_are_forgotten_when_there_are_too_many() {
    let dedupe = Dedupe::new(LONG, 3);
    let held = dedupe.claim("/t", "held");
    for id in 1..=5 {
        handle(&dedupe, &id.to_string());
    }
    assert_eq!(dedupe.len(), 3);
    for id in ["3", "4", "5"] {
        assert!(matches!(dedupe.claim("/t", id), Claim::Handled), "{id}");
    }
    assert!(matches!(dedupe.claim("/t", "1"), Claim::New(_)));
    assert!(
        matches!(dedupe.claim("/t", "held"), Claim::Busy),
        "never forgotten"
    );
    drop(held);
    assert!(matches!(dedupe.claim("/t", "held"), Claim::New(_)));
}

#[test]
fn they_are_forgotten_in_time() {
    let window = Duration::from_millis(200);
    let dedupe = Dedupe::new(window, 1_000);
    let start = Instant::now();
    handle(&dedupe, "1");
    while start.elapsed() < window {
        let claim = dedupe.claim("/t", "1");
        let elapsed = start.elapsed();
        if elapsed < window {
            assert!(
                matches!(claim, Claim::Handled),
                "forgotten after {elapsed:?}"
            );
        }
        drop(claim);
        thread::sleep(Duration::from_millis(20));
    }
    thread::sleep(window);
    assert!(dedupe.is_empty());
    handle(&dedupe, "1");
}

#[test]
fn a_record_of_earlier_ones() {
    let dedupe = Dedupe::new(LONG, 10);
    for id in ["1", "2", "1"] {
        dedupe.remember("/t", id);
    }
    assert_eq!(dedupe.len(), 2);
    assert!(matches!(dedupe.claim("/t", "2"), Claim::Handled));
    assert!(format!("{dedupe:?}").contains("handled: 2"));
}

/// Many threads, few ids: each is handled exactly once, though every third handler fails.
#[test]
fn exactly_one_of_many_threads_handles_an_event() {
    const THREADS: usize = 8;
    const IDS: usize = 2_000;
    let dedupe = Dedupe::new(LONG, IDS);
    let effects: Mutex<HashMap<usize, usize>> = Mutex::default();
    let (busy, attempts) = (AtomicUsize::new(0), AtomicUsize::new(0));
    thread::scope(|scope| {
        for thread in 0..THREADS {
            let (dedupe, effects, busy, attempts) = (&dedupe, &effects, &busy, &attempts);
            scope.spawn(move || {
                for step in 0..IDS {
                    // Some go the other way round.
                    let id = if thread % 2 == 0 {
                        step
                    } else {
                        IDS - 1 - step
                    };
                    loop {
                        match dedupe.claim("/t", &id.to_string()) {
                            Claim::New(claimed) => {
                                if attempts.fetch_add(1, Ordering::Relaxed) % 3 == 0 {
                                    continue; // fails, and is delivered again
                                }
                                *effects.lock().expect("no panic").entry(id).or_default() += 1;
                                claimed.handled();
                            }
                            Claim::Busy => {
                                busy.fetch_add(1, Ordering::Relaxed);
                                thread::yield_now();
                                continue;
                            }
                            Claim::Handled => {}
                        }
                        break;
                    }
                }
            });
        }
    });
    let effects = effects.into_inner().expect("no panic");
    assert_eq!(effects.len(), IDS);
    assert!(effects.values().all(|&times| times == 1));
    assert_eq!(dedupe.len(), IDS);
}
