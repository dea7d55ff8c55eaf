//! Large and hostile bodies take time in proportion to their size, and little stack.

use std::fmt::Write;
use std::time::{Duration, Instant};

use codegen_runtime::{Encode, Json, Keyword, Schema, decode, decode_each};

use crate::call::{Any, Call};

/// Far more than linear time takes, far less than quadratic time would.
const LIMIT: Duration = Duration::from_secs(20);

#[track_caller]
fn quick<T>(work: impl FnOnce() -> T) -> T {
    let start = Instant::now();
    let result = work();
    assert!(start.elapsed() < LIMIT, "{:?}", start.elapsed());
    result
}

fn repeated(item: &str, count: usize) -> String {
    format!("[{}{item}]", format!("{item},").repeat(count - 1))
}

#[test]
fn a_million_items() {
    let body = repeated("[1]", 1_000_000);
    quick(|| decode::<Any<'_>>(body.as_bytes())).expect("it is JSON");
    assert_eq!(
        quick(|| decode_each::<Any<'_>>(body.as_bytes())).map(|it| it.len()),
        Ok(1_000_000)
    );
}

#[test]
fn many_rejected_items() {
    let body = repeated("\n{\"id\":7,\"seats\":\"x\"}", 50_000);
    let calls = quick(|| decode_each::<Call<'_>>(body.as_bytes())).expect("it is JSON");
    let last = calls.iter().last().and_then(Result::err);
    let last = last.expect("all are rejected");
    let places: Vec<_> = last
        .violations()
        .iter()
        .map(|it| (it.line(), it.column()))
        .collect();
    assert_eq!(places, [(Some(50_001), Some(7)), (Some(50_001), Some(17))]);
}

#[test]
fn many_rejected_items_after_a_long_string_with_escapes() {
    let long = format!("{{\"id\":\"\\n{}\",\"seats\":1}}", "n".repeat(8_000_000));
    let body = format!("[{long},{}", &repeated("1", 50_000)[1..]);
    let calls = quick(|| decode_each::<Call<'_>>(body.as_bytes())).expect("it is JSON");
    assert_eq!(calls.iter().filter(|it| it.is_err()).count(), 50_000);
}

#[test]
fn many_violations_under_a_long_name() {
    let name = "n".repeat(1_000_000);
    let body = format!(
        "{{\"id\":\"1\",\"seats\":1,\"tags\":{},\"labels\":{{\"{name}\":0}}}}",
        repeated("7", 300_000)
    );
    let error = quick(|| decode::<Call<'_>>(body.as_bytes())).expect_err("no tag is a string");
    assert_eq!(quick(|| error.to_string()).lines().count(), 300_001);

    static NUMBERS: Schema = Schema::new(
        "#",
        &[Keyword::AdditionalProperties {
            known: &[],
            patterns: &[],
            schema: &Schema::new(
                "#/items",
                &[Keyword::Items {
                    from: 0,
                    schema: &Schema::new("#/never", &[Keyword::Never]),
                }],
            ),
        }],
    );
    let text = format!("{{\"{name}\":{}}}", repeated("7", 300_000));
    let value = serde_json::from_str(&text).expect("it is JSON");
    assert_eq!(
        quick(|| NUMBERS.validate(&value)).map_err(|it| it.len()),
        Err(300_000)
    );
}

#[test]
fn long_strings() {
    let plain = "ä".repeat(15_000_000);
    let body = format!("{{\"id\":\"{plain}\",\"seats\":1}}");
    assert_eq!(
        quick(|| decode::<Call<'_>>(body.as_bytes()))
            .map(|it| it.id.len())
            .ok(),
        Some(30_000_000)
    );

    let escapes = "\\u00e4\\n\\\\".repeat(1_000_000);
    let body = format!("{{\"id\":\"{escapes}\",\"seats\":1}}");
    let call: Call<'_> = quick(|| decode(body.as_bytes())).expect("it is valid");
    assert_eq!(call.id.len(), 4_000_000);
    assert_eq!(quick(|| call.to_json()).len(), body.len() - 4_000_000);
}

#[test]
fn long_numbers() {
    let digits = "123456789".repeat(30);
    let body = format!("{{\"id\":\"1\",\"seats\":1.{}}}", "0".repeat(3_000_000));
    quick(|| decode::<Call<'_>>(body.as_bytes())).expect("it is 1");
    let body = format!(
        "[{digits},0.{},1e-{digits},0e{digits}]",
        digits.repeat(10_000)
    );
    let any: Any<'_> = quick(|| decode(body.as_bytes())).expect("it is JSON");
    assert!(quick(|| any == any));
}

#[test]
fn many_duplicates() {
    let mut members = String::new();
    for index in 0..200_000 {
        write!(members, "\"m{}\":{{\"x\":1,\"x\":2}},", index % 1_000).expect("there is memory");
    }
    let body = format!("{{{members}\"seats\":7,\"id\":2,\"id\":\"1\"}}");
    let call: Call<'_> = quick(|| decode(body.as_bytes())).expect("the last ones are valid");
    assert_eq!(call.extra.len(), 1_000);
    assert!(quick(|| call == call.clone()));
}

#[test]
fn deep_nesting_in_little_stack() {
    let chain = |depth: usize, last: &str| {
        let open = "{\"id\":\"1\",\"seats\":1,\"parent\":".repeat(depth);
        format!("{open}{last}{}", "}".repeat(depth))
    };
    let work = move || {
        assert!(decode::<Call<'_>>(chain(127, "null").as_bytes()).is_ok());
        assert!(decode::<Call<'_>>(chain(128, "null").as_bytes()).is_err());
        let error = decode::<Call<'_>>(chain(126, "{\"id\":\"1\",\"id\":\"\"}").as_bytes())
            .expect_err("too little");
        assert_eq!(error.to_string().lines().count(), 2, "{error}");
        let json = Json::try_from("[[[]]]").expect("it is JSON");
        assert_eq!(serde_json::to_string(&json).ok().as_deref(), Some("[[[]]]"));
    };
    let thread = std::thread::Builder::new()
        .stack_size(1 << 20)
        .spawn(work)
        .expect("a thread");
    thread.join().expect("the stack is enough");
}

#[test]
fn unique_items_of_many() {
    static UNIQUE: Schema = Schema::new("#", &[Keyword::UniqueItems]);
    let items: Vec<String> = (0..200_000)
        .map(|index| format!("{{\"a\":[{index},\"x\"]}}"))
        .collect();
    let mut text = format!("[{}]", items.join(","));
    assert!(quick(
        || UNIQUE.is_valid(&serde_json::from_str(&text).expect("it is JSON"))
    ));
    text.insert_str(1, "{\"a\":[100000.0,\"x\"]},");
    assert!(!quick(
        || UNIQUE.is_valid(&serde_json::from_str(&text).expect("it is JSON"))
    ));
}
