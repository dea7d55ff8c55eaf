//! The results counted: passed and failed by draft, class and file, and each failure in words.

use std::collections::BTreeMap;

use crate::cli::Draft;

use super::Fate;
use super::suite::{Class, Group, Suite};

/// Passed and failed tests.
#[derive(Clone, Copy, Default)]
pub struct Count {
    pub passed: usize,
    pub failed: usize,
}

impl Count {
    /// How many passed of a hundred.
    pub fn percent(self) -> f64 {
        let all = self.passed + self.failed;
        100.0 * self.passed as f64 / all.max(1) as f64
    }

    fn add(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
    }
}

/// The tests of one file.
pub struct Row {
    pub draft: Draft,
    pub class: Class,
    pub file: String,
    pub count: Count,
}

/// The results of a run.
pub struct Tally {
    /// In the order of the suite.
    pub rows: Vec<Row>,
    /// Each with its place, in the order of the suite.
    pub failures: Vec<String>,
    /// Whether the run has failed.
    pub is_bad: bool,
}

impl Tally {
    /// Counts.
    pub fn new(suite: &Suite, fates: &[Fate]) -> Self {
        let mut tally = Self {
            rows: Vec::new(),
            failures: Vec::new(),
            is_bad: false,
        };
        let mut rows: BTreeMap<(&str, Class, &str), Row> = BTreeMap::new();
        for (group, fate) in suite.groups.iter().zip(fates) {
            let count = tally.count(group, fate);
            let key = (group.draft.name(), group.class, group.file.as_str());
            let row = rows.entry(key).or_insert_with(|| Row {
                draft: group.draft,
                class: group.class,
                file: group.file.clone(),
                count: Count::default(),
            });
            row.count.add(count);
        }
        tally.rows = rows.into_values().collect();
        tally.rows.sort_by_key(|it| it.draft as usize);
        tally
    }

    /// The sum of some rows.
    pub fn sum(&self, is_counted: impl Fn(&Row) -> bool) -> Count {
        let mut sum = Count::default();
        for row in self.rows.iter().filter(|it| is_counted(it)) {
            sum.add(row.count);
        }
        sum
    }

    fn count(&mut self, group: &Group, fate: &Fate) -> Count {
        let place = format!("{}: {}", group.place(), group.description);
        let mut count = Count::default();
        match fate {
            Fate::Lost(loss) => {
                count.failed = group.tests.len();
                self.is_bad |= loss.is_bad() || group.class == Class::Required;
                let tests = count.failed;
                self.failures.push(format!(
                    "{place} ({tests} tests)\n    {}",
                    indented(&loss.text())
                ));
            }
            Fate::Judged(verdicts) => {
                for (test, verdict) in group.tests.iter().zip(verdicts) {
                    self.is_bad |= verdict.is_bad;
                    if verdict.failures.is_empty() {
                        count.passed += 1;
                        continue;
                    }
                    count.failed += 1;
                    self.is_bad |= group.class == Class::Required;
                    let reasons: Vec<String> =
                        verdict.failures.iter().map(|it| indented(it)).collect();
                    let reasons = reasons.join("\n    ");
                    self.failures
                        .push(format!("{place}: {}\n    {reasons}", test.description));
                }
            }
        }
        count
    }
}

fn indented(text: &str) -> String {
    text.trim().replace('\n', "\n      ")
}
