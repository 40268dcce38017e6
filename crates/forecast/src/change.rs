//! What somebody could do about a wait, and the branch as it would be then.

use crate::branch::{Branch, BranchError, Counter, CounterState};

/// Something that a supervisor could do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// So many counters more for a service, or fewer if negative. A new counter serves this service alone; of those that
    /// serve it, the one with the fewest other services goes first, a free one before one that serves.
    Counters {
        /// The service.
        service: usize,
        /// How many more.
        by: i32,
    },
    /// A counter takes a service on, beside its own.
    TakeOn {
        /// The counter.
        counter: usize,
        /// The service.
        service: usize,
    },
    /// A counter that is away opens, with its own services.
    Open {
        /// The counter.
        counter: usize,
    },
}

/// Counters that one change adds or takes away at most.
pub const MAX_CHANGED: i32 = 50;

impl Branch {
    /// The branch with a change, made now.
    ///
    /// # Errors
    /// A service or counter that is not in the list; more than [`MAX_CHANGED`] counters.
    pub fn with(&self, change: Change) -> Result<Self, BranchError> {
        let mut branch = self.clone();
        match change {
            Change::Counters { service, by } => {
                self.has_service(service)?;
                if by.abs() > MAX_CHANGED {
                    return Err(BranchError::BadNumber { what: "the number of counters" });
                }
                let now_s = self.now_s;
                for _ in 0..by.max(0) {
                    branch.counters.push(Counter {
                        services: vec![service],
                        state: CounterState::Free { since_s: now_s },
                        ..Counter::default()
                    });
                }
                for _ in 0..by.min(0).abs() {
                    branch.take_counter(service);
                }
            }
            Change::TakeOn { counter, service } => {
                self.has_service(service)?;
                let taking = branch.counter(counter)?;
                if !taking.services.contains(&service) {
                    taking.services.push(service);
                }
            }
            Change::Open { counter } => {
                let now_s = branch.now_s;
                let opening = branch.counter(counter)?;
                if opening.is_away() {
                    opening.state = CounterState::Free { since_s: now_s };
                }
                opening.closes_s = opening.closes_s.filter(|closes_s| *closes_s > now_s);
            }
        }
        Ok(branch)
    }

    fn has_service(&self, service: usize) -> Result<(), BranchError> {
        let known = service < self.services.len();
        if known { Ok(()) } else { Err(BranchError::Unknown { what: "service", index: service }) }
    }

    fn counter(&mut self, index: usize) -> Result<&mut Counter, BranchError> {
        self.counters.get_mut(index).ok_or(BranchError::Unknown { what: "counter", index })
    }

    /// One counter fewer: whom it serves is served to the end.
    fn take_counter(&mut self, service: usize) {
        let now_s = self.now_s;
        let fits = |counter: &&mut Counter| {
            counter.services.contains(&service)
                && !counter.is_away()
                && counter.closes_s.is_none_or(|closes_s| closes_s > now_s)
        };
        let busy = |counter: &Counter| matches!(counter.state, CounterState::Serving { .. });
        let first = self.counters.iter_mut().filter(fits).min_by_key(|c| (c.services.len(), busy(c)));
        if let Some(counter) = first {
            counter.closes_s = Some(now_s);
            if !busy(counter) {
                counter.state = CounterState::Away;
            }
        }
    }
}

impl Counter {
    /// Whether it is on a break or closed.
    pub fn is_away(&self) -> bool {
        !matches!(self.state, CounterState::Free { .. } | CounterState::Serving { .. })
    }
}
