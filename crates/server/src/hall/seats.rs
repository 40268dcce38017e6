//! How many pages may be open at once.

use std::sync::Arc;

use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use crate::{
    counted::{self, Counted, Full},
    domain::hall::SecretDigest,
};

/// Pages of screens and kiosks: fifty screens, and those of which the network has not noticed yet that they are gone.
const MOST_DEVICES: usize = 256;
/// Pages of one key or code: two kiosks with one key, a page that was loaded anew, and one that is gone.
const MOST_OF_ONE: usize = 8;
/// Connections that have not said yet who they are. Each has five seconds.
const MOST_STRANGERS: usize = 128;

/// Who has a page open.
#[derive(Debug)]
pub(crate) struct Seats {
    devices: Arc<Counted<SecretDigest>>,
    phones: Arc<Counted<SecretDigest>>,
    strangers: Arc<Semaphore>,
}

/// One page's place, until it is dropped.
pub(crate) type Permit = counted::Permit<SecretDigest>;

impl Seats {
    pub(super) fn new(phones: usize) -> Self {
        let counted = |most| Counted::new(most, |_| {});
        Self {
            devices: counted(MOST_DEVICES),
            phones: counted(phones),
            strangers: Arc::new(Semaphore::new(MOST_STRANGERS)),
        }
    }

    /// A place for a connection that has not said yet who it is.
    pub(crate) fn stranger(&self) -> Option<OwnedSemaphorePermit> {
        self.strangers.clone().try_acquire_owned().ok()
    }

    pub(crate) fn device(&self, key: SecretDigest) -> Result<Permit, Full> {
        self.devices.take(key, MOST_OF_ONE)
    }

    pub(crate) fn phone(&self, code: SecretDigest) -> Result<Permit, Full> {
        self.phones.take(code, MOST_OF_ONE)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_are_bounded_in_all_and_of_one_key_and_whoever_goes_makes_room() {
        let seats = Seats::new(10);
        let own: Vec<_> = (0..MOST_OF_ONE).map(|_| seats.phone([1; 32]).unwrap()).collect();
        assert_eq!(seats.phone([1; 32]).unwrap_err(), Full::Own);
        let others = [2, 3].map(|key| seats.phone([key; 32]).unwrap());
        assert_eq!(seats.phone([4; 32]).unwrap_err(), Full::All);
        seats.device([1; 32]).unwrap();
        drop(own);
        seats.phone([4; 32]).unwrap();
        drop(others);
        assert!(seats.phones.is_empty());
        let strangers: Vec<_> = (0..MOST_STRANGERS).map(|_| seats.stranger().unwrap()).collect();
        assert!(seats.stranger().is_none());
        drop(strangers);
    }
}
