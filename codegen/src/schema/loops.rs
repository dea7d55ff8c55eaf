//! References that lead back to themselves without a step into the instance: no instance could be judged.

use serde_json::Value;

use crate::report::Problem;
use crate::source::Source;

use super::{Schema, SchemaId};

/// One problem for each loop, at the subschema where it was entered.
pub(super) fn find(source: &Source, schema: &Schema<'_>) -> Vec<Problem> {
    let mut problems = Vec::new();
    let mut marks = vec![Mark::New; schema.subschemas.len()];
    for start in 0..schema.subschemas.len() {
        let mut path = vec![(start, same_instance(schema, start))];
        if marks[start] != Mark::New {
            continue;
        }
        marks[start] = Mark::Open;
        while let Some((id, targets)) = path.last_mut() {
            let Some(target) = targets.pop() else {
                marks[*id] = Mark::Done;
                path.pop();
                continue;
            };
            match marks[target] {
                Mark::Done => {}
                Mark::New => {
                    marks[target] = Mark::Open;
                    path.push((target, same_instance(schema, target)));
                }
                Mark::Open => {
                    let pointer = &schema.subschemas[target].pointer;
                    let message = "refers to itself without a step into the instance";
                    problems.push(source.problem(pointer, message));
                }
            }
        }
    }
    problems
}

#[derive(Clone, Copy, PartialEq)]
enum Mark {
    New,
    Open,
    Done,
}

/// The subschemas that judge the same instance as this one.
fn same_instance(schema: &Schema<'_>, id: SchemaId) -> Vec<SchemaId> {
    let subschema = &schema.subschemas[id];
    let mut targets: Vec<SchemaId> = subschema.reference.into_iter().collect();
    let mut add = |value: &Value| targets.extend(schema.ids.get(&std::ptr::from_ref(value)));
    for name in ["allOf", "anyOf", "oneOf"] {
        let items = subschema.keyword(name).and_then(Value::as_array);
        items.into_iter().flatten().for_each(&mut add);
    }
    for name in ["not", "if", "then", "else"] {
        subschema.keyword(name).into_iter().for_each(&mut add);
    }
    for name in ["dependentSchemas", "dependencies"] {
        let members = subschema.keyword(name).and_then(Value::as_object);
        members
            .into_iter()
            .flat_map(|it| it.values())
            .for_each(&mut add);
    }
    targets
}
