//! Who listens to the events: so many at once, in all and of one person.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
};

use crate::{
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
pub(crate) struct Listeners {
    most: usize,
    now: Mutex<HashMap<String, usize>>,
}

impl Listeners {
    pub(crate) fn new(most: usize) -> Arc<Self> {
        Arc::new(Self { most, now: Mutex::default() })
    }

    /// A place for one more listener.
    pub(crate) fn take(self: &Arc<Self>, caller: &Caller) -> Result<ListenerPermit, Refusal> {
        let mut now = self.now.lock().unwrap_or_else(PoisonError::into_inner);
        if now.values().sum::<usize>() >= self.most {
            return Err(Refusal::Overloaded);
        }
        let own = now.entry(caller.id().to_owned()).or_default();
        // Without authentication everybody is the same nobody.
        if *own >= MOST_OF_PERSON && matches!(caller, Caller::Person(_)) {
            return Err(Refusal::Later { after_s: COME_AGAIN_S });
        }
        *own += 1;
        measure::listeners(now.values().sum());
        Ok(ListenerPermit { of: self.clone(), person: caller.id().to_owned() })
    }
}

/// One listener's place, until it is dropped.
pub(crate) struct ListenerPermit {
    of: Arc<Listeners>,
    person: String,
}

impl Drop for ListenerPermit {
    fn drop(&mut self) {
        let mut now = self.of.now.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(own) = now.get_mut(&self.person) {
            *own -= 1;
            if *own == 0 {
                now.remove(&self.person);
            }
        }
        measure::listeners(now.values().sum());
    }
}
