//! What a supervisor does: to a ticket that waits, to a service, to a counter.

use callpad_wire::op::{
    AskCounter, ChangeService, ChangeTicket, CreateTicket, CreatedTicket, Destination, Operation,
    WaitingTicketChange,
};
use callpad_wire::{
    CounterRequest, CounterRequestKind, DeskId, ServiceId, Ticket, TicketId, WaitingService, feature,
};
use serde::{Deserialize, Serialize};

/// One act. All of them need extensions of our server, which has keys for them: sent again under its key, an act is done
/// once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Act {
    /// The ticket goes ahead of others, or no longer.
    Priority {
        /// Which.
        ticket: NamedTicket,
        /// Whether it goes ahead.
        on: bool,
    },
    /// It waits elsewhere, or for a counter or a person.
    SendOn {
        /// Which.
        ticket: NamedTicket,
        /// Where to.
        to: Destination,
    },
    /// Its note; an empty one clears it.
    Note {
        /// Which.
        ticket: NamedTicket,
        /// The note.
        note: String,
    },
    /// The visitor will not come.
    Cancel {
        /// Which.
        ticket: NamedTicket,
    },
    /// Takes back that it was cancelled or sent on.
    Restore {
        /// Which.
        ticket: NamedTicket,
    },
    /// Issues a ticket.
    Issue(Box<CreateTicket>),
    /// Stops issuing tickets of a service, or resumes it.
    OpenService {
        /// The service.
        service: ServiceId,
        /// Whether tickets are issued.
        open: bool,
    },
    /// Asks a counter for something.
    Ask {
        /// The counter.
        desk: DeskId,
        /// What.
        kind: CounterRequestKind,
        /// For which service.
        service: Option<ServiceId>,
    },
}

/// A ticket, and its number as called out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NamedTicket {
    /// Its id.
    pub id: TicketId,
    /// Its number, for the screen.
    pub label: String,
}

impl From<&Ticket> for NamedTicket {
    fn from(ticket: &Ticket) -> Self {
        Self { id: ticket.id.clone(), label: ticket.label() }
    }
}

/// Which act it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub enum ActKind {
    /// Priority was given.
    GivePriority,
    /// Priority was taken.
    TakePriority,
    /// Sent on.
    SendOn,
    /// Its note was changed.
    Note,
    /// Cancelled.
    Cancel,
    /// Taken back.
    Restore,
    /// Issued.
    Issue,
    /// Issuing was resumed.
    OpenService,
    /// Issuing was stopped.
    StopService,
    /// A counter was asked.
    Ask,
}

impl ActKind {
    /// All of them.
    pub const ALL: [Self; 10] = [
        Self::GivePriority,
        Self::TakePriority,
        Self::SendOn,
        Self::Note,
        Self::Cancel,
        Self::Restore,
        Self::Issue,
        Self::OpenService,
        Self::StopService,
        Self::Ask,
    ];

    /// The feature of our server that it needs.
    pub fn feature(self) -> &'static str {
        if self == Self::Ask { feature::REQUESTS } else { feature::TICKETS }
    }
}

/// What an act changes: one act at a time is under way for each.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", content = "id", rename_all = "camelCase")]
pub enum Subject {
    /// A ticket.
    Ticket(TicketId),
    /// A service: its state, or a new ticket of it.
    Service(ServiceId),
    /// A counter.
    Desk(DeskId),
}

/// What came back of an act.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ActDone {
    /// The ticket as it is then.
    Ticket(Box<Ticket>),
    /// The ticket that was issued.
    Issued(Box<CreatedTicket>),
    /// The service as it is then.
    Service(Box<WaitingService>),
    /// What was asked.
    Asked(CounterRequest),
}

