//! Three runs: nothing goes wrong; bodies are cut off and deliveries repeated; the example is killed.

use std::io;
use std::num::NonZeroU16;
use std::process::ExitCode;
use std::time::Duration;

use load::{Binary, Profile, Run, Trouble};

const USAGE: &str = "usage: load [SENDERS [SECONDS]]";

fn main() -> ExitCode {
    let Some((senders, time)) = arguments() else {
        eprintln!("{USAGE}");
        return 2.into();
    };
    match execute(senders, time) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("error: {error}");
            2.into()
        }
    }
}

fn arguments() -> Option<(usize, Duration)> {
    let numbers = std::env::args().skip(1).map(|it| it.parse::<NonZeroU16>());
    let numbers: Vec<u16> = numbers
        .map(|it| it.map(Into::into))
        .collect::<Result<_, _>>()
        .ok()?;
    let (senders, seconds) = match numbers[..] {
        [] => (64, 30),
        [senders] => (senders, 30),
        [senders, seconds] => (senders, seconds),
        _ => return None,
    };
    Some((senders.into(), Duration::from_secs(seconds.into())))
}

/// Whether nothing was lost or repeated.
fn execute(senders: usize, time: Duration) -> io::Result<bool> {
    let binary = Binary::build(Profile::Release)?;
    let trouble = Trouble {
        malformed: Some(100),
        repeated: Some(20),
        kills: 0,
    };
    let runs = [
        ("plain", Trouble::default()),
        ("trouble", trouble),
        (
            "killed",
            Trouble {
                kills: 3,
                ..trouble
            },
        ),
    ];
    let mut fine = true;
    for (name, trouble) in runs {
        let run = Run {
            name,
            senders,
            time,
            trouble,
        };
        let report = run.execute(&binary)?;
        println!("{report}");
        fine &= report.is_fine();
    }
    Ok(fine)
}
