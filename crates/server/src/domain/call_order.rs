//! The order in which tickets are called (M4 in `docs/api.md`).
//!
//! The app predicts the same order from the lists it has read: `crates/desk/src/call_order.rs`. A change here needs the
//! same change there, and may need one in `store/sql/candidates.rs`, which reads the candidates.

use jiff::Timestamp;
use serde::Serialize;

/// A waiting ticket that the calling desk and user may take.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Candidate {
    /// Order of issue; breaks ties.
    pub(crate) seq: i64,
    /// Bound to this desk or user, and so ahead of the unbound ones.
    pub(crate) bound: bool,
    /// Goes ahead of others.
    pub(crate) priority: bool,
    /// The later of issue and appointment.
    pub(crate) due: Timestamp,
    /// When it was issued.
    pub(crate) issued: Timestamp,
    /// Its appointment.
    pub(crate) scheduled: Option<Timestamp>,
}

/// Why a ticket is the next one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Reason {
    /// It is bound to this desk or user.
    Bound,
    /// It goes ahead of others.
    Priority,
    /// It is due the longest.
    Due,
}

impl Candidate {
    /// An appointment before its time. What was issued without one is never early, even if the clock was set back
    /// since.
    fn is_early(&self, now: Timestamp) -> bool {
        self.scheduled.is_some_and(|scheduled| scheduled > now)
    }

    /// Why it is the next one, if it is: the first thing in which it is ahead.
    pub(crate) fn reason(&self) -> Reason {
        match (self.bound, self.priority) {
            (true, _) => Reason::Bound,
            (false, true) => Reason::Priority,
            (false, false) => Reason::Due,
        }
    }
}

/// The next ticket: bound ones first, then unbound ones; within each priority, due time, issue. An appointment
/// before its time, by what the clock shows `now`, comes last of all, so it is called only when nothing else waits.
pub(crate) fn first_to_call(
    candidates: impl IntoIterator<Item = Candidate>,
    now: Timestamp,
) -> Option<Candidate> {
    candidates.into_iter().min_by_key(|c| (c.is_early(now), !c.bound, !c.priority, c.due, c.issued, c.seq))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(second: i64) -> Timestamp {
        Timestamp::from_second(second).unwrap()
    }

    fn plain(seq: i64) -> Candidate {
        Candidate { seq, bound: false, priority: false, due: at(seq), issued: at(seq), scheduled: None }
    }

    fn chosen(candidates: &[Candidate], now: i64) -> Option<i64> {
        first_to_call(candidates.iter().copied(), at(now)).map(|c| c.seq)
    }

    #[test]
    fn m4_nobody_waits() {
        assert_eq!(chosen(&[], 100), None);
    }

    #[test]
    fn m4_bound_before_priority_before_due_before_issue() {
        let late_issue = Candidate { issued: at(9), ..plain(1) };
        let by_issue = [late_issue, Candidate { seq: 2, due: at(1), issued: at(3), ..plain(2) }];
        assert_eq!(chosen(&by_issue, 100), Some(2));
        let by_due = [plain(5), plain(4)];
        assert_eq!(chosen(&by_due, 100), Some(4));
        let by_priority = [plain(1), Candidate { priority: true, ..plain(8) }];
        assert_eq!(chosen(&by_priority, 100), Some(8));
        let by_binding = [Candidate { priority: true, ..plain(1) }, Candidate { bound: true, ..plain(9) }];
        assert_eq!(chosen(&by_binding, 100), Some(9));
    }

    #[test]
    fn m4_an_appointment_waits_for_its_time_unless_nothing_else_waits() {
        let early =
            Candidate { bound: true, priority: true, due: at(500), scheduled: Some(at(500)), ..plain(1) };
        assert_eq!(chosen(&[early, plain(2)], 100), Some(2));
        assert_eq!(chosen(&[early], 100), Some(1));
        assert_eq!(chosen(&[early, plain(2)], 500), Some(1));
        // The clock was set back: what was issued before that still goes ahead.
        assert_eq!(chosen(&[early, plain(400)], 100), Some(400));
    }
}
