//! Names that are none in Rust, or that two things would share.

use crate::check;

#[test]
fn members_that_would_share_a_rust_name() {
    check(
        r#"{ "$schema": "urn:acs-calling-events:dialect",
  "type": "object",
  "properties": { "callId": {}, "call_id": {} }
}"#,
        "s.json:3:33: member `call_id` would share the Rust name `call_id` with member `callId`\n  at #/properties/call_id",
    );
    check(
        r#"{ "$schema": "urn:acs-calling-events:dialect",
  "type": "object",
  "properties": { "CallId": {}, "call-id": {}, "callID": {} }
}"#,
        "s.json:3:33: member `call-id` would share the Rust name `call_id` with member `CallId`\n  at #/properties/call-id\n\
         s.json:3:48: member `callID` would share the Rust name `call_id` with member `CallId`\n  at #/properties/callID",
    );
    check(
        r#"{ "$schema": "urn:acs-calling-events:dialect",
  "type": "object",
  "properties": { "a.b": {}, "a b": {} }
}"#,
        "s.json:3:30: member `a b` would share the Rust name `a_b` with member `a.b`\n  at #/properties/a b",
    );
    check(
        r#"{ "$schema": "urn:acs-calling-events:dialect",
  "type": "object",
  "properties": { "new": {}, "into-owned": {} }
}"#,
        "s.json:3:19: member `new` would share the Rust name `new` with a method that every type has\n  at #/properties/new\n\
         s.json:3:30: member `into-owned` would share the Rust name `into_owned` with a method that every type has\n  at #/properties/into-owned",
    );
}

#[test]
fn members_that_give_no_rust_name() {
    check(
        r#"{ "$schema": "urn:acs-calling-events:dialect",
  "type": "object",
  "properties": { "": {} }
}"#,
        "s.json:3:19: member `` gives no Rust name\n  at #/properties/",
    );
    check(
        r#"{ "$schema": "urn:acs-calling-events:dialect",
  "type": "object",
  "properties": { "1st": {} }
}"#,
        "s.json:3:19: member `1st` gives no Rust name\n  at #/properties/1st",
    );
    check(
        r#"{ "$schema": "urn:acs-calling-events:dialect",
  "type": "object",
  "properties": { "++": {} }
}"#,
        "s.json:3:19: member `++` gives no Rust name\n  at #/properties/++",
    );
    check(
        r#"{ "$schema": "urn:acs-calling-events:dialect",
  "type": "object",
  "properties": { "_": {} }
}"#,
        "s.json:3:19: member `_` gives no Rust name\n  at #/properties/_",
    );
    check(
        r#"{ "$schema": "urn:acs-calling-events:dialect",
  "type": "object",
  "properties": { "crate": {}, "super": {}, "Self": {}, "self": {} }
}"#,
        "s.json:3:19: member `crate` gives no Rust name\n  at #/properties/crate\n\
         s.json:3:32: member `super` gives no Rust name\n  at #/properties/super\n\
         s.json:3:45: member `Self` gives no Rust name\n  at #/properties/Self\n\
         s.json:3:57: member `self` gives no Rust name\n  at #/properties/self",
    );
    check(
        r#"{ "$schema": "urn:acs-calling-events:dialect",
  "type": "object",
  "properties": { "x": {}, "😀": {} }
}"#,
        "s.json:3:28: member `😀` gives no Rust name\n  at #/properties/😀",
    );
}

