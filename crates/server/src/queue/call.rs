//! The four operations that call a ticket.

use callpad_wire::Answer;
use rusqlite::Transaction;

use super::{Request, scope};
use crate::{
    domain::{
        next,
        refusal::{Failure, Refusal},
        ticket::TicketState,
    },
    store::{answers, heads, places, tickets},
};

/// Which tickets an operation takes (M14).
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
    transaction: &Transaction<'_>,
    request: &Request,
    from: From,
    desk: &str,
    user: &str,
    ticket: &str,
) -> Result<Answer, Failure> {
    let ticket = tickets::facts(transaction, ticket)?;
    let place = ticket.as_ref().map(|t| t.location_id.clone());
    at_counter(transaction, request, desk, user, &[place])?;
    let ticket = ticket.ok_or(Refusal::UNKNOWN_ID)?;
    free(transaction, desk, user)?;
    let state = match from {
        From::Waiting => TicketState::Waiting,
        From::Paused => TicketState::Paused,
        From::Cancelled => TicketState::Cancelled,
    };
    if !ticket.is(state) {
        return Err(Refusal::STATE.into());
    }
    if from == From::Cancelled
        && !tickets::still_callable(transaction, ticket.seq, request.now, &request.zones)?
    {
        return Err(Refusal::STATE.into());
    }
    open(transaction, request, ticket.seq, desk, user)
}

/// Calls the next ticket (M4). Without services: those assigned to the desk (T5).
pub(crate) fn next(
    transaction: &Transaction<'_>,
    request: &Request,
    desk: &str,
    user: &str,
    services: Vec<String>,
) -> Result<Answer, Failure> {
    let found = services
        .iter()
        .map(|id| places::of_service(transaction, id))
        .collect::<rusqlite::Result<Vec<_>>>()?;
    at_counter(transaction, request, desk, user, &found)?;
    free(transaction, desk, user)?;
    let services = if services.is_empty() { places::services_of_desk(transaction, desk)? } else { services };
    let candidates = heads::of(transaction, desk, user, &services, request.now)?;
    let next = next::choose(candidates, request.now).ok_or(Refusal::NOBODY_WAITS)?;
    open(transaction, request, next.seq, desk, user)
}

/// Refuses a desk, a user or other places that are foreign or unknown.
pub(super) fn at_counter(
    transaction: &Transaction<'_>,
    request: &Request,
    desk: &str,
    user: &str,
    others: &[Option<String>],
) -> Result<(), Failure> {
    let desk = places::of_desk(transaction, desk)?;
    let user =
        places::person(transaction, user)?.map(|person| person.locations.into_iter().collect::<Vec<_>>());
    let found = std::iter::once(&desk).chain(others).map(|place| place.as_ref().map(std::slice::from_ref));
    Ok(scope::check(&request.caller, found.chain([user.as_deref()]))?)
}

/// A desk and a user each have at most one open answer (M3).
pub(super) fn free(transaction: &Transaction<'_>, desk: &str, user: &str) -> Result<(), Failure> {
    if answers::busy(transaction, desk, user)? { Err(Refusal::STATE.into()) } else { Ok(()) }
}

/// Opens the answer.
pub(super) fn open(
    transaction: &Transaction<'_>,
    request: &Request,
    ticket: i64,
    desk: &str,
    user: &str,
) -> Result<Answer, Failure> {
    let answer = answers::open(transaction, ticket, desk, user, request.now)?;
    Ok(answers::view(transaction, answer, &request.zones)?)
}
