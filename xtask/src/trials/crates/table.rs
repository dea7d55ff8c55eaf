//! What a program that tries modules needs of each of them, and how it is asked.

use std::error::Error;
use std::io::{self, BufRead, Write};

use codegen_runtime::{DecodeError, Encode, Violations};
use serde::Serialize;
use serde_json::{Value, json};

/// The functions of one module, and what it was generated from.
pub struct Module {
    pub is_valid: fn(&Value) -> bool,
    pub validate: fn(&Value) -> Result<(), Violations>,
    pub decode: fn(&[u8]) -> Result<Decoded, DecodeError>,
    pub schema: &'static str,
    pub draft: &'static str,
    pub assert_format: bool,
}

/// What a decoded instance gives back.
pub struct Decoded {
    /// By its own encoder.
    pub encoded: String,
    /// By serde.
    pub serialized: Result<Value, String>,
}

/// Encodes what was decoded.
pub fn decoded<T: Encode + Serialize>(
    root: Result<T, DecodeError>,
) -> Result<Decoded, DecodeError> {
    root.map(|root| Decoded {
        encoded: root.to_json(),
        serialized: serde_json::to_value(&root).map_err(|error| error.to_string()),
    })
}

/// Tries modules on instances: each line of stdin has the numbers of a batch and of a module in it, and
/// an instance; each line of stdout is what is said of it.
pub fn serve(
    tables: &[&'static [Module]],
    mut answer: impl FnMut(&'static Module, &str) -> Value,
) -> Result<(), Box<dyn Error>> {
    let mut stdout = io::stdout().lock();
    for line in io::stdin().lock().lines() {
        let line = line?;
        let mut parts = line.splitn(3, ' ');
        let mut part = || parts.next().ok_or("a line has three parts");
        let (batch, module): (usize, usize) = (part()?.parse()?, part()?.parse()?);
        let answer = answer(&tables[batch][module], part()?);
        // Whatever the next one does, this one is known.
        writeln!(stdout, "{answer}")?;
        stdout.flush()?;
    }
    Ok(())
}

/// What a module says of an instance.
pub fn answer(module: &Module, instance: &str) -> Value {
    let value: Option<Value> = serde_json::from_str(instance).ok();
    let is_valid = value.as_ref().map(|value| (module.is_valid)(value));
    let violations = value.as_ref().and_then(|value| {
        let violations = (module.validate)(value).err()?;
        Some(violations.to_string())
    });
    match (module.decode)(instance.as_bytes()) {
        Ok(decoded) => json!({
            "is_valid": is_valid,
            "violations": violations,
            "encoded": decoded.encoded,
            "serialized": match (&value, decoded.serialized) {
                (Some(value), Ok(serialized)) => *value == serialized,
                (value, _) => value.is_none(),
            },
        }),
        Err(error) => json!({
            "is_valid": is_valid,
            "violations": violations,
            "refused": error.to_string(),
        }),
    }
}
