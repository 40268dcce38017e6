//! A server that honours keys, behind a line that does not honour anything.

use std::collections::HashMap;
use std::time::Duration;

use callpad_board::{Act, ActDone};
use callpad_wire::op::{CreatedTicket, Destination};
use callpad_wire::{
    CounterRequest, CounterRequestState, Errno, Error, NewTicketFacts, ServiceRef, Ticket, WaitingService,
    error::UnreachableKind,
};

use super::Sent;

/// What happens to one request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fault {
    None,
    /// Done, and the answer is lost.
    AnswerLost,
    /// The line is cut before the request arrives, and nobody knows that.
    CutBefore,
    /// It cannot have arrived, and that is known.
    Unreachable,
    /// Done, and what comes back is no answer.
    Garbage,
    /// The server fails before it does anything.
    Status(u16),
    /// No answer in time, and not done.
    TimedOut,
    /// The session has ended.
    TokenEnded,
    /// The session could not be renewed now.
    RenewalFailed,
    /// Refused before the key is looked at.
    Role,
    /// The storage failed, before the key was looked at.
    Storage,
    /// Refused for its state: such a refusal is kept under the key.
    State,
}

impl Fault {
    pub(crate) const ALL: [Self; 13] = [
        Self::None,
        Self::AnswerLost,
        Self::CutBefore,
        Self::Unreachable,
        Self::Garbage,
        Self::Status(500),
        Self::Status(503),
        Self::TimedOut,
        Self::TokenEnded,
        Self::RenewalFailed,
        Self::Role,
        Self::Storage,
        Self::State,
    ];
}

/// What was done, and what was said under each key.
#[derive(Clone, Debug, Default)]
pub(crate) struct FakeServer {
    said: HashMap<String, Result<ActDone, Error>>,
    /// How often each act was done, by its key.
    pub(crate) done: HashMap<String, u32>,
}

fn refused(status: u16, errno: Errno) -> Error {
    Error::Refused { operation: "tickets", status, errno, roles: &[] }
}

impl FakeServer {
    pub(crate) fn answer(&mut self, sent: &Sent, fault: Fault) -> Result<ActDone, Error> {
        let broken = || Error::Unreadable { field: "ticket".into(), excerpt: String::new() };
        match fault {
            Fault::None => self.perform(sent),
            Fault::AnswerLost => self.perform(sent).and(Err(Error::Broken)).or(Err(Error::Broken)),
            Fault::Garbage => self.perform(sent).and(Err(broken())).or(Err(broken())),
            Fault::CutBefore => Err(Error::Broken),
            Fault::Unreachable => {
                Err(Error::Unreachable { host: "s".into(), kind: UnreachableKind::Connection })
            }
            Fault::Status(status) => Err(Error::ServerFailed { status }),
            Fault::TimedOut => Err(Error::TimedOut { after: Duration::from_secs(15), sent: true }),
            Fault::TokenEnded => Err(Error::TokenEnded),
            Fault::RenewalFailed => Err(Error::RenewalFailed(Box::new(Error::Broken))),
            Fault::Role => Err(refused(403, Errno::CANNOT_CONCLUDE)),
            Fault::Storage => Err(refused(200, Errno::UNKNOWN)),
            Fault::State => {
                let refusal = Err(refused(200, Errno::CANNOT_CONCLUDE));
                self.said.entry(sent.key.to_string()).or_insert(refusal).clone()
            }
        }
    }

    fn perform(&mut self, sent: &Sent) -> Result<ActDone, Error> {
        if let Some(said) = self.said.get(sent.key.as_str()) {
            return said.clone();
        }
        *self.done.entry(sent.key.to_string()).or_default() += 1;
        let done = Ok(done(&sent.act));
        self.said.insert(sent.key.to_string(), done.clone());
        done
    }
}

/// What a server says to an act.
pub(crate) fn done(act: &Act) -> ActDone {
    let changed = |change: &dyn Fn(&mut Ticket)| {
        let id = act.ticket().unwrap().id.clone();
        let mut ticket = Ticket::bare(id, "042");
        ticket.service = Some(service("a"));
        change(&mut ticket);
        ActDone::Ticket(Box::new(ticket))
    };
    match act {
        Act::Priority { on, .. } => changed(&|ticket| ticket.flags.priority = *on),
        Act::SendOn { to: Destination::Service(id), .. } => {
            changed(&|ticket| ticket.dst_service = Some(service(id.as_str())))
        }
        Act::SendOn { .. } | Act::Note { .. } | Act::Restore { .. } => changed(&|_| ()),
        Act::Cancel { .. } => changed(&|ticket| ticket.cancelled = true),
        Act::Issue(_) => ActDone::Issued(Box::new(CreatedTicket {
            ticket: Ticket::bare("new", "043"),
            facts: NewTicketFacts::default(),
            strings: None,
            answer: None,
        })),
        Act::OpenService { service: id, open } => ActDone::Service(Box::new(WaitingService {
            service: service(id.as_str()),
            waiting: 0,
            open: *open,
            average_wait_s: None,
        })),
        Act::Ask { desk, kind, service } => ActDone::Asked(CounterRequest {
            id: "r1".into(),
            desk_id: desk.clone(),
            kind: *kind,
            service_id: service.clone(),
            state: CounterRequestState::Asked,
            ends_in_s: Some(600),
        }),
    }
}

fn service(id: &str) -> ServiceRef {
    ServiceRef { id: id.into(), name: id.to_owned(), tag: "A".into() }
}
