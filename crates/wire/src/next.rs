//! Who is called next, according to a server with the `next` extension.

use serde::Serialize;

use crate::ids::TicketId;

/// The ticket that call next would take now (M4).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NextTicket {
    /// The ticket.
    pub ticket_id: TicketId,
    /// Why this one; `None` if the server's reason is unknown here.
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
