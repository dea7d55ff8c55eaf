//! The benchmark runs from end to end, on small bodies: every job finds the same events, every table has
//! its rows and figures, every limit is for something. No time is judged.

use std::collections::BTreeSet;
use std::process::Command;

use serde_json::Value;

/// The titles of the tables, with the number of their rows and limits.
const TABLES: [(&str, usize, usize); 30] = [
    ("12 mixed events, minified in the service's order", 14, 9),
    ("12 mixed events, eventType before data", 14, 2),
    ("12 mixed events, members sorted by name", 14, 2),
    ("12 mixed events, pretty-printed", 14, 2),
    ("12 mixed events, few escapes and unknown members", 14, 2),
    ("12 mixed events, many escapes and unknown members", 14, 2),
    (
        "12 mixed events, three unknown members in every object",
        14,
        2,
    ),
    ("12 mixed events, minified CloudEvents", 14, 2),
    ("RecordingFileStatusUpdated of the article", 14, 0),
    ("CallStarted of the article", 14, 2),
    ("CallEnded of the article", 14, 0),
    ("CallParticipantAdded of the article", 14, 0),
    ("CallParticipantRemoved of the article", 14, 0),
    ("IncomingCall of the article", 14, 0),
    ("24 mixed events, minified in the service's order", 3, 2),
    ("24 mixed events, eventType before data", 3, 2),
    ("24 mixed events, members sorted by name", 3, 2),
    ("24 mixed events, pretty-printed", 3, 2),
    ("24 mixed events, few escapes and unknown members", 3, 2),
    ("24 mixed events, many escapes and unknown members", 3, 2),
    (
        "24 mixed events, three unknown members in every object",
        3,
        2,
    ),
    ("CloudEvents beside the Event Grid schema", 2, 1),
    ("Batches of one event again and again, one by one", 3, 2),
    ("Batches of one event again and again, all at once", 3, 2),
    ("Unknown members nested ever deeper", 4, 3),
    ("A type that is wrongly guessed, one event", 2, 1),
    ("A type that is wrongly guessed, 12 events", 2, 1),
    ("Invalid events, each reported in full", 4, 1),
    ("12 mixed events, parsed already: validate", 6, 2),
    ("12 mixed events, decoded already: encode", 2, 1),
];

fn run(arguments: &[&str]) -> (String, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_bench"))
        .args(arguments)
        .output()
        .expect("it was built for this test");
    let text = |bytes| String::from_utf8(bytes).expect("it prints UTF-8");
    let (stdout, stderr) = (text(output.stdout), text(output.stderr));
    assert!(output.status.success(), "{stderr}");
    (stdout, stderr)
}

#[test]
fn every_table_has_its_rows() {
    let (stdout, _) = run(&["--quick", "--json"]);
    let tables: Vec<Value> = serde_json::from_str(&stdout).expect("it prints JSON");
    for (title, rows, limits) in TABLES {
        let table = tables.iter().find(|table| table["title"] == title);
        let table = table.unwrap_or_else(|| panic!("{title} is missing"));
        let found = |name: &str| table[name].as_array().expect("a table has it").len();
        // Peers in other languages come on top where they are installed.
        assert!(found("rows") >= rows, "{title}: {} rows", found("rows"));
        assert_eq!(found("limits"), limits, "{title}");
        for row in table["rows"].as_array().expect("a table has rows") {
            let time = row["nanoseconds_per_event"].as_f64();
            assert!(time.is_some_and(|time| time > 0.0), "{title}: {row}");
        }
    }
    let titles: BTreeSet<_> = TABLES.iter().map(|(title, ..)| *title).collect();
    let others = tables.iter().filter_map(|table| table["title"].as_str());
    let others: Vec<&str> = others.filter(|title| !titles.contains(title)).collect();
    if cfg!(target_os = "linux") {
        assert_eq!(others, ["Peak of memory, a body of 1 MiB"]);
    }
}

#[test]
fn a_person_reads_figures_and_verdicts() {
    let (stdout, _) = run(&["--quick", "--filter", "encode"]);
    let lines: Vec<&str> = stdout.lines().collect();
    assert_eq!(lines[0], "12 mixed events, decoded already: encode");
    let head = "ns/event     MB/s  allocs/event    ratio";
    assert!(lines[1].trim() == head, "{stdout}");
    assert!(
        lines[2].starts_with("  serde_json, derived, to_vec "),
        "{stdout}"
    );
    assert!(
        lines[3].starts_with("  acs-calling-events, to_vec "),
        "{stdout}"
    );
    let verdict = " times serde_json, derived, to_vec (at most 0.5)";
    assert!(lines[4].ends_with(verdict), "{stdout}");
    assert_eq!(lines.len(), 6, "{stdout}");
}

#[test]
fn the_picture_shows_what_was_measured() {
    let file = std::env::temp_dir().join(format!("bench-{}.svg", std::process::id()));
    let path = file
        .to_str()
        .expect("the temporary folder has a plain name");
    run(&[
        "--quick",
        "--filter",
        "12 mixed events, minified in",
        "--plot",
        path,
    ]);
    let svg = std::fs::read_to_string(&file).expect("it was drawn");
    std::fs::remove_file(&file).expect("it was drawn");
    assert!(
        svg.starts_with("<svg ") && svg.ends_with("</svg>\n"),
        "{svg}"
    );
    for text in [
        ">acs-calling-events<",
        ">serde_json, derived enum<",
        ">1.00<",
        ">cargo xtask bench",
    ] {
        assert!(svg.contains(text), "{text} is missing: {svg}");
    }
}
