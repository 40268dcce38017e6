//! The desk as seen from outside. `src-tauri` turns it into what goes to the page.

use std::sync::Arc;
use std::time::Duration;

use callpad_wire::{AnswerId, CounterRequest, Error, Features, NextReason, Ticket, TicketId, WaitingService};
use jiff::Timestamp;

use serde::Serialize;

use crate::action::{Action, Source};
use crate::notice::Notice;
use crate::seat::Seat;
use crate::time::Now;

/// The whole desk at one moment; cheap to clone.
#[derive(Clone, Debug)]
pub struct View {
    /// Grows by one with every change.
    pub revision: u32,
    /// Who works here; `None` when signed out.
    pub seat: Option<Arc<Seat>>,
    /// What the server has beyond the API, as the last refresh found it.
    pub features: Features,
    /// What the desk is doing.
    pub phase: Phase,
    /// What to tell the person.
    pub notice: Option<Notice>,
    /// The offer to undo the last pause, no-show or transfer, while that is possible.
    pub undo_offer: Option<UndoOffer>,
    /// The action that met an ended session; it is carried out after the next sign-in.
    pub deferred: Option<Action>,
    /// What supervisors ask of this counter, the oldest first.
    pub requests: Vec<CounterRequest>,
    /// The server was told who is here, and so knows of a break (`presence` extension).
    pub presence_told: bool,
    /// Why the person is on this break, where they said so.
    pub break_reason: Option<String>,
    /// The tickets that wait.
    pub lists: Arc<Lists>,
    /// Numbers called by hand while the server did not respond, the oldest first.
    pub offline_calls: Vec<OfflineCall>,
    /// The connection to the server.
    pub connection: Connection,
    /// The computer is locked or asleep: names are hidden, and nobody can be called.
    pub locked: bool,
}

impl View {
    /// Nobody is signed in, and nothing has happened yet.
    pub fn blank() -> Self {
        Self {
            revision: 0,
            seat: None,
            features: Features::default(),
            phase: Phase::SignedOut,
            notice: None,
            undo_offer: None,
            deferred: None,
            requests: Vec::new(),
            presence_told: false,
            break_reason: None,
            lists: Arc::default(),
            offline_calls: Vec::new(),
            connection: Connection::Idle,
            locked: false,
        }
    }

    /// Whether both show the same, whatever their revisions. Lists are compared by identity: they are rebuilt only when
    /// they change.
    pub fn shows_the_same(&self, other: &Self) -> bool {
        self.seat == other.seat
            && self.features == other.features
            && self.desk_shows_the_same(other)
            && Arc::ptr_eq(&self.lists, &other.lists)
            && self.offline_calls == other.offline_calls
            && self.connection == other.connection
            && self.locked == other.locked
    }

    /// The same of the desk alone: what it does, tells and is asked, without seat, lists and connection.
    pub fn desk_shows_the_same(&self, other: &Self) -> bool {
        self.phase == other.phase
            && self.notice.as_ref().map(|n| n.id) == other.notice.as_ref().map(|n| n.id)
            && self.undo_offer == other.undo_offer
            && self.deferred == other.deferred
            && same_requests(&self.requests, &other.requests)
            && self.presence_told == other.presence_told
            && self.break_reason == other.break_reason
    }
}

/// Whether the same is asked: how long it still stands goes on by itself.
fn same_requests(one: &[CounterRequest], other: &[CounterRequest]) -> bool {
    one.iter().map(|request| &request.id).eq(other.iter().map(|request| &request.id))
}

/// What the desk is doing.
#[derive(Clone, Debug, PartialEq)]
pub enum Phase {
    /// Nobody is signed in.
    SignedOut,
    /// No ticket open.
    Free,
    /// The person is on a break; only this desk knows (M15).
    Break {
        /// Since when.
        since: Now,
    },
    /// A call is on its way.
    Calling {
        /// Label of the chosen ticket; `None` for call next.
        label: Option<String>,
    },
    /// A ticket is open.
    Serving {
        /// The ticket.
        open: Arc<Open>,
        /// The action on its way for it.
        busy: Option<Busy>,
    },
    /// An action was sent and nobody knows whether it happened (T12).
    Unknown {
        /// What was sent.
        action: Action,
        /// The ticket it was about, if known.
        label: Option<String>,
        /// The ticket open before, if any.
        open: Option<Arc<Open>>,
        /// Whether the server is being asked again right now.
        refreshing: bool,
        /// The ticket that was probably called here, judging by the lists: only if the server has no read-back.
        probably: Option<String>,
        /// The server was asked but cannot tell: the person decides.
        only_person: bool,
        /// A call was to follow (*End & call next*), but nobody was called.
        nobody_called: bool,
    },
}

