//! `validate`: one line for each event, in text and in JSON, and the exit code.

mod support;

use serde_json::{Value, json};

use self::support::{BAD, CALL, Folder};

const TYPE: &str = "Microsoft.Communication.CallStarted";

#[track_caller]
fn validates(folder: &Folder, arguments: &[&str], code: i32, stdout: &str, stderr: &str) {
    let arguments = [&["validate"], arguments].concat();
    assert_eq!(
        folder.run(&arguments, ""),
        (code, stdout.to_owned(), stderr.to_owned())
    );
}

#[test]
fn one_event() {
    let folder = Folder::new("one");
    folder.write("call.json", CALL);
    validates(
        &folder,
        &["call.json"],
        0,
        &format!("call.json #0 {TYPE}: valid\n"),
        "",
    );
}

#[test]
fn all_violations_on_one_line() {
    let folder = Folder::new("violations");
    folder.write("call.json", format!("[\n{CALL},\n{BAD}\n]"));
    let stdout = format!(
        "call.json #0 {TYPE}: valid\n\
         call.json #1 {TYPE}: 3:7 /id: expected a string, found a number; 3:30 /data: missing `serverCallId`\n"
    );
    validates(&folder, &["call.json"], 1, &stdout, "");
}

#[test]
fn json_form() {
    let folder = Folder::new("json");
    folder.write("call.json", format!("[\n{CALL},\n{BAD},\n5\n]"));
    let stdout = format!(
        r#"{{"file":"call.json","index":0,"event":"{TYPE}","valid":true,"violations":[]}}
{{"file":"call.json","index":1,"event":"{TYPE}","valid":false,"violations":[{{"pointer":"/id","keyword":"type","line":3,"column":7,"message":"expected a string, found a number"}},{{"pointer":"/data","keyword":"required","line":3,"column":30,"message":"missing `serverCallId`"}}]}}
{{"file":"call.json","index":2,"event":null,"valid":false,"violations":[{{"pointer":"","keyword":"type","line":4,"column":1,"message":"expected an object, found a number"}}]}}
"#
    );
    validates(&folder, &["call.json", "--format", "json"], 1, &stdout, "");
    validates(
        &folder,
        &["--format", "json", "--", "call.json"],
        1,
        &stdout,
        "",
    );
}

#[test]
fn lines_of_events() {
    let folder = Folder::new("lines");
    folder.write(
        "calls.ndjson",
        format!("{CALL}\r\n\n[{CALL}, {BAD}]\n{{\"id\"\n  {BAD}"),
    );
    let stdout = format!(
        "calls.ndjson #0 {TYPE}: valid\n\
         calls.ndjson #1 {TYPE}: valid\n\
         calls.ndjson #2 {TYPE}: 3:170 /id: expected a string, found a number; 3:193 /data: missing `serverCallId`\n\
         calls.ndjson #3 {TYPE}: 5:9 /id: expected a string, found a number; 5:32 /data: missing `serverCallId`\n"
    );
    validates(
        &folder,
        &["calls.ndjson"],
        1,
        &stdout,
        "calls.ndjson:4:5: not JSON: EOF while parsing an object\n",
    );
}

/// A form feed is no white space in JSON, but no line of its own either.
#[test]
fn one_line_of_events() {
    let folder = Folder::new("line");
    folder.write("calls.ndjson", format!("\u{c}\n[{CALL}, {BAD}]"));
    let stdout = format!(
        "calls.ndjson #0 {TYPE}: valid\n\
         calls.ndjson #1 {TYPE}: 2:170 /id: expected a string, found a number; 2:193 /data: missing `serverCallId`\n"
    );
    validates(&folder, &["calls.ndjson"], 1, &stdout, "");
}

#[test]
fn standard_input() {
    let folder = Folder::new("stdin");
    let stdout = format!("- #0 {TYPE}: valid\n");
    assert_eq!(
        folder.run(&["validate", "-"], CALL),
        (0, stdout, String::new())
    );
}

#[test]
fn highest_exit_code_of_several_files() {
    let folder = Folder::new("several");
    folder.write("good.json", CALL);
    folder.write("broken.json", "{\n  \"id\": }");
    folder.write("none.json", "[]");
    let stdout = format!("good.json #0 {TYPE}: valid\n");
    let broken = "broken.json:2:9: not JSON: expected value\n";
    validates(
        &folder,
        &["broken.json", "none.json", "good.json"],
        1,
        &stdout,
        broken,
    );
    let missing = "error: cannot read a.json: No such file or directory (os error 2)\n";
    validates(
        &folder,
        &["a.json", "broken.json", "good.json"],
        2,
        &stdout,
        &format!("{missing}{broken}"),
    );
    validates(
        &folder,
        &["."],
        2,
        "",
        "error: cannot read .: Is a directory (os error 21)\n",
    );
}

