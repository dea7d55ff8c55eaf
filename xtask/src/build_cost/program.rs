//! A program that depends on the crate and uses it.

use std::io::Read;

use acs_calling_events::{CallingEvent, Delivery};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut body = Vec::new();
    std::io::stdin().read_to_end(&mut body)?;
    for event in Delivery::decode(&body)?.events() {
        match event.map(|it| it.data()) {
            Ok(CallingEvent::CallStarted(call)) => println!("started: {}", call.server_call_id),
            Ok(_) => println!("something else"),
            Err(rejected) => println!("{rejected}"),
        }
    }
    Ok(())
}
