//! The lists as the page draws them.

use callpad_desk::NextReason;
use callpad_wire::ServiceRef;
use serde::Serialize;
use specta::Type;

use super::TicketView;

/// Who waits.
#[derive(Clone, Debug, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ListsView {
    /// The served services with their counts, in the order of the server.
    pub services: Vec<ServiceCount>,
    /// Every service the server showed, for a transfer and for a new ticket.
    pub all_services: Vec<ServiceCount>,
    /// The waiting tickets of the served services, merged by the rule of M4.
    pub waiting: Vec<WaitingRow>,
    /// Whether the server itself has said who is next; else it is probably so.
    pub next_is_sure: bool,
    /// Milliseconds since the waiting lists were read; null before the first reading.
    pub age_ms: Option<u32>,
    /// The paused tickets for this counter (M5).
    pub paused: SideList,
    /// The cancelled tickets for this counter, as far as they may still be called (M5, M12).
    pub cancelled: SideList,
    /// Numbers called by hand while the server gave no answer, the oldest first.
    pub offline_calls: Vec<OfflineCallRow>,
    /// What could not be read: the paths of single tickets, such as "tickets[3].id", or the operation whose whole
    /// list the server refused. All else is shown.
    pub unreadable: Vec<String>,
}

/// The list of one tab beside the waiting tickets, in the server's order.
#[derive(Clone, Debug, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct SideList {
    /// Its tickets.
    pub rows: Vec<SideRow>,
    /// Milliseconds since it was read; null before the first reading.
    pub age_ms: Option<u32>,
}

/// One row of it.
#[derive(Clone, Debug, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct SideRow {
    /// The ticket.
    pub ticket: TicketView,
    /// Seconds since it was issued, when the list was read ([`SideList::age_ms`] ago); null without a date.
    pub waited_s: Option<u32>,
    /// Whether this person paused it, or closed it as a no-show, at this counter.
    pub mine: bool,
    /// Milliseconds since that; null where nobody here knows.
    pub aside_ms: Option<u32>,
}

/// A number called by hand.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct OfflineCallRow {
    /// Names it in commands.
    pub id: u32,
    /// The number as called out.
    pub label: String,
    /// The ticket's id, where it was taken from a list and not typed.
    pub ticket_id: Option<String>,
    /// Milliseconds since it was called.
    pub since_ms: u32,
    /// Whether it still waits; null while the server gives no answer.
    pub waits: Option<bool>,
}

/// One row of the waiting list.
#[derive(Clone, Debug, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct WaitingRow {
    /// The ticket.
    pub ticket: TicketView,
    /// Seconds waited when the lists were read ([`ListsView::age_ms`] ago); null without a date.
    pub waited_s: Option<u32>,
    /// The service's target in seconds, where known.
    pub target_wait_s: Option<u32>,
    /// Why this is probably the next one; null for all others.
    pub next: Option<NextReason>,
}

/// When who waits will be called, where a forecast tells it better than the server's average.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ExpectedView {
    /// Milliseconds since it was told; null where nothing is known.
    pub age_ms: Option<u32>,
    /// Of tickets in the waiting list, by id.
    pub tickets: Vec<ExpectedWait>,
    /// Of a ticket that is issued now, by the id of its service.
    pub services: Vec<ExpectedWait>,
}

/// A wait that is expected.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ExpectedWait {
    /// Whose.
    pub id: String,
    /// Seconds until the call, from the moment at which it was told: median, and the ends of the 80 % range.
    pub wait_s: [u32; 3],
}

/// A service and how many wait in it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ServiceCount {
    /// The service.
    pub service: ServiceRef,
    /// How many wait.
    pub waiting: u32,
    /// Whether new tickets may be issued (M18).
    pub open: bool,
    /// Average wait in seconds, where known.
    pub average_wait_s: Option<u32>,
}
