//! Tables for a program.

use serde_json::{Value, json};

use crate::groups::Quantity;
use crate::measure::{Checked, Row, Table};
use crate::memory::Peak;

/// A table as JSON.
pub fn table(table: &Table) -> Value {
    json!({
        "title": table.title,
        "rows": table.rows.iter().map(row).collect::<Vec<_>>(),
        "limits": table.limits.iter().map(limit).collect::<Vec<_>>(),
    })
}

fn row(row: &Row) -> Value {
    json!({
        "name": row.name,
        "events": row.events,
        "bytes": row.bytes,
        "nanoseconds_per_event": row.nanoseconds,
        "allocations_per_event": row.allocations,
        "ratio": row.ratio,
    })
}

fn limit(checked: &Checked) -> Value {
    let limit = &checked.limit;
    let to = match &limit.what {
        Quantity::Ratio { to } => Some(to),
        Quantity::Allocations => None,
    };
    json!({
        "of": limit.of,
        "ratio_to": to,
        "measured": checked.measured,
        "at_most": limit.at_most,
        "stretch": limit.stretch,
        "met": checked.is_met(),
    })
}

/// Peaks of memory as JSON.
pub fn peaks(title: &str, peaks: &[Peak]) -> Value {
    let row = |peak: &Peak| {
        json!({
            "name": peak.way,
            "peak_bytes": peak.bytes,
            "times_the_body": peak.times,
            "under": peak.at_most,
        })
    };
    json!({ "title": title, "rows": peaks.iter().map(row).collect::<Vec<_>>() })
}
