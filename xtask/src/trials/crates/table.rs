//! What a program that tries modules needs of each of them, and how it is asked.

use std::error::Error;
use std::fmt::Debug;
use std::io::{self, BufRead, Write};

use codegen_runtime::{DecodeError, Encode, IntoOwned, Violations};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

/// The functions of one module, and what it was generated from.
pub struct Module {
    pub is_valid: fn(&Value) -> bool,
    pub validate: fn(&Value) -> Result<(), Violations>,
    pub decode: fn(&[u8]) -> Decoded,
    pub schema: &'static str,
    pub draft: &'static str,
    pub assert_format: bool,
}

/// What becomes of an instance.
pub struct Decoded {
    /// By the module's decoder.
    pub root: Result<Root, DecodeError>,
    /// By serde's deserializer, encoded again.
    pub deserialized: Result<String, String>,
}

/// What a decoded instance gives back.
pub struct Root {
    /// By its own encoder.
    pub encoded: String,
    /// By serde.
    pub serialized: Result<Value, String>,
    /// What a copy of it gives back.
    pub cloned: String,
    /// Whether that copy is equal.
    pub is_equal: bool,
    /// What is given back by the value that borrows nothing.
    pub owned: String,
    /// As `Debug` shows it, borrowing and not.
    pub debug: [String; 2],
}

/// Encodes what was decoded.
pub fn decoded<T>(body: &[u8], root: Result<T, DecodeError>) -> Decoded
where
    T: Clone + Debug + Encode + IntoOwned + PartialEq + Serialize,
    T::Owned: Debug + DeserializeOwned + Encode,
{
    let deserialized = serde_json::from_slice::<T::Owned>(body);
    Decoded {
        root: root.map(|root| {
            let clone = root.clone();
            let (encoded, debug) = (root.to_json(), format!("{root:?}"));
            let serialized = serde_json::to_value(&root).map_err(|error| error.to_string());
            let is_equal = clone == root;
            let owned = root.into_owned();
            Root {
                encoded,
                serialized,
                cloned: clone.to_json(),
                is_equal,
                owned: owned.to_json(),
                debug: [debug, format!("{owned:?}")],
            }
        }),
        deserialized: match deserialized {
            Ok(root) => Ok(root.to_json()),
            Err(error) => Err(error.to_string()),
        },
    }
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
    let violations = value
        .as_ref()
        .and_then(|value| (module.validate)(value).err());
    let Decoded { root, deserialized } = (module.decode)(instance.as_bytes());
    let mut answer = json!({
        "is_valid": is_valid,
        "violations": violations.as_ref().map(Violations::to_string),
        "deserialized": deserialized.is_ok(),
    });
    let mut shown: Vec<String> = deserialized.as_ref().err().cloned().into_iter().collect();
    for violation in violations.iter().flatten() {
        shown.extend([violation.to_string(), format!("{violation:?}")]);
    }
    match root {
        Ok(root) => {
            answer["wrong"] = root.wrong(module).into();
            answer["serialized"] = match (&value, root.serialized) {
                (Some(value), Ok(serialized)) => *value == serialized,
                (value, _) => value.is_none(),
            }
            .into();
            answer["same"] = match (&value, deserialized) {
                (Some(value), Ok(text)) => {
                    serde_json::from_str(&text).is_ok_and(|it: Value| it == *value)
                }
                (value, _) => value.is_none(),
            }
            .into();
            shown.extend(root.debug);
            answer["encoded"] = root.encoded.into();
        }
        Err(error) => {
            shown.extend([error.to_string(), format!("{error:?}")]);
            answer["refused"] = error.to_string().into();
        }
    }
    answer["shown"] = shown.into();
    answer
}

impl Root {
    /// What is not as it should be.
    fn wrong(&self, module: &Module) -> Vec<String> {
        let again = match (module.decode)(self.encoded.as_bytes()).root {
            Ok(again) => again.encoded,
            Err(error) => error.to_string(),
        };
        let texts = [
            ("cloned", &self.cloned),
            ("owned", &self.owned),
            ("decoded again", &again),
        ];
        let differing = texts.into_iter().filter(|(_, it)| **it != self.encoded);
        let mut wrong: Vec<String> = differing
            .map(|(what, it)| format!("{what}, it encodes to {it}"))
            .collect();
        if !self.is_equal {
            wrong.push(String::from("is not equal to its clone"));
        }
        wrong
    }
}
