//! The look at what would be called next.

use callpad_wire::Ticket;

use super::Request;
use crate::{
    domain::{call_order::Reason, refusal::Failure},
    rules::call::{self, Counter},
    store::{facts, tickets, view::View},
};

/// The ticket that callnextticket would take now if desk and user were free, and why; `None` if nobody waits.
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
