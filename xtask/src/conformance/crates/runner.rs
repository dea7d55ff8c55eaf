//! Tries modules on instances: each line of stdin has the numbers of a batch and of a module in it, and
//! an instance; each line of stdout is what the module says of it.

mod tables;

use std::error::Error;
use std::io::{self, BufRead, Write};

use serde_json::{Value, json};
use table::Module;

fn main() -> Result<(), Box<dyn Error>> {
    let mut stdout = io::stdout().lock();
    for line in io::stdin().lock().lines() {
        let line = line?;
        let mut parts = line.splitn(3, ' ');
        let mut part = || parts.next().ok_or("a line has three parts");
        let (batch, module): (usize, usize) = (part()?.parse()?, part()?.parse()?);
        let answer = answer(&tables::TABLES[batch][module], part()?);
        // Whatever the next one does, this one is known.
        writeln!(stdout, "{answer}")?;
        stdout.flush()?;
    }
    Ok(())
}

fn answer(module: &Module, instance: &str) -> Value {
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