impl Act {
    /// Which it is.
    pub fn kind(&self) -> ActKind {
        match self {
            Self::Priority { on: true, .. } => ActKind::GivePriority,
            Self::Priority { on: false, .. } => ActKind::TakePriority,
            Self::SendOn { .. } => ActKind::SendOn,
            Self::Note { .. } => ActKind::Note,
            Self::Cancel { .. } => ActKind::Cancel,
            Self::Restore { .. } => ActKind::Restore,
            Self::Issue(_) => ActKind::Issue,
            Self::OpenService { open: true, .. } => ActKind::OpenService,
            Self::OpenService { open: false, .. } => ActKind::StopService,
            Self::Ask { .. } => ActKind::Ask,
        }
    }

    /// What it changes.
    pub fn subject(&self) -> Subject {
        match self {
            Self::Priority { ticket, .. }
            | Self::SendOn { ticket, .. }
            | Self::Note { ticket, .. }
            | Self::Cancel { ticket }
            | Self::Restore { ticket } => Subject::Ticket(ticket.id.clone()),
            Self::Issue(create) => Subject::Service(create.service_id.clone()),
            Self::OpenService { service, .. } => Subject::Service(service.clone()),
            Self::Ask { desk, .. } => Subject::Desk(desk.clone()),
        }
    }

    /// The ticket that it changes, if it is one that waits.
    pub fn ticket(&self) -> Option<&NamedTicket> {
        match self {
            Self::Priority { ticket, .. }
            | Self::SendOn { ticket, .. }
            | Self::Note { ticket, .. }
            | Self::Cancel { ticket }
            | Self::Restore { ticket } => Some(ticket),
            Self::Issue(_) | Self::OpenService { .. } | Self::Ask { .. } => None,
        }
    }

    /// What takes it back, if anything does.
    pub fn reverse(&self) -> Option<Self> {
        match self {
            Self::Priority { ticket, on } => Some(Self::Priority { ticket: ticket.clone(), on: !on }),
            Self::SendOn { ticket, .. } | Self::Cancel { ticket } => {
                Some(Self::Restore { ticket: ticket.clone() })
            }
            Self::OpenService { service, open } => {
                Some(Self::OpenService { service: service.clone(), open: !open })
            }
            Self::Note { .. } | Self::Restore { .. } | Self::Issue(_) | Self::Ask { .. } => None,
        }
    }

    /// Sends it.
    ///
    /// # Errors
    /// Why nothing came back, as the sender says.
    pub async fn send(&self, sender: &impl SendAct) -> Result<ActDone, callpad_wire::Error> {
        let changed = async |ticket: &NamedTicket, change| {
            let change = ChangeTicket { ticket_id: ticket.id.clone(), change };
            sender.send(&change).await.map(|ticket| ActDone::Ticket(Box::new(ticket)))
        };
        match self {
            Self::Priority { ticket, on } => changed(ticket, WaitingTicketChange::Priority(*on)).await,
            Self::SendOn { ticket, to } => changed(ticket, WaitingTicketChange::SendOn(to.clone())).await,
            Self::Note { ticket, note } => changed(ticket, WaitingTicketChange::Note(note.clone())).await,
            Self::Cancel { ticket } => changed(ticket, WaitingTicketChange::Cancel).await,
            Self::Restore { ticket } => changed(ticket, WaitingTicketChange::Restore).await,
            Self::Issue(create) => {
                sender.send(&**create).await.map(|created| ActDone::Issued(Box::new(created)))
            }
            Self::OpenService { service, open } => {
                let change = ChangeService { service_id: service.clone(), open: *open };
                sender.send(&change).await.map(|service| ActDone::Service(Box::new(service)))
            }
            Self::Ask { desk, kind, service } => {
                let ask = AskCounter { desk_id: desk.clone(), kind: *kind, service_id: service.clone() };
                sender.send(&ask).await.map(ActDone::Asked)
            }
        }
    }
}

/// Sends an operation with the key of its act.
pub trait SendAct: Sync {
    /// Sends it once.
    ///
    /// # Errors
    /// Why there is no reply.
    fn send<O: Operation<Reply: Send> + Sync>(
        &self,
        operation: &O,
    ) -> impl Future<Output = Result<O::Reply, callpad_wire::Error>> + Send;
}
