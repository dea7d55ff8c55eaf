//! Secrets that requests bring with them, compared so that the time tells nothing of them but their length.

use std::borrow::Cow;
use std::fmt;

use percent_encoding::percent_decode_str;
use subtle::{Choice, ConstantTimeEq};

use super::Head;

/// A secret that the subscription sends with each request.
///
/// `Debug` shows where it is, not what it is. An empty secret lets nobody in.
#[derive(Clone)]
pub struct Key {
    place: Place,
    name: String,
    secret: String,
}

#[derive(Clone, Copy, Debug)]
enum Place {
    Query,
    Header,
}

/// The keys of which one must be right.
#[derive(Clone, Debug)]
pub(super) enum Keys {
    None,
    One(Vec<Key>),
}

impl Key {
    /// A parameter in the query of the endpoint's address: `https://…/events?code=secret`. Keep the
    /// query out of logs.
    pub fn query(name: impl Into<String>, secret: impl Into<String>) -> Self {
        Self {
            place: Place::Query,
            name: name.into(),
            secret: secret.into(),
        }
    }

    /// A header that the subscription sets as a *delivery property*, marked secret.
    pub fn header(name: impl Into<String>, secret: impl Into<String>) -> Self {
        Self {
            place: Place::Header,
            name: name.into(),
            secret: secret.into(),
        }
    }

    fn opens(&self, head: &Head<'_>) -> Choice {
        let is_secret = |text: &[u8]| self.secret.as_bytes().ct_eq(text);
        let fits = match self.place {
            Place::Header => head.headers.get(&self.name).map(is_secret),
            Place::Query => {
                let values = parameters(head.query.unwrap_or_default(), &self.name);
                values
                    .map(|it| is_secret(&it))
                    .reduce(|one, other| one | other)
            }
        };
        fits.unwrap_or(Choice::from(0)) & Choice::from(u8::from(!self.secret.is_empty()))
    }
}

impl fmt::Debug for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Key({:?} {:?})", self.place, self.name)
    }
}

impl Keys {
    /// Whether the request brings one of them; all are compared, whichever is right.
    pub(super) fn open(&self, head: &Head<'_>) -> bool {
        match self {
            Self::None => true,
            Self::One(keys) => {
                let opens = keys.iter().map(|key| key.opens(head));
                opens.fold(Choice::from(0), |one, other| one | other).into()
            }
        }
    }
}

/// The values of a query's parameters of that name. A `+` is one, as in secrets that are base64.
fn parameters<'q>(query: &'q str, name: &str) -> impl Iterator<Item = Cow<'q, [u8]>> {
    query.split('&').filter_map(move |parameter| {
        let (key, value) = parameter.split_once('=')?;
        let key: Cow<'_, [u8]> = percent_decode_str(key).into();
        (*key == *name.as_bytes()).then(|| percent_decode_str(value).into())
    })
}
