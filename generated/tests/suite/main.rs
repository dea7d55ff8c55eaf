//! What the crate promises, tested from outside: every promise in a module of its own.

mod common;

mod api;
mod article;
mod bad_input;
mod contract;
mod examples;
mod invalid;
mod lossless;
mod sensitive;
mod verdicts;
