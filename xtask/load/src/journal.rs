//! What the example has written down, compared with what was sent.

use std::fs::File;
use std::io::{self, BufRead, BufReader};
use std::path::Path;

use crate::events::Events;

/// How the journal differs from what was acknowledged.
#[derive(Debug, Default, PartialEq)]
pub struct Difference {
    /// Events that are not there.
    pub lost: usize,
    /// Events that are there more than once.
    pub repeated: usize,
    /// Lines that are no event that was sent.
    pub changed: usize,
}

impl Difference {
    /// Every event below that number was acknowledged.
    pub fn read(path: &Path, events: &Events, sent: usize) -> io::Result<Self> {
        let mut times = vec![0_u8; sent];
        let mut difference = Self::default();
        for line in BufReader::new(File::open(path)?).split(b'\n') {
            let event = serde_json::from_slice(&line?).unwrap_or_default();
            let number = events.number(event);
            match number.and_then(|number| times.get_mut(number)) {
                Some(times) => *times = times.saturating_add(1),
                None => difference.changed += 1,
            }
        }
        difference.lost = times.iter().filter(|&&it| it == 0).count();
        difference.repeated = times.iter().filter(|&&it| it > 1).count();
        Ok(difference)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(lines: &[String], sent: usize, expected: [usize; 3]) {
        let name = format!("load-journal-{}-{}", std::process::id(), lines.len());
        let path = std::env::temp_dir().join(name);
        std::fs::write(&path, lines.concat()).expect("the folder can be written");
        let difference = Difference::read(&path, &Events::new(), sent);
        std::fs::remove_file(&path).expect("it was written");
        let Difference {
            lost,
            repeated,
            changed,
        } = difference.expect("it can be read");
        assert_eq!([lost, repeated, changed], expected);
    }

    /// The line of an event.
    fn line(number: usize) -> String {
        let body = Events::new().body(number);
        format!("{}\n", &body[1..body.len() - 1])
    }

    #[test]
    fn what_is_lost_repeated_or_changed_is_found() {
        let mut lines: Vec<String> = (0..12).map(line).collect();
        check(&lines, 12, [0, 0, 0]);
        lines.push(line(3));
        check(&lines, 12, [0, 1, 0]);
        lines.remove(5);
        lines.remove(5);
        check(&lines, 12, [2, 1, 0]);
        lines.push(line(5).replace("Microsoft", "Macrosoft"));
        lines.push("oops\n".to_owned());
        lines.push(line(12));
        check(&lines, 12, [2, 1, 3]);
    }
}
