//! What the schema says of a subschema without asserting it: descriptions and sensitivity.

use std::collections::HashSet;

use serde_json::Value;

use crate::schema::{SENSITIVE, SchemaId};

use super::Keyword;
use super::shapes::Shapes;

impl Shapes<'_, '_> {
    /// The description of a subschema, or of what it refers to.
    pub(super) fn docs(&self, id: SchemaId) -> Option<String> {
        let subschema = &self.schema.subschemas[id];
        let text = subschema
            .text("description")
            .or_else(|| subschema.text("title"));
        match (text, subschema.reference) {
            (Some(text), _) => Some(text.to_owned()),
            (None, Some(target)) => self.docs(target),
            (None, None) => None,
        }
    }

    /// Whether the schema marks the text of such an instance as sensitive.
    pub(super) fn is_sensitive(&self, id: SchemaId) -> bool {
        let mut open = vec![id];
        let mut seen = HashSet::new();
        while let Some(id) = open.pop() {
            if !seen.insert(id) {
                continue;
            }
            if self.schema.subschemas[id].keyword(SENSITIVE) == Some(&Value::Bool(true)) {
                return true;
            }
            for keyword in &self.nodes[id].keywords {
                match keyword {
                    Keyword::Ref(one)
                    | Keyword::Items { schema: one, .. }
                    | Keyword::AdditionalProperties { schema: one, .. } => open.push(*one),
                    Keyword::AllOf(many)
                    | Keyword::AnyOf(many)
                    | Keyword::OneOf(many)
                    | Keyword::PrefixItems(many) => {
                        open.extend(many);
                    }
                    Keyword::If {
                        then, otherwise, ..
                    } => open.extend(then.iter().chain(otherwise)),
                    _ => {}
                }
            }
        }
        false
    }
}
