//! One line for each event.

use acs_calling_events::Violation;
use codegen_runtime::OnOneLine;
use serde_json::Value;

use crate::input::Item;

/// For a person: file, index, event type, and `valid` or all violations.
pub fn text(file: &str, item: &Item<'_>) -> String {
    let verdict = match item.event {
        Ok(_) => "valid".to_owned(),
        Err(rejected) => {
            let one = |it| violation_text(it, item.lines_before);
            rejected
                .violations()
                .iter()
                .map(one)
                .collect::<Vec<_>>()
                .join("; ")
        }
    };
    let event_type = item.event_type.unwrap_or("(no type)");
    let line = format!("{file} #{} {event_type}: {verdict}", item.index);
    OnOneLine(&line).to_string()
}

fn violation_text(violation: &Violation, lines_before: usize) -> String {
    let place = match (violation.line(), violation.column()) {
        (Some(line), Some(column)) => format!("{}:{column} ", line + lines_before),
        _ => String::new(),
    };
    let pointer = match violation.instance_pointer() {
        "" => "(root)",
        pointer => pointer,
    };
    format!("{place}{pointer}: {}", violation.message())
}

/// For a program: one JSON object.
pub fn json(file: &str, item: &Item<'_>) -> String {
    let violations: Vec<_> = match item.event {
        Ok(_) => Vec::new(),
        Err(rejected) => rejected
            .violations()
            .iter()
            .map(|it| violation_json(it, item.lines_before))
            .collect(),
    };
    format!(
        r#"{{"file":{},"index":{},"event":{},"valid":{},"violations":[{}]}}"#,
        Value::from(file),
        item.index,
        Value::from(item.event_type),
        item.event.is_ok(),
        violations.join(","),
    )
}

fn violation_json(violation: &Violation, lines_before: usize) -> String {
    format!(
        r#"{{"pointer":{},"keyword":{},"line":{},"column":{},"message":{}}}"#,
        Value::from(violation.instance_pointer()),
        Value::from(violation.keyword()),
        Value::from(violation.line().map(|it| it + lines_before)),
        Value::from(violation.column()),
        Value::from(violation.message()),
    )
}

/// The same JSON without white space between its parts, so that it fits on a line.
pub fn without_space(json: &[u8]) -> Vec<u8> {
    let (mut within_string, mut escaped) = (false, false);
    let mut line = json.to_vec();
    line.retain(|&byte| {
        let keeps = within_string || !byte.is_ascii_whitespace();
        match byte {
            _ if escaped => escaped = false,
            b'\\' => escaped = true,
            b'"' => within_string = !within_string,
            _ => {}
        }
        keeps
    });
    line
}
