//! A type as the generator emits it, with one member of each sort, and the schema it is made from.

use codegen_runtime::{
    Blank, Decode, Described, Encode, Fields, Format, Integer, IntoOwned, Json, Key, Keys, Keyword,
    Map, Members, ObjectWriter, Properties, Property, Reader, Refused, Schema, Step, Text,
    Timestamp, Types, UNKNOWN,
};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Call<'a> {
    pub id: Text<'a>,
    pub seats: Integer<'a>,
    pub started: Option<Timestamp<'a>>,
    pub topic: Option<Text<'a>>,
    pub tags: Option<Vec<Text<'a>>>,
    pub labels: Option<Map<'a, bool>>,
    pub parent: Option<Box<Call<'a>>>,
    pub extra: Members<'a>,
}

static KEYS: Keys = Keys::new(
    &[
        Key::new("\"id\":"),
        Key::new("\"seats\":"),
        Key::new("\"started\":"),
        Key::new("\"topic\":"),
        Key::new("\"tags\":"),
        Key::new("\"labels\":"),
        Key::new("\"parent\":"),
    ],
    |name| match name {
        "id" => 0,
        "seats" => 1,
        "started" => 2,
        "topic" => 3,
        "tags" => 4,
        "labels" => 5,
        "parent" => 6,
        _ => UNKNOWN,
    },
);

impl Blank for Call<'_> {
    fn blank() -> Self {
        Call {
            id: Blank::blank(),
            seats: Blank::blank(),
            started: None,
            topic: None,
            tags: None,
            labels: None,
            parent: None,
            extra: Members::new(),
        }
    }
}

impl<'a> Decode<'a> for Call<'a> {
    fn decode(&mut self, reader: &mut Reader<'a>) -> Step {
        let mut object = reader.object(&KEYS)?;
        let content = &mut ();
        let _ = object.in_order(reader)
            && object.step(reader, self, content, 0)?
            && object.step(reader, self, content, 1)?
            && object.step(reader, self, content, 2)?
            && object.step(reader, self, content, 3)?
            && object.step(reader, self, content, 4)?
            && object.step(reader, self, content, 5)?
            && object.step(reader, self, content, 6)?;
        object.end(reader, self, content, &[0, 1])
    }
}

impl<'a> Fields<'a> for Call<'a> {
    type Content = ();

    fn read(&mut self, index: usize, _: &mut (), reader: &mut Reader<'a>) -> Step {
        match index {
            0 => {
                self.id.decode(reader)?;
                if self.id.is_empty() {
                    return Err(Refused);
                }
                Ok(())
            }
            1 => reader.judged(&SEATS, |reader| self.seats.decode(reader)),
            2 => reader.some(&mut self.started),
            3 => reader.optional(&mut self.topic, "topic", &mut self.extra),
            4 => reader.some(&mut self.tags),
            5 => reader.some(&mut self.labels),
            6 => reader.optional(&mut self.parent, "parent", &mut self.extra),
            _ => Err(Refused),
        }
    }

    fn extra(&mut self) -> Option<&mut Members<'a>> {
        Some(&mut self.extra)
    }
}

impl Encode for Call<'_> {
    fn encode(&self, out: &mut Vec<u8>) {
        let mut object = ObjectWriter::new(out);
        object.member(",\"id\":", &self.id);
        object.member(",\"seats\":", &self.seats);
        object.optional(",\"started\":", &self.started);
        object.optional(",\"topic\":", &self.topic);
        object.optional(",\"tags\":", &self.tags);
        object.optional(",\"labels\":", &self.labels);
        object.optional(",\"parent\":", &self.parent);
        object.extra(&self.extra, self);
        object.end();
    }

    fn holds(&self, name: &str) -> bool {
        match name {
            "id" | "seats" => true,
            "topic" => self.topic.is_some(),
            "parent" => self.parent.is_some(),
            _ => false,
        }
    }
}

