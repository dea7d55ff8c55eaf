//! Text is to other libraries what a `String` is.

use arbitrary::Unstructured;
use codegen_runtime::Text;
use proptest::arbitrary::any;
use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::TestRunner;
use serde_json::json;

#[test]
fn its_schema() {
    let schema = schemars::schema_for!(Vec<Text<'_>>).to_value();
    assert_eq!(schema["items"], json!({"type": "string"}));
}

#[test]
fn any_text_is_drawn() {
    let bytes: Vec<u8> = (b' '..b'~').collect();
    let (mut ours, mut theirs) = (Unstructured::new(&bytes), Unstructured::new(&bytes));
    let text: arbitrary::Result<Text<'static>> = ours.arbitrary();
    assert_eq!(text.ok(), theirs.arbitrary::<&str>().ok().map(Text::from));

    let mut runner = TestRunner::deterministic();
    let drawn: Vec<Text<'static>> = (0..20)
        .filter_map(|_| any::<Text<'static>>().new_tree(&mut runner).ok())
        .map(|it| it.current())
        .collect();
    assert_eq!(drawn.len(), 20);
    assert!(drawn.iter().any(|it| !it.is_empty()));
}
