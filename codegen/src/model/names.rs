//! Names in Rust: made here and nowhere else, each one once in its scope.

use std::collections::HashMap;

use heck::{ToKebabCase, ToLowerCamelCase, ToShoutySnakeCase, ToSnakeCase, ToUpperCamelCase};
use unicode_ident::{is_xid_continue, is_xid_start};
use unicode_normalization::UnicodeNormalization;

/// What emitted code may mention of the runtime.
pub const RUNTIME: &[&str] = &[
    "Ahead",
    "Blank",
    "Cases",
    "Decode",
    "DecodeError",
    "Described",
    "Encode",
    "Fields",
    "Format",
    "Guess",
    "Integer",
    "IntoOwned",
    "Json",
    "Key",
    "Keys",
    "Keyword",
    "Kind",
    "Literal",
    "Map",
    "Members",
    "Number",
    "ObjectWriter",
    "Properties",
    "Property",
    "Reader",
    "Redacted",
    "Refused",
    "Rejected",
    "Schema",
    "Step",
    "Tables",
    "TaggedContent",
    "Text",
    "Timestamp",
    "Types",
    "UNKNOWN",
    "Verdict",
];

/// What emitted code may mention of serde.
pub const SERDE: &[&str] = &["Deserialize", "Deserializer", "Serialize", "Serializer"];

/// What it names besides: its root, its type parameters, and what is at hand everywhere.
const AT_HAND: &[&str] = &[
    "Box",
    "D",
    "Default",
    "Err",
    "From",
    "Into",
    "None",
    "Ok",
    "Option",
    "Result",
    "Root",
    "S",
    "Self",
    "Some",
    "String",
    "Value",
    "Vec",
    "Violations",
];

/// Methods that every type has.
const TAKEN_FIELDS: &[&str] = &["new", "into_owned", "own_into", "to_json", "to_vec"];

/// The method that gives an event to a handler.
pub const DISPATCH: &str = "dispatch";

/// Methods that emitted code calls: an accessor of that name would be called in their place.
pub const CALLED: &[&str] = &["decode", "encode", "schema", DISPATCH];

/// Methods of a choice besides the one that gives the tag.
const TAKEN_CHOICE: &[&str] = &[
    "begin",
    "begin_content",
    DISPATCH,
    "encode_content",
    "finish_content",
    "has_content",
    "read_content",
];

/// Variants of a choice whose methods a handler has anyway.
const TAKEN_CASES: &[&str] = &["Self", "Rejected", "Unknown"];

/// Modules that emitted files name, or that are theirs.
const TAKEN_MODULES: &[&str] = &[
    "codegen_runtime",
    "mod",
    "patterns",
    "serde",
    "serde_json",
    "shared",
    "std",
    "tables",
];

/// Words that cannot be names, not even as raw identifiers.
const NEVER: &[&str] = &["self", "super", "crate", "Self", "_"];

const KEYWORDS: &[&str] = &[
    "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "do", "dyn",
    "else", "enum", "extern", "false", "final", "fn", "for", "gen", "if", "impl", "in", "let",
    "loop", "macro", "match", "mod", "move", "mut", "override", "priv", "pub", "ref", "return",
    "static", "struct", "trait", "true", "try", "type", "typeof", "unsafe", "unsized", "use",
    "virtual", "where", "while", "yield",
];

/// Names that were given out in one scope, and what has them.
pub struct Scope {
    given: HashMap<String, String>,
    /// For names that were given before, the number to try next.
    next: HashMap<String, usize>,
}

impl Scope {
    /// A scope for the types of a schema.
    pub fn types() -> Self {
        let taken = [RUNTIME, SERDE, AT_HAND].concat();
        Self::without(&taken, "a type that generated code uses")
    }

    /// A scope for the fields and methods of one type.
    pub fn fields() -> Self {
        Self::without(TAKEN_FIELDS, "a method that every type has")
    }

    /// A scope for the modules of a schema.
    pub fn modules() -> Self {
        Self::without(TAKEN_MODULES, "another module")
    }

    /// A scope for the variants of one enum.
    pub fn variants() -> Self {
        Self::without(&["Self"], "a keyword")
    }

    /// A scope for the cases of one choice.
    pub fn cases() -> Self {
        Self::without(TAKEN_CASES, "a method of every handler")
    }

    /// A scope for what a choice calls its tag.
    pub fn tag() -> Self {
        Self::without(TAKEN_CHOICE, "a method that every choice has")
    }

    fn without(taken: &[&str], owner: &str) -> Self {
        let taken = taken
            .iter()
            .map(|&name| (name.to_owned(), owner.to_owned()));
        Self {
            given: taken.collect(),
            next: HashMap::new(),
        }
    }

