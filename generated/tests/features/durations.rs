//! Durations of calls and recordings.

use std::time::Duration;

use acs_calling_events::{
    CallEnded, CallParticipant, CommunicationIdentifier, Number, RecordingFileStatusUpdated,
    RecordingStorageInfo,
};

#[test]
fn of_a_call() {
    let nanos = |nanos| Some(Duration::from_nanos(nanos));
    for (text, expected) in [
        ("0", nanos(0)),
        ("-0.0", nanos(0)),
        ("10", nanos(10_000_000_000)),
        ("1e2", nanos(100_000_000_000)),
        ("49.728617199999995", nanos(49_728_617_200)),
        ("86400.0000001", nanos(86_400_000_000_100)),
        ("1e-7", nanos(100)),
        ("1e-400", nanos(0)),
        ("-1", None),
        ("-0.5", None),
        (
            "1e19",
            Some(Duration::from_secs(10_000_000_000_000_000_000)),
        ),
        ("1e20", None),
        ("1.7976931348623157e308", None),
    ] {
        let who = CallParticipant::CommunicationIdentifier(CommunicationIdentifier::default());
        let mut call = CallEnded::new(who, "call");
        assert_eq!(call.duration(), None);
        call.duration_of_call = Number::try_from(text).ok();
        assert_eq!(call.duration(), expected, "{text}, the older name");
        call.call_duration_in_seconds = call.duration_of_call.replace(Number::from(1));
        assert_eq!(call.duration(), expected, "{text}, the newer name");
    }
}

#[test]
fn of_a_recording() {
    for (text, expected) in [
        ("0", Some(0)),
        ("184210", Some(184_210)),
        ("1.5e3", Some(1_500)),
        ("18446744073709551615", Some(u64::MAX)),
        ("18446744073709551616", None),
        ("-1", None),
    ] {
        let mut recording = RecordingFileStatusUpdated::new(RecordingStorageInfo::default());
        assert_eq!(recording.duration(), None);
        recording.recording_duration_ms = text.parse().ok();
        assert!(recording.recording_duration_ms.is_some(), "{text}");
        assert_eq!(
            recording.duration(),
            expected.map(Duration::from_millis),
            "{text}"
        );
    }
}
