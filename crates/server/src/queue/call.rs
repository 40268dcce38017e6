//! The four operations that call a ticket.

use super::{Request, scope};
use crate::{
    domain::{
        call_order::{self, Candidate, Reason},
        refusal::{Failure, Refusal},
        storage_failure::StorageFailure,
        ticket::TicketState,
    },
    store::{answers, candidates, locations, tickets, turn::Turn, view::View},
};
use callpad_wire::{Answer, Ticket};

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

/// Calls one ticket. `user` is the acting user (A6).
pub(crate) fn one(
    turn: &Turn<'_>,
    request: &Request,
    from: From,
    desk: &str,
    user: &str,
    ticket: &str,
) -> Result<Answer, Failure> {
    let ticket = tickets::facts(turn, ticket)?;
    let place = ticket.as_ref().map(|t| t.location_id.clone());
    at_counter(turn, request, desk, user, &[place])?;
    let ticket = ticket.ok_or(Refusal::UNKNOWN_ID)?;
    free(turn, desk, user)?;
    let state = match from {
        From::Waiting => TicketState::Waiting,
        From::Paused => TicketState::Paused,
        From::Cancelled => TicketState::Cancelled,
    };
    if !ticket.is(state) {
        return Err(Refusal::STATE.into());
    }
    if from == From::Cancelled
        && !tickets::still_callable(turn, ticket.seq, request.time.moment, &request.zones)?
    {
        return Err(Refusal::STATE.into());
    }
    open(turn, request, ticket.seq, desk, user)
}

/// Calls the next ticket.
pub(crate) fn next(
    turn: &Turn<'_>,
    request: &Request,
    desk: &str,
    user: &str,
    services: Vec<String>,
) -> Result<Answer, Failure> {
    may_call_from(turn, request, desk, user, &services)?;
    free(turn, desk, user)?;
    let next = head(turn, request, desk, user, services)?.ok_or(Refusal::NOBODY_WAITS)?;
    open(turn, request, next.seq, desk, user)
}

/// The ticket that [`next`] would take now if desk and user were free, and why; `None` if nobody waits.
pub(crate) fn peek_next(
    view: &View<'_>,
    request: &Request,
    desk: &str,
    user: &str,
    services: Vec<String>,
) -> Result<Option<(Ticket, Reason)>, Failure> {
    may_call_from(view, request, desk, user, &services)?;
    let Some(next) = head(view, request, desk, user, services)? else { return Ok(None) };
    Ok(Some((tickets::view(view, next.seq, &request.zones)?, next.reason())))
}

/// Refuses a desk, a user or services of another location, and unknown ones.
fn may_call_from(
    view: &View<'_>,
    request: &Request,
    desk: &str,
    user: &str,
    services: &[String],
) -> Result<(), Failure> {
    let found = services
        .iter()
        .map(|id| Ok(locations::of_service(view, id)?))
        .collect::<Result<Vec<_>, StorageFailure>>()?;
    at_counter(view, request, desk, user, &found)
}

/// The next ticket (M4). Without services: among those assigned to the desk (T5).
fn head(
    view: &View<'_>,
    request: &Request,
    desk: &str,
    user: &str,
    services: Vec<String>,
) -> Result<Option<Candidate>, StorageFailure> {
    let services = if services.is_empty() { locations::services_of_desk(view, desk)? } else { services };
    let candidates = candidates::of(view, desk, user, &services, request.time)?;
    Ok(call_order::first_to_call(candidates, request.time.now))
}

/// Refuses a desk, a user or other ids of another location, and unknown ones.
fn at_counter(
    view: &View<'_>,
    request: &Request,
    desk: &str,
    user: &str,
    others: &[Option<String>],
) -> Result<(), Failure> {
    let desk = locations::of_desk(view, desk)?;
    let user = locations::person(view, user)?.map(|person| person.locations.into_iter().collect::<Vec<_>>());
    let found = std::iter::once(&desk).chain(others).map(|place| place.as_ref().map(std::slice::from_ref));
    Ok(scope::check(&request.caller, found.chain([user.as_deref()]))?)
}

/// Checks that desk and user have no open answer: each has at most one (M3).
pub(super) fn free(turn: &Turn<'_>, desk: &str, user: &str) -> Result<(), Failure> {
    if answers::busy(turn, desk, user)? { Err(Refusal::STATE.into()) } else { Ok(()) }
}

/// Opens an answer.
pub(super) fn open(
    turn: &Turn<'_>,
    request: &Request,
    ticket: i64,
    desk: &str,
    user: &str,
) -> Result<Answer, Failure> {
    let answer = answers::open(turn, ticket, desk, user, request.time.moment, &request.zones)?;
    Ok(answers::view(turn, answer, &request.zones)?)
}
