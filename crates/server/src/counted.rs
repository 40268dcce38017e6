//! So many places at once, in all and of one.

use std::{
    collections::HashMap,
    hash::Hash,
    sync::{Arc, Mutex, PoisonError},
};

/// So many places at once, in all and of one.
#[derive(Debug)]
pub(crate) struct Counted<K: Eq + Hash> {
    most: usize,
    taken: Mutex<HashMap<K, usize>>,
    /// Is told how many are taken whenever that changes.
    told: fn(usize),
}

/// No place is left.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Full {
    /// Of this one.
    Own,
    /// Of anybody.
    All,
}

/// One place, until it is dropped.
#[derive(Debug)]
pub(crate) struct Permit<K: Eq + Hash> {
    of: Arc<Counted<K>>,
    key: K,
}

impl<K: Eq + Hash + Clone> Counted<K> {
    pub(crate) fn new(most: usize, told: fn(usize)) -> Arc<Self> {
        Arc::new(Self { most, taken: Mutex::default(), told })
    }

    /// A place for this one, who may have `most_of_one`.
    pub(crate) fn take(self: &Arc<Self>, key: K, most_of_one: usize) -> Result<Permit<K>, Full> {
        let mut taken = self.taken.lock().unwrap_or_else(PoisonError::into_inner);
        if taken.values().sum::<usize>() >= self.most {
            return Err(Full::All);
        }
        let own = taken.entry(key.clone()).or_default();
        if *own >= most_of_one {
            return Err(Full::Own);
        }
        *own += 1;
        (self.told)(taken.values().sum());
        Ok(Permit { of: self.clone(), key })
    }

    #[cfg(test)]
    pub(crate) fn is_empty(&self) -> bool {
        self.taken.lock().unwrap_or_else(PoisonError::into_inner).is_empty()
    }
}

impl<K: Eq + Hash> Drop for Permit<K> {
    fn drop(&mut self) {
        let mut taken = self.of.taken.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(own) = taken.get_mut(&self.key) {
            *own -= 1;
            if *own == 0 {
                taken.remove(&self.key);
            }
        }
        (self.of.told)(taken.values().sum());
    }
}
