//! Random values for tests, drawn from a schema's tables: valid ones, and such that break one rule.
//!
//! What is drawn depends on the bytes of an [`Unstructured`] alone. When they are used up, the first
//! and smallest of every choice is taken, so any bytes will do, and fewer bytes give smaller values.

mod broken;
mod make;
mod text;
mod wish;

use std::fmt;
use std::marker::PhantomData;

use arbitrary::{Error, Result, Unstructured};
use serde_json::Value;

use crate::decode::Described;
use crate::schema::{Schema, Violation};

/// So often a value is drawn until one is as it should be.
const ATTEMPTS: usize = 16;

impl Schema {
    /// Draws a value that the schema allows.
    ///
    /// # Errors
    ///
    /// `IncorrectFormat` if none was found: the schema asks for what random values seldom are, such as
    /// texts that match a `pattern`, or for nothing that exists.
    pub fn sample(&'static self, u: &mut Unstructured<'_>) -> Result<Value> {
        for _ in 0..ATTEMPTS {
            if let Ok(value) = make::value(&[self], u)
                && self.is_valid(&value)
            {
                return Ok(value);
            }
        }
        Err(Error::IncorrectFormat)
    }

    /// Draws a value that breaks one rule of the schema, and gives the one violation that validating
    /// it reports.
    ///
    /// These rules get broken, wherever that makes no other rule apply: `type`, `enum`, `const`,
    /// `format`, `pattern`, `required`, `uniqueItems`, `anyOf` and `oneOf` by a value that no alternative
    /// is for, `additionalProperties: false`, and the limits of numbers, texts and arrays.
    ///
    /// # Errors
    ///
    /// `IncorrectFormat` if no valid value was found, or none that can be broken so.
    pub fn sample_broken(&'static self, u: &mut Unstructured<'_>) -> Result<(Value, Violation)> {
        for _ in 0..ATTEMPTS {
            let value = self.sample(u)?;
            if let Some(broken) = broken::broken(self, &value, u)? {
                return Ok(broken);
            }
        }
        Err(Error::IncorrectFormat)
    }
}

/// JSON that breaks one rule of the schema of `T`, and the violation that reading it reports.
///
/// With the feature `arbitrary` it can be drawn as `u.arbitrary::<Broken<Event>>()`, with `proptest`
/// as `any::<Broken<Event>>()`. It is broken as a value of `T`: where a body may be one event or an
/// array of them, put a broken event into an array, because it may be an array itself.
pub struct Broken<T> {
    value: Value,
    violation: Violation,
    of: PhantomData<fn() -> T>,
}

impl<T> Broken<T> {
    /// The JSON.
    pub fn value(&self) -> &Value {
        &self.value
    }

    /// The one violation; its place in the text is not known.
    pub fn violation(&self) -> &Violation {
        &self.violation
    }
}

impl<T: Described> Broken<T> {
    pub(crate) fn sample(u: &mut Unstructured<'_>) -> Result<Self> {
        let (value, violation) = T::schema().sample_broken(u)?;
        Ok(Broken {
            value,
            violation,
            of: PhantomData,
        })
    }
}

impl<T> Clone for Broken<T> {
    fn clone(&self) -> Self {
        Broken {
            value: self.value.clone(),
            violation: self.violation.clone(),
            of: PhantomData,
        }
    }
}

impl<T> fmt::Debug for Broken<T> {
    /// With the JSON, which is random and therefore nobody's secret.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Broken({} in {})", self.violation, self.value)
    }
}

/// A number below the limit, which is not zero; 0 when the bytes are used up.
fn below(u: &mut Unstructured<'_>, limit: usize) -> Result<usize> {
    u.int_in_range(0..=limit - 1)
}

/// One of several; the first when the bytes are used up.
fn pick<'t, T>(u: &mut Unstructured<'_>, several: &'t [T]) -> Result<&'t T> {
    let index = below(u, several.len().max(1))?;
    several.get(index).ok_or(Error::EmptyChoose)
}
