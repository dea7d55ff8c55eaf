//! Payloads made from the schema: with every member that it knows, and where the optional and the
//! sensitive ones stand.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use acs_calling_events::SCHEMA;
use serde_json::{Map, Value, json};

use super::{parse, pointer_step};

/// A member of a payload and its declaration in the schema.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// JSON Pointer into the payload.
    pub instance: String,
    /// JSON Pointer into the schema.
    pub schema: String,
}

/// A payload that has every member.
pub struct Complete {
    /// Which event it is, in which envelope and form.
    pub name: String,
    pub value: Value,
    pub optional: Vec<Place>,
    pub sensitive: Vec<Place>,
}

/// Which way a choice between alternatives goes: participants in the newer form, or in the older.
#[derive(Clone, Copy)]
enum Form {
    Newer,
    Older,
}

/// The schema, parsed.
pub fn schema() -> &'static Value {
    static PARSED: LazyLock<Value> = LazyLock::new(|| parse(SCHEMA));
    &PARSED
}

/// The schema at a JSON Pointer.
#[track_caller]
pub fn schema_at(pointer: &str) -> &'static Value {
    let found = schema().pointer(pointer);
    found.unwrap_or_else(|| panic!("nothing at {pointer} in the schema"))
}

/// The event types that an envelope's definition tells apart, each with the name of the definition
/// that its data follows.
pub fn cases(envelope: &str) -> Vec<(&'static str, &'static str)> {
    let tag = tag(envelope);
    let all = schema_at(&format!("/$defs/{envelope}/allOf")).as_array();
    let text = |it: &'static Value, at: &str| it.pointer(at).and_then(Value::as_str);
    let cases = all.expect("a list of cases").iter().map(|case| {
        let event_type = text(case, &format!("/if/properties/{tag}/const"));
        let target = text(case, "/then/properties/data/$ref");
        let definition = target.and_then(|it| it.strip_prefix("#/$defs/"));
        (
            event_type.expect("a type"),
            definition.expect("a reference"),
        )
    });
    cases.collect()
}

/// The member of an envelope that holds the event's type.
pub fn tag(envelope: &str) -> &'static str {
    match envelope {
        "EventGridEvent" => "eventType",
        "CloudEvent" => "type",
        _ => panic!("no envelope: {envelope}"),
    }
}

pub const ENVELOPES: [&str; 2] = ["EventGridEvent", "CloudEvent"];

/// Every event of the schema, in both envelopes and both forms of participants.
pub fn events() -> &'static [Complete] {
    static EVENTS: LazyLock<Vec<Complete>> = LazyLock::new(|| {
        let mut all = Vec::new();
        for envelope in ENVELOPES {
            for (event_type, definition) in cases(envelope) {
                for form in [Form::Newer, Form::Older] {
                    all.push(event(envelope, event_type, definition, form));
                }
            }
        }
        all
    });
    &EVENTS
}

/// A value of each definition of the schema, in both forms of participants.
pub fn definitions() -> Vec<(&'static str, Complete)> {
    let all = schema_at("/$defs").as_object().expect("definitions");
    let mut made = Vec::new();
    for name in all.keys().filter(|name| *name != "CallingEvent") {
        for form in [Form::Newer, Form::Older] {
            made.push((name.as_str(), definition(name, form)));
        }
    }
    made
}

/// Where the schema marks members as sensitive, as JSON Pointers into it.
pub fn sensitive_members() -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    collect_sensitive(schema(), String::new(), &mut found);
    found
}

fn collect_sensitive(value: &Value, at: String, found: &mut BTreeSet<String>) {
    match value {
        Value::Object(members) => {
            if members.get("x-sensitive") == Some(&Value::Bool(true)) {
                found.insert(at.clone());
            }
            for (name, value) in members {
                collect_sensitive(value, at.clone() + &pointer_step(name), found);
            }
        }
        Value::Array(items) => {
            for (index, value) in items.iter().enumerate() {
                collect_sensitive(value, format!("{at}/{index}"), found);
            }
        }
        _ => {}
    }
}

