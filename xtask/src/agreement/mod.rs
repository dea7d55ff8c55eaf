//! `agreement`: schemas drawn from a grammar over all keywords, and instances near their boundaries. `decode`,
//! `validate`, `is_valid` and an independent validator must say the same of each, and what is decoded must
//! encode to equal JSON, as must its copies. Nothing may show what the schema marks as sensitive.
//!
//! The exit code is 1 if they do not, or if a schema is refused, does not compile or crashes.

mod instances;
mod json;
mod judge;
mod schemas;
mod secrets;
mod shrink;
mod words;

use std::process::ExitCode;

use serde_json::Map;

use crate::cli::Agreement;
use crate::failure::{Code, Failure};
use crate::random::Random;
use crate::show;
use crate::trials::{Generated, Kind, Package, Trial, Trials};

use self::judge::{Disagreement, Verdict};
use self::schemas::Drawn;

const PACKAGES: Kind = Kind {
    folder: "agreement",
    runner: include_str!("crates/runner.rs"),
    dependencies: "jsonschema = { version = \"0.61\", default-features = false, features = [\"idna\"] }\n",
};

/// How many schemas are compiled and tried at once.
const AT_ONCE: usize = 400;

/// A schema and instances to try it on.
struct Pair {
    drawn: Drawn,
    instances: Vec<String>,
}

/// A disagreement on a pair, which has the one instance, or none if there was no code to try.
struct Finding {
    /// The number of the schema.
    number: usize,
    pair: Pair,
    disagreement: Disagreement,
}

/// The results of a run.
#[derive(Default)]
struct Results {
    agreed: usize,
    excluded: usize,
    findings: Vec<Finding>,
}

/// Runs the command.
pub fn run(arguments: &Agreement) -> Result<ExitCode, Failure> {
    let mut all = Results::default();
    for first in (0..arguments.schemas).step_by(AT_ONCE) {
        let numbers = first..arguments.schemas.min(first + AT_ONCE);
        let pairs: Vec<Pair> = numbers.map(|it| draw(arguments, it)).collect();
        let mut some = try_all(&pairs)?;
        for finding in &mut some.findings {
            finding.number += first;
        }
        if arguments.shrink {
            shrink::shrink(&mut some.findings)?;
        }
        for finding in &some.findings {
            show::on_stdout(&described(arguments.seed, finding))?;
        }
        all.agreed += some.agreed;
        all.excluded += some.excluded;
        all.findings.append(&mut some.findings);
    }
    show::on_stdout(&format!(
        "{} more pairs have numbers that not all can judge",
        all.excluded
    ))?;
    let disagreements = all.findings.len();
    show::on_stdout(&format!(
        "{} pairs over {} schemas, {disagreements} disagreements",
        all.agreed + disagreements,
        arguments.schemas
    ))?;
    Ok(if disagreements == 0 {
        ExitCode::SUCCESS
    } else {
        Code::Input.into()
    })
}

fn draw(arguments: &Agreement, number: usize) -> Pair {
    let mut random = Random::new(arguments.seed, number as u64);
    let drawn = schemas::draw(&mut random);
    let instances = (0..arguments.instances).map(|_| instances::draw(&drawn.schema, &mut random));
    let mut instances: Vec<String> = instances.collect();
    instances.sort();
    instances.dedup();
    Pair { drawn, instances }
}

/// Generates, compiles and tries all pairs.
fn try_all(pairs: &[Pair]) -> Result<Results, Failure> {
    let package = Package::new(PACKAGES)?;
    let texts: Vec<String> = pairs
        .iter()
        .map(|it| it.drawn.marked().to_string())
        .collect();
    let trials = Trials {
        command: "cargo xtask agreement",
        resources: &Map::new(),
        trials: pairs
            .iter()
            .zip(&texts)
            .map(|(pair, schema)| trial(pair, schema))
            .collect(),
    };
    let tried = trials.run(&package, |number, instance, answer| {
        let pair = &pairs[number];
        judge::judge(&pair.drawn, &pair.instances[instance], answer)
    })?;
    let mut results = Results::default();
    for (number, (pair, generated)) in pairs.iter().zip(&tried.generated).enumerate() {
        let loss = match generated {
            Generated::Files { .. } => tried
                .built
                .error(number)
                .map(|it| Disagreement::new("does not compile", it)),
            Generated::Refused(report) => Some(Disagreement::new("refused", report)),
            Generated::Panicked(message) => {
                Some(Disagreement::new("panic in the generator", message))
            }
        };
        results
            .findings
            .extend(loss.map(|it| finding(number, pair, None, it)));
    }
    for (number, verdicts) in tried.answers {
        let pair = &pairs[number];
        for (verdict, instance) in verdicts.into_iter().zip(&pair.instances) {
            match verdict {
                Verdict::Agrees => results.agreed += 1,
                Verdict::Excluded => results.excluded += 1,
                Verdict::Disagrees(it) => {
                    results
                        .findings
                        .push(finding(number, pair, Some(instance), it))
                }
            }
        }
    }
    Ok(results)
}

fn trial<'t>(pair: &'t Pair, schema: &'t str) -> Trial<'t> {
    Trial {
        name: format!("draft {} {schema}", pair.drawn.draft.name()),
        file: String::from("drawn.json"),
        draft: pair.drawn.draft,
        assert_format: pair.drawn.assert_format,
        schema,
        instances: pair.instances.iter().map(String::as_str).collect(),
    }
}

fn finding(
    number: usize,
    pair: &Pair,
    instance: Option<&String>,
    disagreement: Disagreement,
) -> Finding {
    Finding {
        number,
        pair: Pair {
            drawn: pair.drawn.clone(),
            instances: instance.into_iter().cloned().collect(),
        },
        disagreement,
    }
}

impl Pair {
    fn size(&self) -> usize {
        self.drawn.schema.to_string().len() + self.instances.iter().map(String::len).sum::<usize>()
    }
}

fn described(seed: u64, finding: &Finding) -> String {
    let Drawn {
        draft,
        assert_format,
        ..
    } = &finding.pair.drawn;
    let formats = if *assert_format {
        ", formats asserted"
    } else {
        ""
    };
    let mut text = format!(
        "seed {seed}, schema {}: draft {}{formats}\n",
        finding.number,
        draft.name()
    );
    text += &format!("  schema: {}\n", finding.pair.drawn.marked());
    for instance in &finding.pair.instances {
        text += &format!("  instance: {instance}\n");
    }
    for line in &finding.disagreement.lines {
        text += &format!("  {line}\n");
    }
    text + "\n"
}
