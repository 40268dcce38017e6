//! What somebody looks up, and what they are shown. Any signed-in user may list, but only what is of their own locations
//! (A8).

use callpad_wire::{Answer, Ticket, WaitingService, op::role};
use serde::Serialize;
use serde_json::{Map, Value};

use super::{
    PendingRequest, Request,
    history::{Entry, TicketFilter},
    report::{Days, Row},
};
use crate::{
    directory::Directory,
    domain::{
        call_order::Reason,
        refusal::{Failure, Refusal},
        roles::Caller,
        ticket_list::TicketList,
    },
    rules::{call::Counter, scope},
};

/// What somebody looks up.
#[derive(Clone, Debug)]
pub(crate) enum Question {
    /// The waiting tickets of a service.
    Waiting { service: String },
    /// The paused tickets of a desk's services (M5).
    Paused { desk: String },
    /// The cancelled tickets of a desk's services that may still be called (M5, M12).
    Cancelled { desk: String },
    /// How many wait in each service, of one location or of all the user's own (T6).
    Queues { location: Option<String> },
    /// The open answer of a desk: the read-back that the API lacks (M2, T12).
    OpenAnswer { desk: String },
    /// The part of the directory that a user may see (M16).
    Directory,
    /// The ticket that callnextticket would take now if desk and user were free.
    Next { counter: Counter, services: Vec<String> },
    /// The business day's tickets, the newest first.
    Tickets(TicketFilter),
    /// A ticket, and all that happened to it.
    Story { ticket: String },
    /// What was counted, of one location or of all the user's own.
    Report { location: Option<String>, days: Days },
    /// What is asked of counters and waits for an answer: of one counter, of one location, or of all the user's own.
    OpenRequests { desk: Option<String>, location: Option<String> },
}

/// Something whose location must be the caller's own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Id<'a> {
    Service(&'a str),
    Desk(&'a str),
    Location(&'a str),
    Ticket(&'a str),
}

impl Question {
    /// What must be of the caller's own locations.
    pub(crate) fn ids(&self) -> Vec<Id<'_>> {
        match self {
            Self::Waiting { service } => vec![Id::Service(service)],
            Self::Paused { desk } | Self::Cancelled { desk } | Self::OpenAnswer { desk } => {
                vec![Id::Desk(desk)]
            }
            Self::Queues { location } | Self::Report { location, .. } => {
                location.iter().map(|id| Id::Location(id)).collect()
            }
            Self::Tickets(filter) => filter.location.iter().map(|id| Id::Location(id)).collect(),
            Self::Story { ticket } => vec![Id::Ticket(ticket)],
            Self::OpenRequests { desk, location } => {
                let desk = desk.iter().map(|id| Id::Desk(id));
                desk.chain(location.iter().map(|id| Id::Location(id))).collect()
            }
            // The rule of the first looks at what it names, and the other names nothing.
            Self::Next { .. } | Self::Directory => Vec::new(),
        }
    }

    /// Refuses what the caller may not see; `found` has the location of each of [`Question::ids`], `None` where it is
    /// unknown.
    pub(crate) fn check(&self, caller: &Caller, found: &[Option<String>]) -> Result<(), Failure> {
        if matches!(self, Self::OpenRequests { .. })
            && ![role::ACCESS, role::SUPERVISE].iter().any(|role| caller.holds(&[role]))
        {
            return Err(Refusal::Forbidden.into());
        }
        Ok(scope::check(caller, found.iter().map(|place| place.as_ref().map(std::slice::from_ref)))?)
    }

    /// As it is asked by somebody.
    pub(crate) fn by(self, pending: PendingRequest) -> Asking {
        Asking { question: self, pending }
    }
}

/// Somebody's question.
#[derive(Debug)]
pub(crate) struct Asking {
    pub(crate) question: Question,
    pub(crate) pending: PendingRequest,
}

/// What is shown: its members in an answer.
#[derive(Debug, Serialize)]
#[serde(untagged)]
pub(crate) enum Shown {
    Tickets { tickets: TicketList },
    Services { services: Vec<WaitingService> },
    Answer { answer: Option<Answer> },
    Directory(Box<Directory>),
    Next { ticket: Option<Ticket>, reason: Option<Reason> },
    SomeTickets { tickets: Vec<Ticket>, next: Option<String> },
    Story { ticket: Box<Ticket>, story: Vec<Entry> },
    Report { rows: Vec<Row>, next: Option<String> },
    Requests { requests: Vec<Map<String, Value>> },
}

/// Of a directory of the caller's locations, what they may see: all users there for those who may transfer, otherwise only
/// themselves; roles only their own.
pub(crate) fn own_part(request: &Request, mut directory: Directory) -> Directory {
    let caller = &request.caller;
    if let Caller::Person(me) = caller {
        let all = caller.holds(&[role::TRANSFER]);
        directory.users.retain(|user| user.id == me.id || all);
        for user in directory.users.iter_mut().filter(|user| user.id != me.id) {
            user.roles.clear();
            user.location_ids.retain(|location| caller.sees(location));
        }
    }
    directory
}
