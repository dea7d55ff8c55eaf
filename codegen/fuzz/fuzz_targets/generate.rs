//! Any text, given to the generator as a schema: it refuses the schema or writes Rust, never panics.
//!
//! The first byte of the input says how the rest is read: the draft, and whether formats are asserted.
//!
//! Needs `cargo install cargo-fuzz`; a stable toolchain does with `RUSTC_BOOTSTRAP=1`. In `codegen/`:
//!
//! ```text
//! mkdir -p fuzz/corpus/generate
//! cat SUITE/tests/draft2020-12/*.json | jq -c '.[].schema' | while read -r it; do
//!     printf '2%s' "$it" >"fuzz/corpus/generate/$(echo "$it" | md5sum | cut -c 1-32)"
//! done
//! RUSTC_BOOTSTRAP=1 cargo fuzz run --sanitizer none generate -- -max_len=4096 \
//!     -dict=fuzz/dictionaries/generate.dict -timeout=20 -rss_limit_mb=4096 -max_total_time=1260
//! ```
//!
//! Where `SUITE` is a checkout of the JSON-Schema-Test-Suite: small schemas of every keyword are a far
//! better start than a large one. With 0 or 1 in front they are read as draft 7 or 2019-09.
//!
//! A crash leaves its input in `fuzz/artifacts/generate/`; give the file in place of the options to see
//! it again, and `cargo fuzz tmin` to make it smaller.

#![no_main]

mod mutate;

use std::sync::LazyLock;

use codegen::{Draft, Request};
use libfuzzer_sys::{Corpus, fuzz_mutator, fuzz_target, fuzzer_mutate};
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

// Most changes to the bytes of a schema leave no JSON; so three in four are made to its values.
fuzz_mutator!(|data: &mut [u8], size: usize, max_size: usize, seed: u32| {
    let changed = match data[..size].split_first() {
        Some((_, text)) if !seed.is_multiple_of(4) => mutate::mutate(text, seed),
        _ => None,
    };
    match changed {
        Some(text) if text.len() < max_size => {
            data[1..=text.len()].copy_from_slice(&text);
            text.len() + 1
        }
        _ => fuzzer_mutate(data, size, max_size),
    }
});
