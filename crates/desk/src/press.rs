//! What a person can ask of the desk.

use callpad_wire::op::CreateTicket;
use callpad_wire::{ServiceId, TicketId};

/// One press of a button or key, from wherever it came.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Press {
    /// Call next; with a ticket open: end it, then call next (M3).
    CallNext,
    /// Call this waiting ticket; with a ticket open it is asked first, unless `end_open`.
    CallTicket {
        /// The ticket.
        ticket_id: TicketId,
        /// End the open ticket first.
        end_open: bool,
    },
    /// Announce the open ticket again.
    Recall,
    /// End the open ticket.
    End,
    /// Issue a ticket.
    Create(Box<CreateTicket>),
    /// Read everything again now; in the unknown phase also try to settle.
    LookAgain,
    /// The person decides that the unknown action did not happen.
    GiveUpUnknown,
    /// The person decides to forget the open ticket here (M2).
    DropOpen,
    /// Take this notice away.
    DismissNotice(u32),
    /// Serve these services from now on; never empty.
    ChangeServices(Vec<ServiceId>),
}

/// Why a press did nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotPressed {
    /// Something else is on its way, or the guard against a double press holds.
    #[error("the desk is busy")]
    Busy,
    /// Not possible in this phase.
    #[error("not possible now")]
    NotNow,
}
