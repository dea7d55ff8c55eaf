//! Turns a JSON Schema of events into Rust: types, validators, decoders and a dispatch enum.
//!
//! [`generate`] is the pipeline; each stage uses only the stages above it.

mod emit;
mod files;
mod format;
mod layout;
mod model;
mod pointer;
mod problems;
mod report;
mod schema;
mod source;
mod text;

use serde_json::{Map, Value};

pub use crate::files::{Change, Files, Outcome};
pub use crate::format::FormatError;
pub use crate::report::{Problem, Report};
pub use crate::schema::Draft;
pub use crate::text::on_one_line;

/// What to generate from.
pub struct Request<'r> {
    /// The schema's file name, as messages and headers show it, [on one line](on_one_line).
    pub file: &'r str,
    /// The schema's text.
    pub text: &'r str,
    /// Other documents that it may refer to, by absolute URI.
    pub resources: &'r Map<String, Value>,
    /// The draft, for a schema that names none.
    pub draft: Option<Draft>,
    /// Whether `format` asserts even where the dialect has it as an annotation.
    pub assert_format: bool,
    /// The command that a reader of the output runs to make it again.
    pub command: &'r str,
}

/// Why nothing was generated.
#[derive(Debug)]
#[non_exhaustive]
pub enum GenerateError {
    /// The schema has mistakes.
    Schema(Report),
    /// The output could not be formatted.
    Format(FormatError),
}

/// Room for schemas that nest or refer as deeply as they may.
const STACK: usize = 512 << 20;

/// Parses other documents that a schema may refer to, as strictly as its own text.
///
/// # Errors
///
/// Why the text is not JSON, or every member that is written twice.
pub fn parse(file: &str, text: &str) -> Result<Value, Report> {
    let (source, value) = source::Source::read(file, text)?;
    problems::Problems::new(&source).check()?;
    Ok(value)
}

/// Generates the files of a module tree, whose root is `mod.rs`.
///
/// # Errors
///
/// Every mistake in the schema, or why the output could not be formatted.
pub fn generate(request: &Request<'_>) -> Result<Files, GenerateError> {
    with_stack(|| {
        let texts = format::format(parts(request)?, request)?;
        Ok(Files::new(texts))
    })
}

/// Generates the same files without rustfmt: quicker, for whoever compiles them and never reads them.
///
/// # Errors
///
/// Every mistake in the schema.
pub fn generate_unformatted(request: &Request<'_>) -> Result<Files, GenerateError> {
    with_stack(|| {
        let texts = format::unformatted(parts(request)?, request);
        Ok(Files::new(texts))
    })
}

/// Runs a task where the stack is large enough for it.
fn with_stack(
    task: impl FnOnce() -> Result<Files, GenerateError> + Send,
) -> Result<Files, GenerateError> {
    std::thread::scope(|scope| {
        let builder = std::thread::Builder::new().stack_size(STACK);
        let pipeline = builder
            .spawn_scoped(scope, task)
            .map_err(FormatError::from)?;
        pipeline
            .join()
            .unwrap_or_else(|panic| std::panic::resume_unwind(panic))
    })
}

/// The pipeline, up to the looks of the files.
fn parts(request: &Request<'_>) -> Result<Vec<emit::Part>, GenerateError> {
    let source = source::Source::parse(request.file, request.text)?;
    let mut problems = problems::Problems::new(&source);
    let documents = schema::Documents::read(&source, request.resources, &mut problems);
    let registry = documents.registry(request.draft, &mut problems)?;
    let settings = schema::Settings {
        resources: request.resources,
        draft: request.draft,
        assert_format: request.assert_format,
    };
    let schema = schema::read(&documents, &registry, settings, &mut problems);
    let model = model::lower(&source, &schema, &mut problems);
    problems.check()?;
    let layout = layout::lay_out(&model);
    Ok(emit::emit(&model, &layout, &source))
}

impl From<Report> for GenerateError {
    fn from(report: Report) -> Self {
        Self::Schema(report)
    }
}

impl From<Problem> for GenerateError {
    fn from(problem: Problem) -> Self {
        Self::Schema(problem.into())
    }
}

impl From<FormatError> for GenerateError {
    fn from(error: FormatError) -> Self {
        Self::Format(error)
    }
}

impl std::fmt::Display for GenerateError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Schema(report) => report.fmt(f),
            Self::Format(error) => error.fmt(f),
        }
    }
}

impl std::error::Error for GenerateError {}
