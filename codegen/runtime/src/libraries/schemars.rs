//! The types' parts of the schema, as `schemars` passes schemas around.

use std::borrow::Cow;

use percent_encoding::percent_decode_str;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde_json::{Map, Value};

use crate::value::{Integer, Json, Members, Number, Text, Timestamp};

/// Implements `JsonSchema` for generated types: the constant that holds the schema, then each type
/// with the place of its own part as a URI fragment.
///
/// Without the feature `schemars` it does nothing.
#[macro_export]
#[doc(hidden)]
macro_rules! implement_json_schema {
    ($document:expr, $($place:literal as $name:ident $(<$life:lifetime>)?),* $(,)?) => {
        // Whole paths, for a type of the schema may have any name.
        const _: () = {
            fn refer(
                place: &::core::primitive::str,
                generator: &mut $crate::schemars::SchemaGenerator,
            ) -> ::core::option::Option<$crate::schemars::Schema> {
                match place {
                    $($place => ::core::option::Option::Some(
                        generator.subschema_for::<$name $(<$life>)?>(),
                    ),)*
                    _ => ::core::option::Option::None,
                }
            }

            $(
                /// With the feature `schemars`: this type's part of the schema.
                impl $crate::schemars::JsonSchema for $name $(<$life>)? {
                    fn schema_name() -> ::std::borrow::Cow<'static, ::core::primitive::str> {
                        ::std::borrow::Cow::Borrowed(stringify!($name))
                    }

                    fn schema_id() -> ::std::borrow::Cow<'static, ::core::primitive::str> {
                        ::std::borrow::Cow::Borrowed(concat!(module_path!(), "::", stringify!($name)))
                    }

                    fn json_schema(
                        generator: &mut $crate::schemars::SchemaGenerator,
                    ) -> $crate::schemars::Schema {
                        $crate::subschema($document, $place, generator, refer)
                    }
                }
            )*
        };
    };
}

/// What belongs to a document as a whole, not to the part that a type stands for.
const OF_DOCUMENT: [&str; 5] = ["$schema", "$id", "$vocabulary", "$defs", "definitions"];

/// Keywords whose argument is an object of schemas.
const NAMED: [&str; 4] = [
    "properties",
    "patternProperties",
    "dependentSchemas",
    "dependencies",
];

/// Keywords whose argument is data, in which a member `$ref` means nothing.
const DATA: [&str; 4] = ["const", "enum", "default", "examples"];

/// The part of a document that is at `place`, with its references led to where the generator has the
/// types that they name. A reference to a place that is no type is made absolute if the document has
/// an `$id`.
#[doc(hidden)]
pub fn subschema(
    document: &str,
    place: &str,
    generator: &mut SchemaGenerator,
    refer: fn(&str, &mut SchemaGenerator) -> Option<Schema>,
) -> Schema {
    let document: Value = serde_json::from_str(document).unwrap_or_default();
    let pointer = place.strip_prefix('#').map(unescape);
    let part = pointer.and_then(|pointer| document.pointer(&pointer));
    let Some(mut part) = part.cloned() else {
        return Schema::new_ref(place.to_owned()); // a type of another document
    };
    if let Value::Object(members) = &mut part {
        members.retain(|name, _| !OF_DOCUMENT.contains(&&**name));
    }
    let id = document.get("$id").and_then(Value::as_str);
    Guide {
        base: id.unwrap_or(""),
        generator,
        refer,
    }
    .schema(&mut part);
    Schema::try_from(part).unwrap_or_default()
}

/// Leads references to their new places.
struct Guide<'g> {
    base: &'g str,
    generator: &'g mut SchemaGenerator,
    refer: fn(&str, &mut SchemaGenerator) -> Option<Schema>,
}

impl Guide<'_> {
    fn schema(&mut self, schema: &mut Value) {
        match schema {
            Value::Object(members) => {
                for (keyword, argument) in members.iter_mut() {
                    self.argument(keyword, argument);
                }
                if let Some(Value::String(place)) = members.get("$ref") {
                    let place = place.clone();
                    self.reference(&place, members);
                }
            }
            Value::Array(schemas) => schemas.iter_mut().for_each(|it| self.schema(it)),
            _ => {}
        }
    }

    fn argument(&mut self, keyword: &str, argument: &mut Value) {
        match argument {
            Value::Object(named) if NAMED.contains(&keyword) => {
                named.values_mut().for_each(|it| self.schema(it));
            }
            _ if DATA.contains(&keyword) || keyword.starts_with("x-") => {}
            _ => self.schema(argument),
        }
    }

    fn reference(&mut self, place: &str, members: &mut Map<String, Value>) {
        let Some(target) = (self.refer)(&unescape(place), self.generator) else {
            if place.starts_with('#') && !self.base.is_empty() {
                let absolute = format!("{}{place}", self.base.trim_end_matches('#'));
                members.insert("$ref".to_owned(), absolute.into());
            }
            return;
        };
        match target.get("$ref") {
            Some(place) => {
                members.insert("$ref".to_owned(), place.clone());
            }
            // The generator is told to write no references.
            None => {
                members.remove("$ref");
                let all = members
                    .entry("allOf")
                    .or_insert_with(|| Value::Array(Vec::new()));
                if let Value::Array(all) = all {
                    all.push(target.to_value());
                }
            }
        }
    }
}

/// A URI fragment without percent-encoding.
fn unescape(fragment: &str) -> Cow<'_, str> {
    percent_decode_str(fragment).decode_utf8_lossy()
}

/// Implements `JsonSchema` for a value type of this crate.
macro_rules! values {
    ($($name:ident: $schema:tt)*) => {
        $(impl JsonSchema for $name<'_> {
            fn inline_schema() -> bool {
                true
            }

            fn schema_name() -> Cow<'static, str> {
                stringify!($name).into()
            }

            fn schema_id() -> Cow<'static, str> {
                concat!(module_path!(), "::", stringify!($name)).into()
            }

            fn json_schema(_: &mut SchemaGenerator) -> Schema {
                json_schema!($schema)
            }
        })*
    };
}

values! {
    Text: { "type": "string" }
    Timestamp: { "type": "string", "format": "date-time" }
    Number: { "type": "number" }
    Integer: { "type": "integer" }
    Json: true
    Members: { "type": "object" }
}
