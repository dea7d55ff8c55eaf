//! The report of a run: the table, the failures, what stands out, and the totals.

use crate::trials::{Built, Generated};

use super::suite::{Class, Suite};
use super::tally::Tally;

/// How many of the warnings, and of the slowest and the largest schemas, are shown.
const SHOWN: usize = 3;

/// The whole report; the last line is `N passed, N failed`.
pub fn text(suite: &Suite, generated: &[Generated], built: &Built, tally: &Tally) -> String {
    let mut lines = vec![line(["draft", "tests", "passed", "failed", ""])];
    for row in &tally.rows {
        let (passed, failed) = (row.count.passed.to_string(), row.count.failed.to_string());
        lines.push(line([row.draft.name(), &row.file, &passed, &failed, ""]));
    }
    if !tally.failures.is_empty() {
        lines.push(String::from("\nfailures:"));
        lines.extend(tally.failures.iter().cloned());
    }
    lines.push(String::new());
    lines.extend(warnings(suite, built));
    lines.extend(costs(suite, generated, built));
    lines.push(String::new());
    lines.extend(totals(tally));
    let all = tally.sum(|_| true);
    lines.push(format!("\n{} passed, {} failed", all.passed, all.failed));
    lines.join("\n")
}

fn line(columns: [&str; 5]) -> String {
    let [draft, tests, passed, failed, percent] = columns;
    format!("{draft:8} {tests:42} {passed:>6} {failed:>6} {percent:>8}")
        .trim_end()
        .to_owned()
}

fn totals(tally: &Tally) -> Vec<String> {
    let mut lines = vec![line(["draft", "class", "passed", "failed", "percent"])];
    let mut drafts: Vec<_> = tally.rows.iter().map(|it| Some(it.draft)).collect();
    drafts.dedup();
    drafts.push(None);
    for draft in drafts {
        for class in Class::ALL {
            let count =
                tally.sum(|it| draft.is_none_or(|draft| it.draft == draft) && it.class == class);
            if count.passed + count.failed > 0 {
                let name = draft.map_or("all", |it| it.name());
                let (passed, failed) = (count.passed.to_string(), count.failed.to_string());
                let percent = format!("{:.2}", count.percent());
                lines.push(line([name, class.name(), &passed, &failed, &percent]));
            }
        }
    }
    lines
}

fn warnings(suite: &Suite, built: &Built) -> Vec<String> {
    let shown = built.warnings.iter().take(SHOWN);
    let mut lines: Vec<String> = shown
        .map(|(group, text)| {
            let group = &suite.groups[*group];
            format!(
                "warning in {}: {}\n{text}",
                group.place(),
                group.description
            )
        })
        .collect();
    if built.warnings.len() > SHOWN {
        lines.push(format!(
            "and {} more warnings",
            built.warnings.len() - SHOWN
        ));
    }
    lines
}

fn costs(suite: &Suite, generated: &[Generated], built: &Built) -> Vec<String> {
    let compiled = built.compiled();
    let cpu = match built.cpu {
        Some(cpu) if compiled > 0 => {
            let each = cpu.as_secs_f64() * 1000.0 / compiled as f64;
            format!("{:.1} s CPU, {each:.1} ms a schema", cpu.as_secs_f64())
        }
        _ => String::from("CPU time not known"),
    };
    let mut lines = vec![format!("compiled {compiled} schemas: {cpu}")];
    let mut sizes = Vec::new();
    for (group, generated) in suite.groups.iter().zip(generated) {
        if let Generated::Files { files, time } = generated {
            let bytes: usize = files.iter().map(|(_, text)| text.len()).sum();
            sizes.push((
                *time,
                bytes,
                format!("{}: {}", group.place(), group.description),
            ));
        }
    }
    sizes.sort_by_key(|it| std::cmp::Reverse(it.0));
    for (time, _, place) in sizes.iter().take(SHOWN) {
        lines.push(format!("slow: {} ms to generate {place}", time.as_millis()));
    }
    sizes.sort_by_key(|it| std::cmp::Reverse(it.1));
    for (_, bytes, place) in sizes.iter().take(SHOWN) {
        lines.push(format!("large: {} KB generated from {place}", bytes / 1000));
    }
    lines
}
