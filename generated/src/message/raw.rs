//! JSON read no further than it must be: the texts of a body's items, and of an object's members.

use codegen_runtime::{
    Blank, Decode, DecodeError, Described, Json, JsonError, Map, Reader, Schema, Step, decode,
    decode_each,
};

static ANYTHING: Schema = Schema::new("#", &[]);

/// A value of any kind, as its text.
struct Raw<'a>(Json<'a>);

/// The members of an object by name.
struct Object<'a>(Map<'a, Json<'a>>);

/// The text of the only value of a body.
pub(super) fn value(body: &[u8]) -> Result<Json<'_>, JsonError> {
    match decode::<Raw<'_>>(body) {
        Ok(raw) => Ok(raw.0),
        Err(DecodeError::Json(error)) => Err(error),
        // Nothing else can be wrong with a value of which nothing is demanded.
        Err(_) => Ok(Json::from(serde_json::Value::Null)),
    }
}

/// The texts of the items of a body, or of the body itself.
pub(super) fn items(body: &[u8]) -> Vec<Json<'_>> {
    let items = decode_each::<Raw<'_>>(body).unwrap_or_default();
    items.into_iter().flatten().map(|raw| raw.0).collect()
}

/// The members of an object; `None` if it is none.
pub(super) fn members(object: &str) -> Option<Map<'_, Json<'_>>> {
    decode::<Object<'_>>(object.as_bytes())
        .ok()
        .map(|object| object.0)
}

impl Blank for Raw<'_> {
    fn blank() -> Self {
        Self(Blank::blank())
    }
}

impl<'a> Decode<'a> for Raw<'a> {
    fn decode(&mut self, reader: &mut Reader<'a>) -> Step {
        self.0.decode(reader)
    }
}

impl Blank for Object<'_> {
    fn blank() -> Self {
        Self(Blank::blank())
    }
}

impl<'a> Decode<'a> for Object<'a> {
    fn decode(&mut self, reader: &mut Reader<'a>) -> Step {
        self.0.decode(reader)
    }
}

impl Described for Raw<'_> {
    fn schema() -> &'static Schema {
        &ANYTHING
    }
}

impl Described for Object<'_> {
    fn schema() -> &'static Schema {
        &ANYTHING
    }
}
