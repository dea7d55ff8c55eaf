//! Any text, given to the generator as a schema: it refuses the schema or writes Rust, never panics.
//!
//! The first byte of the input says how the rest is read: the draft, and whether formats are asserted.
//!
//! Needs `cargo install cargo-fuzz`; a stable toolchain does with `RUSTC_BOOTSTRAP=1`. In `codegen/`:
//!
//! ```text
//! mkdir -p fuzz/corpus/generate
//! for it in ../schema/*.json; do
//!     (printf 3; cat "$it") >"fuzz/corpus/generate/$(basename "$it")"
//! done
//! RUSTC_BOOTSTRAP=1 cargo fuzz run --sanitizer none generate -- \
//!     -dict=fuzz/dictionaries/generate.dict -timeout=20 -rss_limit_mb=4096 -max_total_time=1260
//! ```
//!
//! Small schemas make a far better start than large ones: the groups of the JSON-Schema-Test-Suite,
//! each in a file of its own and with a digit in front.
//!
//! A crash leaves its input in `fuzz/artifacts/generate/`; give the file in place of the options to see
//! it again, and `cargo fuzz tmin` to make it smaller.

#![no_main]

use std::sync::LazyLock;

use codegen::{Draft, Request};
use libfuzzer_sys::{Corpus, fuzz_target};
use serde_json::{Map, Value};

/// The documents that a schema may refer to.
static RESOURCES: LazyLock<Map<String, Value>> = LazyLock::new(|| {
    let dialect = include_str!("../../../schema/dialect.schema.json");
    let other = r##"{"$id": "urn:o", "$defs": {"a": {"$anchor": "a", "$ref": "#"}}}"##;
    let texts = [
        ("urn:acs-calling-events:dialect", dialect),
        ("urn:o", other),
    ];
    let parse = |text| serde_json::from_str(text).expect("a constant, known to be JSON");
    let documents = texts.map(|(uri, text)| (uri.to_owned(), parse(text)));
    documents.into_iter().collect()
});

fuzz_target!(|input: &[u8]| -> Corpus {
    let Some((how, text)) = input.split_first() else {
        return Corpus::Reject;
    };
    let Ok(text) = str::from_utf8(text) else {
        return Corpus::Reject;
    };
    let request = Request {
        file: "s.json",
        text,
        resources: &RESOURCES,
        draft: match how % 4 {
            0 => Some(Draft::Draft7),
            1 => Some(Draft::Draft201909),
            2 => Some(Draft::Draft202012),
            _ => None,
        },
        assert_format: how & 4 != 0,
        command: "cargo xtask generate",
    };
    match codegen::generate_unformatted(&request) {
        Ok(files) => {
            for (path, text) in files.iter().filter(|(path, _)| path.ends_with(".rs")) {
                if let Err(error) = syn::parse_file(text) {
                    panic!("{path} is not Rust: {error}\n{text}");
                }
            }
        }
        Err(error) => assert!(!error.to_string().is_empty(), "refused without a reason"),
    }
    Corpus::Keep
});
