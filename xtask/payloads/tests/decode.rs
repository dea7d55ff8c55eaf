//! `decode`: what each event's type encodes to, one event a line.

mod support;

use std::fs;
use std::path::Path;

use serde_json::Value;

use self::support::{BAD, CALL, Folder};

#[test]
fn events_come_back_on_lines() {
    let folder = Folder::new("lines");
    let spread = CALL.replace(',', ",\n\t ").replace(":{", " : {\r\n");
    folder.write("calls.json", format!("[{spread}, {CALL}]"));
    assert_eq!(
        folder.run(&["decode", "calls.json"], ""),
        (0, format!("{CALL}\n{CALL}\n"), String::new())
    );
}

#[test]
fn white_space_goes_and_text_stays() {
    let folder = Folder::new("space");
    let event = r#"{"id":"1","source":"s","data":{ "a b" : [ 1e2 , " \" : , \\" ,
        {} ] , "\u00e9" : null },"type":"Other","specversion":"1.0","note" : "two  spaces"}"#;
    let line = r#"{"id":"1","source":"s","data":{"a b":[1e2," \" : , \\",{}],"\u00e9":null},"type":"Other","specversion":"1.0","note":"two  spaces"}"#;
    assert_eq!(
        folder.run(&["decode", "-"], event),
        (0, format!("{line}\n"), String::new())
    );
}

#[test]
fn rejected_events_are_on_stderr() {
    let folder = Folder::new("rejected");
    folder.write("calls.ndjson", format!("{BAD}\n{CALL}\n"));
    let stderr = "calls.ndjson #0 Microsoft.Communication.CallStarted: \
                  1:7 /id: expected a string, found a number; 1:30 /data: missing `serverCallId`\n";
    assert_eq!(
        folder.run(&["decode", "calls.ndjson"], ""),
        (1, format!("{CALL}\n"), stderr.to_owned())
    );
}

#[test]
fn files_at_fault() {
    let folder = Folder::new("fault");
    folder.write("calls.json", CALL);
    let stderr = "error: cannot read a.json: No such file or directory (os error 2)\n";
    assert_eq!(
        folder.run(&["decode", "a.json", "calls.json"], ""),
        (2, format!("{CALL}\n"), stderr.to_owned())
    );
    let stderr = "-:1:1: not JSON: expected value\n";
    assert_eq!(
        folder.run(&["decode", "-"], "x"),
        (1, String::new(), stderr.to_owned())
    );
}

#[test]
fn every_example_comes_back_equal() {
    let folder = Folder::new("examples");
    let examples = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../schema/examples");
    let (mut files, mut events) = (Vec::new(), Vec::new());
    for folder in fs::read_dir(examples).expect("the examples are there") {
        let folder = folder.expect("the examples can be read").path();
        for file in fs::read_dir(folder).expect("each event has a folder") {
            let path = file.expect("the examples can be read").path();
            if path.is_file() {
                let text = fs::read(&path).expect("the example can be read");
                match serde_json::from_slice(&text).expect("an example is JSON") {
                    Value::Array(batch) => events.extend(batch),
                    event => events.push(event),
                }
                files.push(path.to_str().expect("examples have plain names").to_owned());
            }
        }
    }
    let arguments: Vec<&str> = std::iter::once("decode")
        .chain(files.iter().map(String::as_str))
        .collect();
    let (code, stdout, stderr) = folder.run(&arguments, "");
    assert_eq!((code, stderr.as_str()), (0, ""));
    let decoded: Vec<Value> = stdout
        .lines()
        .map(|line| serde_json::from_str(line).expect("a line is JSON"))
        .collect();
    assert!(!events.is_empty());
    assert_eq!(decoded, events);
}
