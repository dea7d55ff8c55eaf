//! Texts that are of a format, and texts that are not.

use codegen_runtime::{Format, Keyword, Schema};
use serde_json::json;

/// A format, texts that are of it, and texts that are not.
pub type Table = (Format, &'static [&'static str], &'static [&'static str]);

pub const TABLES: [Table; 20] = [
    (
        Format::DateTime,
        &[
            "2024-05-06T07:08:09Z",
            "2024-02-29t07:08:09.1234567890z",
            "2024-05-06T07:08:09+23:59",
            "2016-12-31T15:59:60-08:00",
        ],
        &[
            "",
            "2024-05-06",
            "2024-05-06 07:08:09Z",
            "2024-05-06T07:08:09",
            "2024-05-06T07:08:09.Z",
            "2023-02-29T07:08:09Z",
            "2024-05-06T24:00:00Z",
            "2016-12-31T23:59:60-08:00",
            "2024-05-06T07:08:09Z\n",
        ],
    ),
    (
        Format::Date,
        &["2024-02-29", "0000-01-01", "9999-12-31"],
        &[
            "",
            "2023-02-29",
            "2024-00-01",
            "2024-13-01",
            "2024-01-00",
            "2024-01-32",
            "24-01-01",
            "2024-1-1",
            "2024/01/01",
            "2024-01-01T",
            "２024-01-01",
        ],
    ),
    (
        Format::Time,
        &[
            "07:08:09Z",
            "23:59:60z",
            "07:08:09.5+01:30",
            "00:29:60-23:30",
        ],
        &[
            "",
            "07:08:09",
            "07:08Z",
            "24:00:00Z",
            "23:60:00Z",
            "23:59:61Z",
            "22:59:60Z",
            "07:08:09+24:00",
            "07:08:09+0100",
            "07:08:09,5Z",
        ],
    ),
    (
        Format::Duration,
        &[
            "P1Y2M3DT4H5M6S",
            "P4W",
            "PT0S",
            "P1M",
            "PT1M",
            "P1Y2M",
            "P2M3DT5M6S",
        ],
        &[
            "",
            "P",
            "PT",
            "P1",
            "1D",
            "P1DT",
            "P1Y3D",
            "PT1H3S",
            "P1D1Y",
            "P1W1D",
            "P1WT1H",
            "P1.5D",
            "PT1D",
            "P1H",
            "P1DT1HT1M",
            "p1d",
            "P-1D",
            "P1D ",
        ],
    ),
    (
        Format::Email,
        &[
            "a.b@example.com",
            "a@b",
            "!#$%&'*+-/=?^_`{|}~@example.com",
            "\"a b..\\\"c@\"@example.com",
            "\"\"@example.com",
            "a@[127.0.0.1]",
            "a@[ipv6:::1]",
        ],
        &[
            "",
            "a",
            "@example.com",
            "a@",
            ".a@example.com",
            "a.@example.com",
            "a..b@example.com",
            "a b@example.com",
            "\"@example.com",
            "\"a\"b\"@example.com",
            "\"a\tb\"@example.com",
            "A <a@example.com>",
            "a@exa_mple.com",
            "a@-b",
            "a@b.",
            "a@[127.0.0.256]",
            "a@[::1]",
            "a@[x:y]",
            "ä@example.com",
            "a@ä.com",
            "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa@example.com",
        ],
    ),
    (
        Format::IdnEmail,
        &[
            "a@example.com",
            "ä.ö@ü.example",
            "\"ä ö\"@example.com",
            "我買@屋企.香港",
        ],
        &[
            "",
            "ä",
            "ä@",
            "ä ö@example.com",
            "\"\\ä\"@example.com",
            "a＠example.com",
            "a@☃.com",
        ],
    ),
    (
        Format::Hostname,
        &[
            "example.com",
            "localhost",
            "1a",
            "a--b",
            "A-1.B",
            "xn--bcher-kva.example",
            "XN--bcher-kva",
        ],
        &[
            "",
            ".",
            "a.",
            ".a",
            "a..b",
            "-a",
            "a-",
            "a_b",
            "bücher",
            "ab--c",
            "xn--",
            "xn--a",
            "xn--bcher-kv",
            // U+20D0 is of a block of symbols, U+1100 conjoining Hangul, the last a letter after "1".
            "xn--a-zrn",
            "xn--ypd",
            "xn--1-1mc",
            "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
        ],
    ),
    (
        Format::IdnHostname,
        &[
            "example.com",
            "bücher.example",
            "Bücher",
            "실례.테스트",
            "a。b",
            "l·l",
            "͵α",
            "͵ἀ",
            "א״",
            "ァ・",
            "々・",
            "㐀・",
            "क्\u{200d}ष",
            "ب١",
        ],
        &[
            "",
            "。",
            "a。",
            "☃",
            "a·l",
            "a͵",
            "a״",
            "a・",
            "ー・",
            "क\u{200d}ष",
            "ب١۱",
            "1ب",
            "\u{300}a",
            "a\u{20d0}",
            "\u{1100}",
            "ab--ü",
            "a b",
            "a_b",
            "xn--a",
        ],
    ),
    (
        Format::Ipv4,
        &["0.0.0.0", "127.0.0.1", "255.255.255.255"],
        &[
            "",
            "1.2.3",
            "1.2.3.4.5",
            "1.2.3.256",
            "01.2.3.4",
            "1.2.3.4 ",
            "0x1.2.3.4",
            "::1",
        ],
    ),
    (
        Format::Ipv6,
        &[
            "::",
            "::1",
            "1:2:3:4:5:6:7:8",
            "FE80::a",
            "::ffff:127.0.0.1",
        ],
        &[
            "",
            ":",
            "1:2:3:4:5:6:7",
            "1::2::3",
            "12345::",
            "::1%eth0",
            "[::1]",
            "::127.0.0.01",
            "::/64",
        ],
    ),
    (
        Format::Uri,
        &[
            "https://user@example.com:8080/a/b?c=d#e",
            "urn:a:b",
            "mailto:a@example.com",
            "a:",
            "http://[::1]/",
            "http://[v1.a:b]/",
            "x://999.999.999.999",
            "x:/%41",
        ],
        &[
            "",
            "a",
            "//a",
            "/a",
            "1a:b",
            ":a",
            "x:%4",
            "x:%zz",
            "x:a b",
            "x:ä",
            "x:\\",
            "x:#a#b",
            "x://[::1",
            "x://a:b",
            "x://[::127.0.0.01]",
            "x:[",
        ],
    ),
    (
        Format::UriReference,
        &["", "a", "//a", "/a?b#c", "?a", "#a", "./a:b", "x:y"],
        &["a b", "ä", "%", "1:a", "[", "//a:b", "#a#b", "\\a"],
    ),
    (
        Format::Iri,
        &["https://ä.example/ö?ü=\u{e000}#ß", "x:y", "http://[::1]/"],
        &[
            "",
            "ä",
            "x:\u{e000}",
            "x:\u{fdd0}",
            "x:a b",
            "x:\u{80}",
            "x://[ä]",
        ],
    ),
    (
        Format::IriReference,
        &["", "ä", "//ä/ö?ü#ß", "#ä"],
        &["ä b", "\\", "%ä", "\u{fffe}", "1:ä"],
    ),
    (
        Format::UriTemplate,
        &[
            "",
            "https://example.com/{a}{?b,c*}{#d:3}",
            "{+a.b_c}",
            "{%41}",
            "{=a}",
            "a'b%41ä\u{e000}",
            "{a:9999}",
        ],
        &[
            "{",
            "}",
            "{}",
            "{a",
            "a}",
            "{{a}}",
            "{a,}",
            "{,}",
            "{a b}",
            "{ä}",
            "{a..b}",
            "{.}",
            "{%4}",
            "{a:0}",
            "{a:01}",
            "{a:10000}",
            "{a:}",
            "{a*:1}",
            "{a:1*}",
            "{a**}",
            "%",
            "%4",
            "a b",
            "<",
            "\u{80}",
            "\u{fdd0}",
            "\u{1fffe}",
            "\u{e0001}",
        ],
    ),
    (
        Format::Uuid,
        &[
            "2eb8aa08-aa98-11ea-b4aa-73b441d16380",
            "00000000-0000-0000-0000-00000000000F",
        ],
        &[
            "",
            "2eb8aa08aa9811eab4aa73b441d16380",
            "{2eb8aa08-aa98-11ea-b4aa-73b441d16380}",
            "2eb8aa08-aa98-11ea-b4aa-73b441d1638",
            "2eb8aa08-aa98-11ea-b4aa-73b441d1638g",
            "2eb8aa0-8aa98-11ea-b4aa-73b441d16380",
            "äeb8aa08-aa98-11ea-b4aa-73b441d1638",
        ],
    ),
    (
        Format::JsonPointer,
        &["", "/", "//", "/a/0/~0~1", "/ä", "/a\u{0}b"],
        &["a", "#", "#/a", "/~", "/~2", "/a~", "/~~0", "~0"],
    ),
    (
        Format::RelativeJsonPointer,
        &["0", "10", "0#", "1/a", "0/", "0+1", "0-10/a", "2+0/"],
        &[
            "", "a", "/a", "#", "00", "01", "-1", "+1/a", "0##", "0#/a", "0a", "0+", "0+a", "0+01",
            "0-1#", "1/~",
        ],
    ),
    (
        Format::RelativeJsonPointerDraft7,
        &["0", "10", "0#", "1/a", "0/"],
        &[
            "", "a", "/a", "#", "00", "01", "-1", "0##", "0#/a", "0+1", "0-1/a", "1/~", "١",
        ],
    ),
    (
        Format::Regex,
        &[
            "",
            "^a+b*?[^c-d]$",
            "(?<a>b)\\k<a>",
            "(?<!a)(?=b)",
            "[]",
            "[^]",
            "\\p{L}\\cA\\u{1F600}",
            "a{1,2}",
        ],
        &[
            "(", ")", "[", "*", "a**", "a{2,1}", "\\a", "\\Z", "(?P<a>b)", "(?i)a", "(?#a)", "\\1",
            "\\k<a>", "[b-a]",
        ],
    ),
];

