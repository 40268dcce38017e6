//! What a supervisor changes in a ticket that waits: the extension `tickets`.

use callpad_wire::Ticket;

use super::{Request, act::act};
use crate::{
    domain::refusal::{Failure, Refusal},
    rules::change::{self, Change},
    store::{tickets, turn::Turn},
};

/// Changes a ticket; gives it as it is then.
pub(crate) fn change(
    turn: &Turn<'_>,
    request: &Request,
    ticket: &str,
    asked: Change,
) -> Result<Ticket, Failure> {
    act(turn, request, &asked.need(ticket), |facts| change::change(request, facts, asked))?;
    Ok(tickets::by_id(turn, ticket, &request.zones)?.ok_or(Refusal::UNKNOWN_ID)?)
}
