//! Everything that changes the queue, as data: what is asked for, what must be known for it, and what is decided.

use super::{
    answer::{self, Transfer},
    call::{self, Counter, From},
    change::{self, Change},
    counter_request::{self, Ask},
    create::{self, Create},
    effect::Effect,
    facts::{Facts, Need},
    hall::{self, AtKiosk, ByPhone, Slip},
    presence::{self, Told},
    service,
};
use crate::{
    domain::{hall::SecretDigest, refusal::Failure, ticket::Finish},
    queue::Request,
};

/// One change that is asked for.
#[derive(Clone, Debug)]
pub(crate) enum Command {
    /// Issues a ticket and, by the second reading of M1, calls it.
    Issue(Box<Create>),
    /// Calls one ticket.
    Call { from: From, counter: Counter, ticket: String },
    /// Calls the next ticket of these services; none named: of those assigned to the desk (T5).
    CallNext { counter: Counter, services: Vec<String> },
    /// Announces the ticket of an open answer again (M19).
    Recall { answer: String },
    /// Ends, pauses or cancels an open answer.
    Finish { answer: String, finish: Finish },
    /// Sends the ticket of an open answer on (M7).
    Transfer(Box<Transfer>),
    /// What a supervisor changes in a ticket that waits.
    ChangeTicket { ticket: String, change: Change },
    /// Stops issuing tickets of a service, or resumes it.
    SetOpen { service: String, open: bool },
    /// A supervisor asks something of a counter.
    AskCounter(Ask),
    /// The counter's clerk accepts or declines.
    AnswerRequest { request: String, accept: bool },
    /// A counter's program tells who is there.
    Tell(Told),
    /// A kiosk issues a ticket, or holds it for its slip.
    IssueAtKiosk(Box<AtKiosk>),
    /// What happens to the slip of a held ticket.
    Slip { digest: SecretDigest, slip: Slip },
    /// What a visitor does by phone.
    ByPhone { digest: SecretDigest, what: ByPhone },
    /// A screen or a kiosk is here, or away; as its members.
    TellDevice { location: String, members: String },
}

impl Command {
    /// What must be known to decide.
    pub(crate) fn need(&self) -> Need {
        match self {
            Self::Issue(asked) => asked.need(),
            Self::Call { counter, ticket, .. } => counter.need_for(ticket),
            Self::CallNext { counter, services } => counter.need_for_next(services),
            Self::Recall { answer } | Self::Finish { answer, .. } => answer::need(answer),
            Self::Transfer(asked) => asked.need(),
            Self::ChangeTicket { ticket, change } => change.need(ticket),
            Self::SetOpen { service, .. } => service::need(service),
            Self::AskCounter(asked) => asked.need(),
            Self::AnswerRequest { request, .. } => counter_request::need_for_answer(request),
            Self::Tell(told) => told.need(),
            Self::IssueAtKiosk(asked) => asked.need(),
            Self::Slip { digest, .. } => hall::need_for_slip(digest),
            Self::ByPhone { digest, .. } => hall::need_for_phone(digest),
            Self::TellDevice { .. } => Need::default(),
        }
    }

    /// What else must be known, by what is known already: what mostly need not be looked up. It is asked once.
    pub(crate) fn need_more(&self, request: &Request, facts: &Facts) -> Option<Need> {
        match self {
            Self::Tell(told) => told.need_more(request, facts),
            _ => None,
        }
    }

    /// What is done, by these facts.
    ///
    /// # Errors
    /// A refusal: nothing is done.
    pub(crate) fn decide(&self, request: &Request, facts: &Facts) -> Result<Vec<Effect>, Failure> {
        match self {
            Self::Issue(asked) => create::create(request, facts, Create::clone(asked)),
            Self::Call { from, counter, .. } => call::one(request, facts, *from, counter),
            Self::CallNext { counter, services } => call::next(request, facts, counter, services),
            Self::Recall { .. } => answer::recall(request, facts),
            Self::Finish { finish, .. } => answer::finish(request, facts, *finish),
            Self::Transfer(asked) => answer::transfer(request, facts, Transfer::clone(asked)),
            Self::ChangeTicket { change, .. } => change::change(request, facts, change.clone()),
            Self::SetOpen { service, open } => service::set_open(request, facts, service, *open),
            Self::AskCounter(asked) => counter_request::ask(request, facts, asked),
            Self::AnswerRequest { accept, .. } => counter_request::answer(request, facts, *accept),
            Self::Tell(told) => presence::tell(request, facts, told),
            Self::IssueAtKiosk(asked) => hall::issue(request, facts, asked),
            Self::Slip { digest, slip } => hall::slip(request, facts, *digest, *slip),
            Self::ByPhone { what, .. } => hall::by_phone(facts, *what),
            Self::TellDevice { location, members } => {
                Ok(vec![Effect::TellDevice { location: location.clone(), members: members.clone() }])
            }
        }
    }

    /// Whether it comes again and again and mostly changes nothing: then it is looked at before anything is written.
    pub(crate) fn is_told_again(&self) -> bool {
        matches!(self, Self::Tell(_))
    }
}
