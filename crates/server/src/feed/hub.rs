//! Who listens where. A change wakes those who listen to its locations and nobody else, however many branches there are.

use std::{
    collections::{BTreeSet, HashMap, HashSet},
    sync::{
        Arc, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicBool, Ordering},
    },
};

use tokio::sync::mpsc::{self, error::TrySendError};

use super::SequencedChange;

/// Everybody who listens.
#[derive(Debug, Default)]
pub(super) struct Hub(Arc<Mutex<Seats>>);

#[derive(Debug, Default)]
struct Seats {
    next: u64,
    all: HashMap<u64, Seat>,
    /// Who listens to one location.
    of_location: HashMap<String, HashSet<u64>>,
    /// Who listens to all of them.
    everywhere: HashSet<u64>,
}

#[derive(Debug)]
struct Seat {
    out: mpsc::Sender<Arc<SequencedChange>>,
    is_behind: Arc<AtomicBool>,
    /// None: all.
    locations: Option<BTreeSet<String>>,
}

/// What comes to one listener, until it is dropped.
#[derive(Debug)]
pub(crate) struct Coming {
    id: u64,
    hub: Arc<Mutex<Seats>>,
    changes: mpsc::Receiver<Arc<SequencedChange>>,
    is_behind: Arc<AtomicBool>,
}

impl Coming {
    /// The next change of its locations; none if it is too far behind to be told more.
    pub(crate) async fn recv(&mut self) -> Option<Arc<SequencedChange>> {
        let change = self.changes.recv().await;
        // What it has not heard yet would be of no use with a gap behind it.
        change.filter(|_| !self.is_behind.load(Ordering::Relaxed))
    }

    #[cfg(test)]
    pub(crate) fn try_recv(&mut self) -> Result<Arc<SequencedChange>, mpsc::error::TryRecvError> {
        self.changes.try_recv()
    }
}

impl Drop for Coming {
    fn drop(&mut self) {
        locked(&self.hub).remove(self.id);
    }
}

impl Hub {
    /// A listener to these locations, none for all, who may be so many changes behind.
    pub(super) fn listen(&self, locations: Option<&BTreeSet<String>>, most_behind: usize) -> Coming {
        let (out, changes) = mpsc::channel(most_behind);
        let mut seats = locked(&self.0);
        let id = seats.next;
        seats.next += 1;
        for location in locations.into_iter().flatten() {
            seats.of_location.entry(location.clone()).or_default().insert(id);
        }
        if locations.is_none() {
            seats.everywhere.insert(id);
        }
        let is_behind = Arc::new(AtomicBool::new(false));
        seats.all.insert(id, Seat { out, is_behind: is_behind.clone(), locations: locations.cloned() });
        Coming { id, hub: self.0.clone(), changes, is_behind }
    }

    /// Tells all whom it concerns. Who is too far behind is told nothing any more.
    pub(super) fn tell(&self, change: &Arc<SequencedChange>) {
        let mut seats = locked(&self.0);
        let concerned: HashSet<u64> = match change.locations() {
            None => seats.all.keys().copied().collect(),
            Some(locations) => {
                let there = locations.iter().filter_map(|location| seats.of_location.get(location));
                there.flatten().chain(&seats.everywhere).copied().collect()
            }
        };
        for id in concerned {
            let Some(seat) = seats.all.get(&id) else { continue };
            if let Err(TrySendError::Full(_)) = seat.out.try_send(change.clone()) {
                seat.is_behind.store(true, Ordering::Relaxed);
                seats.remove(id);
            }
        }
    }

    #[cfg(test)]
    pub(super) fn is_empty(&self) -> bool {
        let seats = locked(&self.0);
        seats.all.is_empty() && seats.of_location.is_empty() && seats.everywhere.is_empty()
    }
}

impl Seats {
    fn remove(&mut self, id: u64) {
        let Some(Seat { locations, .. }) = self.all.remove(&id) else { return };
        self.everywhere.remove(&id);
        for location in locations.into_iter().flatten() {
            if let Some(there) = self.of_location.get_mut(&location) {
                there.remove(&id);
                if there.is_empty() {
                    self.of_location.remove(&location);
                }
            }
        }
    }
}

fn locked(seats: &Mutex<Seats>) -> MutexGuard<'_, Seats> {
    seats.lock().unwrap_or_else(PoisonError::into_inner)
}
