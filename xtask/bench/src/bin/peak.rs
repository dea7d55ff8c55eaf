//! Reads a file in one way, and prints how much memory that needed. `bench` starts it.

use std::fs;
use std::hint::black_box;

use acs_calling_events::Delivery;
use bench::jobs::ours;
use bench::jobs::tagged::{self, Grid};
use bench::memory;
use serde_json::Value;

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [way, file] = &arguments[..] else {
        panic!("usage: peak (one_by_one | borrowed | into_owned | tagged | value) FILE");
    };
    let body = fs::read(file).expect("the file was just written");
    match way.as_str() {
        "one_by_one" => assert_eq!(ours::each(&body).rejected, 0, "all events are valid"),
        "borrowed" => drop(black_box(delivery(&body))),
        "into_owned" => drop(black_box(delivery(&body).into_owned())),
        "tagged" => drop(black_box(tagged::events::<Grid>(&body))),
        _ => drop(black_box(
            serde_json::from_slice::<Value>(&body).expect("a body is JSON"),
        )),
    }
    if let Some(bytes) = memory::of_this_process() {
        println!("{bytes}");
    }
}

fn delivery(body: &[u8]) -> Delivery<'_> {
    Delivery::decode(body).expect("a body is JSON")
}