#[test]
fn accessors() {
    check(
        r#"{ "$schema": "urn:acs-calling-events:dialect",
  "type": "object",
  "properties": { "old": { "type": "number" }, "new_one": { "type": "integer" }, "other": { "type": "number" } },
  "x-accessors": { "duration": ["old", "older"] }
}"#,
        "s.json:4:40: accessor `duration` names no member: `older`\n  at #/x-accessors/duration/1",
    );
    check(
        r#"{ "$schema": "urn:acs-calling-events:dialect",
  "type": "object",
  "properties": { "old": { "type": "number" }, "new_one": { "type": "integer" }, "other": { "type": "number" } },
  "x-accessors": { "duration": ["old", "new_one"] }
}"#,
        "s.json:4:40: accessor `duration` joins members of different types: `new_one`\n  at #/x-accessors/duration/1",
    );
    check(
        r#"{ "$schema": "urn:acs-calling-events:dialect",
  "type": "object",
  "properties": { "old": { "type": "number" }, "new_one": { "type": "integer" }, "other": { "type": "number" } },
  "x-accessors": { "old": ["old", "other"] }
}"#,
        "s.json:4:20: accessor `old` would share the Rust name `old` with member `old`\n  at #/x-accessors/old",
    );
    check(
        r#"{ "$schema": "urn:acs-calling-events:dialect",
  "type": "object",
  "properties": { "old": { "type": "number" }, "new_one": { "type": "integer" }, "other": { "type": "number" } },
  "x-accessors": { "extra": ["old"] }
}"#,
        "s.json:4:20: accessor `extra` would share the Rust name `extra` with the field of unknown members\n  at #/x-accessors/extra",
    );
    check(
        r#"{ "$schema": "urn:acs-calling-events:dialect",
  "type": "object",
  "properties": { "old": { "type": "number" } },
  "x-accessors": { "dispatch": ["old"] }
}"#,
        "s.json:4:20: accessor `dispatch` would share the Rust name `dispatch` with a method that generated code calls\n  at #/x-accessors/dispatch",
    );
    check(
        r#"{ "$schema": "urn:acs-calling-events:dialect",
  "type": "object",
  "properties": { "old": { "type": "number" } },
  "x-accessors": { "schema": ["old"], "decode": ["old"] }
}"#,
        "s.json:4:20: accessor `schema` would share the Rust name `schema` with a method that generated code calls\n  at #/x-accessors/schema\n\
         s.json:4:39: accessor `decode` would share the Rust name `decode` with a method that generated code calls\n  at #/x-accessors/decode",
    );
    check(
        r#"{ "$schema": "urn:acs-calling-events:dialect",
  "type": "object",
  "properties": { "old": { "type": "number" }, "kind": { "const": "k" } },
  "required": ["kind"],
  "x-accessors": { "Dur": ["old"], "dur": ["old"] }
}"#,
        "s.json:5:36: accessor `dur` would share the Rust name `dur` with accessor `Dur`\n  at #/x-accessors/dur",
    );
    check(
        r#"{ "$schema": "urn:acs-calling-events:dialect",
  "type": "object",
  "properties": { "old": { "type": "number" }, "kind": { "const": "k" } },
  "required": ["kind"],
  "x-accessors": { "++": ["old"], "": ["old"], "self": ["old"], "extra": ["old"], "new": ["old"] }
}"#,
        "s.json:5:20: accessor `++` gives no Rust name\n  at #/x-accessors/++\n\
         s.json:5:35: accessor `` gives no Rust name\n  at #/x-accessors/\n\
         s.json:5:48: accessor `self` gives no Rust name\n  at #/x-accessors/self\n\
         s.json:5:65: accessor `extra` would share the Rust name `extra` with the field of unknown members\n  at #/x-accessors/extra\n\
         s.json:5:83: accessor `new` would share the Rust name `new` with a method that every type has\n  at #/x-accessors/new",
    );
    check(
        r#"{ "$schema": "urn:acs-calling-events:dialect",
  "type": "object",
  "properties": { "old": { "type": "number" }, "kind": { "const": "k" } },
  "required": ["kind"],
  "x-accessors": { "a": ["kind"], "b": ["old", "kind"] }
}"#,
        "s.json:5:26: accessor `a` names a member without a field: `kind`\n  at #/x-accessors/a/0\n\
         s.json:5:48: accessor `b` names a member without a field: `kind`\n  at #/x-accessors/b/1",
    );
    check(
        r#"{ "$schema": "urn:acs-calling-events:dialect",
  "type": "object",
  "properties": { "old": { "type": "number" }, "kind": { "const": "k" } },
  "required": ["kind"],
  "x-accessors": { "duration": [] }
}"#,
        "s.json:5:32: accessor `duration` names no member\n  at #/x-accessors/duration",
    );
    check(
        r#"{ "$schema": "urn:acs-calling-events:dialect",
  "type": "object",
  "properties": { "old": { "type": "number" }, "kind": { "const": "k" } },
  "required": ["kind"],
  "x-accessors": { "a": ["none", "old", "nor"] }
}"#,
        "s.json:5:26: accessor `a` names no member: `none`\n  at #/x-accessors/a/0\n\
         s.json:5:41: accessor `a` names no member: `nor`\n  at #/x-accessors/a/2",
    );
    check(
        r#"{ "$schema": "urn:acs-calling-events:dialect",
  "type": "string",
  "x-accessors": { "a": ["old"] }
}"#,
        "s.json:3:3: `x-accessors` is for objects with `properties`\n  at #/x-accessors",
    );
}

#[test]
fn definitions_and_values_that_would_share_a_rust_name() {
    check(
        r#"{ "$schema": "urn:acs-calling-events:dialect", "$defs": {
  "callEnded": {},
  "CallEnded": {},
  "Vec": {}
} }"#,
        "s.json:3:3: definition `CallEnded` would share the Rust name `CallEnded` with definition `callEnded`\n  at #/$defs/CallEnded\n\
         s.json:4:3: definition `Vec` would share the Rust name `Vec` with a type that generated code uses\n  at #/$defs/Vec",
    );
    check(
        r#"{ "$schema": "urn:acs-calling-events:dialect", "$defs": { "A": { "enum": ["call-ended", "CallEnded", "+", "-"] } } }"#,
        "s.json:1:89: value `CallEnded` would share the Rust name `CallEnded` with value `call-ended`\n  at #/$defs/A/enum/1\n\
         s.json:1:107: value `-` would share the Rust name `Value` with value `+`\n  at #/$defs/A/enum/3",
    );
    check(
        r#"{ "$schema": "urn:acs-calling-events:dialect", "anyOf": [{ "enum": ["other", "b"] }, { "type": "string" }] }"#,
        "s.json:1:69: value `other` would share the Rust name `Other` with the variant of other values\n  at #/anyOf/0/enum/0",
    );
    check(
        r#"{ "$defs": { "a": { "enum": ["+", "-"] }, "A": {} }, "type": "sting" }"#,
        "s.json:1:62: unknown type `sting`; did you mean `string`?\n  at #/type",
    );
}
