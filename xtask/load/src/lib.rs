//! Many senders against the webhook example on this machine, as Event Grid sends: each event until it is
//! acknowledged. What the example has written down is then compared with what was sent.

mod events;
mod journal;
mod run;
mod sender;
mod webhook;

pub use self::run::{Report, Run, Trouble};
pub use self::webhook::{Binary, Profile};
