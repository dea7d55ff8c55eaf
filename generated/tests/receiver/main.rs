//! How events come in: the shapes of each channel, and the receiver from a request to an answer.

mod amqp;
mod answers;
mod binary;
mod dedupe;
mod handshakes;
mod http;
mod keys;
mod messages;
mod payloads;
mod sensitive;
