//! The load test, short, on the example as it is built for tests.

use std::time::Duration;

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
