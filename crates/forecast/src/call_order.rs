//! The order in which tickets are called (M4 in `docs/api.md`), as in `crates/server/src/domain/call_order.rs` and
//! `crates/desk/src/call_order.rs`. A change there needs the same change here.

use std::cmp::Ordering;

/// What decides when a ticket is called, seen from one counter that may take it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Rank {
    /// An appointment before its time: last of all.
    pub(crate) early: bool,
    /// Bound to this counter or to who sits there.
    pub(crate) bound: bool,
    pub(crate) priority: bool,
    /// The later of issue and appointment.
    pub(crate) due_s: f64,
    pub(crate) issued_s: f64,
    /// Order of issue; breaks ties.
    pub(crate) seq: u32,
}

impl Rank {
    /// Less is called first.
    pub(crate) fn compare(&self, other: &Self) -> Ordering {
        (self.early, !self.bound, !self.priority)
            .cmp(&(other.early, !other.bound, !other.priority))
            .then(self.due_s.total_cmp(&other.due_s))
            .then(self.issued_s.total_cmp(&other.issued_s))
            .then(self.seq.cmp(&other.seq))
    }

    pub(crate) fn is_before(&self, other: &Self) -> bool {
        self.compare(other) == Ordering::Less
    }
}
