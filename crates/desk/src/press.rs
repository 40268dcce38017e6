//! What a person can ask the desk to do.

use crate::action::{Action, Source};
use crate::request::Request;
use callpad_wire::op::{CreateTicket, Destination};
use callpad_wire::{RequestId, ServiceId, TicketId};
use serde::Deserialize;

/// One press of a button or key, from wherever it came.
#[derive(Clone, Debug, PartialEq)]
pub enum Press {
    /// Call next; with a ticket open: end it, then call next (M3).
    CallNext,
    /// Call this ticket, by the operation of the list it is from (M14).
    CallTicket {
        /// The ticket.
        ticket_id: TicketId,
        /// The list.
        source: Source,
        /// What to do with the open ticket (M3).
        open_first: OpenFirst,
    },
    /// Announce the open ticket again.
    Recall,
    /// End the open ticket.
    End,
    /// Set the open ticket aside, to be called again later.
    Pause,
    /// Close the open ticket as a no-show.
    Cancel,
    /// Send the open ticket on.
    Transfer(Box<Transfer>),
    /// Change the queue beside whatever is served, such as by [`Press::create`].
    Queue(QueuePress),
    /// This list is now on the screen: read it and refresh it from now on (T11).
    Show(Source),
    /// Read everything again now; if an outcome is unknown, also try to settle it.
    RefreshNow,
    /// The person decides that the action of unknown outcome did not happen.
    GiveUpUnknown,
    /// The person decides to forget the open ticket here (M2).
    DropOpen,
    /// Dismiss this notice.
    DismissNotice(u32),
    /// Serve these services from now on; never empty.
    ChangeServices(Vec<ServiceId>),
    /// Start a break; only with no ticket open, and only this desk knows of it (M15).
    TakeBreak,
    /// Say why this break is, in a few words for supervisors, or no longer; at most [`LONGEST_BREAK_REASON`] characters.
    BreakReason(Option<String>),
    /// End the break.
    EndBreak,
    /// Answer what a supervisor asks of this counter.
    AnswerRequest {
        /// What was asked.
        request_id: RequestId,
        /// Whether it is accepted.
        accept: bool,
    },
    /// Note a number called by hand while the server does not respond: from a list, or typed.
    AddOfflineCall {
        /// The ticket, if taken from a list.
        ticket_id: Option<TicketId>,
        /// The number.
        label: String,
    },
    /// Take this number off the list of offline calls.
    RemoveOfflineCall(u32),
    /// Call and end this offline call at once, if it still waits; the call is announced in the hall.
    CloseOfflineCall(u32),
}

/// The longest reason of a break, in characters: no server takes in a longer one.
pub const LONGEST_BREAK_REASON: usize = 100;

/// An action on the queue, as a press asks for it; made by a function of [`Press`] for each.
#[derive(Clone, Debug, PartialEq)]
pub struct QueuePress {
    pub(crate) request: Request,
    /// Call the ticket that comes back at once. Only with no ticket open.
    pub(crate) call: bool,
}

impl Press {
    /// Issue a ticket; with `call` it is called at once, for a walk-in at the counter.
    pub fn create(create: CreateTicket, call: bool) -> Self {
        Self::Queue(QueuePress { request: create.into(), call })
    }

    /// The API action that it sends first, if any.
    pub fn action(&self) -> Option<Action> {
        match self {
            Self::CallNext => Some(Action::CallNext),
            Self::CallTicket { source, .. } => Some(source.call()),
            Self::CloseOfflineCall(_) => Some(Action::CallTicket),
            Self::Recall => Some(Action::Recall),
            Self::End => Some(Action::End),
            Self::Pause => Some(Action::Pause),
            Self::Cancel => Some(Action::Cancel),
            Self::Transfer(_) => Some(Action::Transfer),
            Self::AnswerRequest { .. } => Some(Action::AnswerRequest),
            Self::Queue(queue) => Some(queue.request.action()),
            Self::Show(_)
            | Self::RefreshNow
            | Self::GiveUpUnknown
            | Self::DropOpen
            | Self::DismissNotice(_)
            | Self::ChangeServices(_)
            | Self::TakeBreak
            | Self::BreakReason(_)
            | Self::EndBreak
            | Self::AddOfflineCall { .. }
            | Self::RemoveOfflineCall(_) => None,
        }
    }
}

/// What shall happen with the open ticket when another is called (M3).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub enum OpenFirst {
    /// Ask the person.
    Ask,
    /// End it.
    End,
    /// Pause it.
    Pause,
}

/// Where the open ticket is sent, and with what (M7).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Transfer {
    /// Where to.
    pub to: Destination,
    /// Its name, for the notice about where the ticket went.
    pub name: String,
    /// Note for the colleague. If empty, it clears the ticket's note where one is known; otherwise nothing is sent.
    pub note: String,
    /// Custom field; empty as for the note.
    pub custom_field: String,
    /// Goes ahead of others there.
    pub priority: bool,
}

/// Why a press was rejected.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Rejected {
    /// Another action is on its way, or the guard against a double press applies.
    #[error("the desk is busy")]
    Busy,
    /// Not possible in this phase.
    #[error("not possible now")]
    NotNow,
    /// The server does not respond: actions are locked until it does.
    #[error("the server gives no answer")]
    NoResponse,
    /// The person is on a break.
    #[error("on a break")]
    OnBreak,
    /// The session has ended: sign in again first.
    #[error("the session has ended")]
    TokenEnded,
    /// The computer is locked or asleep: nobody would see who was called.
    #[error("the computer is locked")]
    Locked,
}
