//! What schemas and instances are made of: names, patterns and formats, with texts that match and that do not.

/// Names of members, some of them no names in Rust.
pub const NAMES: [&str; 14] = [
    "a", "b", "c", "kind", "A", "foo bar", "", "type", "x-1", "é", "😀", "self", "a/b~c", "n0",
];

/// Names of the members of shapes, among them ones that generated code has for something else.
pub const MEMBERS: [&str; 16] = [
    "a", "b", "type", "data", "kind", "extra", "A", "foo bar", "", "é", "a\"b\\", "self", "tag_",
    "x-1", "\u{1}", "Data",
];

/// Texts that tell the type of something, or are among known ones.
pub const TAGS: [&str; 6] = ["A", "b", "é", "a\"b\\", "", "Unknown"];

/// Titles, among them ones that generated code has for something else.
pub const TITLES: [&str; 5] = ["Unknown", "self", "a b", "Other", "Text"];

/// Patterns, each with texts at its edges.
pub const PATTERNS: [(&str, &[&str]); 14] = [
    ("^a", &["a", "ab", "ba", "A", ""]),
    ("b$", &["b", "ab", "b\n", "ba"]),
    ("^[a-z]+$", &["abc", "", "aB", "é"]),
    ("^\\d{2,3}$", &["12", "123", "1", "1234", "١٢"]),
    ("^\\w*$", &["a_1", "", "é", "a b"]),
    ("\\s", &[" ", "\u{a0}", "\u{feff}", "a"]),
    ("^.$", &["x", "😀", "", "xx", "\n", "\u{2028}"]),
    ("^x-", &["x-", "x-1", "x", "X-1"]),
    ("^(a|bc)*$", &["", "abca", "ab", "bcbc"]),
    ("^(?=.*a)(?!.*b)", &["a", "ab", "ca", ""]),
    ("(a)\\1", &["aa", "a", "baab"]),
    ("^\\u00e9\\/$", &["é/", "e/", "é"]),
    ("^\\p{L}+$", &["é", "字", "1", "😀"]),
    ("", &["", "a"]),
];

/// Formats, each with texts of which all validators say the same.
pub const FORMATS: [(&str, &[&str]); 20] = [
    (
        "date-time",
        &[
            "2024-02-29T23:59:59Z",
            "2023-02-29T00:00:00Z",
            "2024-01-01T00:00:00+01:00",
            "2024-01-01",
        ],
    ),
    (
        "date",
        &["2024-02-29", "2023-02-29", "2024-13-01", "24-01-01"],
    ),
    (
        "time",
        &["12:00:00Z", "12:00:00", "25:00:00Z", "12:00:00.5+02:00"],
    ),
    ("email", &["a@b.org", "a", "@b.org"]),
    ("idn-email", &["é@b.org", "a"]),
    ("hostname", &["a.org", "-a.org", "a..b", "a_b"]),
    ("idn-hostname", &["é.org", "-é.org", "a.org"]),
    ("ipv4", &["127.0.0.1", "256.0.0.1", "127.0.1", "01.2.3.4"]),
    ("ipv6", &["::1", "1::2::3", "::ffff:1.2.3.4", "12345::"]),
    ("uri", &["http://a.org/b?c#d", "/a", "a b", "urn:x:y"]),
    ("uri-reference", &["/a", "http://a.org", "\\a", "a b"]),
    ("iri", &["http://é.org/é", "/é", "a"]),
    ("iri-reference", &["/é", "a\\b"]),
    ("uri-template", &["/{a}", "/{a", "/a}", "{+a,b*}"]),
    ("json-pointer", &["", "/a~0/~1", "a", "/~2"]),
    ("relative-json-pointer", &["0", "1/a", "01", "/a", "0#"]),
    ("regex", &["^a+$", "(", "[a-z]", "a{"]),
    ("duration", &["P1D", "PT1H", "P", "P1W", "1D"]),
    (
        "uuid",
        &[
            "2eb8aa08-aa98-11ea-b4aa-73b441d16380",
            "2eb8aa08",
            "2EB8AA08-AA98-11EA-B4AA-73B441D16380",
        ],
    ),
    ("no-such-format", &["a"]),
];

/// Texts of several lengths, in bytes, code units and code points.
pub const TEXTS: [&str; 14] = [
    "", "a", "ab", "abc", "b", "é", "😀", "😀😀", "a\"b\\", "\u{1}", "\u{7f}", "e\u{301}", "12",
    "null",
];

/// Texts that are in no schema, long enough to be known again.
pub const SECRETS: [&str; 4] = [
    "Zoë 7155501",
    "+1 425 555 \"0199\"",
    "https://b\\ö.example/7155502?sig=a~b",
    "🗝 opens 7155503",
];

/// Numbers as a schema may write them, each of which a 64-bit float or integer has exactly.
pub const NUMBERS: [&str; 24] = [
    "0",
    "1",
    "2",
    "3",
    "-1",
    "5",
    "10",
    "100",
    "1.0",
    "2.50",
    "0.5",
    "-1.5",
    "0.1",
    "0.01",
    "1e2",
    "1e20",
    "9007199254740992",
    "9007199254740993",
    "-9007199254740993",
    "9223372036854775807",
    "-9223372036854775808",
    "18446744073709551615",
    "1e-3",
    "4294967296",
];

/// What `multipleOf` may say.
pub const DIVISORS: [&str; 12] = [
    "1", "2", "3", "7", "0.5", "0.1", "0.01", "1.5", "10", "1e2", "0.3", "2.0",
];
