//! Events that keep the body which they borrow from.

use std::fmt;

use codegen_runtime::{JsonError, Rejected};
use self_cell::self_cell;

use crate::delivery::Delivery;
use crate::model::Event;

self_cell!(
    struct Kept {
        owner: Vec<u8>,

        #[covariant]
        dependent: Delivery,
    }
);

/// A [`Delivery`] together with its body: it goes to another thread or into a queue as it is, and costs
/// no copy of each text as [`Delivery::into_owned`] does.
///
/// ```
/// use acs_calling_events::OwnedDelivery;
///
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// # let body = br#"{"id": "1", "subject": "s", "eventType": "Other", "eventTime": "2024-11-05T09:41:07Z", "data": {}}"#.to_vec();
/// let delivery = OwnedDelivery::decode(body)?;
/// let handled = std::thread::spawn(move || delivery.events().flatten().count());
/// assert_eq!(handled.join().unwrap(), 1);
/// # Ok(())
/// # }
/// ```
pub struct OwnedDelivery {
    kept: Kept,
}

impl OwnedDelivery {
    /// Reads and checks a body in one pass.
    ///
    /// # Errors
    ///
    /// The body is not JSON in UTF-8, in any part of it.
    pub fn decode(body: impl Into<Vec<u8>>) -> Result<Self, JsonError> {
        let kept = Kept::try_new(body.into(), |body| Delivery::decode(body))?;
        Ok(Self { kept })
    }

    /// The events, which borrow from the body.
    pub fn delivery(&self) -> &Delivery<'_> {
        self.kept.borrow_dependent()
    }

    /// The events in the order of the body, each decoded or rejected.
    pub fn events(&self) -> impl ExactSizeIterator<Item = Result<&Event<'_>, &Rejected>> {
        self.delivery().events()
    }

    /// The body.
    pub fn body(&self) -> &[u8] {
        self.kept.borrow_owner()
    }

    /// The body again; the events are gone.
    pub fn into_body(self) -> Vec<u8> {
        self.kept.into_owner()
    }
}

impl fmt::Debug for OwnedDelivery {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("OwnedDelivery")
            .field(self.delivery())
            .finish()
    }
}
