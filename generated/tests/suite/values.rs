//! The values that events hold: kinds of identifiers, open enums, time stamps, numbers.

use std::time::{Duration, SystemTime};

use acs_calling_events::{
    CloudEnvironment, CommunicationIdentifier, EndedByType, Event, IdentifierKind, Integer, Number,
    ParticipantRole, RecordingChannelType, RecordingContentType, RecordingFormatType, Text,
    Timestamp,
};
use serde_json::json;

use crate::common::built::time;
use crate::common::complete::schema_at;

/// So large is an event, of which a batch holds many.
const _: () = assert!(size_of::<Event<'_>>() <= 848);

#[test]
fn the_kind_of_an_identifier_is_inferred() {
    use IdentifierKind as Kind;
    let cases = [
        // What it says, in any case.
        (json!({ "kind": "phoneNumber" }), Kind::PhoneNumber),
        (json!({ "kind": "PhoneNumber" }), Kind::PhoneNumber),
        (
            json!({ "kind": "COMMUNICATIONUSER" }),
            Kind::CommunicationUser,
        ),
        (
            json!({ "kind": "microsoftTeamsUser" }),
            Kind::MicrosoftTeamsUser,
        ),
        (
            json!({ "kind": "MicrosoftTeamsApp" }),
            Kind::MicrosoftTeamsApp,
        ),
        (
            json!({ "kind": "teamsExtensionUser" }),
            Kind::TeamsExtensionUser,
        ),
        (json!({ "kind": "Unknown" }), Kind::Unknown),
        (
            json!({ "kind": "unknown", "phoneNumber": {} }),
            Kind::Unknown,
        ),
        (
            json!({ "kind": "hologram", "phoneNumber": {} }),
            Kind::Other("hologram".into()),
        ),
        (
            json!({ "kind": "", "phoneNumber": {} }),
            Kind::Other("".into()),
        ),
        // What it holds.
        (json!({ "communicationUser": {} }), Kind::CommunicationUser),
        (
            json!({ "phoneNumber": { "value": "+1" } }),
            Kind::PhoneNumber,
        ),
        (
            json!({ "microsoftTeamsUser": {} }),
            Kind::MicrosoftTeamsUser,
        ),
        (json!({ "microsoftTeamsApp": {} }), Kind::MicrosoftTeamsApp),
        (
            json!({ "teamsExtensionUser": {} }),
            Kind::TeamsExtensionUser,
        ),
        (
            json!({ "kind": null, "phoneNumber": {}, "rawId": "8:acs:1_2" }),
            Kind::PhoneNumber,
        ),
        (
            json!({ "phoneNumber": {}, "communicationUser": {} }),
            Kind::CommunicationUser,
        ),
        (
            json!({ "communicationUser": null, "phoneNumber": {} }),
            Kind::PhoneNumber,
        ),
        // What its prefix says.
        (json!({ "rawId": "4:+14255550123" }), Kind::PhoneNumber),
        (json!({ "rawId": "4:anonymous" }), Kind::PhoneNumber),
        (json!({ "rawId": "8:acs:1_2" }), Kind::CommunicationUser),
        (json!({ "rawId": "8:acs:1_2_3" }), Kind::TeamsExtensionUser),
        (json!({ "rawId": "8:dod-acs:1_2" }), Kind::CommunicationUser),
        (
            json!({ "rawId": "8:dod-acs:1_2_3" }),
            Kind::TeamsExtensionUser,
        ),
        (
            json!({ "rawId": "8:gcch-acs:1_2" }),
            Kind::CommunicationUser,
        ),
        (
            json!({ "rawId": "8:gcch-acs:1_2_3" }),
            Kind::TeamsExtensionUser,
        ),
        (json!({ "rawId": "8:spool:1_2_3" }), Kind::CommunicationUser),
        (json!({ "rawId": "8:orgid:1" }), Kind::MicrosoftTeamsUser),
        (json!({ "rawId": "8:dod:1" }), Kind::MicrosoftTeamsUser),
        (json!({ "rawId": "8:gcch:1" }), Kind::MicrosoftTeamsUser),
        (
            json!({ "rawId": "8:teamsvisitor:1" }),
            Kind::MicrosoftTeamsUser,
        ),
        (json!({ "rawId": "28:orgid:1" }), Kind::MicrosoftTeamsApp),
        (json!({ "rawId": "28:dod:1" }), Kind::MicrosoftTeamsApp),
        (json!({ "rawId": "28:gcch:1" }), Kind::MicrosoftTeamsApp),
        (json!({ "rawId": "28:1" }), Kind::Unknown),
        (json!({ "rawId": "48:1" }), Kind::Unknown),
        (json!({ "rawId": "" }), Kind::Unknown),
        (json!({ "rawId": null }), Kind::Unknown),
        (json!({}), Kind::Unknown),
    ];
    for (value, expected) in cases {
        let text = value.to_string();
        let identifier: CommunicationIdentifier<'_> =
            serde_json::from_str(&text).unwrap_or_else(|it| panic!("{it}: {text}"));
        assert_eq!(identifier.inferred_kind(), expected, "{text}");
    }
}

#[test]
fn enums_know_the_listed_values_and_keep_the_others() {
    assert_eq!(
        ParticipantRole::from("Organizer"),
        ParticipantRole::Organizer
    );
    assert_eq!(ParticipantRole::Organizer.as_str(), "Organizer");
    assert_eq!(ParticipantRole::Organizer.to_string(), "Organizer");
    assert_eq!(
        ParticipantRole::from("organizer"),
        ParticipantRole::Other("organizer".into())
    );
    assert_eq!(EndedByType::from("Carrier").as_str(), "Carrier");
    assert_eq!(CloudEnvironment::from("gcch"), CloudEnvironment::Gcch);
    let own = String::from("mars");
    let kept = CloudEnvironment::from(&*own).into_owned();
    drop(own);
    assert_eq!(kept.as_str(), "mars");
}

#[test]
fn enums_have_a_variant_for_each_listed_value() {
    let mut enums = 0;
    macro_rules! check {
        ($($name:ident),* $(,)?) => {
            $({
                enums += 1;
                let at = concat!("/$defs/", stringify!($name), "/anyOf/0/enum");
                let listed = schema_at(at).as_array().expect("a list");
                for text in listed.iter().filter_map(|it| it.as_str()) {
                    let value = $name::from(text);
                    assert!(!matches!(value, $name::Other(_)), "{at}: {text} is another");
                    assert_eq!(value.as_str(), text, "{at}");
                    assert_eq!(value, $name::from(Text::from(text.to_owned())), "{at}");
                    assert_eq!(value.clone().into_owned(), value, "{at}");
                }
            })*
        };
    }
    check!(
        ParticipantRole,
        IdentifierKind,
        CloudEnvironment,
        EndedByType,
        RecordingContentType,
        RecordingChannelType,
        RecordingFormatType,
    );
    let definitions = schema_at("/$defs").as_object().expect("definitions");
    let open = definitions
        .values()
        .filter(|it| it.pointer("/anyOf/0/enum").is_some());
    assert_eq!(enums, open.count());
}

#[test]
fn time_stamps_know_the_calendar() {
    let last_days = [
        ("2023-01", 31),
        ("2023-02", 28),
        ("2024-02", 29),
        ("1900-02", 28),
        ("2000-02", 29),
        ("2100-02", 28),
        ("0000-02", 29),
        ("2023-03", 31),
        ("2023-04", 30),
        ("2023-05", 31),
        ("2023-06", 30),
        ("2023-07", 31),
        ("2023-08", 31),
        ("2023-09", 30),
        ("2023-10", 31),
        ("2023-11", 30),
        ("2023-12", 31),
        ("2023-00", 0),
        ("2023-13", 0),
    ];
    for (month, last) in last_days {
        for day in 0..=32 {
            let text = format!("{month}-{day:02}T00:00:00Z");
            let valid = (1..=last).contains(&day);
            assert_eq!(Timestamp::try_from(&*text).is_ok(), valid, "{text}");
        }
    }
    // One day after the other, over the end of a year and a leap day.
    let days = [
        "2023-12-31",
        "2024-01-01",
        "2024-02-28",
        "2024-02-29",
        "2024-03-01",
        "2024-12-31",
    ];
    let seconds = days.map(|day| time(&format!("{day}T00:00:00Z")).unix_seconds());
    let since: Vec<i64> = seconds
        .iter()
        .map(|it| (it - seconds[0]) / 86_400)
        .collect();
    assert_eq!(since, [0, 1, 59, 60, 61, 366]);
}

#[test]
fn time_stamps_tell_the_time() {
    let cases: [(&str, i64, u32); 8] = [
        ("1970-01-01T00:00:00Z", 0, 0),
        ("2024-11-05T09:41:07.3826154Z", 1_730_799_667, 382_615_400),
        (
            "2024-11-05T10:41:07.3826154+01:00",
            1_730_799_667,
            382_615_400,
        ),
        (
            "2024-11-05T01:41:07.123456789123-08:00",
            1_730_799_667,
            123_456_789,
        ),
        ("1969-12-31T23:59:59.25Z", -1, 250_000_000),
        ("0000-01-01T00:00:00Z", -62_167_219_200, 0),
        ("9999-12-31T23:59:59.9Z", 253_402_300_799, 900_000_000),
        ("2016-12-31T23:59:60Z", 1_483_228_800, 0),
    ];
    for (text, seconds, nanos) in cases {
        let stamp = time(text);
        assert_eq!(stamp.as_str(), text);
        assert_eq!(stamp.to_string(), text);
        assert_eq!(
            (stamp.unix_seconds(), stamp.subsec_nanos()),
            (seconds, nanos),
            "{text}"
        );
        let after = Duration::from_secs(seconds.unsigned_abs());
        let whole = if seconds < 0 {
            SystemTime::UNIX_EPOCH.checked_sub(after)
        } else {
            SystemTime::UNIX_EPOCH.checked_add(after)
        };
        let expected = whole.and_then(|it| it.checked_add(Duration::from_nanos(nanos.into())));
        assert_eq!(stamp.to_system_time(), expected, "{text}");
        let again = expected
            .map(Timestamp::from)
            .expect("it is within the range of this platform");
        assert_eq!(again.to_system_time(), expected, "{text}");
    }
    for bad in [
        "",
        "today",
        "2024-11-05",
        "2024-11-05T09:41:07",
        "2023-02-29T00:00:00Z",
    ] {
        assert!(Timestamp::try_from(bad).is_err(), "{bad}");
    }
}

#[test]
fn time_stamps_are_compared_as_texts_or_as_times() {
    let ours = time("2024-11-05T09:41:07.10Z");
    let theirs = time("2024-11-05T10:41:07.1+01:00");
    assert_ne!(ours, theirs);
    assert!(ours.instant_cmp(&theirs).is_eq());
    // Beyond nanoseconds.
    let later = time("2024-11-05T09:41:07.1000000000001Z");
    assert!(ours.instant_cmp(&later).is_lt() && later.instant_cmp(&theirs).is_gt());
}

#[test]
fn numbers_are_read_as_what_they_are() {
    let cases = [
        ("1", Some(1), Some(1), 1.0),
        ("1.0", Some(1), Some(1), 1.0),
        ("1e2", Some(100), Some(100), 100.0),
        ("-1", Some(-1), None, -1.0),
        ("0.5", None, None, 0.5),
        (
            "18446744073709551615",
            None,
            Some(u64::MAX),
            18446744073709551615.0,
        ),
        ("12345678901234567890123", None, None, 1.2345678901234568e22),
        ("49.728617199999995", None, None, 49.728617199999995),
    ];
    for (text, signed, unsigned, float) in cases {
        let number = number(text).unwrap_or_else(|| panic!("{text}: no number"));
        assert_eq!(number.as_str(), text);
        assert_eq!(
            (number.as_i64(), number.as_u64()),
            (signed, unsigned),
            "{text}"
        );
        assert_eq!(number.as_f64(), float, "{text}");
        let whole = signed.is_some() || unsigned.is_some() || text.len() > 20;
        assert_eq!(Integer::try_from(number).is_ok(), whole, "{text}");
    }
    assert_eq!(number("1"), number("10e-1"));
    for bad in [
        "", " 1", "1 ", "01", "+1", ".5", "1.", "NaN", "1e400", "\"1\"",
    ] {
        assert_eq!(number(bad), None, "{bad}");
    }
    assert!(Number::try_from(f64::NAN).is_err() && Number::try_from(f64::INFINITY).is_err());
    assert_eq!(Number::try_from(1e300).map(|it| it.as_f64()), Ok(1e300));
}

fn number(text: &str) -> Option<Number<'_>> {
    Number::try_from(text).ok()
}