impl IntoOwned for Call<'_> {
    type Owned = Call<'static>;

    fn own_into(&mut self, place: &mut Call<'static>) {
        self.id.own_into(&mut place.id);
        self.seats.own_into(&mut place.seats);
        self.started.own_into(&mut place.started);
        self.topic.own_into(&mut place.topic);
        self.tags.own_into(&mut place.tags);
        self.labels.own_into(&mut place.labels);
        self.parent.own_into(&mut place.parent);
        self.extra.own_into(&mut place.extra);
    }
}

impl Described for Call<'_> {
    fn schema() -> &'static Schema {
        &CALL
    }
}

impl Serialize for Call<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        codegen_runtime::serialize(self, serializer)
    }
}

impl<'de> Deserialize<'de> for Call<'_> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        codegen_runtime::deserialize(deserializer, |body| {
            codegen_runtime::decode::<Call<'_>>(body).map(IntoOwned::into_owned)
        })
    }
}

static SEATS: Schema = Schema::new(
    "#/properties/seats",
    &[
        Keyword::Type(Types::INTEGER),
        Keyword::Minimum("0"),
        Keyword::Maximum("500"),
    ],
);

static CALL: Schema = Schema::new(
    "#",
    &[
        Keyword::Type(Types::OBJECT),
        Keyword::Properties(Properties::new(&[
            Property::required(
                "id",
                &Schema::new(
                    "#/properties/id",
                    &[Keyword::Type(Types::STRING), Keyword::MinLength(1)],
                ),
            ),
            Property::optional(
                "labels",
                &Schema::new(
                    "#/properties/labels",
                    &[
                        Keyword::Type(Types::OBJECT),
                        Keyword::AdditionalProperties {
                            known: &[],
                            patterns: &[],
                            schema: &Schema::new(
                                "#/properties/labels/additionalProperties",
                                &[Keyword::Type(Types::BOOLEAN)],
                            ),
                        },
                    ],
                ),
            ),
            Property::optional(
                "parent",
                &Schema::new(
                    "#/properties/parent",
                    &[Keyword::AnyOf(&[
                        &Schema::new("#/properties/parent/anyOf/0", &[Keyword::Ref(&CALL)]),
                        &Schema::new("#/properties/parent/anyOf/1", &[Keyword::Type(Types::NULL)]),
                    ])],
                ),
            ),
            Property::required(
                "seats",
                &Schema::new("#/properties/seats", &[Keyword::Ref(&SEATS)]),
            ),
            Property::optional(
                "started",
                &Schema::new(
                    "#/properties/started",
                    &[
                        Keyword::Type(Types::STRING),
                        Keyword::Format(Format::DateTime),
                    ],
                ),
            ),
            Property::optional(
                "tags",
                &Schema::new(
                    "#/properties/tags",
                    &[
                        Keyword::Type(Types::ARRAY),
                        Keyword::Items {
                            from: 0,
                            schema: &Schema::new(
                                "#/properties/tags/items",
                                &[Keyword::Type(Types::STRING)],
                            ),
                        },
                    ],
                ),
            ),
            Property::optional(
                "topic",
                &Schema::new(
                    "#/properties/topic",
                    &[Keyword::Type(Types::STRING.or(Types::NULL))],
                ),
            ),
        ])),
    ],
);

/// Any JSON value.
#[derive(Debug, PartialEq)]
pub struct Any<'a>(pub Json<'a>);

impl Blank for Any<'_> {
    fn blank() -> Self {
        Any(Json::blank())
    }
}

impl<'a> Decode<'a> for Any<'a> {
    fn decode(&mut self, reader: &mut Reader<'a>) -> Step {
        self.0.decode(reader)
    }
}

impl Described for Any<'_> {
    fn schema() -> &'static Schema {
        static ANY: Schema = Schema::new("#", &[]);
        &ANY
    }
}
