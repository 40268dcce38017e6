//! Who listens to the events: so many at once, in all and of one person.

use std::sync::Arc;

use crate::{
    counted::{Counted, Full, Permit},
    domain::{refusal::Refusal, roles::Caller},
    measure,
};

/// Listeners of one person: an app and a bar at some counters, and those of which the network has not noticed yet that
/// they are gone.
const MOST_OF_PERSON: usize = 16;
/// By then whoever is gone has missed a ping.
const COME_AGAIN_S: u32 = 30;

/// Who listens: so many at once, in all and of one person.
#[derive(Debug)]
pub(crate) struct Listeners(Arc<Counted<String>>);

/// One listener's place, until it is dropped.
pub(crate) type ListenerPermit = Permit<String>;

impl Listeners {
    pub(crate) fn new(most: usize) -> Self {
        Self(Counted::new(most, measure::listeners))
    }

    /// A place for one more listener.
    pub(crate) fn take(&self, caller: &Caller) -> Result<ListenerPermit, Refusal> {
        // Without authentication everybody is the same nobody.
        let most_of_one = if matches!(caller, Caller::Person(_)) { MOST_OF_PERSON } else { usize::MAX };
        self.0.take(caller.id().to_owned(), most_of_one).map_err(|full| match full {
            Full::All => Refusal::Overloaded,
            Full::Own => Refusal::Later { after_s: COME_AGAIN_S },
        })
    }
}
