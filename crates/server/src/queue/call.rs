//! The four operations that call a ticket, and the look at what would be called next.

use callpad_wire::{Answer, Ticket};

use super::{Request, act::act};
use crate::{
    domain::{
        call_order::Reason,
        refusal::{Failure, Refusal},
    },
    rules::call::{self, Counter, From},
    store::{answers, facts, tickets, turn::Turn, view::View},
};

/// Calls one ticket.
pub(crate) fn one(
    turn: &Turn<'_>,
    request: &Request,
    from: From,
    counter: &Counter,
    ticket: &str,
) -> Result<Answer, Failure> {
    let decide = |facts: &_| call::one(request, facts, from, counter);
    opened(turn, request, act(turn, request, &counter.need_for(ticket), decide)?.answer)
}

/// Calls the next ticket of these services; none named: of those assigned to the desk (T5).
pub(crate) fn next(
    turn: &Turn<'_>,
    request: &Request,
    counter: &Counter,
    services: &[String],
) -> Result<Answer, Failure> {
    let decide = |facts: &_| call::next(request, facts, counter, services);
    opened(turn, request, act(turn, request, &counter.need_for_next(services), decide)?.answer)
}

/// The ticket that [`next`] would take now if desk and user were free, and why; `None` if nobody waits.
pub(crate) fn peek_next(
    view: &View<'_>,
    request: &Request,
    counter: &Counter,
    services: &[String],
) -> Result<Option<(Ticket, Reason)>, Failure> {
    let facts = facts::read(view, &counter.need_for_next(services), request.time, &request.zones)?;
    let Some(next) = call::peek(request, &facts, counter, services)? else { return Ok(None) };
    Ok(Some((tickets::view(view, next.seq, &request.zones)?, next.reason())))
}

/// The answer that a rule has opened.
pub(super) fn opened(turn: &Turn<'_>, request: &Request, answer: Option<i64>) -> Result<Answer, Failure> {
    Ok(answers::view(turn, answer.ok_or(Refusal::STATE)?, &request.zones)?)
}
