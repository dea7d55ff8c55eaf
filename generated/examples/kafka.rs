//! Receives from a Kafka topic, or from Event Hubs, which speaks Kafka's protocol and which an event
//! subscription can have as its endpoint instead of a webhook. It prints one line for each event.
//!
//! ```sh
//! BROKERS=127.0.0.1:9092 TOPIC=events cargo run --example kafka --features _example-kafka
//! ```
//!
//! | variable | meaning |
//! | --- | --- |
//! | `BROKERS` | where the cluster is; `NAMESPACE.servicebus.windows.net:9093` for Event Hubs |
//! | `TOPIC` | the topic, or the event hub |
//! | `GROUP` | the consumer group; `calling-events` if nothing is said |
//! | `CONNECTION_STRING` | what Event Hubs lets in; needs `-p acs-calling-events --features _example-kafka,rdkafka/ssl` |
//! | `JOURNAL` | file that keeps the events, as JSON with *sensitive members too*; see `log/mod.rs` |
//!
//! # More than one machine
//!
//! Start the same program on each, with the same `GROUP`: the group divides the partitions of the topic
//! among its members, and divides them anew when one comes or goes. So there can be as many members at
//! work as there are partitions. Of an event that comes twice, both must come to the same member for
//! its [`Dedupe`](acs_calling_events::dedupe::Dedupe) to see it: let the subscription set the delivery
//! property `PartitionKey` to `data.serverCallId`, and a call's events are on one partition, in the
//! order in which they were delivered. When partitions move, what was handled and not yet committed
//! comes again, to another member: keep the ids beside the effects, in a store that all members share,
//! if that matters.
//!
//! An offset is stored when the events of its record were handled, and committed every five seconds. A
//! record that holds no event is reported and passed over; it stays in the topic.

mod log;

use std::error::Error;

use acs_calling_events::message::{Headers, Message};
use rdkafka::ClientConfig;
use rdkafka::consumer::{BaseConsumer, Consumer as _};
use rdkafka::message::{BorrowedMessage, Headers as _, Message as _};

use self::log::{Log, print, variable};

fn main() -> Result<(), Box<dyn Error>> {
    let topic = variable("TOPIC").ok_or("TOPIC is not set")?;
    let consumer: BaseConsumer = configuration()?.create()?;
    let log = Log::open()?;
    consumer.subscribe(&[&topic])?;
    print(&format!("listening to {topic}"));
    loop {
        match consumer.poll(None) {
            Some(Ok(record)) => {
                handle(&record, &log)?;
                consumer.store_offset_from_message(&record)?;
            }
            // The client tries again by itself.
            Some(Err(error)) => eprintln!("{error}"),
            None => {}
        }
    }
}

/// Handles a record's events. Ends the program if it cannot: started again, it goes on from there.
fn handle(record: &BorrowedMessage<'_>, log: &Log) -> Result<(), Box<dyn Error>> {
    let place = format!(
        "partition {} offset {}",
        record.partition(),
        record.offset()
    );
    let headers = record.headers();
    let headers: Headers<'_> = headers
        .iter()
        .flat_map(|it| it.iter())
        .map(|it| (it.key, it.value.unwrap_or_default()))
        .collect();
    let value = record.payload().unwrap_or_default();
    let message = Message::record(&headers, value);
    let delivery = message.and_then(|it| it.into_delivery().map_err(Into::into));
    match delivery {
        Ok(delivery) => {
            for event in delivery.events() {
                match event {
                    Ok(event) => log.handle(event)?,
                    Err(rejected) => eprintln!("{place}: rejected {rejected}"),
                }
            }
        }
        Err(error) => eprintln!("{place}: {error}"),
    }
    Ok(())
}

fn configuration() -> Result<ClientConfig, &'static str> {
    let group = variable("GROUP").unwrap_or_else(|| "calling-events".to_owned());
    let mut configuration = ClientConfig::new();
    configuration
        .set(
            "bootstrap.servers",
            variable("BROKERS").ok_or("BROKERS is not set")?,
        )
        .set("group.id", group)
        .set("auto.offset.reset", "earliest")
        .set("enable.auto.offset.store", "false");
    if let Some(secret) = variable("CONNECTION_STRING") {
        configuration
            .set("security.protocol", "SASL_SSL")
            .set("sasl.mechanism", "PLAIN")
            .set("sasl.username", "$ConnectionString")
            .set("sasl.password", secret);
    }
    Ok(configuration)
}
