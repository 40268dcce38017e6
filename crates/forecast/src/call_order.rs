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

#[cfg(test)]
mod tests {
    use super::*;

    // The examples of the server's tests.
    fn plain(seq: u32) -> Rank {
        Rank {
            early: false,
            bound: false,
            priority: false,
            due_s: f64::from(seq),
            issued_s: f64::from(seq),
            seq,
        }
    }

    fn chosen(ranks: &[Rank]) -> Option<u32> {
        ranks.iter().min_by(|a, b| a.compare(b)).map(|rank| rank.seq)
    }

    #[test]
    fn m4_nobody_waits() {
        assert_eq!(chosen(&[]), None);
    }

    #[test]
    fn m4_bound_before_priority_before_due_before_issue() {
        let late_issue = Rank { issued_s: 9.0, ..plain(1) };
        assert_eq!(chosen(&[late_issue, Rank { seq: 2, due_s: 1.0, issued_s: 3.0, ..plain(2) }]), Some(2));
        assert_eq!(chosen(&[plain(5), plain(4)]), Some(4));
        assert_eq!(chosen(&[plain(1), Rank { priority: true, ..plain(8) }]), Some(8));
        let by_binding = [Rank { priority: true, ..plain(1) }, Rank { bound: true, ..plain(9) }];
        assert_eq!(chosen(&by_binding), Some(9));
    }

    #[test]
    fn m4_an_appointment_before_its_time_is_the_last_of_all() {
        let early = Rank { early: true, bound: true, priority: true, due_s: 500.0, ..plain(1) };
        assert_eq!(chosen(&[early, plain(2)]), Some(2));
        assert_eq!(chosen(&[early]), Some(1));
        assert_eq!(chosen(&[Rank { early: false, ..early }, plain(2)]), Some(1));
    }
}
