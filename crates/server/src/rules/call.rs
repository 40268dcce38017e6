//! The four operations that call a ticket.

use super::{
    effect::{Called, Effect},
    facts::{self, Facts, Need, Places},
    scope,
};
use crate::{
    domain::{
        call_order::{self, Candidate},
        refusal::{Failure, Refusal},
        ticket::TicketState,
    },
    queue::Request,
};

/// Which tickets an operation calls (M14).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum From {
    /// callticket.
    Waiting,
    /// callpausedticket.
    Paused,
    /// callcancelledticket, within tolerance (M12).
    Cancelled,
}

/// Who calls, and where. `user` is the acting user (A6).
#[derive(Clone, Debug)]
pub(crate) struct Counter {
    pub(crate) desk: String,
    pub(crate) user: String,
}

impl Counter {
    fn need(&self) -> Need {
        Need { desks: vec![self.desk.clone()], users: vec![self.user.clone()], ..Need::default() }
    }

    /// To call one ticket.
    pub(crate) fn need_for(&self, ticket: &str) -> Need {
        Need { ticket: Some(ticket.to_owned()), ..self.need() }
    }

    /// To call the next ticket of these services.
    pub(crate) fn need_for_next(&self, services: &[String]) -> Need {
        let (desk, user, services) = (self.desk.clone(), self.user.clone(), services.to_vec());
        let candidates = Some(facts::From { desk, user, services: services.clone() });
        Need { services, candidates, ..self.need() }
    }

    fn open(&self, ticket: Called) -> Effect {
        Effect::Open { ticket, desk: self.desk.clone(), user: self.user.clone() }
    }

    /// Refuses a desk, a user or other ids of another location, and unknown ones.
    fn check(&self, request: &Request, facts: &Facts, others: &[Places]) -> Result<(), Refusal> {
        let own = [facts.places_of_desk(&self.desk), facts.places_of_user(&self.user)];
        scope::check(&request.caller, own.iter().chain(others).map(Option::as_deref))
    }
}

/// Calls one ticket.
pub(crate) fn one(
    request: &Request,
    facts: &Facts,
    from: From,
    counter: &Counter,
) -> Result<Vec<Effect>, Failure> {
    counter.check(request, facts, &[facts.places_of_ticket()])?;
    let ticket = facts.ticket.as_ref().ok_or(Refusal::UNKNOWN_ID)?;
    free(facts, &counter.desk, &counter.user)?;
    let may_be_called = match from {
        From::Waiting => ticket.is(TicketState::Waiting),
        From::Paused => ticket.is(TicketState::Paused),
        From::Cancelled => ticket.is(TicketState::Cancelled) && ticket.is_within_tolerance,
    };
    if may_be_called { Ok(vec![counter.open(Called::Known(ticket.seq))]) } else { Err(Refusal::STATE.into()) }
}

/// Calls the next ticket.
pub(crate) fn next(
    request: &Request,
    facts: &Facts,
    counter: &Counter,
    services: &[String],
) -> Result<Vec<Effect>, Failure> {
    may_call(request, facts, counter, services)?;
    free(facts, &counter.desk, &counter.user)?;
    let next = first(request, facts).ok_or(Refusal::NOBODY_WAITS)?;
    Ok(vec![counter.open(Called::Known(next.seq))])
}

/// The ticket that [`next`] would take now if desk and user were free; `None` if nobody waits.
pub(crate) fn peek(
    request: &Request,
    facts: &Facts,
    counter: &Counter,
    services: &[String],
) -> Result<Option<Candidate>, Failure> {
    may_call(request, facts, counter, services)?;
    Ok(first(request, facts))
}

/// Refuses a desk, a user or services of another location, and unknown ones.
fn may_call(request: &Request, facts: &Facts, counter: &Counter, services: &[String]) -> Result<(), Refusal> {
    let services: Vec<_> = services.iter().map(|id| facts.places_of_service(id)).collect();
    counter.check(request, facts, &services)
}

/// The next ticket (M4).
fn first(request: &Request, facts: &Facts) -> Option<Candidate> {
    call_order::first_to_call(facts.candidates.iter().copied(), request.time.now)
}

/// Checks that desk and user have no open answer: each has at most one (M3).
pub(super) fn free(facts: &Facts, desk: &str, user: &str) -> Result<(), Refusal> {
    let desk_is_busy = facts.desks.get(desk).is_some_and(|desk| desk.is_busy);
    let user_is_busy = facts.users.get(user).is_some_and(|user| user.is_busy);
    if desk_is_busy || user_is_busy { Err(Refusal::STATE) } else { Ok(()) }
}
