//! Large and hostile bodies take no more than time in proportion.

use std::fs;
use std::time::{Duration, Instant};

use acs_calling_events::Delivery;

use crate::common::built::of_type;

/// Each takes a small part of it, even in an unoptimized build; what is not linear takes much longer.
const LINEAR: Duration = Duration::from_secs(5);

#[test]
fn many_bad_items_take_time_in_proportion() {
    // What takes too long for many takes long enough for fewer.
    for count in [30_000, 100_000] {
        for (item, each) in [("{}", 5), ("1", 1), ("[[]]", 1)] {
            let body = format!("[{}]", vec![item; count].join(",\n"));
            let delivery = in_time(item, &body);
            assert_eq!(delivery.len(), count);
            for (index, event) in delivery.events().enumerate() {
                let rejected = event.expect_err(item);
                assert_eq!(rejected.index(), index, "{item}");
                assert_eq!(rejected.violations().len(), each, "{item}");
                let lines = rejected.violations().iter().map(|it| it.line());
                assert!(lines.eq(vec![Some(index + 1); each]), "{item}: {rejected}");
            }
        }
    }
}

#[test]
fn many_violations_of_one_item_take_time_in_proportion() {
    let chunks = vec!["1"; 100_000].join(",\n");
    let data = format!(r#"{{"recordingStorageInfo": {{"recordingChunks": [{chunks}]}}}}"#);
    let body = of_type("Microsoft.Communication.RecordingFileStatusUpdated", &data);
    check_many(&body, "/data/recordingStorageInfo/recordingChunks/");

    let headers: Vec<String> = (0..100_000).map(|it| format!("\"{it}\": []")).collect();
    let headers = headers.join(",\n");
    let data = format!(
        r#"{{"to": {{}}, "from": {{}}, "customContext": {{"sipHeaders": {{{headers}}}}}}}"#
    );
    let body = of_type("Microsoft.Communication.IncomingCall", &data);
    check_many(&body, "/data/customContext/sipHeaders/");
}

#[test]
fn large_bodies_take_time_in_proportion() {
    let many = 100_000;
    let distinct: Vec<String> = (0..many).map(|it| format!("\"{it}\": 1")).collect();
    let call = |members: &str| {
        let data = format!(r#"{{"to": {{}}, "from": {{}}, {members}}}"#);
        of_type("Microsoft.Communication.IncomingCall", &data)
    };
    let header = |members: &str| {
        call(&format!(
            r#""customContext": {{"sipHeaders": {{{members}}}}}"#
        ))
    };
    let bodies = [
        ("unknown members", call(&distinct.join(","))),
        (
            "the same unknown member",
            call(&vec!["\"x\": 1"; many].join(",")),
        ),
        (
            "the same known member",
            call(&vec!["\"from\": {}"; many].join(",")),
        ),
        (
            "the same null member",
            call(&vec!["\"correlationId\": null"; many].join(",")),
        ),
        (
            "the same header",
            header(&vec!["\"x\": \"\""; many].join(",")),
        ),
        (
            "headers",
            header(&distinct.join(",").replace(": 1", ": \"\"")),
        ),
        (
            "events",
            format!("[{}]", vec![of_type("Other", "{}"); 10_000].join(",")),
        ),
        (
            "events with a repeated member",
            format!(
                "[{}]",
                vec![of_type("Other", "{}").replacen('{', "{\"id\": 1,", 1); 10_000].join(",")
            ),
        ),
        (
            "text",
            of_type("Other", &format!("\"{}\"", "é".repeat(1_000_000))),
        ),
        (
            "escapes",
            of_type(
                "Other",
                &format!("\"{}\"", "\\ud83d\\ude00".repeat(100_000)),
            ),
        ),
        (
            "digits",
            of_type("Other", &format!("0.{}", "9".repeat(1_000_000))),
        ),
        (
            "white space",
            format!("{}{}", " \n".repeat(1_000_000), of_type("Other", "{}")),
        ),
        (
            "numbers",
            of_type("Other", &format!("[{}]", vec!["1.5e-7"; many].join(","))),
        ),
    ];
    for (name, body) in &bodies {
        let delivery = in_time(name, body);
        assert!(delivery.events().all(|it| it.is_ok()), "{name}: rejected");
    }
}

/// Fails unless the one event of the body has 100,000 violations, a line each.
#[track_caller]
fn check_many(body: &str, pointer: &str) {
    let delivery = in_time(pointer, body);
    let rejected = delivery
        .events()
        .next()
        .expect("one event")
        .expect_err(pointer);
    assert_eq!(rejected.violations().len(), 100_000, "{pointer}");
    let mut lines: Vec<_> = rejected
        .violations()
        .iter()
        .filter_map(|it| it.line())
        .collect();
    lines.sort_unstable();
    assert!(
        lines.into_iter().eq(1..=100_000),
        "{pointer}: not a line each"
    );
    let mut pointers = rejected.violations().iter().map(|it| it.instance_pointer());
    assert!(pointers.all(|it| it.starts_with(pointer)), "{pointer}");
    assert_eq!(rejected.to_string().lines().count(), 100_000, "{pointer}");
}

/// Decodes the body, which is JSON, in time.
#[track_caller]
fn in_time<'b>(name: &str, body: &'b str) -> Delivery<'b> {
    let (start, busy) = (Instant::now(), on_processor());
    let delivery = Delivery::decode(body.as_bytes());
    let took = match (busy, on_processor()) {
        (Some(before), Some(after)) if after > before => after - before,
        _ => start.elapsed(),
    };
    assert!(took < LINEAR, "{name}: {took:?}");
    delivery.unwrap_or_else(|it| panic!("{name}: {it}"))
}

/// How long this thread was on a processor, where the system tells: other processes do not count.
fn on_processor() -> Option<Duration> {
    let statistics = fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    let nanoseconds = statistics.split(' ').next()?.parse().ok()?;
    Some(Duration::from_nanos(nanoseconds))
}
