//! The steps, in order. Each says in a line what it has counted.

mod cloud_events;
mod kafka;
mod publish;
mod queue;
mod read;
mod validate;

use crate::Context;
use crate::failure::Failure;

/// What a step has counted, or what is missing so that it is skipped.
pub type Outcome = Result<Result<String, String>, Failure>;

pub struct Step {
    pub name: &'static str,
    pub check: fn(&Context) -> Outcome,
}

pub fn steps() -> [Step; 10] {
    let step = |name, check| Step { name, check };
    [
        step("1 publish, JavaScript", publish::javascript),
        step("1 publish, Python", publish::python),
        step("2 read, JavaScript", read::javascript),
        step("2 read, Python", read::python),
        step("3 CloudEvents, JavaScript", cloud_events::javascript),
        step("3 CloudEvents, Python", cloud_events::python),
        step("4 storage queue", queue::check),
        step("5 Kafka", kafka::check),
        step("6 validate, ajv", validate::ajv),
        step("6 validate, sourcemeta", validate::sourcemeta),
    ]
}

/// What is needed for a step; without it the step is skipped.
macro_rules! needed {
    ($tool:expr) => {
        match &$tool {
            Ok(tool) => tool,
            Err(missing) => return Ok(Err(missing.clone())),
        }
    };
}

use needed;
