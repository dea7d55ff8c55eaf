//! References that lead back to themselves without a step into the instance: no instance could be judged.

use serde_json::Value;

use crate::problems::Problems;

use super::{Schema, SchemaId};

/// Reports each loop at the subschema where it was entered, and takes the references out of it.
pub(super) fn cut(schema: &mut Schema<'_>, problems: &mut Problems<'_>) {
    loop {
        let loops = find(schema);
        if loops.is_empty() {
            return;
        }
        for members in loops {
            let pointer = &schema.subschemas[members[0]].pointer;
            problems.at(pointer, "refers to itself without a step into the instance");
            for id in members {
                schema.subschemas[id].reference = None;
                schema.subschemas[id].dynamic = None;
            }
        }
    }
}

/// The members of each loop, the one where it was entered first.
fn find(schema: &Schema<'_>) -> Vec<Vec<SchemaId>> {
    let mut loops = Vec::new();
    let mut marks = vec![Mark::New; schema.subschemas.len()];
    for start in 0..schema.subschemas.len() {
        if marks[start] != Mark::New {
            continue;
        }
        let mut path = vec![(start, same_instance(schema, start))];
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
                    let members = path.iter().map(|(id, _)| *id);
                    loops.push(members.skip_while(|&id| id != target).collect());
                }
            }
        }
    }
    loops
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
    let dynamic = subschema.dynamic.as_ref().map(|it| it.target);
    let mut targets: Vec<SchemaId> = subschema.reference.into_iter().chain(dynamic).collect();
    let mut add = |value: &Value| targets.extend(schema.ids.get(&std::ptr::from_ref(value)));
    for name in ["allOf", "anyOf", "oneOf"] {
        let items = subschema.keyword(name).and_then(Value::as_array);
        items.into_iter().flatten().for_each(&mut add);
    }
    for name in ["not", "if"] {
        subschema.keyword(name).into_iter().for_each(&mut add);
    }
    if subschema.keyword("if").is_some() {
        for name in ["then", "else"] {
            subschema.keyword(name).into_iter().for_each(&mut add);
        }
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
