//! What the program that tries the modules needs of each of them.

use codegen_runtime::{DecodeError, Encode, Violations};
use serde::Serialize;
use serde_json::Value;

/// The functions of one module.
pub struct Module {
    pub is_valid: fn(&Value) -> bool,
    pub validate: fn(&Value) -> Result<(), Violations>,
    pub decode: fn(&[u8]) -> Result<Decoded, DecodeError>,
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
