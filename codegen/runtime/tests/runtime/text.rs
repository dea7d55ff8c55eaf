//! Text is what a `str` is, whoever owns it.

use std::borrow::{Borrow, Cow};
use std::collections::{BTreeMap, HashMap};
use std::hash::{BuildHasher, RandomState};

use codegen_runtime::{Decode, IntoOwned, Members, Reader, Text};

const _: () = assert!(size_of::<Text<'_>>() == 24);
const _: () = assert!(size_of::<Option<Text<'_>>>() == 24);

/// About as many bytes as are owned without an allocation, fewer and more.
fn samples() -> impl Iterator<Item = String> {
    let lengths = (0..40).chain([254, 255, 256, 70_000]);
    lengths.flat_map(|length| ["x".repeat(length), "é".repeat(length / 2)])
}

/// The same text, borrowed and owned in each way that there is.
fn each(text: &str) -> [Text<'_>; 7] {
    let string = text.to_owned();
    [
        Text::borrowed(text),
        Cow::Borrowed(text).into(),
        string.clone().into(),
        Cow::<str>::Owned(string).into(),
        Text::borrowed(text).into_owned(),
        Text::borrowed(text).into_owned().into_owned(),
        text.parse().expect("any text is one"),
    ]
}

/// Whether the bytes are in the value itself.
fn is_in_place(text: &Text<'_>) -> bool {
    let start = std::ptr::from_ref(text).addr();
    (start..start + size_of::<Text<'_>>()).contains(&text.as_ptr().addr())
}

#[test]
fn it_is_the_same_however_it_is_held() {
    let hasher = RandomState::new();
    for sample in samples() {
        for text in each(&sample) {
            assert_eq!(text, sample);
            assert_eq!(text.as_str(), sample);
            assert_eq!(text.len(), sample.len());
            assert_eq!(text.clone(), text);
            assert_eq!(text.to_string(), sample);
            assert_eq!(format!("{text:?}"), format!("{sample:?}"));
            assert_eq!(format!("{text:>8.3}|"), format!("{sample:>8.3}|"));
            assert_eq!(hasher.hash_one(&text), hasher.hash_one(&*sample));
            assert_eq!(Borrow::<str>::borrow(&text), sample);
            assert_eq!(AsRef::<str>::as_ref(&text), sample);
            assert_eq!(Cow::from(text.clone()), sample);
            assert_eq!(String::from(text.clone()), sample);
            assert_eq!(text.into_string(), sample);
        }
    }
}

#[test]
fn it_is_compared_as_a_str() {
    let texts = ["", "a", "aa", "b", "a text that needs an allocation", "é"];
    for (one, other) in texts.iter().flat_map(|it| texts.map(|other| (*it, other))) {
        for (text, second) in each(one).into_iter().zip(each(other).into_iter().rev()) {
            assert_eq!(text.cmp(&second), one.cmp(other));
            assert_eq!(text.partial_cmp(&second), one.partial_cmp(other));
            let is_equal = one == other;
            let (string, cow) = (other.to_owned(), Cow::Borrowed(other));
            assert_eq!(text == second, is_equal);
            assert_eq!(text == *other, is_equal);
            assert_eq!(text == other, is_equal);
            assert_eq!(text == string, is_equal);
            assert_eq!(text == cow, is_equal);
            assert_eq!(*other == text, is_equal);
            assert_eq!(other == text, is_equal);
            assert_eq!(string == text, is_equal);
            assert_eq!(cow == text, is_equal);
        }
    }
}

#[test]
fn short_text_is_owned_in_its_place() {
    for sample in samples() {
        let is_short = sample.len() <= 22;
        for text in &each(&sample)[2..] {
            assert_eq!(is_in_place(text), is_short, "{} bytes", sample.len());
        }
        let borrowed = Text::from(&sample);
        assert_eq!(borrowed.as_ptr(), sample.as_ptr());
        assert!(matches!(Cow::from(borrowed), Cow::Borrowed(_)));
    }
}

#[test]
fn long_text_keeps_its_allocation() {
    let string = "a text that needs an allocation".to_owned();
    let place = string.as_ptr();
    let text = Text::from(string).into_owned();
    assert_eq!(text.as_ptr(), place);
    let string = IntoOwned::into_owned(text).into_string();
    assert_eq!(string.as_ptr(), place);
}

/// What was in a place before is not kept, whatever holds it, and all of what is read is.
#[test]
fn it_is_read_over_another() {
    for sample in samples() {
        for text in each(&sample) {
            for (json, expected) in [
                (r#" "plain, and long enough""#, "plain, and long enough"),
                (r#""caf\u00e9""#, "café"),
                (
                    r#""\t, and more than is owned in place""#,
                    "\t, and more than is owned in place",
                ),
                (r#""""#, ""),
            ] {
                let after = "                                        ";
                let json = format!("{json}{after}");
                let mut reader = Reader::new(&json);
                let mut place = text.clone();
                assert_eq!(place.decode(&mut reader), Ok(()));
                assert_eq!(place, expected);
                let mut slot = Some(text.clone());
                let mut reader = Reader::new(json.trim_start());
                let mut extra = Members::new();
                assert_eq!(reader.optional(&mut slot, "it", &mut extra), Ok(()));
                assert_eq!(slot.as_deref(), Some(expected));
                assert_eq!(Reader::new(&json).string(), Ok(expected.into()));
                assert_eq!(
                    Reader::new(&json).string_as::<Text<'_>>(),
                    Ok(expected.into())
                );
            }
        }
    }
    assert!(Reader::new("1").string().is_err());
}

#[test]
fn unescaped_short_text_is_owned_in_its_place() {
    for (json, is_short) in [
        (r#""caf\u00e9""#, true),
        (r#""\u00e9 is the last letter of caf\u00e9""#, false),
    ] {
        let text = Reader::new(json).string().expect("a string");
        assert_eq!(is_in_place(&text), is_short, "{json}");
    }
}

/// A map is asked for texts by a `str`.
#[test]
fn it_is_a_key() {
    let texts = ["a", "a text that needs an allocation"];
    let entries = || texts.map(|it| (Text::borrowed(it).into_owned(), it.len()));
    let (sorted, hashed) = (BTreeMap::from(entries()), HashMap::from(entries()));
    for text in texts {
        assert_eq!(sorted.get(text), Some(&text.len()));
        assert_eq!(hashed.get(text), Some(&text.len()));
    }
}

/// It can be a constant, and is empty by default.
#[test]
fn constants() {
    const TEXT: Text<'static> = Text::borrowed("constant");
    assert_eq!(TEXT, "constant");
    assert_eq!(Text::default(), "");
}
