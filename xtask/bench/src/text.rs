//! Tables for a person.

use std::fmt::Write;

use crate::groups::Quantity;
use crate::measure::{Checked, Row, Table};
use crate::memory::Peak;

/// A table, and below it each limit with what was measured.
pub fn table(table: &Table) -> String {
    let names = table.rows.iter().map(|row| row.name.chars().count());
    let width = names.max().unwrap_or_default();
    let mut text = format!(
        "{}\n  {:width$}  ns/event     MB/s  allocs/event    ratio\n",
        table.title, ""
    );
    table.rows.iter().for_each(|it| row(&mut text, it, width));
    table.limits.iter().for_each(|it| limit(&mut text, it));
    text
}

fn row(text: &mut String, row: &Row, width: usize) {
    let bytes = row.bytes as f64 / row.events as f64;
    let allocations = row.allocations.map(|it| format!("{it:.2}"));
    line(
        text,
        format_args!(
            "  {:width$}  {:>8.0} {:>8.0}  {:>12} {:>8.3}",
            row.name,
            row.nanoseconds,
            bytes / row.nanoseconds * 1_000.0,
            allocations.as_deref().unwrap_or("-"),
            row.ratio,
        ),
    );
}

fn limit(text: &mut String, checked: &Checked) {
    let limit = &checked.limit;
    let verdict = if checked.is_met() { "met" } else { "NOT MET" };
    let what = match &limit.what {
        Quantity::Ratio { to } => format!("times {to}"),
        Quantity::Allocations => "allocations an event".to_owned(),
    };
    let stretch = limit.stretch.map(|it| format!(", stretch {it}"));
    line(
        text,
        format_args!(
            "  {verdict}: {} takes {:.3} {what} (at most {}{})",
            limit.of,
            checked.measured,
            short(limit.at_most),
            stretch.unwrap_or_default(),
        ),
    );
}

/// Without the digits that binary fractions bring with them.
fn short(figure: f64) -> f64 {
    (figure * 10_000.0).round() / 10_000.0
}

/// What programs needed at most, with the body.
pub fn peaks(title: &str, peaks: &[Peak]) -> String {
    let mut text = format!("{title}\n  {:40}       MiB  times the body\n", "");
    for peak in peaks {
        let mib = peak.bytes as f64 / f64::from(1 << 20);
        line(
            &mut text,
            format_args!("  {:40}  {mib:>8.0}  {:>14.2}", peak.way, peak.times),
        );
    }
    for (peak, at_most) in peaks.iter().filter_map(|peak| Some((peak, peak.at_most?))) {
        let verdict = if peak.times < at_most {
            "met"
        } else {
            "NOT MET"
        };
        line(
            &mut text,
            format_args!(
                "  {verdict}: {} needs {:.2} times the body (under {at_most})",
                peak.way, peak.times
            ),
        );
    }
    text
}

fn line(text: &mut String, arguments: std::fmt::Arguments<'_>) {
    writeln!(text, "{arguments}").expect("a string has no end");
}
