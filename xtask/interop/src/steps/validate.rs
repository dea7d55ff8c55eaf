//! Other validators read the schema, accept it in its dialect, and have our verdict on every example and
//! on many payloads that are made at random.

use std::fs;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::path::{Path, PathBuf};
use std::process::Command;

use acs_calling_events::{Broken, Encode, Root, decode, is_valid};
use arbitrary::{Arbitrary, Unstructured};
use serde_json::{Value, json};

use super::{Outcome, needed};
use crate::Context;
use crate::failure::Failure;
use crate::{process, workspace};

const SCHEMA: &str = "schema/calling-events.schema.json";
const DIALECT: &str = "schema/dialect.schema.json";

/// How many valid payloads are made, and how many that break one rule.
const MADE: u64 = 1_500;

/// Examples of time stamps that `ajv-formats` takes for such, and RFC 3339 does not.
const LAX: [&str; 2] = [
    "CallEnded/invalid/eventTime--format--offset-of-hours-only.json",
    "CallStarted/invalid/time--format--offset-without-colon.json",
];

struct Payload {
    name: String,
    value: Value,
    is_valid: bool,
}

pub fn ajv(context: &Context) -> Outcome {
    let node = needed!(context.javascript);
    let (payloads, counts) = payloads()?;
    let values: Vec<&Value> = payloads.iter().map(|it| &it.value).collect();
    let paths = [SCHEMA, DIALECT].map(|it| workspace::root().join(it).display().to_string());
    let paths = [paths[0].as_str(), paths[1].as_str()];
    let judged = node.run("validate.cjs", &paths, &json!(values))?;
    if judged["schema"] != json!(true) {
        return Err(Failure::new("the schema is not valid in its dialect"));
    }
    let verdicts = judged["payloads"].as_array().map_or(&[][..], Vec::as_slice);
    if verdicts.len() != payloads.len() {
        return Err(Failure::new("not every payload was judged"));
    }
    let judged = payloads.iter().zip(verdicts);
    let differing = judged.filter(|(payload, verdict)| json!(payload.is_valid) != **verdict);
    let mut differing: Vec<&Payload> = differing.map(|(payload, _)| payload).collect();
    for name in LAX {
        let index = differing.iter().position(|it| it.name.ends_with(name));
        let index = index.ok_or_else(|| Failure::new(format!("ajv agrees on {name} by now")))?;
        differing.remove(index);
    }
    match differing.first() {
        Some(payload) => Err(disagreement(payload)),
        None => Ok(Ok(format!(
            "{} accepts the schema and agrees on {counts}, but for {} time stamps that ajv-formats is lax about",
            node.named("ajv"),
            LAX.len()
        ))),
    }
}

pub fn sourcemeta(context: &Context) -> Outcome {
    let node = needed!(context.javascript);
    let command = || {
        let mut command = node.program(".bin/jsonschema");
        command.current_dir(workspace::root());
        command
    };
    process::output(
        command().args(["metaschema", SCHEMA, "--resolve", DIALECT]),
        b"",
    )?;

    let (payloads, counts) = payloads()?;
    let tests = payloads.iter().enumerate().map(|(index, it)| {
        json!({ "description": index.to_string(), "valid": it.is_valid, "data": it.value })
    });
    let schema: Value = serde_json::from_str(&fs::read_to_string(workspace::root().join(SCHEMA))?)?;
    let suite = json!({ "target": schema["$id"], "tests": tests.collect::<Vec<_>>() });
    let path = workspace::target()?.join("suite.json");
    fs::write(&path, suite.to_string())?;
    let report = results(
        command()
            .args(["test", "--json", "--resolve", DIALECT, "--resolve", SCHEMA])
            .arg(&path),
    )?;
    let results = report["results"]["tests"]
        .as_array()
        .map_or(&[][..], Vec::as_slice);
    if results.len() != payloads.len() {
        return Err(Failure::new("not every payload was judged"));
    }
    let mut judged = payloads.iter().zip(results);
    if let Some((payload, _)) = judged.find(|(_, result)| result["status"] != "passed") {
        return Err(disagreement(payload));
    }
    let name = node.named("@sourcemeta/jsonschema");
    Ok(Ok(format!(
        "{name} accepts the schema and agrees on {counts}"
    )))
}

/// The report of a run, also of one with failures.
fn results(command: &mut Command) -> Result<Value, Failure> {
    let output = command.output()?;
    serde_json::from_slice(&output.stdout)
        .map_err(|_| Failure::new(String::from_utf8_lossy(&output.stderr).into_owned()))
}

fn disagreement(payload: &Payload) -> Failure {
    let verdict = if payload.is_valid { "valid" } else { "invalid" };
    Failure::new(format!(
        "{} is {verdict} only for us: {}",
        payload.name, payload.value
    ))
}

/// The payloads with our verdicts, and how many there are of each kind.
fn payloads() -> Result<(Vec<Payload>, String), Failure> {
    let mut payloads = Vec::new();
    for folder in folders(&workspace::root().join("schema/examples"))? {
        read(&folder, true, &mut payloads)?;
        read(&folder.join("invalid"), false, &mut payloads)?;
    }
    let examples = payloads.len();
    for seed in 0..MADE {
        let bytes = bytes(seed);
        let unusable = |error| Failure::new(format!("payload {seed}: {error}"));
        let root = Root::arbitrary(&mut Unstructured::new(&bytes)).map_err(unusable)?;
        let value = serde_json::from_str(&root.to_json())?;
        payloads.push(judged(format!("valid payload {seed}"), value, true)?);
        let broken = Broken::<Root<'_>>::arbitrary(&mut Unstructured::new(&bytes));
        let value = broken.map_err(unusable)?.value().clone();
        payloads.push(judged(format!("broken payload {seed}"), value, false)?);
    }
    let made = payloads.len() - examples;
    Ok((
        payloads,
        format!("{examples} examples and {made} made payloads"),
    ))
}

fn folders(folder: &Path) -> Result<Vec<PathBuf>, Failure> {
    let paths = fs::read_dir(folder)?.map(|entry| entry.map(|it| it.path()));
    let mut paths: Vec<_> = paths.collect::<Result<_, _>>()?;
    paths.sort();
    Ok(paths)
}

/// Adds the payload files of a folder, if there is one.
fn read(folder: &Path, is_valid: bool, payloads: &mut Vec<Payload>) -> Result<(), Failure> {
    if !folder.is_dir() {
        return Ok(());
    }
    for path in folders(folder)? {
        if path.extension().is_some_and(|it| it == "json") {
            let value = serde_json::from_str(&fs::read_to_string(&path)?)?;
            payloads.push(judged(path.display().to_string(), value, is_valid)?);
        }
    }
    Ok(())
}

/// A payload with our verdict, which both ways give and which is the expected one.
fn judged(name: String, value: Value, expected: bool) -> Result<Payload, Failure> {
    let decoded = decode(value.to_string().as_bytes()).is_ok();
    if (is_valid(&value), decoded) != (expected, expected) {
        return Err(Failure::new(format!(
            "our own verdicts on {name} differ: {value}"
        )));
    }
    Ok(Payload {
        name,
        value,
        is_valid: expected,
    })
}

/// Bytes that look random, the same for the same seed.
fn bytes(seed: u64) -> Vec<u8> {
    let draw = |index: u64| {
        let mut hasher = DefaultHasher::new();
        (seed, index).hash(&mut hasher);
        hasher.finish().to_le_bytes()
    };
    (0..128).flat_map(draw).collect()
}
