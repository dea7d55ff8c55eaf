//! The tables: what is compared with what on which bodies, and the project's limits.

mod batches;
mod encode;
mod group;
mod guess;
mod invalid;
mod read;
mod validate;

pub use self::group::{Entry, Group, Limit, Quantity};

use crate::bodies::Bodies;
use crate::options::Options;

/// How many events there are in the bodies.
#[derive(Clone, Copy)]
pub struct Sizes {
    pub batch: usize,
    pub large: usize,
    pub growing: &'static [usize],
    /// Of the body whose memory is measured, in MiB.
    pub memory: usize,
}

impl Sizes {
    /// Those that limits are for.
    pub const FULL: Self = Self {
        batch: 100,
        large: 5_000,
        growing: &[100, 1, 10, 1_000, 10_000],
        memory: 64,
    };

    /// Those that are quick to try.
    pub const QUICK: Self = Self {
        batch: 12,
        large: 24,
        growing: &[10, 1, 100],
        memory: 1,
    };
}

/// A table whose bodies are made only when it is asked for.
pub struct Plan<'a> {
    pub title: String,
    make: Box<dyn Fn() -> Group + 'a>,
}

impl<'a> Plan<'a> {
    fn new(title: impl Into<String>, make: impl Fn(String) -> Group + 'a) -> Self {
        let title = title.into();
        Self {
            title: title.clone(),
            make: Box::new(move || make(title.clone())),
        }
    }

    /// Makes the bodies.
    pub fn group(&self) -> Group {
        (self.make)()
    }
}

/// The tables that are asked for.
pub fn plans<'a>(bodies: &'a Bodies, options: &Options) -> Vec<Plan<'a>> {
    let sizes = options.sizes();
    let mut plans = Vec::new();
    plans.extend(read::shapes(bodies, sizes));
    plans.extend(read::singles(bodies));
    plans.extend(batches::plans(bodies, sizes));
    plans.extend(guess::plans(bodies, sizes));
    plans.push(invalid::plan(bodies, sizes));
    plans.push(validate::plan(bodies, sizes));
    plans.push(encode::plan(bodies, sizes));
    plans.retain(|plan| options.wants(&plan.title));
    plans
}
