//! States of tickets and answers (V8), and how a number is written (V10).

/// State of a ticket, with the number we write for it. The document gives no values: these are ours (V8).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum TicketState {
    /// Waits to be called.
    Waiting = 1,
    /// Has an open answer.
    InService = 2,
    /// Set aside, to be called again.
    Paused = 3,
    /// Closed as not shown up.
    Cancelled = 4,
    /// Served to the end, or invalidated by a reset (M21).
    Ended = 5,
}

impl TicketState {
    /// As stored and as written.
    pub(crate) fn number(self) -> i64 {
        self as i64
    }
}

/// State of an answer (V8).
pub(crate) const ANSWER_OPEN: &str = "1";
/// State of an answer (V8).
pub(crate) const ANSWER_FINISHED: &str = "2";

/// How an answer is finished (M13).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Finish {
    /// endcall.
    End,
    /// pausecall.
    Pause,
    /// cancelcall.
    Cancel,
    /// transfercall.
    Transfer,
}

impl Finish {
    /// What becomes of the ticket.
    pub(crate) fn ticket_state(self) -> TicketState {
        match self {
            Self::End => TicketState::Ended,
            Self::Pause => TicketState::Paused,
            Self::Cancel => TicketState::Cancelled,
            Self::Transfer => TicketState::Waiting,
        }
    }

    /// As stored with the answer.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::End => "ended",
            Self::Pause => "paused",
            Self::Cancel => "cancelled",
            Self::Transfer => "transferred",
        }
    }
}

/// The ticket's number without tag, padded to three digits (V10).
pub(crate) fn padded(number: i64) -> String {
    format!("{number:03}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn v10_numbers_are_padded_to_three_digits_and_no_further() {
        assert_eq!(padded(7), "007");
        assert_eq!(padded(999), "999");
        assert_eq!(padded(1000), "1000");
    }

    #[test]
    fn m13_each_finish_leads_to_its_state() {
        let states =
            [Finish::End, Finish::Pause, Finish::Cancel, Finish::Transfer].map(|f| f.ticket_state().number());
        assert_eq!(states, [5, 3, 4, 1]);
    }
}