fn event(envelope: &str, event_type: &str, data: &str, form: Form) -> Complete {
    let mut maker = Maker::new(form);
    let mut value = maker.make(&format!("/$defs/{envelope}"), "");
    // The case asks for data, which the envelope alone may not.
    maker.optional.retain(|it| it.instance != "/data");
    value[tag(envelope)] = json!(event_type);
    value["data"] = maker.make(&format!("/$defs/{data}"), "/data");
    let form = match form {
        Form::Newer => "newer",
        Form::Older => "older",
    };
    maker.complete(format!("{data} as {envelope}, {form} form"), value)
}

fn definition(name: &str, form: Form) -> Complete {
    let mut maker = Maker::new(form);
    let mut value = maker.make(&format!("/$defs/{name}"), "");
    if ENVELOPES.contains(&name) || name == "Event" {
        value["data"] = json!({ "unknown": true });
    }
    maker.complete(name.to_owned(), value)
}

struct Maker {
    form: Form,
    optional: Vec<Place>,
    sensitive: Vec<Place>,
}

impl Maker {
    fn new(form: Form) -> Self {
        Maker {
            form,
            optional: Vec::new(),
            sensitive: Vec::new(),
        }
    }

    fn complete(self, name: String, value: Value) -> Complete {
        Complete {
            name,
            value,
            optional: self.optional,
            sensitive: self.sensitive,
        }
    }

    /// A value for the schema at `at`; it will stand at `instance` in the payload.
    fn make(&mut self, at: &str, instance: &str) -> Value {
        let schema = schema_at(at);
        if schema.get("x-sensitive") == Some(&Value::Bool(true)) {
            self.sensitive.push(Place {
                instance: instance.to_owned(),
                schema: at.to_owned(),
            });
        }
        if let Some(target) = schema.get("$ref").and_then(Value::as_str) {
            return self.make(&target[1..], instance);
        }
        if schema.get("if").is_some() {
            let branch = match self.form {
                Form::Newer => "then",
                Form::Older => "else",
            };
            return self.make(&format!("{at}/{branch}"), instance);
        }
        if schema.get("anyOf").is_some() {
            return self.make(&format!("{at}/anyOf/0"), instance);
        }
        if let Some(values) = schema.get("enum") {
            return values[0].clone();
        }
        if let Some(value) = schema.get("const") {
            return value.clone();
        }
        match first_type(schema) {
            Some("object") => self.object(schema, at, instance),
            Some("array") => Value::Array(vec![
                self.make(&format!("{at}/items"), &format!("{instance}/0")),
            ]),
            Some("string") if schema.get("format").is_some() => {
                json!("2024-11-05T09:41:07.3826154Z")
            }
            Some("string") => json!(format!("text at {instance}")),
            Some("integer") => json!(42),
            Some("number") => json!(187.4062519),
            Some("boolean") => json!(true),
            Some(other) => panic!("{at}: no value of type {other}"),
            None => Value::Null,
        }
    }

    fn object(&mut self, schema: &Value, at: &str, instance: &str) -> Value {
        let mut members = Map::new();
        let required = schema.get("required").and_then(Value::as_array);
        let is_required = |name: &str| required.is_some_and(|it| it.contains(&json!(name)));
        let properties = schema.get("properties").and_then(Value::as_object);
        for name in properties.into_iter().flat_map(Map::keys) {
            let place = Place {
                instance: instance.to_owned() + &pointer_step(name),
                schema: format!("{at}/properties{}", pointer_step(name)),
            };
            members.insert(name.clone(), self.make(&place.schema, &place.instance));
            if !is_required(name) {
                self.optional.push(place);
            }
        }
        if schema.get("additionalProperties").is_some() {
            let below = format!("{at}/additionalProperties");
            for name in ["X-First", "x-second"] {
                let instance = instance.to_owned() + &pointer_step(name);
                members.insert(name.to_owned(), self.make(&below, &instance));
            }
        }
        Value::Object(members)
    }
}

/// The type of the schema, or the first of several.
fn first_type(schema: &Value) -> Option<&str> {
    let types = schema.get("type")?;
    types.as_str().or_else(|| types.get(0)?.as_str())
}
