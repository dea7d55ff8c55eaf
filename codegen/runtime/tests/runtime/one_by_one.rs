//! The items of a body, one by one and all at once.

use codegen_runtime::{Items, JsonError, decode_each};

use crate::call::Call;

/// What each item is or why it is none, and the error that ends the body.
fn one_by_one(body: &[u8]) -> (Vec<String>, Option<JsonError>) {
    let mut items = Items::<Call<'_>>::new(body);
    let mut found = Vec::new();
    loop {
        match items.next_item() {
            Ok(Some(item)) => found.push(shown(item)),
            Ok(None) => return (found, None),
            Err(error) => {
                assert!(matches!(items.next_item(), Ok(None)), "after {error}");
                return (found, Some(error));
            }
        }
    }
}

fn shown<E: ToString>(item: Result<&Call<'_>, E>) -> String {
    item.map_or_else(|it| it.to_string(), |it| format!("{it:?}"))
}

#[track_caller]
fn check(body: &str) {
    let (found, error) = one_by_one(body.as_bytes());
    match decode_each::<Call<'_>>(body.as_bytes()) {
        Ok(all) => {
            let all: Vec<_> = all.iter().map(shown).collect();
            assert!(found == all, "{} and {} items", found.len(), all.len());
            assert_eq!(error, None);
        }
        Err(expected) => assert_eq!(error, Some(expected)),
    }
}

#[test]
fn items_are_those_of_a_batch() {
    for body in [
        "",
        " ",
        "[]",
        "[ ] ",
        "{\"id\":\"1\",\"seats\":1}",
        "7",
        " [ {\"id\":\"1\",\"seats\":1}, {\"id\":\"\",\"seats\":\"x\"}, 7,\n{\"id\":\"4\",\"seats\":4,\"id\":\"5\"} ] ",
        "[{\"id\":\"1\",\"seats\":1}",
        "[{\"id\":\"1\",\"seats\":1},]",
        "[{\"id\":\"1\",\"seats\":1} 7]",
        "[7] 8",
        "7 8",
        "{\"id\":\"1\",\"seats\":1}x",
        "[{\"id\":\"1\",\"seats\":1},{\"id\":\"\\x\",\"seats\":1}]",
    ] {
        check(body);
    }
}

#[test]
fn what_comes_before_an_error_is_given() {
    let (found, error) = one_by_one(b"[{\"id\":\"1\",\"seats\":1},\n7,,]");
    assert_eq!(found.len(), 2);
    assert_eq!(
        found[1],
        "event 1: 2:1: (root): expected an object, found a number (#/type)"
    );
    let error = error.expect("a comma too many");
    assert_eq!((error.line(), error.column()), (2, 3));
    assert_eq!(
        one_by_one(b"\xff"),
        (vec![], decode_each::<Call<'_>>(b"\xff").err())
    );
}

/// Long enough that a body is checked and read piece by piece.
#[test]
fn items_of_a_long_body() {
    let good = "{\"id\":\"one\",\"seats\":1e1,\"started\":\"2024-05-06T07:08:09Z\",\"topic\":\"caf\\u00e9 日本 🎧\"}";
    let items = [
        vec![good; 20].join(",").as_str(),
        "{\"id\":\"two\",\"seats\":\"\"}",
        "{\"seats\":3,\"id\":\"three\",\n \"x\":[{\"日\":[1,2,{}]}],\"id\":\"3\"}",
        "null",
    ]
    .join(",");
    let many = vec![items; 300].join(",");
    let long = |length: usize| format!("{{\"id\":\"{}\",\"seats\":1}}", "日🎧".repeat(length));
    for space in ["", &"\n".repeat(300_000)] {
        check(&format!("[{many}{space}]"));
        check(&format!(
            "{space}[{many}{space},{}{space},{}{space},{many}]{space}",
            long(50_000),
            long(500_000)
        ));
    }
    check(&format!("[{many},{},{many}", long(50_000)));
    check(&format!("[{many},{}", &long(100_000)[..490_007]));
    check(&long(1_000_000));
}
