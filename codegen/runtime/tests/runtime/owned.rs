//! What is made independent of its body is what it was before, and can be changed like it.

use std::rc::Rc;

use codegen_runtime::{Blank, IntoOwned, Json, Map, Members, Number, Timestamp, decode};
use serde_json::json;

use crate::call::Call;

fn owned(text: String) -> Call<'static> {
    let call = decode::<Call<'_>>(text.as_bytes()).unwrap_or_else(|error| panic!("{error}"));
    let owned = call.clone().into_owned();
    assert_eq!(owned, call);
    assert_eq!(owned.clone().into_owned(), call);
    owned
}

/// The members of a call beside those that it needs.
fn extra(members: &str) -> Members<'static> {
    owned(format!(r#"{{"id":"1","seats":0,{members}}}"#)).extra
}

fn listed(members: &Members<'_>) -> Vec<(String, String)> {
    members
        .iter()
        .map(|(name, json)| (name.to_owned(), json.as_raw().to_owned()))
        .collect()
}

/// About as many bytes as are owned without an allocation, fewer and more.
#[test]
fn numbers_and_times_of_any_length() {
    for digits in (1..40).chain([254, 255, 256, 70_000]) {
        let digits = "7".repeat(digits);
        let number = format!("0.{digits}");
        let kept = Number::try_from(&*number).map(Number::into_owned);
        assert_eq!(kept.as_ref().map(Number::as_str), Ok(&*number));
        assert_eq!(kept.map(Number::into_owned), Ok(number.parse().unwrap()));

        let time = format!("2024-05-06T07:08:09.{digits}+01:00");
        let kept = Timestamp::try_from(&*time).map(Timestamp::into_owned);
        assert_eq!(kept.as_ref().map(Timestamp::as_str), Ok(&*time));
        assert_eq!(
            kept.as_ref().map(Timestamp::unix_seconds),
            Ok(1_714_975_689)
        );
        assert_eq!(kept.map(Timestamp::into_owned), Ok(time.parse().unwrap()));
    }
}

#[test]
fn every_field() {
    let call = owned(
        r#"{"id":"\u0031","seats":1e1,"started":"2024-05-06T07:08:09Z","topic":"caf\u00e9","tags":["a",""],
            "labels":{"y":true,"\u0078":false},"parent":{"id":"two","seats":0,"topic":null},"z":[1, 2]}"#
            .to_owned(),
    );
    assert_eq!((&*call.id, call.seats.as_str()), ("1", "1e1"));
    let labels: Vec<_> = call.labels.iter().flatten().map(|(it, _)| &**it).collect();
    assert_eq!(labels, ["x", "y"]);
    assert!(call.parent.is_some_and(|it| it.extra.is_null("topic")));
}

/// They are kept as they stood in the body, or one by one where that cannot be.
#[test]
fn kept_members() {
    for (text, expected) in [
        (r#""a": null"#, &[("a", "null")][..]),
        (r#""a" :{"b": 1}"#, &[("a", r#"{"b": 1}"#)]),
        (r#""":"""#, &[("", r#""""#)]),
        (r#""\u0061":1"#, &[("a", "1")]),
        (r#""topic":null"#, &[("topic", "null")]),
        (r#""a":1,"topic":null"#, &[("a", "1"), ("topic", "null")]),
        (
            r#""a":1,"\u0062":"c","d":[null]"#,
            &[("a", "1"), ("b", r#""c""#), ("d", "[null]")],
        ),
    ] {
        let members = extra(text);
        let expected: Vec<_> = expected
            .iter()
            .map(|(name, json)| ((*name).to_owned(), (*json).to_owned()))
            .collect();
        assert_eq!(listed(&members), expected, "{text}");

        let mut more = members.clone();
        assert_eq!(more.insert("new", Json::from(json!(true))), None);
        assert_eq!(more.len(), expected.len() + 1, "{text}");
        assert_eq!(more.remove("new"), Some(Json::from(json!(true))));
        assert_eq!(more, members, "{text}");

        let (name, json) = &expected[0];
        let replaced = more.insert(name.clone(), Json::from(json!("else")));
        assert_eq!(replaced.as_ref().map(Json::as_raw), Some(&**json), "{text}");
        assert!(
            more.remove(name).is_some() && !more.contains(name),
            "{text}"
        );
    }
    assert!(owned(r#"{"id":"1","seats":0}"#.to_owned()).extra.is_empty());
}

/// What stays behind is not set free, so that nothing may stay that has to be.
#[test]
fn json_with_an_allocation_is_moved() {
    for value in [
        json!("a text that needs an allocation"),
        json!([null, null, null, null, null]),
    ] {
        let json = Json::from(value);
        let place = json.as_raw().as_ptr();
        assert_eq!(json.into_owned().as_raw().as_ptr(), place);
    }
}

/// What is left behind in whatever holds it.
struct Left(Rc<()>);

impl Blank for Left {
    fn blank() -> Left {
        Left(Rc::default())
    }
}

impl IntoOwned for Left {
    type Owned = Left;
    const LEAVES: bool = true;

    fn own_into(&mut self, place: &mut Left) {
        place.0 = self.0.clone();
    }
}

#[track_caller]
fn is_set_free<T: IntoOwned>(hold: impl FnOnce(Left) -> T) {
    let count = Rc::new(());
    let owned = hold(Left(count.clone())).into_owned();
    assert_eq!(Rc::strong_count(&count), 2);
    drop(owned);
    assert_eq!(Rc::strong_count(&count), 1);
}

#[test]
fn nothing_stays_where_it_was_taken() {
    is_set_free(|it| it);
    is_set_free(Box::new);
    is_set_free(Some);
    is_set_free(|it| Some(Box::new(it)));
    is_set_free(|it| Some(Some(it)));
    is_set_free(|it| vec![it]);
    is_set_free(|it| Some(vec![Box::new(it)]));
    is_set_free(|it| Map::from([("a".into(), it)]));
    is_set_free(|it| Box::new(Some(Map::from([("a".into(), Box::new(it))]))));
}