/// An action on its way for the open ticket.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub enum Busy {
    /// recall.
    Recalling,
    /// endcall.
    Ending,
    /// endcall, then callnextticket (M3).
    EndingToCallNext,
    /// endcall, then the call of a chosen ticket.
    EndingToCallTicket,
    /// pausecall.
    Pausing,
    /// pausecall, then the call of a chosen ticket (M3).
    PausingToCallTicket,
    /// cancelcall.
    Cancelling,
    /// transfercall.
    Transferring,
}

/// The open ticket.
#[derive(Clone, Debug, PartialEq)]
pub struct Open {
    /// Its answer.
    pub answer_id: AnswerId,
    /// The ticket.
    pub ticket: Ticket,
    /// When it was called, on the monotonic clock; before the program's start for a restored one.
    pub called: Now,
    /// How long it had already been open at `called` (a restored one).
    pub earlier: Duration,
    /// How often it was recalled from here.
    pub recalls: u32,
    /// When it was last recalled.
    pub last_recall: Option<Now>,
    /// How long the visitor had waited when called, in seconds.
    pub waited_s: Option<u32>,
    /// Found open at the start and not called just now (M2).
    pub restored: bool,
}

impl Open {
    /// How long it has been open.
    pub fn serving(&self, now: Now) -> Duration {
        self.earlier + now.running.saturating_sub(self.called.running)
    }

    /// When it was called, by this machine's wall clock.
    pub fn called_at(&self) -> Timestamp {
        let earlier = jiff::SignedDuration::try_from(self.earlier).unwrap_or_default();
        self.called.wall.checked_sub(earlier).unwrap_or(self.called.wall)
    }
}

/// The tickets that wait.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Lists {
    /// Counts of the served services, in the server's order.
    pub services: Vec<WaitingService>,
    /// All services that the server listed, for the choice of services to serve.
    pub all_services: Vec<WaitingService>,
    /// Waiting tickets of the served services, merged by M4.
    pub waiting: Vec<Row>,
    /// The server itself said who is next; otherwise it is a guess.
    pub next_is_sure: bool,
    /// When the waiting lists were read, at most a minute before the last refresh; `None` before the first. Refreshes
    /// that find nothing new leave it and these lists alone: a quiet screen costs nothing.
    pub read: Option<Now>,
    /// The paused tickets for this counter (M5).
    pub paused: SideList,
    /// The cancelled tickets for this counter that may still be called (M5, M12).
    pub cancelled: SideList,
    /// Tickets that could not be read, by their path in the list, and lists that the server refuses, by their
    /// operation.
    pub unreadable: Vec<String>,
}

/// The list of one tab beside the waiting tickets, in the server's order.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SideList {
    /// Its tickets.
    pub rows: Vec<SideRow>,
    /// When it was read; `None` before the first time.
    pub read: Option<Now>,
}

/// One paused or cancelled ticket.
#[derive(Clone, Debug, PartialEq)]
pub struct SideRow {
    /// The ticket.
    pub ticket: Ticket,
    /// Seconds since it was issued, at [`SideList::read`]; `None` without a date; never negative (V4).
    pub waited_s: Option<u32>,
    /// This person paused it, or closed it as a no-show, at this counter.
    pub mine: bool,
    /// When that was, by this machine's wall clock; `None` if unknown here.
    pub aside: Option<Timestamp>,
}

/// A number called by hand while the server did not respond.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OfflineCall {
    /// Identifies it in presses.
    pub id: u32,
    /// The number as called out.
    pub label: String,
    /// The ticket, if taken from a list and not typed.
    pub ticket_id: Option<TicketId>,
    /// When, by this machine's wall clock.
    pub called: Timestamp,
    /// Whether it still waits; `None` while the server does not respond.
    pub waits: Option<bool>,
}

/// The offer to undo a pause, no-show or transfer: to call the ticket again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UndoOffer {
    /// The notice that came with it.
    pub notice: u32,
    /// The ticket.
    pub ticket_id: TicketId,
    /// Its label.
    pub label: String,
    /// The list it is called from.
    pub source: Source,
    /// When the offer ends, on the monotonic clock; `None`: with the next action.
    pub until: Option<Duration>,
}

/// One waiting ticket.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// The ticket.
    pub ticket: Ticket,
    /// Seconds waited at [`Lists::read`]; `None` without a date; never negative (V4).
    pub waited_s: Option<u32>,
    /// Why it is probably the next one; set on at most one row (M4).
    pub next: Option<NextReason>,
}

/// The state of the connection to the server.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Connection {
    /// Not signed in.
    #[default]
    Idle,
    /// Reads succeed.
    Polling {
        /// Between two reads.
        every: Duration,
    },
    /// The server pushes every change.
    Live,
    /// No response.
    Lost {
        /// The last complete response.
        since: Now,
        /// The last error.
        error: Arc<Error>,
    },
    /// The session has ended and could not be renewed: nothing is requested until the person signs in again.
    TokenEnded,
}