    /// Gives a name out, with a number behind it if it was given before.
    pub fn give(&mut self, name: String) -> String {
        self.give_to(name, "another name")
    }

    /// Gives a name to something that messages can tell of.
    pub fn give_to(&mut self, name: String, owner: &str) -> String {
        let name = self.free(name);
        self.given.insert(name.clone(), owner.to_owned());
        name
    }

    /// What has a name, if it was given out.
    pub fn owner(&self, name: &str) -> Option<&str> {
        self.given.get(name).map(String::as_str)
    }

    fn free(&mut self, name: String) -> String {
        if !self.given.contains_key(&name) {
            return name;
        }
        let stem = name.strip_suffix('_').unwrap_or(&name); // of a word that cannot be a name
        let separator = if name.ends_with(|last: char| last.is_ascii_digit()) {
            "_"
        } else {
            ""
        };
        let next = self.next.entry(name.clone()).or_insert(2);
        loop {
            let numbered = format!("{stem}{separator}{next}");
            *next += 1;
            if !self.given.contains_key(&numbered) {
                return numbered;
            }
        }
    }
}

/// The name, or one like it where it is among those that are taken.
pub fn beside<'n>(name: String, taken: impl IntoIterator<Item = &'n str>) -> String {
    let taken: Vec<_> = taken.into_iter().collect();
    Scope::without(&taken, "another name").give(name)
}

/// What an address is called by: the last part of its path, without the ending of a file; any other name is itself.
pub fn spoken(name: &str) -> &str {
    let Some((_, address)) = name.split_once("://") else {
        return name;
    };
    let path = address.split(['?', '#']).next().unwrap_or(address);
    let last = path.split('/').rfind(|it| !it.is_empty());
    let last = last.unwrap_or(name);
    let stem = [".json", ".yaml", ".yml"]
        .iter()
        .find_map(|it| last.strip_suffix(it));
    stem.map_or(last, |it| it.strip_suffix(".schema").unwrap_or(it))
}

/// Whether a field's name tells that of its member, as one of the usual ways to write it.
pub fn tells(field: &str, wire: &str) -> bool {
    wire == field
        || wire == field.to_lower_camel_case()
        || wire == field.to_upper_camel_case()
        || wire == field.to_kebab_case()
}

/// `callEnded` and `call-ended` become `CallEnded`.
pub fn type_name(name: &str) -> String {
    shortened(usable(name.to_upper_camel_case(), "Value"))
}

/// `Audio/Video` becomes `AudioVideo`, `1.0` becomes `Value10`.
pub fn variant_name(name: &str) -> String {
    if name.is_empty() {
        "Empty".to_owned()
    } else {
        type_name(name)
    }
}

/// `serverCallId` becomes `server_call_id`.
pub fn field_name(name: &str) -> String {
    usable(name.to_snake_case(), "member")
}

/// So many bytes a name may have that files are named after, the pages of rustdoc too: they may have 255.
const LONG: usize = 200;

fn shortened(mut name: String) -> String {
    while name.len() > LONG {
        name.pop();
    }
    name
}

/// The module and file of a type; rustc finds files only by names in ASCII.
pub fn module_name(type_name: &str) -> String {
    let ascii: String = type_name.chars().filter(char::is_ascii).collect();
    let name = shortened(field_name(&ascii));
    if is_raw(&name) {
        format!("{name}_")
    } else {
        name
    }
}

/// `CallStarted` becomes `CALL_STARTED`.
pub fn constant_name(name: &str) -> String {
    usable(name.to_shouty_snake_case(), "VALUE")
}

/// Whether a member's name gives a Rust name by itself: with letters or digits, and no word that Rust reserves
/// even from raw identifiers.
pub fn is_natural(name: &str) -> bool {
    let snake = name.to_snake_case();
    let is_whole = snake.starts_with(is_xid_start) && snake.chars().all(is_xid_continue);
    is_whole && !NEVER.contains(&snake.as_str())
}

/// Whether a name must be written as a raw identifier.
pub fn is_raw(name: &str) -> bool {
    KEYWORDS.contains(&name)
}

/// Keeps what may stand in an identifier, as the compiler compares it; `prefix` goes before what cannot begin one.
fn usable(name: String, prefix: &str) -> String {
    let name: String = name
        .chars()
        .filter(|&it| is_xid_continue(it))
        .nfc()
        .collect();
    if NEVER.contains(&name.as_str()) {
        return format!("{name}_");
    }
    if name.starts_with(is_xid_start) {
        name
    } else {
        format!("{prefix}{name}")
    }
}
