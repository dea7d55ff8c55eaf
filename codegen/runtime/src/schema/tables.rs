//! Schemas written as text, where the compiler could not bear so many statics: each is read when it is first
//! needed.

use std::fmt;
use std::sync::OnceLock;

use serde_json::Value;

use super::{Cases, Keyword, Literal, Pattern, Properties, Property, Schema, Types, Verdict};
use crate::format::Format;

/// All schemas of a document. Each has a line of the text, and is known by its number, from 0.
///
/// A line is a JSON array: the schema's place, the types that are accepted and those that are possible
/// (see [`Verdict`]), each set as the sum of 1 for `null`, 2 for `boolean`, 4 for integers, 8 for other
/// numbers, 16 for `string`, 32 for `array` and 64 for `object`, then the keywords. A keyword is an array of the name that
/// [`Keyword`] has for it and of what that holds: other schemas, formats and regular expressions by
/// their numbers, a number of the schema as a string.
pub struct Tables {
    text: &'static str,
    formats: &'static [Format],
    patterns: &'static [&'static Pattern],
    lines: OnceLock<Vec<Line>>,
}

struct Line {
    text: &'static str,
    schema: OnceLock<Schema>,
}

/// What a line says that cannot be read.
static NEVER: Schema = Schema::new("#", &[Keyword::Never]);

impl Tables {
    /// The schemas of a text, and the formats and regular expressions that it has numbers for.
    pub const fn new(
        text: &'static str,
        formats: &'static [Format],
        patterns: &'static [&'static Pattern],
    ) -> Self {
        Tables {
            text,
            formats,
            patterns,
            lines: OnceLock::new(),
        }
    }

    /// The schema of a number.
    pub(crate) fn schema(&'static self, number: usize) -> &'static Schema {
        self.line(number).map_or(&NEVER, |line| {
            line.schema.get_or_init(|| self.read(line.text))
        })
    }

    fn line(&'static self, number: usize) -> Option<&'static Line> {
        let line = |text| Line {
            text,
            schema: OnceLock::new(),
        };
        let lines = self
            .lines
            .get_or_init(|| self.text.lines().map(line).collect());
        lines.get(number)
    }

    fn read(&'static self, line: &str) -> Schema {
        let line: Value = serde_json::from_str(line).unwrap_or_default();
        let [Value::String(at), sure, possible, keywords @ ..] = items(&line) else {
            return Schema::new("#", &[Keyword::Never]);
        };
        let verdict = Verdict::between(bits(sure), bits(possible));
        let keywords = keywords.iter().map(|it| self.keyword(it));
        Schema::decided(kept_text(at), verdict, kept(keywords))
    }

    /// What cannot be read is never satisfied.
    fn keyword(&'static self, keyword: &Value) -> Keyword {
        let [Value::String(name), held @ ..] = items(keyword) else {
            return Keyword::Never;
        };
        let read = match held {
            [] => Some(Keyword::UniqueItems).filter(|_| name == "UniqueItems"),
            [one] => self.keyword_of(name, one),
            many => self.keyword_of_many(name, many),
        };
        read.unwrap_or(Keyword::Never)
    }

    fn keyword_of(&'static self, name: &str, held: &Value) -> Option<Keyword> {
        let keyword = match name {
            "Type" => Keyword::Type(types(held)),
            "Enum" => Keyword::Enum(kept(items(held).iter().map(literal))),
            "Const" => Keyword::Const(literal(held)),
            "MultipleOf" => Keyword::MultipleOf(text(held)?),
            "Maximum" => Keyword::Maximum(text(held)?),
            "ExclusiveMaximum" => Keyword::ExclusiveMaximum(text(held)?),
            "Minimum" => Keyword::Minimum(text(held)?),
            "ExclusiveMinimum" => Keyword::ExclusiveMinimum(text(held)?),
            "MinLength" => Keyword::MinLength(held.as_u64()?),
            "MaxLength" => Keyword::MaxLength(held.as_u64()?),
            "Pattern" => Keyword::Pattern(self.pattern(held)?),
            "Format" => Keyword::Format(*self.formats.get(index(held)?)?),
            "MinItems" => Keyword::MinItems(held.as_u64()?),
            "MaxItems" => Keyword::MaxItems(held.as_u64()?),
            "MinProperties" => Keyword::MinProperties(held.as_u64()?),
            "MaxProperties" => Keyword::MaxProperties(held.as_u64()?),
            "DependentRequired" => Keyword::DependentRequired(pairs(held, texts)),
            "PrefixItems" => Keyword::PrefixItems(self.inside_all(held)),
            "AllOf" => Keyword::AllOf(self.inside_all(held)),
            "AnyOf" => Keyword::AnyOf(self.inside_all(held)),
            "OneOf" => Keyword::OneOf(self.inside_all(held)),
            "Not" => Keyword::Not(self.behind(held)),
            "Properties" => Keyword::Properties(self.properties(held)),
            "DependentSchemas" => Keyword::DependentSchemas(pairs(held, |it| self.behind(it))),
            "PatternProperties" => Keyword::PatternProperties(kept(
                items(held).iter().filter_map(|it| self.pattern_pair(it)),
            )),
            "PropertyNames" => Keyword::PropertyNames(self.behind(held)),
            "UnevaluatedItems" => Keyword::UnevaluatedItems(self.behind(held)),
            "UnevaluatedProperties" => Keyword::UnevaluatedProperties(self.behind(held)),
            "Ref" => self.reference(held)?,
            "Scope" => Keyword::Scope(pairs(held, |it| self.referred(it))),
            _ => return None,
        };
        Some(keyword)
    }

    fn keyword_of_many(&'static self, name: &str, held: &[Value]) -> Option<Keyword> {
        let keyword = match (name, held) {
            ("Items", [from, schema]) => Keyword::Items {
                from: index(from)?,
                schema: self.behind(schema),
            },
            ("Contains", [schema, min, max, marks]) => Keyword::Contains {
                schema: self.behind(schema),
                min: min.as_u64()?,
                max: max.as_u64(),
                marks: marks.as_bool()?,
            },
            ("AdditionalProperties", [known, patterns, schema]) => Keyword::AdditionalProperties {
                known: texts(known),
                patterns: kept(items(patterns).iter().filter_map(|it| self.pattern(it))),
                schema: self.behind(schema),
            },
            ("If", [test, then, otherwise]) => Keyword::If {
                test: self.behind(test),
                then: index(then).map(|_| self.behind(then)),
                otherwise: index(otherwise).map(|_| self.behind(otherwise)),
            },
            ("Cases", [tag, cases]) => {
                let cases = pairs(cases, |it| self.behind(it));
                Keyword::Cases(Cases::new(text(tag)?, cases))
            }
            ("DynamicRef", [anchor, target]) => Keyword::DynamicRef {
                anchor: text(anchor)?,
                target: self.referred(target),
            },
            _ => return None,
        };
        Some(keyword)
    }

    /// A schema that stands in another one.
    fn inside(&'static self, number: &Value) -> Schema {
        let line = index(number).and_then(|it| self.line(it));
        self.read(line.map_or("", |it| it.text))
    }

    fn inside_all(&'static self, numbers: &Value) -> &'static [&'static Schema] {
        kept(items(numbers).iter().map(|it| self.behind(it)))
    }

    /// Arrays of a name, of whether it is required, and of the number of its schema if it has one.
    fn properties(&'static self, list: &Value) -> Properties {
        let property = |property: &Value| match items(property) {
            [name, Value::Bool(false), schema] => {
                Some(Property::optional(text(name)?, self.behind(schema)))
            }
            [name, Value::Bool(true), schema] => {
                Some(Property::required(text(name)?, self.behind(schema)))
            }
            [name, Value::Bool(true)] => Some(Property::only_required(text(name)?)),
            _ => None,
        };
        Properties::new(kept(items(list).iter().filter_map(property)))
    }

    fn behind(&'static self, number: &Value) -> &'static Schema {
        kept_one(self.inside(number))
    }

    /// What a reference leads to is not read before somebody goes there: it may lead back.
    fn reference(&'static self, number: &Value) -> Option<Keyword> {
        Some(Keyword::Later(self, index(number)?))
    }

    fn referred(&'static self, number: &Value) -> &'static Schema {
        let reference = self.reference(number).unwrap_or(Keyword::Never);
        kept_one(Schema::new("#", kept([reference])))
    }

    fn pattern(&self, number: &Value) -> Option<&'static Pattern> {
        self.patterns.get(index(number)?).copied()
    }

    fn pattern_pair(&'static self, pair: &Value) -> Option<(&'static Pattern, &'static Schema)> {
        let [pattern, schema] = items(pair) else {
            return None;
        };
        Some((self.pattern(pattern)?, self.behind(schema)))
    }
}

impl fmt::Debug for Tables {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Tables").finish_non_exhaustive()
    }
}

fn items(value: &Value) -> &[Value] {
    value.as_array().map(Vec::as_slice).unwrap_or_default()
}

fn index(value: &Value) -> Option<usize> {
    value.as_u64().and_then(|it| usize::try_from(it).ok())
}

fn text(value: &Value) -> Option<&'static str> {
    value.as_str().map(kept_text)
}

fn texts(value: &Value) -> &'static [&'static str] {
    kept(items(value).iter().filter_map(text))
}

