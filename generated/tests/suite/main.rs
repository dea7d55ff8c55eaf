//! What the crate promises, tested from outside: every promise in a module of its own.

mod common;

mod api;
mod article;
mod bad_input;
mod contract;
mod dead_letters;
mod examples;
mod handler;
mod invalid;
mod lossless;
mod repeated;
mod sensitive;
mod sensitive_twice;
mod sizes;
mod values;
mod verdicts;
