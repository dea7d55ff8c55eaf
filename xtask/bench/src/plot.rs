//! The picture of a table, as SVG: readable on a light and on a dark page.

use std::fmt::Write;

use crate::measure::{Row, Table};

const WIDTH: usize = 880;

/// Where the labels and the bars begin.
const LABELS: usize = 24;
const BARS: usize = 272;

/// The longest bar. Beside it is room for the figures.
const LONGEST: f64 = 460.0;

/// The head, one bar with its label, and the foot.
const HEAD: usize = 92;
const STEP: usize = 44;
const FOOT: usize = 74;

/// What a bar stands for: the row, and what it is to somebody who knows none of the libraries.
struct Label {
    row: &'static str,
    name: &'static str,
    what: &'static str,
}

const LABELLED: [Label; 9] = [
    Label {
        row: "acs-calling-events, one by one",
        name: "acs-calling-events",
        what: "typed, validated, nothing lost",
    },
    Label {
        row: "sonic-rs, untyped Value",
        name: "sonic-rs to a tree",
        what: "no types, not validated",
    },
    Label {
        row: "serde_json, skip (IgnoredAny)",
        name: "serde_json, skipping all",
        what: "keeps nothing, checks syntax only",
    },
    Label {
        row: "serde_json, RawValue then type, borrowed",
        name: "serde_json in two passes",
        what: "typed, not validated",
    },
    Label {
        row: "Python: msgspec, typed",
        name: "Python, msgspec",
        what: "typed, not validated",
    },
    Label {
        row: "serde_json, derived tagged enum",
        name: "serde_json, derived enum",
        what: "typed, not validated",
    },
    Label {
        row: "Value + jsonschema + from_value",
        name: "serde_json and jsonschema",
        what: "typed, validated",
    },
    Label {
        row: "Node: JSON.parse + ajv, compiled",
        name: "Node, JSON.parse and ajv",
        what: "no types, validated",
    },
    Label {
        row: "Node: @azure/eventgrid, data not validated",
        name: "Node, @azure/eventgrid",
        what: "envelope checked, data not",
    },
];

const STYLE: &str = "
  text { font: 14px system-ui, -apple-system, 'Segoe UI', 'DejaVu Sans', sans-serif; fill: #1f2328 }
  .title { font-size: 18px; font-weight: 600 }
  .name, .ratio { font-weight: 600 }
  .small { font-size: 12px; fill: #59636e }
  .code { font-family: ui-monospace, 'SF Mono', Menlo, Consolas, 'DejaVu Sans Mono', monospace }
  .page { fill: #ffffff; stroke: #d1d9e0 }
  .bar { fill: #afb8c1 }
  .ours { fill: #0e8a6d }
  @media (prefers-color-scheme: dark) {
    text { fill: #f0f6fc }
    .small { fill: #9198a1 }
    .page { fill: #0d1117; stroke: #3d444d }
    .bar { fill: #59626d }
    .ours { fill: #2fbf98 }
    }
";

/// Draws the rows that have a label, the fastest first; `command` is what made the table.
pub fn svg(table: &Table, rounds: usize, command: &str) -> String {
    let bars = bars(table);
    let height = HEAD + STEP * bars.len() + FOOT;
    let longest = bars.iter().map(|(row, _)| row.ratio).fold(1.0, f64::max);
    let scale = LONGEST / longest;
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {WIDTH} {height}\" width=\"{WIDTH}\" \
         height=\"{height}\" role=\"img\" aria-label=\"Time to read one event\">\n<style>{STYLE}</style>\n"
    );
    element(
        &mut svg,
        format_args!(
            "<rect class=\"page\" x=\".5\" y=\".5\" width=\"{}\" height=\"{}\" rx=\"8\"/>",
            WIDTH - 1,
            height - 1
        ),
    );
    text(&mut svg, LABELS, 36, "title", "Time to read one event");
    let bytes = bars.first().map_or(0, |(row, _)| row.bytes / row.events);
    let batch = table.title.split(',').next().unwrap_or_default();
    let head = format!(
        "{batch} in one body, {} bytes each; ratios are to serde_json's derived enum. Shorter is better.",
        grouped(bytes as u64)
    );
    text(&mut svg, LABELS, 60, "small", &head);
    for (index, (row, label)) in bars.iter().enumerate() {
        bar(&mut svg, row, label, HEAD + STEP * index, scale);
    }
    let foot = height - FOOT + 24;
    let how = format!(
        "Medians of {rounds} rounds, taken in turns; the ratios hardly depend on the machine."
    );
    text(&mut svg, LABELS, foot, "small", &how);
    text(&mut svg, LABELS, foot + 22, "small code", command);
    svg += "</svg>\n";
    svg
}

fn bars(table: &Table) -> Vec<(&Row, &'static Label)> {
    let row = |label: &Label| table.rows.iter().find(|row| row.name == label.row);
    let bars = LABELLED
        .iter()
        .filter_map(|label| Some((row(label)?, label)));
    let mut bars: Vec<_> = bars.collect();
    bars.sort_by(|(left, _), (right, _)| left.ratio.total_cmp(&right.ratio));
    bars
}

fn bar(svg: &mut String, row: &Row, label: &Label, top: usize, scale: f64) {
    let width = (row.ratio * scale).max(1.0);
    let class = if label.name == LABELLED[0].name {
        "ours"
    } else {
        "bar"
    };
    text(svg, LABELS, top + 12, "name", label.name);
    text(svg, LABELS, top + 28, "small", label.what);
    element(
        svg,
        format_args!(
            "<rect class=\"{class}\" x=\"{BARS}\" y=\"{top}\" width=\"{width:.1}\" height=\"26\" rx=\"3\"/>"
        ),
    );
    let figures = BARS + width as usize + 10;
    text(
        svg,
        figures,
        top + 18,
        "ratio",
        &format!("{:.2}", row.ratio),
    );
    let nanoseconds = format!("{} ns", grouped(row.nanoseconds as u64));
    text(svg, figures + 42, top + 18, "small", &nanoseconds);
}

/// With a comma after thousands.
fn grouped(number: u64) -> String {
    match number {
        ..1_000 => number.to_string(),
        _ => format!("{},{:03}", grouped(number / 1_000), number % 1_000),
    }
}

fn text(svg: &mut String, x: usize, y: usize, class: &str, text: &str) {
    let text = text.replace('&', "&amp;").replace('<', "&lt;");
    element(
        svg,
        format_args!("<text class=\"{class}\" x=\"{x}\" y=\"{y}\">{text}</text>"),
    );
}

fn element(svg: &mut String, arguments: std::fmt::Arguments<'_>) {
    writeln!(svg, "{arguments}").expect("a string has no end");
}
