//! The load test, short, on the example as it is built for tests; and that the example stops.

use std::io::Write as _;
use std::net::TcpStream;
use std::path::Path;
use std::sync::mpsc;
use std::time::Duration;
use std::{fs, thread};

use load::{Binary, Profile, Run, Trouble};

#[test]
fn nothing_is_lost_or_repeated() {
    let binary = Binary::build(Profile::Dev).expect("the example is built");
    let trouble = Trouble {
        malformed: Some(100),
        repeated: Some(20),
        kills: 0,
    };
    for (name, trouble) in [
        ("plain", Trouble::default()),
        ("trouble", trouble),
        (
            "killed",
            Trouble {
                kills: 2,
                ..trouble
            },
        ),
    ] {
        let run = Run {
            name,
            senders: 16,
            time: Duration::from_millis(1_500),
            trouble,
        };
        let report = run.execute(&binary).expect("the example runs");
        assert!(report.is_fine(), "{report}");
        assert!(report.sent() > 100, "{report}");
        let is_troubled = trouble.malformed.is_some();
        assert_eq!(report.repeated() > 0, is_troubled, "{report}");
    }
}

#[test]
fn a_request_that_never_ends_does_not_keep_it_from_stopping() {
    let binary = Binary::build(Profile::Dev).expect("the example is built");
    let journal = Path::new(env!("CARGO_TARGET_TMPDIR")).join("stopped.ndjson");
    fs::write(&journal, "").expect("a file");
    let webhook = binary.start(0, "secret", &journal).expect("it starts");
    let mut sender = TcpStream::connect(("127.0.0.1", webhook.port())).expect("a connection");
    sender
        .write_all(b"POST /events HTTP/1.1\r\nHost: localhost\r\n")
        .expect("it reads");
    thread::sleep(Duration::from_millis(500)); // it has begun to read the request

    let (sender_of_end, end) = mpsc::channel();
    thread::spawn(move || sender_of_end.send(webhook.stop().is_ok()));
    assert_eq!(end.recv_timeout(Duration::from_secs(60)), Ok(true));
    drop(sender);
}
