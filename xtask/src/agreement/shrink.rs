//! Disagreements made smaller: parts are left out of the schema and of the instance while it stays the same.

use serde_json::Value;

use crate::failure::Failure;

use super::{Finding, Pair, try_all};

/// How many disagreements are made smaller; each needs the compiler.
const SHRUNK: usize = 8;

/// How often something is left out at most.
const ROUNDS: usize = 12;

/// How many smaller schemas are tried at once.
const TRIED: usize = 40;

/// Makes the first findings of each kind smaller.
pub fn shrink(findings: &mut Vec<Finding>) -> Result<(), Failure> {
    // Those that are alike most often have the same cause: one of each kind comes first, and small ones do.
    findings.sort_by_key(|it| it.pair.size());
    let mut kinds: Vec<(String, usize)> = Vec::new();
    let mut keyed: Vec<(usize, Finding)> = Vec::new();
    for finding in findings.drain(..) {
        let kind = &finding.disagreement.kind;
        let rank = match kinds.iter_mut().find(|(it, _)| it == kind) {
            Some((_, count)) => {
                *count += 1;
                *count
            }
            None => {
                kinds.push((kind.clone(), 0));
                0
            }
        };
        keyed.push((rank, finding));
    }
    keyed.sort_by_key(|(rank, _)| *rank);
    findings.extend(keyed.into_iter().map(|(_, finding)| finding));

    let mut open: Vec<usize> = (0..findings.len().min(SHRUNK)).collect();
    for _ in 0..ROUNDS {
        if open.is_empty() {
            break;
        }
        let mut pairs = Vec::new();
        let mut owners = Vec::new();
        for &index in &open {
            let smaller = smaller(&findings[index].pair);
            owners.extend(smaller.iter().map(|_| index));
            pairs.extend(smaller);
        }
        let mut better: Vec<usize> = Vec::new();
        for finding in try_all(&pairs)?.findings {
            let index = owners[finding.number];
            let found = &mut findings[index];
            if finding.disagreement.kind == found.disagreement.kind
                && finding.pair.size() < found.pair.size()
            {
                found.pair = finding.pair;
                found.disagreement = finding.disagreement;
                better.push(index);
            }
        }
        open.retain(|it| better.contains(it));
    }
    Ok(())
}

/// Pairs with a part left out.
fn smaller(pair: &Pair) -> Vec<Pair> {
    let mut pairs: Vec<Pair> = Vec::new();
    let instances: Vec<String> = pair
        .instances
        .iter()
        .cloned()
        .chain(without_part(pair))
        .collect();
    let mut schemas = without(&pair.drawn.schema);
    schemas.sort_by_key(|it| it.to_string().len());
    let step = schemas.len().div_ceil(TRIED).max(1);
    let with = |schema: Value| {
        let mut drawn = pair.drawn.clone();
        drawn.schema = schema;
        Pair {
            drawn,
            instances: instances.clone(),
        }
    };
    pairs.push(with(pair.drawn.schema.clone()));
    pairs.extend(schemas.into_iter().step_by(step).map(with));
    pairs
}

fn without_part(pair: &Pair) -> Vec<String> {
    let Some(value) = pair
        .instances
        .first()
        .and_then(|it| serde_json::from_str(it).ok())
    else {
        return Vec::new();
    };
    without(&value)
        .iter()
        .map(Value::to_string)
        .take(TRIED)
        .collect()
}

/// The value with one member or item left out, anywhere, or with one in the place of what is around it.
fn without(value: &Value) -> Vec<Value> {
    let mut all = Vec::new();
    match value {
        Value::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                let mut fewer = items.clone();
                fewer.remove(index);
                all.push(fewer.into());
                for smaller in without(item) {
                    let mut items = items.clone();
                    items[index] = smaller;
                    all.push(items.into());
                }
            }
        }
        Value::Object(members) => {
            for (name, member) in members {
                let mut fewer = members.clone();
                fewer.remove(name);
                all.push(fewer.into());
                if member.is_object() {
                    all.push(member.clone());
                }
                for smaller in without(member) {
                    let mut members = members.clone();
                    members.insert(name.clone(), smaller);
                    all.push(members.into());
                }
            }
        }
        _ => {}
    }
    all
}
