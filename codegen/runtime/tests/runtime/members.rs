//! Members that a type has no field for: in any number, in any places, between any others.

use codegen_runtime::{Encode, IntoOwned, Members, decode};

use crate::call::Call;
use crate::random::Random;

/// Values in which brackets, quotes and commas are not what they seem.
const VALUES: [&str; 14] = [
    "null",
    "true",
    "-1.5e+3",
    "0",
    "\"\"",
    "\"a text, longer than what is looked at together: [1]\"",
    "\"\\\"\"",
    "\"\\\\\"",
    "\"}\\\\\\\",{\"",
    "\"\u{e9}\\u00e9\"",
    "{}",
    "[[],{\"]\":\"}\"} , -0]",
    "{\"a\":{\"b\":[null,\"\\\"\"]},\"c\":\"[\"}",
    "[ 1 ,\n2 ]",
];

/// Members of a call. One that may be `null` and is so is kept too.
const KNOWN: [(&str, &str); 4] = [
    ("topic", "null"),
    ("topic", "\"\\u0061\""),
    ("tags", "[\"topic\"]"),
    ("labels", "{\"x\":true}"),
];

/// A member as it is written, and its name.
struct Written {
    name: String,
    quoted: String,
    value: &'static str,
}

impl Written {
    fn new(name: &str, quoted: &str, value: &'static str) -> Self {
        Written {
            name: name.to_owned(),
            quoted: quoted.to_owned(),
            value,
        }
    }

    fn random(random: &mut Random) -> Self {
        let value = VALUES[random.below(VALUES.len())];
        match random.below(8) {
            0 => {
                let (name, value) = KNOWN[random.below(KNOWN.len())];
                Written::new(name, &format!("\"{name}\""), value)
            }
            1 => Written::new("\"a,", "\"\\\"a,\"", value),
            2 => Written::new("b", "\"\\u0062\"", value),
            3 => Written::new("", "\"\"", value),
            4 => Written::new(
                "a name longer than sixteen",
                "\"a name longer than sixteen\"",
                value,
            ),
            _ => {
                let letter = char::from(b'a' + random.below(5) as u8);
                let name = format!("{letter}{}", random.below(3));
                Written::new(&name, &format!("\"{name}\""), value)
            }
        }
    }

    fn is_kept(&self) -> bool {
        let is_known = KNOWN.iter().any(|(name, _)| self.name == *name);
        !is_known || self.value == "null"
    }
}

fn space(random: &mut Random, pretty: bool) -> &'static str {
    match pretty {
        true => [" ", "", "\n  ", "\r\n\t"][random.below(4)],
        false => "",
    }
}

fn object(random: &mut Random, members: &[Written]) -> String {
    let pretty = random.below(2) == 0;
    let mut text = String::from("{");
    let needed = [
        Written::new("id", "\"id\"", "\"\\u0031\""),
        Written::new("seats", "\"seats\"", "2"),
    ];
    let at = random.below(members.len() + 1);
    let (before, after) = members.split_at(at);
    for (index, it) in before.iter().chain(&needed).chain(after).enumerate() {
        let comma = if index == 0 { "" } else { "," };
        for part in [comma, &it.quoted, ":", it.value] {
            text.push_str(space(random, pretty));
            text.push_str(part);
        }
    }
    text.push_str(space(random, pretty));
    text + "}"
}

fn listed<'m>(members: &'m Members<'_>) -> Vec<(&'m str, String)> {
    let written = |json: codegen_runtime::Json<'_>| json.as_raw().to_owned();
    members
        .iter()
        .map(|(name, json)| (name, written(json)))
        .collect()
}

#[test]
fn all_are_kept_in_order() {
    let mut random = Random(16);
    for round in 0..20_000 {
        let members: Vec<_> = (0..random.below(9))
            .map(|_| Written::random(&mut random))
            .collect();
        let text = object(&mut random, &members);
        // Of several of one name the last one counts.
        let counts = |index: usize| {
            !members[index + 1..]
                .iter()
                .any(|it| it.name == members[index].name)
        };
        let kept = (0..members.len())
            .filter(|&index| counts(index))
            .map(|index| &members[index]);
        let expected: Vec<_> = kept
            .filter(|it| it.is_kept())
            .map(|it| (&*it.name, it.value.to_owned()))
            .collect();

        let call: Call<'_> =
            decode(text.as_bytes()).unwrap_or_else(|error| panic!("{text}: {error}"));
        assert_eq!(listed(&call.extra), expected, "{round}: {text}");
        assert_eq!(call.extra.len(), expected.len(), "{text}");
        assert_eq!(call.extra.is_empty(), expected.is_empty(), "{text}");
        for (name, value) in &expected {
            assert!(call.extra.contains(name), "{text}");
            assert_eq!(call.extra.raw(name), Some(&**value), "{text}");
        }
        for absent in ["id", "x", "a", "\"", "a0\":", ","] {
            assert!(!call.extra.contains(absent), "{absent} in {text}");
            assert_eq!(call.extra.raw(absent), None, "{absent} in {text}");
        }

        let owned = call.clone().into_owned();
        assert_eq!(listed(&owned.extra), expected, "{text}");
        assert_eq!(owned, call, "{text}");
        let encoded = call.to_vec();
        let again: Call<'_> = decode(&encoded).expect("what is encoded can be decoded");
        assert_eq!(again, call, "{text}");

        if let Some((name, value)) = expected.first() {
            let mut fewer = owned.extra.clone();
            assert_eq!(
                fewer.remove(name).map(|it| it.as_raw().to_owned()).as_ref(),
                Some(value),
                "{text}"
            );
            assert_eq!(listed(&fewer), expected[1..], "{text}");
            let mut fewer = call.extra.clone();
            fewer.remove(name);
            assert_eq!(listed(&fewer), expected[1..], "{text}");
        }
    }
}

/// Whether one comes twice is asked of the whole object once many are alike.
#[test]
fn of_many_the_last_one_counts() {
    for count in [2, 3, 5, 64, 65, 1000] {
        let member = |index: usize| format!("\"{:04}\":{index},", index % count);
        let text: String = (0..count + 1).map(member).collect();
        let text = format!("{{{text}\"id\":\"1\",\"seats\":2}}");
        let call: Call<'_> = decode(text.as_bytes()).expect("members may be repeated");
        assert_eq!(call.extra.len(), count);
        assert_eq!(call.extra.raw("0000"), Some(&*count.to_string()));
    }
}

#[test]
fn debug_has_names_and_no_values() {
    let text =
        r#"{"id":"1","a":"secret","b":["secret"],"seats":2,"c":{"secret":1},"\u0064":"secret"}"#;
    let call: Call<'_> = decode(text.as_bytes()).expect("a call");
    assert_eq!(format!("{:?}", call.extra), r#"{"a", "b", "c", "d"}"#);
}
