//! Tries the modules of drawn schemas, and has an independent validator judge the same instances.

mod tables;

use std::error::Error;

use jsonschema::{Draft, Validator};
use serde_json::{Value, json};
use table::Module;

fn main() -> Result<(), Box<dyn Error>> {
    let mut last: Option<(&'static Module, Result<Validator, String>)> = None;
    table::serve(&tables::TABLES, |module, instance| {
        let mut answer = table::answer(module, instance);
        let Ok(value) = serde_json::from_str::<Value>(instance) else {
            return answer;
        };
        if last.as_ref().is_none_or(|(of, _)| !std::ptr::eq(*of, module)) {
            last = None;
        }
        let (_, validator) = last.get_or_insert_with(|| (module, validator(module)));
        answer["reference"] = match validator {
            Ok(validator) => json!(validator.is_valid(&value)),
            Err(error) => json!(error),
        };
        answer["parsed"] = value.to_string().into();
        answer
    })
}

fn validator(module: &Module) -> Result<Validator, String> {
    let schema: Value = serde_json::from_str(module.schema).map_err(|error| error.to_string())?;
    let draft = match module.draft {
        "7" => Draft::Draft7,
        "2019-09" => Draft::Draft201909,
        _ => Draft::Draft202012,
    };
    let options = jsonschema::options()
        .with_draft(draft)
        .should_validate_formats(module.assert_format);
    options.build(&schema).map_err(|error| error.to_string())
}