/// An array of names, each with what `read` makes of what stands beside it.
fn pairs<T>(value: &Value, read: impl Fn(&Value) -> T) -> &'static [(&'static str, T)] {
    let pair = |pair: &Value| match items(pair) {
        [name, beside] => Some((text(name)?, read(beside))),
        _ => None,
    };
    kept(items(value).iter().filter_map(pair))
}

fn types(names: &Value) -> Types {
    let named = |name: &Value| match name.as_str() {
        Some("null") => Types::NULL,
        Some("boolean") => Types::BOOLEAN,
        Some("integer") => Types::INTEGER,
        Some("number") => Types::NUMBER,
        Some("string") => Types::STRING,
        Some("array") => Types::ARRAY,
        Some("object") => Types::OBJECT,
        _ => Types::NONE,
    };
    let types = items(names).iter().map(named);
    types.fold(Types::NONE, Types::or)
}

/// A set of types as a number.
fn bits(value: &Value) -> Types {
    let bits = value.as_u64().and_then(|it| u8::try_from(it).ok());
    bits.map_or(Types::NONE, Types::from_bits)
}

/// An array of what it is and what it holds, except where JSON has the same value.
fn literal(value: &Value) -> Literal {
    match value {
        Value::Bool(it) => Literal::Boolean(*it),
        Value::String(it) => Literal::String(kept_text(it)),
        _ => match items(value) {
            [kind, held] if kind == "Number" => Literal::Number(text(held).unwrap_or_default()),
            [kind, held] if kind == "Array" => {
                Literal::Array(kept(items(held).iter().map(literal)))
            }
            [kind, held] if kind == "Object" => Literal::Object(pairs(held, literal)),
            _ => Literal::Null,
        },
    }
}

/// What was read is kept as long as the program runs, as a static would be; it is read once.
fn kept<T>(items: impl IntoIterator<Item = T>) -> &'static [T] {
    Vec::leak(items.into_iter().collect())
}

fn kept_one<T>(item: T) -> &'static T {
    Box::leak(Box::new(item))
}

fn kept_text(text: &str) -> &'static str {
    String::leak(text.to_owned())
}
