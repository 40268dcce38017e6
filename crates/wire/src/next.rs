//! Who is called next, as a server with the `next` extension tells it.

use serde::Serialize;

use crate::ids::TicketId;

/// The ticket that call next would take now (M4).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NextTicket {
    /// The ticket.
    pub ticket_id: TicketId,
    /// Why this one; none where the server names a reason that is not known here.
    pub reason: Option<NextReason>,
}

/// Why a ticket is probably next.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub enum NextReason {
    /// Bound to this counter or person.
    Bound,
    /// A priority ticket.
    Priority,
    /// The longest due.
    Due,
}
