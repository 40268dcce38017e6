//! All connections, and which one makes room when there are too many.

use std::{
    collections::HashMap,
    net::IpAddr,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use tokio::sync::watch;

use super::{
    limits::{Limits, counted},
    slot::Slot,
};
use crate::{log_throttle::LogThrottle, measure};

/// All connections.
#[derive(Debug)]
pub(super) struct Table {
    limits: Limits,
    all: Mutex<All>,
    /// The number of connections, for shutdown.
    count: watch::Sender<usize>,
    /// Told how many there are.
    told: fn(usize),
    crowded: LogThrottle,
}

#[derive(Debug, Default)]
struct All {
    next: u64,
    slots: HashMap<u64, (Option<IpAddr>, Arc<Slot>)>,
    of_address: HashMap<IpAddr, usize>,
}

impl Table {
    pub(super) fn new(limits: Limits, told: fn(usize)) -> Self {
        let count = watch::Sender::new(0);
        Self { limits, all: Mutex::default(), count, told, crowded: LogThrottle::default() }
    }

    /// A place for one more connection. If all are taken, the least important connection is closed; `None` if all
    /// candidates are in service.
    pub(super) fn take(self: &Arc<Self>, peer: IpAddr) -> Option<Permit> {
        let address = counted(peer);
        let mut all = self.lock();
        let of_address = address.and_then(|address| all.of_address.get(&address).copied()).unwrap_or(0);
        let crowd = if of_address >= self.limits.per_address {
            Some(("one address", address))
        } else if all.slots.len() >= self.limits.all {
            Some(("the server", None))
        } else {
            None
        };
        if let Some((whose, only)) = crowd {
            let made_room = all.make_room(only);
            if let Some(times) = self.crowded.due() {
                tracing::warn!(
                    whose, %peer, times, connections = all.slots.len(), limit = ?self.limits,
                    "too many connections: those without a request are closed, others refused"
                );
            }
            if !made_room {
                measure::connection_refused();
                return None;
            }
        }
        let (number, slot) = (all.next, Arc::new(Slot::new()));
        all.next += 1;
        all.slots.insert(number, (address, slot.clone()));
        if let Some(address) = address {
            *all.of_address.entry(address).or_default() += 1;
        }
        self.counted(all.slots.len());
        Some(Permit { table: self.clone(), number, slot })
    }

    /// Closes one connection that is not in service, because the system has no room for more.
    pub(super) fn make_room(&self) -> bool {
        let mut all = self.lock();
        let made_room = all.make_room(None);
        self.counted(all.slots.len());
        made_room
    }

    /// Closes all connections that are not in service.
    pub(super) fn dismiss(&self) {
        for (_, slot) in self.lock().slots.values() {
            slot.dismiss();
        }
    }

    /// Closes all connections, in any phase.
    pub(super) fn cut(&self) {
        for (_, slot) in self.lock().slots.values() {
            slot.cut();
        }
    }

    /// Returns once there are none.
    pub(super) async fn emptied(&self) {
        // The sender lives as long as the table.
        let _ = self.count.subscribe().wait_for(|count| *count == 0).await;
    }

    fn counted(&self, now: usize) {
        (self.told)(now);
        self.count.send_replace(now);
    }

    fn lock(&self) -> MutexGuard<'_, All> {
        self.all.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl All {
    /// Among all, or those of one address.
    fn make_room(&mut self, only: Option<IpAddr>) -> bool {
        loop {
            let least = self
                .slots
                .iter()
                .filter(|(_, (address, _))| only.is_none() || *address == only)
                .filter_map(|(number, (_, slot))| Some((slot.eviction_rank()?, *number)))
                .min();
            let Some((_, number)) = least else { return false };
            // If it is in service by now, the next one is closed.
            if self.slots.get(&number).is_some_and(|(_, slot)| slot.close_if_idle()) {
                self.remove(number);
                return true;
            }
        }
    }

    fn remove(&mut self, number: u64) {
        let Some((Some(address), _)) = self.slots.remove(&number) else { return };
        if let Some(count) = self.of_address.get_mut(&address) {
            *count -= 1;
            if *count == 0 {
                self.of_address.remove(&address);
            }
        }
    }
}

/// A connection's place in the table, freed when dropped.
#[derive(Debug)]
pub(super) struct Permit {
    table: Arc<Table>,
    number: u64,
    pub(super) slot: Arc<Slot>,
}

impl Drop for Permit {
    fn drop(&mut self) {
        let mut all = self.table.lock();
        all.remove(self.number);
        self.table.counted(all.slots.len());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(all: usize, per_address: usize) -> Arc<Table> {
        Arc::new(Table::new(Limits { all, per_address }, |_| {}))
    }

    fn from(table: &Arc<Table>, address: &str) -> Option<Permit> {
        table.take(address.parse().unwrap())
    }

    #[tokio::test]
    async fn a_newcomer_always_finds_a_seat_while_somebody_is_not_served() {
        let table = table(3, 2);
        let served = from(&table, "10.0.0.1").unwrap();
        assert!(served.slot.begin());
        let silent = from(&table, "10.0.0.1").unwrap();
        // The third of one address takes the place of that address's silent one, not of another's.
        let third = from(&table, "10.0.0.1").unwrap();
        silent.slot.close_requested().await;
        assert!(third.slot.begin());
        assert!(from(&table, "10.0.0.1").is_none(), "both are being served");
        let other = from(&table, "10.0.0.2").unwrap();
        // All places are taken: the other address's silent one is closed.
        let last = from(&table, "10.0.0.3").unwrap();
        other.slot.close_requested().await;
        assert!(last.slot.begin());
        assert!(from(&table, "10.0.0.4").is_none());
        drop(served);
        assert!(from(&table, "10.0.0.4").is_some());
    }

    #[tokio::test]
    async fn this_machine_may_use_all_seats_and_leaves_none_behind() {
        let table = table(3, 1);
        let seats: Vec<_> = (0..3).map(|_| from(&table, "127.0.0.1").unwrap()).collect();
        seats.iter().for_each(|permit| assert!(permit.slot.begin()));
        assert!(from(&table, "127.0.0.1").is_none());
        drop(seats);
        table.emptied().await;
        assert!(table.lock().of_address.is_empty());
    }
}
