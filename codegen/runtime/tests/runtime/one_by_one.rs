//! The items of a body, one by one and all at once.

use codegen_runtime::{IntoOwned, Items, JsonError, Rejected, decode_each};

use crate::call::Call;

/// What each item is or why it is none, and the error that ends the body.
type Found = (Vec<String>, Option<JsonError>);

fn one_by_one(body: &[u8]) -> Found {
    let [borrowed, owned, mixed] =
        [|_| false, |_| true, |index| index % 3 == 1].map(|it| read(body, it));
    assert!(
        owned == borrowed && mixed == borrowed,
        "{owned:?}, {mixed:?}, {borrowed:?}"
    );
    borrowed
}

/// Takes the items of these numbers, and looks at the others.
fn read(body: &[u8], takes: fn(usize) -> bool) -> Found {
    let mut items = Items::<Call<'_>>::new(body);
    let mut found = Vec::new();
    loop {
        match next(&mut items, takes(found.len())) {
            Ok(Some(item)) => found.push(item),
            Ok(None) => return (found, None),
            Err(error) => {
                for takes in [true, false] {
                    assert_eq!(next(&mut items, takes), Ok(None), "after {error}");
                }
                return (found, Some(error));
            }
        }
    }
}

fn next<'a>(items: &mut Items<'a, Call<'a>>, takes: bool) -> Result<Option<String>, JsonError> {
    if !takes {
        return Ok(items.next_item()?.map(shown));
    }
    let item: Option<Result<Call<'static>, Rejected>> = items.next_owned()?;
    Ok(item.map(|it| shown(it.as_ref())))
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

/// Each is what it would be if it were made owned later, down to the last kept member.
#[test]
fn owned_items_are_those_that_were_decoded() {
    let body = br#"[{"id":"an id that needs an allocation","seats":1,"x":["\u0031"],"y":{}}, 7,
        {"id":"\u0032","seats":2e0,"topic":null,"tags":["a",""],"labels":{"b":true}},
        {"id":"3","seats":3,"parent":{"id":"4","seats":4,"z":null}}, {}]"#;
    let all = decode_each::<Call<'_>>(body).unwrap_or_else(|error| panic!("{error}"));
    let mut items = Items::<Call<'_>>::new(body);
    for expected in all {
        let found = items
            .next_owned()
            .map(|it| it.map(|it| it.map_err(|it| it.to_string())));
        let expected = expected.map(Call::into_owned).map_err(|it| it.to_string());
        assert_eq!(found, Ok(Some(expected)));
    }
    assert!(matches!(items.next_owned(), Ok(None)));
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
