//! Other values, lengths and members for an event of the article, of the same kinds.

use fastrand::Rng;

use super::json::Json;

const NAMES: [&str; 8] = [
    "Ana",
    "Sharif Edge",
    "José Martínez",
    "山田 太郎",
    "Контакт-центр",
    "Reception desk, third floor, building 4",
    "Zoë 🎧",
    "John Doe",
];

const ROLES: [&str; 3] = ["Presenter", "Attendee", "Consumer"];

const REASONS: [&str; 3] = ["CallEnded", "SessionEnded", "ChunkMaximumSizeExceeded"];

/// Members that are left out of some events, as the service does.
const OPTIONAL: [&str; 4] = ["group", "room", "displayName", "deleteLocation"];

/// A new event: no value of the article's stays, but those that say what the event is.
pub fn event(article: &Json, rng: &mut Rng) -> Json {
    let mut event = article.clone();
    let mut texts = Texts {
        known: Vec::new(),
        rng: rng.fork(),
    };
    value("", &mut event, &mut texts);
    event
}

fn value(name: &str, it: &mut Json, texts: &mut Texts) {
    match it {
        Json::Object(members) => {
            members.retain(|(name, _)| !OPTIONAL.contains(&name.as_str()) || texts.rng.u8(..4) > 0);
            for (name, it) in members {
                value(name, it, texts);
            }
        }
        Json::Array(items) => {
            let item = items.first().cloned();
            let count = texts.rng.usize(1..=3);
            *items = item.into_iter().cycle().take(count).collect();
            items.iter_mut().for_each(|it| value(name, it, texts));
        }
        Json::Text(text) => *text = texts.other(name, text),
        Json::Other(text) => *text = other(text, &mut texts.rng),
    }
}

/// Another number, or another truth.
fn other(text: &str, rng: &mut Rng) -> String {
    match text {
        "true" | "false" => rng
            .choice(["true", "false", "null"])
            .expect("three")
            .to_owned(),
        _ if text.contains('.') => format!("{:?}", rng.f64() * 5_000.0),
        _ => rng.u32(..100_000).to_string(),
    }
}

/// The texts of one event: what is the same in the article stays the same.
struct Texts {
    known: Vec<(String, String)>,
    rng: Rng,
}

impl Texts {
    fn other(&mut self, name: &str, text: &str) -> String {
        match name {
            "eventType" | "dataVersion" | "metadataVersion" | "kind" => text.to_owned(),
            "role" => self.pick(&ROLES),
            "endReason" | "sessionEndReason" => self.pick(&REASONS),
            "displayName" | "callerDisplayName" => self.pick(&NAMES),
            "incomingCallContext" => {
                let length = self.rng.usize(200..2_000);
                self.token(length)
            }
            _ if name.ends_with("Time") => self.time(),
            _ => self.parts(text),
        }
    }

    fn pick(&mut self, texts: &[&str]) -> String {
        texts[self.rng.usize(..texts.len())].to_owned()
    }

    /// Letters and digits as in base64.
    fn token(&mut self, length: usize) -> String {
        (0..length).map(|_| self.rng.alphanumeric()).collect()
    }

    fn time(&mut self) -> String {
        let rng = &mut self.rng;
        let (year, month, day) = (rng.u16(2021..2027), rng.u8(1..=12), rng.u8(1..=28));
        let (hour, minute, second) = (rng.u8(..24), rng.u8(..60), rng.u8(..60));
        let date = format!("{year}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}");
        // Seven digits of a second, unless these happen to be zeros.
        match rng.u8(..16) {
            0 => format!("{date}Z"),
            _ => format!("{date}.{:07}Z", rng.u32(..10_000_000)),
        }
    }

    /// The text with other identifiers in it, between the separators.
    fn parts(&mut self, text: &str) -> String {
        text.split_inclusive(['/', '_', ':', ' ', ';'])
            .map(|part| {
                let end = part.trim_end_matches(['/', '_', ':', ' ', ';']).len();
                self.part(&part[..end]) + &part[end..]
            })
            .collect()
    }

    fn part(&mut self, part: &str) -> String {
        if let Some((_, other)) = self.known.iter().find(|(it, _)| it == part) {
            return other.clone();
        }
        let other = if part.starts_with('{') {
            let length = self.rng.usize(8..120);
            self.token(length)
        } else if part.len() >= 32 {
            self.alike(part)
        } else {
            return part.to_owned();
        };
        self.known.push((part.to_owned(), other.clone()));
        other
    }

    /// Other digits and letters in the places of those of an identifier.
    fn alike(&mut self, part: &str) -> String {
        let is_hexadecimal = part.chars().all(|it| it == '-' || it.is_ascii_hexdigit());
        part.chars()
            .map(|it| match it {
                _ if !it.is_ascii_alphanumeric() => it,
                _ if is_hexadecimal => char::from_digit(self.rng.u32(..16), 16).expect("below 16"),
                _ => self.rng.alphanumeric(),
            })
            .collect()
    }
}
