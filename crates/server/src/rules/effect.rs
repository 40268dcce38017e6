//! What rules decide.

use jiff::Timestamp;

use crate::domain::{
    counter_request::{RequestKind, RequestState},
    hall::SecretDigest,
    presence::Presence,
    ticket::Finish,
    transfer::Binding,
};

/// One thing that is done. Each happens at the moment of the turn.
#[derive(Clone, Debug)]
pub(crate) enum Effect {
    /// A ticket is issued, with its service's next number.
    Issue(Box<NewTicket>),
    /// An answer is opened; the ticket is in service from then on.
    Open {
        ticket: Called,
        desk: String,
        user: String,
    },
    /// An answer is closed; its ticket goes where this sends it.
    Finish {
        answer: i64,
        ticket: i64,
        finish: Finish,
    },
    /// Announced once more.
    Recall {
        answer: i64,
    },
    /// A ticket that is transferred, as it is then.
    Transfer {
        ticket: i64,
        to: Changeable,
    },
    SetPriority {
        ticket: i64,
        priority: bool,
    },
    SetNote {
        ticket: i64,
        note: Option<String>,
    },
    /// By a supervisor, who may take it back.
    SendOn {
        ticket: i64,
        to: Binding,
    },
    /// By a supervisor, who may take it back.
    Cancel {
        ticket: i64,
    },
    /// The cancelled ticket waits where it did.
    WaitAgain {
        ticket: i64,
    },
    /// Back to where it was before it was sent on.
    TakeBack {
        ticket: i64,
    },
    /// Others go ahead of it: it is due at another moment.
    LetAhead {
        ticket: i64,
        due: Timestamp,
    },
    /// The visitor has given it up, and a supervisor may take that back.
    Leave {
        ticket: i64,
    },
    /// The ticket that was just issued has this code.
    GiveCode {
        digest: SecretDigest,
    },
    /// A number is taken for a ticket whose slip is awaited.
    Hold {
        digest: SecretDigest,
        ticket: String,
        device: String,
        service: String,
        lang: Option<String>,
    },
    /// The slip of a held ticket is being printed, or may be out.
    HoldOn {
        digest: SecretDigest,
        may_be_out: bool,
    },
    /// A ticket is held no longer.
    HoldNoLonger {
        digest: SecretDigest,
    },
    /// A screen or a kiosk is here, or away; as its members.
    TellDevice {
        location: String,
        members: String,
    },
    /// Whether tickets of a service are issued.
    SetOpen {
        service: String,
        open: bool,
    },
    /// Somebody is at a counter, on a break, or gone.
    BePresent {
        desk: String,
        presence: Box<Presence>,
    },
    /// What is known of a counter was told again.
    ToldAgain {
        desk: String,
        /// By the clock.
        at: Timestamp,
    },
    /// Requests to counters that nobody answered in time are over.
    EndDueRequests,
    /// Something is asked of a counter.
    AskCounter {
        desk: String,
        kind: RequestKind,
        service: Option<String>,
        /// By the clock.
        at: Timestamp,
    },
    /// A counter has answered.
    AnswerRequest {
        request: i64,
        state: RequestState,
    },
}

impl Effect {
    /// Whether a power cut may lose it: it is told again within a minute. Nobody is told of it either.
    pub(crate) fn may_be_lost(&self) -> bool {
        matches!(self, Self::ToldAgain { .. })
    }
}

/// Which ticket is called.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Called {
    Known(i64),
    /// The one that was just issued.
    Issued,
}

/// A ticket to be issued.
#[derive(Clone, Debug, Default)]
pub(crate) struct NewTicket {
    /// Chosen beforehand by whoever must know it before it is there.
    pub(crate) id: Option<String>,
    /// Taken beforehand.
    pub(crate) number: Option<i64>,
    pub(crate) service_id: String,
    /// Whom it is reserved for; the service is never set here.
    pub(crate) binding: Binding,
    pub(crate) issued: Timestamp,
    pub(crate) scheduled: Option<Timestamp>,
    pub(crate) priority: bool,
    pub(crate) appointment: bool,
    pub(crate) from_virtual: bool,
    pub(crate) lang: String,
    pub(crate) custom_field: Option<String>,
    pub(crate) client_name: Option<String>,
    pub(crate) note: Option<String>,
    pub(crate) app_displayname: Option<String>,
    pub(crate) app_id: Option<String>,
    pub(crate) device_id: Option<String>,
}

/// What a transfer may change.
#[derive(Clone, Debug, Default)]
pub(crate) struct Changeable {
    pub(crate) binding: Binding,
    pub(crate) priority: bool,
    pub(crate) note: Option<String>,
    pub(crate) custom_field: Option<String>,
}
