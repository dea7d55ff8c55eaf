//! What the programs of this package have in common on their command lines.

use clap::Args;

use crate::groups::Sizes;

/// Which bodies, and which tables.
#[derive(Args, Clone)]
pub struct Options {
    /// Only the tables whose title contains the text
    #[arg(long, value_name = "TEXT")]
    pub filter: Option<String>,
    /// Small bodies, each job once: shows that all works, and measures nothing
    #[arg(long)]
    pub quick: bool,
    /// What values, lengths and mixes are drawn: the same for the same number
    #[arg(long, value_name = "N", default_value_t = 1)]
    pub seed: u64,
}

impl Options {
    /// How large the bodies are.
    pub fn sizes(&self) -> Sizes {
        if self.quick {
            Sizes::QUICK
        } else {
            Sizes::FULL
        }
    }

    /// Whether a table is asked for.
    pub fn wants(&self, title: &str) -> bool {
        let contains = |text: &String| title.to_lowercase().contains(&text.to_lowercase());
        self.filter.as_ref().is_none_or(contains)
    }

    /// The same options, for another program of this package.
    pub fn arguments(&self) -> Vec<String> {
        let mut arguments = vec![format!("--seed={}", self.seed)];
        arguments.extend(self.filter.iter().map(|text| format!("--filter={text}")));
        arguments.extend(self.quick.then(|| "--quick".to_owned()));
        arguments
    }
}