#[test]
fn not_json() {
    let folder = Folder::new("broken");
    let broken = |bytes: &[u8], message: &str| {
        folder.write("a.json", bytes);
        validates(&folder, &["a.json"], 1, "", &format!("a.json:{message}\n"));
    };
    broken(b"{\"id\":\n\"\xFF\"}", "2:2: not JSON: not UTF-8");
    broken(b"{\n}\n{", "3:1: not JSON: trailing characters");
    broken(b"{\n}\n{\n}", "3:1: not JSON: trailing characters");
    broken(b"\xEF\xBB\xBF{}", "1:1: not JSON: expected value");
}

#[test]
fn nothing_steers_the_terminal() {
    let folder = Folder::new("terminal");
    folder.write(
        "a.json",
        r#"{"specversion":"\u001b[2J","type":"a\nb","id":"1","source":"s"}"#,
    );
    let stdout = "a.json #0 a\\u{a}b: 1:16 /specversion: expected `\"1.0\"`\n";
    validates(&folder, &["a.json"], 1, stdout, "");

    folder.write(
        "\u{202E}b.json",
        "{\"specversion\":1,\"type\":\"a\u{202E}b\u{2028}\u{2066}\",\"id\":\"1\",\"source\":\"s\"}",
    );
    let stdout =
        r#"\u{202e}b.json #0 a\u{202e}b\u{2028}\u{2066}: 1:16 /specversion: expected `"1.0"`"#;
    validates(&folder, &["\u{202E}b.json"], 1, &format!("{stdout}\n"), "");
    folder.write("\u{2028}c.json", "x");
    let stderr = r"\u{2028}c.json:1:1: not JSON: expected value";
    validates(&folder, &["\u{2028}c.json"], 1, "", &format!("{stderr}\n"));
}

#[test]
fn no_value_is_repeated() {
    let folder = Folder::new("marker");
    let bad = json!([{
        "id": ["MARKER"], "subject": {"MARKER": 1}, "eventTime": "MARKER",
        "eventType": "Microsoft.Communication.IncomingCall",
        "data": {
            "to": {"rawId": ["MARKER"], "phoneNumber": {"value": {"a": "MARKER"}}},
            "from": "MARKER", "callerDisplayName": ["MARKER"], "incomingCallContext": {"a": "MARKER"},
        },
    }]);
    folder.write("a.json", bad.to_string());
    for arguments in [
        &["validate", "a.json"][..],
        &["validate", "a.json", "--format", "json"],
        &["decode", "a.json"],
    ] {
        let (code, stdout, stderr) = folder.run(arguments, "");
        assert_eq!(code, 1);
        assert!(
            !format!("{stdout}{stderr}").contains("MARKER"),
            "{stdout}{stderr}"
        );
    }
}

#[test]
fn json_form_is_json() {
    let folder = Folder::new("quotes");
    folder.write("a\"b.json", r#"{"a\"\u0000": 1, "eventType": "\"\n\\"}"#);
    let (code, stdout, _) = folder.run(&["validate", "a\"b.json", "--format", "json"], "");
    assert_eq!((code, stdout.lines().count()), (1, 1));
    let line: Value = serde_json::from_str(&stdout).expect("it is JSON");
    assert_eq!(
        (&line["file"], &line["event"]),
        (&json!("a\"b.json"), &json!("\"\n\\"))
    );
}

#[test]
fn wrong_usage() {
    let folder = Folder::new("usage");
    let usage = "usage: payloads (validate [--format text|json] | decode) [--] FILE...\n";
    for arguments in [
        &[][..],
        &["validate"],
        &["decode", "--"],
        &["frob", "a.json"],
        &["validate", "--format"],
        &["validate", "--format", "xml", "a.json"],
        &["decode", "--format", "json", "a.json"],
        &["validate", "--what", "a.json"],
    ] {
        assert_eq!(
            folder.run(arguments, ""),
            (2, String::new(), usage.to_owned()),
            "{arguments:?}"
        );
    }
}
