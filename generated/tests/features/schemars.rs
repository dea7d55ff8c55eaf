//! Each type gives its part of the schema, as it stands there.

use std::collections::BTreeSet;

use acs_calling_events::*;
use schemars::{JsonSchema, SchemaGenerator, generate::SchemaSettings, schema_for};
use serde_json::{Value, json};

fn canonical() -> Value {
    serde_json::from_str(SCHEMA).expect("JSON")
}

/// The types of all definitions, in the schema's order, each with what it gives.
fn given() -> Vec<(&'static str, Value)> {
    macro_rules! all {
        ($($name:ident)*) => { vec![$((stringify!($name), schema_for!($name<'_>).to_value())),*] };
    }
    all! {
        Event EventGridEvent CloudEvent CallingEvent RecordingFileStatusUpdated CallStarted CallEnded
        CallParticipantAdded CallParticipantRemoved IncomingCall SubscriptionValidation
        SubscriptionDeleted CallParticipant Participant ParticipantRole CommunicationIdentifier
        IdentifierKind CommunicationUser PhoneNumber MicrosoftTeamsUser MicrosoftTeamsApp
        TeamsExtensionUser CloudEnvironment CallGroup CallRoom CallEndedBy EndedByType CallEndReason
        CustomContext RecordingStorageInfo RecordingChunk RecordingContentType RecordingChannelType
        RecordingFormatType
    }
}

#[test]
fn what_goes_in_comes_out() {
    let canonical = canonical();
    let definitions = canonical["$defs"].as_object().expect("definitions");
    let given = given();
    let names: Vec<&str> = given.iter().map(|(name, _)| *name).collect();
    let theirs: BTreeSet<&str> = definitions.keys().map(String::as_str).collect();
    assert_eq!(BTreeSet::from_iter(names.iter().copied()), theirs);

    for (name, mut schema) in given {
        let members = schema.as_object_mut().expect("an object");
        assert_eq!(
            members.remove("$schema"),
            Some(json!("https://json-schema.org/draft/2020-12/schema"))
        );
        let nested = members.remove("$defs").unwrap_or_default();
        if definitions[name].get("title").is_none() {
            assert_eq!(
                members.remove("title"),
                Some(json!(name)),
                "added by schemars"
            );
        }
        assert_eq!(schema, definitions[name], "{name}");
        for (other, schema) in nested.as_object().into_iter().flatten() {
            assert_eq!(schema, &definitions[other], "{other} below {name}");
        }
    }
}

#[test]
fn the_root_gives_the_whole_schema() {
    let mut expected = canonical();
    let members = expected.as_object_mut().expect("an object");
    members.remove("$id");
    members.insert(
        "$schema".to_owned(),
        json!("https://json-schema.org/draft/2020-12/schema"),
    );
    assert_eq!(schema_for!(Root<'_>).to_value(), expected);
}

/// All references of a schema.
fn references(schema: &Value, found: &mut Vec<String>) {
    match schema {
        Value::Object(members) => {
            if let Some(Value::String(place)) = members.get("$ref") {
                found.push(place.clone());
            }
            members.values().for_each(|it| references(it, found));
        }
        Value::Array(items) => items.iter().for_each(|it| references(it, found)),
        _ => {}
    }
}

#[track_caller]
fn assert_resolves(name: &str, schema: &Value) {
    let mut found = Vec::new();
    references(schema, &mut found);
    for place in found {
        let pointer = place.strip_prefix('#').expect("within the document");
        assert!(schema.pointer(pointer).is_some(), "{name}: {place}");
    }
}

#[test]
fn references_resolve() {
    for (name, schema) in given() {
        assert_resolves(name, &schema);
    }
    assert_resolves("Root", &schema_for!(Root<'_>).to_value());
    let openapi = SchemaSettings::openapi3().into_generator();
    let mut generator = openapi;
    let schema = generator.subschema_for::<IncomingCall<'_>>();
    assert_eq!(
        schema.as_value(),
        &json!({ "$ref": "#/components/schemas/IncomingCall" })
    );
    let components = generator.take_definitions(true);
    let document = json!({ "components": { "schemas": components } });
    assert_resolves("OpenAPI", &document);
    assert!(
        document
            .pointer("/components/schemas/CommunicationIdentifier")
            .is_some()
    );
}

/// A type of a user, with events inside.
#[derive(schemars::JsonSchema)]
#[expect(dead_code, reason = "only its schema is of interest")]
struct Stored<'a> {
    event: Event<'a>,
    read: Timestamp<'a>,
    seconds: Option<Number<'a>>,
    index: Integer<'a>,
    rest: Json<'a>,
}

#[test]
fn types_of_users_can_hold_events() {
    let schema = schema_for!(Stored<'_>).to_value();
    assert_resolves("Stored", &schema);
    let properties = &schema["properties"];
    assert_eq!(properties["event"], json!({ "$ref": "#/$defs/Event" }));
    assert_eq!(
        properties["read"],
        json!({ "type": "string", "format": "date-time" })
    );
    assert_eq!(properties["seconds"], json!({ "type": ["number", "null"] }));
    assert_eq!(properties["index"], json!({ "type": "integer" }));

    // The same verdict as the schema's own.
    let validator = jsonschema::options()
        .should_validate_formats(true)
        .build(&schema)
        .expect("a valid schema");
    let example: Value = serde_json::from_str(include_str!(
        "../../../schema/examples/CallEnded/article.json"
    ))
    .expect("JSON");
    let mut stored = json!({
        "event": example[0], "read": "2024-11-05T09:41:07Z", "seconds": 1.5, "index": 1, "rest": [],
    });
    assert!(validator.is_valid(&stored));
    stored["event"]["data"]["serverCallId"] = json!(7);
    assert!(!validator.is_valid(&stored));
}

#[test]
fn references_can_be_left_out() {
    let settings = SchemaSettings::draft2020_12().with(|it| it.inline_subschemas = true);
    let mut generator: SchemaGenerator = settings.into_generator();
    let schema = CallRoom::json_schema(&mut generator).to_value();
    assert_eq!(schema, canonical()["$defs"]["CallRoom"]);
    let schema = Participant::json_schema(&mut generator).to_value();
    let mut found = Vec::new();
    references(&schema, &mut found);
    assert_eq!(found, Vec::<String>::new());
    let role = &schema["properties"]["role"]["anyOf"][0]["allOf"][0];
    assert_eq!(role, &canonical()["$defs"]["ParticipantRole"]);
}