#[test]
fn verdicts() {
    for (format, valid, invalid) in TABLES {
        for text in valid {
            assert!(format.matches(text), "{format:?} {text:?}");
        }
        for text in invalid {
            assert!(!format.matches(text), "{format:?} {text:?}");
        }
    }
}

#[test]
fn words() {
    static SCHEMA: Schema = Schema::new(
        "#",
        &[
            Keyword::Format(Format::Uri),
            Keyword::Format(Format::Iri),
            Keyword::Format(Format::Ipv6),
            Keyword::Format(Format::RelativeJsonPointer),
        ],
    );
    let violations = SCHEMA
        .validate(&json!("ä\n"))
        .expect_err("it is of no format");
    assert_eq!(
        violations.to_string(),
        "(root): not a URI (#/format)\n\
         (root): not an IRI (#/format)\n\
         (root): not an IPv6 address (#/format)\n\
         (root): not a relative JSON Pointer (#/format)"
    );
    for (format, _, invalid) in TABLES {
        let schema = Schema::new("#", vec![Keyword::Format(format)].leak());
        let violations = schema
            .validate(&json!(invalid[0]))
            .expect_err("it is of another format");
        assert!(
            violations.to_string().starts_with("(root): not a"),
            "{violations}"
        );
        assert!(schema.is_valid(&json!(7)));
    }
}
